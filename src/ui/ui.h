/*
 * What a screen draws with: text that wraps by measured words, boxes, buttons, and the few widgets
 * that every screen shares. All sizes come from the metrics; nothing here knows what it is for.
 */
#pragma once

#include "domain/document.h"
#include "ui/frame.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* Which target is under the finger, and which has the keyboard's focus: by name, index. */
struct ui_mark {
    const char *name; /* NULL: none */
    int index;
};

struct ui {
    struct ui_frame *frame;
    const struct text_engine *text;
    const struct palette *palette;
    const struct metrics *metrics;
    struct ui_mark pressed;
    struct ui_mark focused;
    struct color behind; /* what is behind the text drawn next; see ui_set_behind */
};

int ui_px(const struct ui *ui, double mm);
/* The least height in px of a target of this kind, and the least distance to the next. */
int ui_least_height(const struct ui *ui, enum target_kind kind);
int ui_least_gap(const struct ui *ui, enum target_kind kind);
/* Says what colour the next texts stand on; returns what it was, to put back. */
struct color ui_set_behind(struct ui *ui, struct color color);

/* --- text --- */

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* A part of a line: a run in one face. Offsets in px from the start of the line. */
struct text_run {
    const char *text;
    struct font font;
    int x;
    int width;
};
struct text_line {
    const struct text_run *runs;
    size_t count;
    int width;
};
struct text_layout {
    enum style style;
    const struct text_line *lines;
    size_t count;
    int line_height;
    int height; /* lines × line_height */
    int width;  /* of the widest line */
};

/*
 * Breaks text into lines of at most width px and 66 characters: at spaces, never at a no-break
 * space; a word wider than that is broken where it must be. '\n' begins a new line. In the frame's
 * arena.
 */
struct text_layout ui_layout(const struct ui *ui, enum style style, const char *text, int width);
/* The same for spans of which some are strong. */
struct text_layout ui_layout_spans(const struct ui *ui, enum style style, const struct span *spans,
                                   size_t count, int width);
/* Px from the top of a line of this style to its baseline: for texts of two sizes side by side. */
int ui_baseline(const struct ui *ui, enum style style);
/* Draws lines [from, to) into the top of room, each within the room's width. */
void ui_draw_lines(struct ui *ui, const struct text_layout *layout, size_t from, size_t to,
                   struct rect room, struct color color, enum align align);
/* Lays out and draws at the top of *room, and cuts off what it took. */
void ui_paragraph(struct ui *ui, struct rect *room, enum style style, struct color color,
                  const char *text, enum align align);
/* One line or several, in the middle of box both ways. */
void ui_label(struct ui *ui, struct rect box, enum style style, struct color color,
              const char *text, enum align align);

/* --- shapes --- */

void ui_fill(struct ui *ui, struct rect box, struct color color, double radius_mm);
void ui_stroke(struct ui *ui, struct rect box, struct color color, double radius_mm,
               double stroke_mm);
/* A white card with a soft shadow (an outline in high contrast). */
void ui_card(struct ui *ui, struct rect box, struct color color);
void ui_icon(struct ui *ui, struct rect box, const char *name, struct color color);
void ui_picture(struct ui *ui, struct rect box, const char *name);
/* The same with the corners of a card. */
void ui_picture_card(struct ui *ui, struct rect box, const char *name);

/* --- targets --- */

/* What a control is called and what it does; see struct target. */
struct control {
    const char *name;
    int index;
    const char *code; /* NULL is "" */
    int action;
    int64_t value;
    bool types;
};

enum button_look {
    BUTTON_PRIMARY,
    BUTTON_OUTLINE,
    BUTTON_TINT,
    BUTTON_PLAIN,      /* words alone */
    BUTTON_DANGER,     /* a warning one can touch */
    BUTTON_ON_PRIMARY, /* light, on a screen of the primary colour */
    BUTTON_OUTLINE_ON_PRIMARY,
};

struct button {
    struct control control;
    enum button_look look;
    const char *label;
    const char *shown; /* words on it instead of its label, "" for the icon alone; NULL: label */
    const char *brief; /* words on it where those have no room in its box; NULL: none */
    const char *icon;  /* NULL: none */
    bool disabled;
    bool selected;
    enum target_kind kind; /* TARGET_BUTTON unless said otherwise */
    enum style style;      /* STYLE_BODY (0) stands for STYLE_LEAD_STRONG */
};

void ui_button(struct ui *ui, struct rect box, const struct button *button);
/* The width and height in px that the button's words need when they may be at most max_width px. */
int ui_button_height(const struct ui *ui, const struct button *button, int width);
int ui_button_natural_width(const struct ui *ui, const struct button *button);

/* A touchable region with nothing drawn but press and focus; for cards drawn by the screen. */
void ui_touch_area(struct ui *ui, struct rect box, const struct control *control,
                   enum target_kind kind, const char *label, double radius_mm);
bool ui_is_pressed(const struct ui *ui, const struct control *control);

/* An answer: round mark for one of several, square mark where several may be chosen. */
struct answer_row {
    struct control control;
    const char *label;
    enum style style; /* that of its whole list; see ui_answer_style */
    bool selected;
    bool multiple;
};
/* The style that all answers of a list have at this width: large or at least bold if each is one
 * line then, else that of the text, since sentences in bold are hard to read. */
enum style ui_answer_style(const struct ui *ui, const char *const *labels, size_t count, int width);
void ui_answer(struct ui *ui, struct rect box, const struct answer_row *row);
int ui_answer_height(const struct ui *ui, enum style style, const char *label, int width);

/* A key of a pad or keyboard. */
void ui_key(struct ui *ui, struct rect box, const struct control *control, const char *label,
            const char *icon, enum style style, bool selected, bool disabled);

/* A line that fills up: part of whole. */
void ui_progress_line(struct ui *ui, struct rect box, int part, int whole);
