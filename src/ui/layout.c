/* Texts broken into lines, and lines drawn. */
#include "ui/ui.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

/* From the end of a longer line the eye has trouble finding the next one (45 to 66 characters are
 * best; WCAG 1.4.8 allows 80). */
#define LINE_CHARACTERS_MAX 66

struct builder {
    const struct ui *ui;
    enum style style;
    int max_width;
    struct text_line *lines;
    size_t line_count;
    size_t line_capacity;
    struct text_run *runs; /* of the line being built */
    size_t run_count;
    size_t run_capacity;
    int width;         /* of the line being built */
    size_t characters; /* of the line being built */
    int widest;
};

static int measure(const struct builder *b, struct font font, const char *text, size_t length)
{
    return b->ui->text->width(b->ui->text->self, font, text, length);
}

static void end_line(struct builder *b)
{
    struct arena *arena = b->ui->frame->arena;
    b->lines = arena_grow(arena, b->lines, b->line_count, &b->line_capacity, sizeof(*b->lines));
    b->lines[b->line_count++] =
        (struct text_line){.runs = b->runs, .count = b->run_count, .width = b->width};
    b->widest = b->width > b->widest ? b->width : b->widest;
    b->runs = NULL;
    b->run_count = 0;
    b->run_capacity = 0;
    b->characters = 0;
    b->width = 0;
}

/* Puts text at the end of the line. Text of the same face joins the run before it, so that both are
 * measured and drawn together and the kerning between them is right. */
static void append(struct builder *b, struct font font, const char *text, size_t length)
{
    struct arena *arena = b->ui->frame->arena;
    struct text_run *last = b->run_count > 0 ? &b->runs[b->run_count - 1] : NULL;
    if (last != NULL && last->font.face == font.face) {
        last->text = arena_printf(arena, "%s%.*s", last->text, (int)length, text);
    } else {
        b->runs = arena_grow(arena, b->runs, b->run_count, &b->run_capacity, sizeof(*b->runs));
        last = &b->runs[b->run_count++];
        *last = (struct text_run){
            .text = arena_strndup(arena, text, length), .font = font, .x = b->width};
    }
    last->width = measure(b, font, last->text, strlen(last->text));
    b->characters += utf8_count_in(text, length);
    b->width = last->x + last->width;
}

/* How many bytes of text fit into width px; at least one character. */
static size_t fitting_bytes(const struct builder *b, struct font font, const char *text,
                            size_t length, int width)
{
    size_t fits = 0;
    while (fits < length) {
        size_t next = fits + 1;
        while (next < length && utf8_is_continuation(text[next])) {
            next++;
        }
        if (fits > 0 && measure(b, font, text, next) > width) {
            break;
        }
        fits = next;
    }
    return fits;
}

/* A part of a word, in one face. A word may have several ("vi**sits**"), and is not broken. */
struct piece {
    const char *text;
    size_t length;
    struct font font;
};

/* Width of the line with a space and the word added, as it would be drawn. */
static int width_with(const struct builder *b, const struct piece *pieces, size_t count, bool space)
{
    const struct text_run *last = &b->runs[b->run_count - 1];
    const char *gap = space ? " " : "";
    int width = b->width + measure(b, last->font, gap, strlen(gap));
    for (size_t i = 0; i < count; i++) {
        width += measure(b, pieces[i].font, pieces[i].text, pieces[i].length) + 1;
    }
    return width;
}

static bool is_in_last_face(const struct builder *b, const struct piece *pieces, size_t count)
{
    return count == 1 && b->runs[b->run_count - 1].font.face == pieces[0].font.face;
}

/* Appends a word to the last run, which has the same face. The run is measured again as a whole,
 * because rounding and kerning make that a little different from the sum. False, and nothing is
 * done, if the line has no room. */
static bool join(struct builder *b, const struct piece *piece, bool space)
{
    struct text_run *last = &b->runs[b->run_count - 1];
    size_t before = strlen(last->text);
    size_t gap = space ? 1 : 0;
    char *joined = arena_alloc(b->ui->frame->arena, before + gap + piece->length + 1);
    memcpy(joined, last->text, before);
    memcpy(joined + before, " ", gap);
    memcpy(joined + before + gap, piece->text, piece->length);
    int width = measure(b, last->font, joined, before + gap + piece->length);
    if (last->x + width > b->max_width) {
        return false;
    }
    last->text = joined;
    last->width = width;
    b->characters += gap + utf8_count_in(piece->text, piece->length);
    b->width = last->x + width;
    return true;
}

static bool is_too_long_with(const struct builder *b, const struct piece *pieces, size_t count,
                             bool space)
{
    size_t characters = b->characters + (space ? 1 : 0);
    for (size_t i = 0; i < count; i++) {
        characters += utf8_count_in(pieces[i].text, pieces[i].length);
    }
    return characters > LINE_CHARACTERS_MAX;
}

/* One unbreakable word made of count pieces, with a space before it if there was one. */
static void add_word(struct builder *b, const struct piece *pieces, size_t count, bool space)
{
    bool gap = space && b->run_count > 0;
    if (b->run_count > 0) {
        bool fits = !is_too_long_with(b, pieces, count, space);
        if (fits && is_in_last_face(b, pieces, count)) {
            if (join(b, pieces, space)) {
                return;
            }
            fits = false;
        }
        if (!fits || width_with(b, pieces, count, space) > b->max_width) {
            end_line(b);
            gap = false;
        }
    }
    int width = 0;
    for (size_t i = 0; i < count; i++) {
        width += measure(b, pieces[i].font, pieces[i].text, pieces[i].length);
    }
    if (gap) {
        append(b, b->runs[b->run_count - 1].font, " ", 1);
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = pieces[i].text;
        size_t length = pieces[i].length;
        while (b->width + measure(b, pieces[i].font, text, length) > b->max_width &&
               width > b->max_width && length > 0) {
            int left = b->max_width - b->width;
            size_t fits = fitting_bytes(b, pieces[i].font, text, length, left);
            if (b->run_count > 0 && measure(b, pieces[i].font, text, fits) > left) {
                end_line(b); /* not even one character goes behind the piece before */
                continue;
            }
            append(b, pieces[i].font, text, fits);
            text += fits;
            length -= fits;
            if (length > 0) {
                end_line(b);
            }
        }
        if (length > 0) {
            append(b, pieces[i].font, text, length);
        }
    }
}

struct text_layout ui_layout_spans(const struct ui *ui, enum style style, const struct span *spans,
                                   size_t count, int width)
{
    struct builder b = {.ui = ui, .style = style, .max_width = width};
    struct font regular = metrics_font(ui->metrics, style);
    struct font bold = {FACE_BOLD, regular.px};
    /* no span holds more than one piece of a word */
    struct piece *word = ARENA_ARRAY(ui->frame->arena, struct piece, count);
    size_t pieces = 0;
    bool space = false; /* before the word being collected */
    for (size_t s = 0; s < count; s++) {
        const char *at = spans[s].text;
        struct font font = spans[s].strong ? bold : regular;
        while (*at != '\0') {
            size_t length = strcspn(at, " \n");
            if (length > 0) {
                word[pieces++] = (struct piece){at, length, font};
                at += length;
            }
            if (*at == '\0') {
                break; /* the word may go on in the next span */
            }
            if (pieces > 0) {
                add_word(&b, word, pieces, space);
                pieces = 0;
            }
            space = *at == ' ';
            if (*at == '\n') {
                end_line(&b);
            }
            at++;
        }
    }
    if (pieces > 0) {
        add_word(&b, word, pieces, space);
    }
    if (b.run_count > 0) {
        end_line(&b);
    }
    int line_height = metrics_line_height(ui->metrics, style);
    return (struct text_layout){
        .style = style,
        .lines = b.lines,
        .count = b.line_count,
        .line_height = line_height,
        .height = line_height * (int)b.line_count,
        .width = b.widest,
    };
}

struct text_layout ui_layout(const struct ui *ui, enum style style, const char *text, int width)
{
    const struct span span = {.text = text, .strong = false};
    return ui_layout_spans(ui, style, &span, 1, width);
}

static int aligned_x(struct rect room, int width, enum align align)
{
    switch (align) {
    case ALIGN_LEFT: return room.x;
    case ALIGN_CENTRE: return room.x + (room.w - width) / 2;
    case ALIGN_RIGHT: return room.x + room.w - width;
    }
    BUG("align");
}

int ui_baseline(const struct ui *ui, enum style style)
{
    int own_height = 0;
    int ascent = ui->text->ascent(ui->text->self, metrics_font(ui->metrics, style), &own_height);
    return (metrics_line_height(ui->metrics, style) - own_height) / 2 + ascent;
}

void ui_draw_lines(struct ui *ui, const struct text_layout *layout, size_t from, size_t to,
                   struct rect room, struct color color, enum align align)
{
    for (size_t i = from; i < to; i++) {
        const struct text_line *line = &layout->lines[i];
        int x = aligned_x(room, line->width, align);
        int top = room.y + layout->line_height * (int)(i - from);
        for (size_t r = 0; r < line->count; r++) {
            const struct text_run *run = &line->runs[r];
            int own_height = 0;
            ui->text->ascent(ui->text->self, run->font, &own_height);
            struct rect ink = {x + run->x, top + (layout->line_height - own_height) / 2, run->width,
                               own_height};
            frame_draw(ui->frame, (struct draw){.kind = DRAW_TEXT,
                                                .box = ink,
                                                .color = color,
                                                .font = run->font,
                                                .text = run->text});
            frame_text(ui->frame,
                       (struct text_box){.box = {ink.x, top, run->width, layout->line_height},
                                         .room = room,
                                         .font = run->font,
                                         .color = color,
                                         .background = ui->behind,
                                         .text = run->text});
        }
    }
}

void ui_paragraph(struct ui *ui, struct rect *room, enum style style, struct color color,
                  const char *text, enum align align)
{
    struct text_layout layout = ui_layout(ui, style, text, room->w);
    ui_draw_lines(ui, &layout, 0, layout.count, *room, color, align);
    rect_cut_top(room, layout.height);
}

void ui_label(struct ui *ui, struct rect box, enum style style, struct color color,
              const char *text, enum align align)
{
    struct text_layout layout = ui_layout(ui, style, text, box.w);
    struct rect room = box;
    room.y += (box.h - layout.height) / 2;
    room.h = layout.height;
    if (layout.height > box.h) {
        room = box; /* too much text: lint reports it against the box it was given */
    }
    ui_draw_lines(ui, &layout, 0, layout.count, room, color, align);
}
