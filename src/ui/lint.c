#include "ui/lint.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <string.h>

#define CONTRAST_TEXT       7.0 /* WCAG 1.4.6 */
#define CONTRAST_TEXT_LARGE 4.5 /* WCAG 1.4.6 for text from 18 pt, or 14 pt bold */
#define LINE_CHARACTERS_MAX 80

__attribute__((format(printf, 3, 4))) static void find(struct lint *lint, const char *cause,
                                                       const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    lint->findings = arena_grow(lint->arena, lint->findings, lint->count, &lint->capacity,
                                sizeof(*lint->findings));
    lint->findings[lint->count++] =
        (struct finding){arena_vprintf(lint->arena, format, arguments), cause};
    va_end(arguments);
}

/* Pixels between two boxes that lie beside or above each other; 0 if they overlap. */
static int gap_between(struct rect a, struct rect b)
{
    int dx = a.x > b.x ? a.x - b.x - b.w : b.x - a.x - a.w;
    int dy = a.y > b.y ? a.y - b.y - b.h : b.y - a.y - a.h;
    int gap = dx > dy ? dx : dy;
    return gap > 0 ? gap : 0;
}

static const char *of_target(const struct lint *lint, const struct target *target, const char *what)
{
    return arena_printf(lint->arena, "targets %s: %s", target->name, what);
}

static void lint_targets(struct lint *lint, const struct ui_frame *frame,
                         const struct metrics *metrics)
{
    const double tolerance = 0.05; /* mm: less than a pixel on every panel */
    struct rect screen = {0, 0, frame->width, frame->height};
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *t = &frame->targets[i];
        struct touch_floor least = metrics_touch(metrics, t->kind);
        double w = t->box.w / metrics->px_per_mm;
        double h = t->box.h / metrics->px_per_mm;
        if (h + tolerance < least.height) {
            find(lint, of_target(lint, t, "too low"), "target %s %d %s: %.1f mm high, needs %.1f",
                 t->name, t->index, t->code, h, least.height);
        }
        if (w + tolerance < least.width) {
            find(lint, of_target(lint, t, "too narrow"),
                 "target %s %d %s: %.1f mm wide, needs %.1f", t->name, t->index, t->code, w,
                 least.width);
        }
        if (!rect_inside(t->box, screen)) {
            find(lint, of_target(lint, t, "outside the screen"), "target %s %d: outside the screen",
                 t->name, t->index);
        }
        int reach = metrics_reach_limit(metrics);
        if (t->kind != TARGET_PAGE && t->box.y < reach) {
            find(lint, of_target(lint, t, "out of reach"),
                 "target %s %d: out of reach, %.1f mm too high up", t->name, t->index,
                 (reach - t->box.y) / metrics->px_per_mm);
        }
        if (t->label == NULL || t->label[0] == '\0') {
            find(lint, of_target(lint, t, "no label"), "target %s %d: no label", t->name, t->index);
        }
        for (size_t j = 0; j < i; j++) {
            const struct target *o = &frame->targets[j];
            if (t->kind == TARGET_PAGE || o->kind == TARGET_PAGE) {
                continue;
            }
            if (strcmp(t->name, o->name) == 0 && t->index == o->index) {
                find(lint, of_target(lint, t, "there twice"), "target %s %d: there twice", t->name,
                     t->index);
            }
            double other_gap = metrics_touch(metrics, o->kind).gap;
            double need = least.gap > other_gap ? least.gap : other_gap;
            double gap = gap_between(t->box, o->box) / metrics->px_per_mm;
            if (gap + tolerance < need) {
                find(lint, of_target(lint, t, "too near another"),
                     "targets %s %d and %s %d: %.1f mm apart, need %.1f", o->name, o->index,
                     t->name, t->index, gap, need);
            }
        }
    }
}

static void lint_glyphs(struct lint *lint, const struct text_box *box,
                        const struct text_engine *text)
{
    size_t length = strlen(box->text);
    for (size_t at = 0; at < length;) {
        uint32_t character = 0;
        size_t size = utf8_decode(box->text + at, length - at, &character);
        if (size == 0) {
            find(lint, "texts: not UTF-8", "text \"%s\": not UTF-8", box->text);
            return;
        }
        if (!text->has_glyph(text->self, box->font.face, character)) {
            find(lint, arena_printf(lint->arena, "no glyph for U+%04X", (unsigned)character),
                 "text \"%s\": no glyph for U+%04X", box->text, (unsigned)character);
        }
        at += size;
    }
}

static void lint_texts(struct lint *lint, const struct ui_frame *frame,
                       const struct metrics *metrics, const struct text_engine *text)
{
    struct rect screen = {0, 0, frame->width, frame->height};
    double least_cap = metrics_minimum_cap_mm(metrics);
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct text_box *t = &frame->texts[i];
        if (!rect_inside(t->box, t->room) || !rect_inside(t->box, screen)) {
            find(lint, "texts: cut off", "text \"%s\": cut off (at %d,%d %dx%d, room %d,%d %dx%d)",
                 t->text, t->box.x, t->box.y, t->box.w, t->box.h, t->room.x, t->room.y, t->room.w,
                 t->room.h);
        }
        double cap = t->font.px * FONT_CAP_HEIGHT / metrics->px_per_mm;
        if (cap + 0.01 < least_cap) {
            find(lint, "texts: too small", "text \"%s\": capitals %.2f mm high, need %.2f", t->text,
                 cap, least_cap);
        }
        double em_pt = t->font.px / metrics->px_per_mm / 25.4 * 72.0;
        bool large = em_pt >= 36.0; /* twice WCAG's 18 pt: read from twice the distance of a page */
        double need = large ? CONTRAST_TEXT_LARGE : CONTRAST_TEXT;
        double have = color_contrast(t->color, t->background);
        if (have + 0.005 < need) {
            const char *pair = arena_printf(lint->arena, "%s on %s: contrast %.2f, needs %.1f",
                                            color_name(lint->arena, t->color),
                                            color_name(lint->arena, t->background), have, need);
            find(lint, pair, "text \"%s\": %s", t->text, pair);
        }
        if (utf8_count(t->text) > LINE_CHARACTERS_MAX) {
            find(lint, "texts: lines too long", "text \"%s\": line of more than %d characters",
                 t->text, LINE_CHARACTERS_MAX);
        }
        lint_glyphs(lint, t, text);
        for (size_t j = 0; j < i; j++) {
            if (rect_overlap(t->box, frame->texts[j].box)) {
                find(lint, "texts: overlap", "texts \"%s\" and \"%s\": overlap",
                     frame->texts[j].text, t->text);
            }
        }
    }
}

/* A text must lie wholly on a target or wholly beside it. One that crosses the edge of a button is
 * a fault. */
static void lint_text_on_targets(struct lint *lint, const struct ui_frame *frame)
{
    for (size_t i = 0; i < frame->text_count; i++) {
        for (size_t j = 0; j < frame->target_count; j++) {
            const struct target *target = &frame->targets[j];
            if (target->kind != TARGET_PAGE && rect_overlap(frame->texts[i].box, target->box) &&
                !rect_inside(frame->texts[i].box, target->box)) {
                find(lint, of_target(lint, target, "text half on it"),
                     "text \"%s\": half on target %s %d", frame->texts[i].text, target->name,
                     target->index);
            }
        }
    }
}

/* The name of a picture must not come out empty: the painter draws nothing and only warns. */
static void lint_pictures(struct lint *lint, const struct ui_frame *frame)
{
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if ((draw->kind == DRAW_PICTURE || draw->kind == DRAW_ICON) &&
            (draw->text == NULL || draw->text[0] == '\0')) {
            find(lint, "pictures without a name", "a picture without a name at %d,%d %dx%d",
                 draw->box.x, draw->box.y, draw->box.w, draw->box.h);
        }
    }
}

void lint_frame(struct lint *lint, const struct ui_frame *frame, const struct metrics *metrics,
                const struct text_engine *text)
{
    lint_targets(lint, frame, metrics);
    lint_texts(lint, frame, metrics, text);
    lint_text_on_targets(lint, frame);
    lint_pictures(lint, frame);
    if (frame->target_count == 0) {
        find(lint, "no way out", "no way out: nothing to touch");
    }
}
