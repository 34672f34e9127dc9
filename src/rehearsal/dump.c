#include "rehearsal/dump.h"

#include "base/file.h"
#include "base/text_buffer.h"

#include <string.h>

static const char *kind_name(enum target_kind kind)
{
    switch (kind) {
    case TARGET_BUTTON: return "button";
    case TARGET_KEY: return "key";
    case TARGET_SMALL: return "small";
    case TARGET_PAGE: return "page";
    }
    return "";
}

const char *dump_text(struct arena *arena, const struct ui_frame *frame,
                      const struct metrics *metrics, const char *screen)
{
    double mm = metrics->px_per_mm;
    struct text_buffer out = {.arena = arena};
#define LINE(...) text_buffer_add_text(&out, arena_printf(arena, __VA_ARGS__))
    LINE("screen %s %dx%d px, %.1fx%.1f mm\n", screen, frame->width, frame->height,
         frame->width / mm, frame->height / mm);
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *t = &frame->targets[i];
        LINE("target %s %d%s%s %s at %d,%d %dx%d px, %.1f,%.1f %.1fx%.1f mm%s%s \"%s\"\n", t->name,
             t->index, t->code[0] != '\0' ? " " : "", t->code, kind_name(t->kind), t->box.x,
             t->box.y, t->box.w, t->box.h, t->box.x / mm, t->box.y / mm, t->box.w / mm,
             t->box.h / mm, t->enabled ? "" : " disabled", t->selected ? " selected" : "",
             t->label);
    }
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct text_box *t = &frame->texts[i];
        LINE("text at %d,%d %dx%d px, %.2f mm%s %s on %s \"%s\"\n", t->box.x, t->box.y, t->box.w,
             t->box.h, t->font.px / mm, t->font.face == FACE_BOLD ? " bold" : "",
             color_name(arena, t->color), color_name(arena, t->background), t->text);
    }
    for (size_t i = 0; i < frame->description_count; i++) {
        const struct description *d = &frame->descriptions[i];
        LINE("picture at %d,%d %dx%d px \"%s\"\n", d->box.x, d->box.y, d->box.w, d->box.h, d->text);
    }
#undef LINE
    return out.text;
}

bool dump_frame(const struct ui_frame *frame, const struct metrics *metrics, const char *screen,
                const char *path, struct err *err)
{
    struct arena *arena = arena_create(64 * 1024);
    const char *text = dump_text(arena, frame, metrics, screen);
    bool ok = file_replace(path, text, strlen(text), err);
    arena_destroy(arena);
    return ok;
}
