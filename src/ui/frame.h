/*
 * A picture of one moment as a list of things to draw, things to touch and texts to read. A screen
 * fills it from its state alone; the platform draws it; input is resolved against it; lint and
 * tests read it. Everything in it lives in the frame's arena.
 */
#pragma once

#include "base/arena.h"
#include "base/geom.h"
#include "ui/color.h"
#include "ui/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum draw_kind {
    DRAW_BOX,     /* box filled with color, corners rounded by radius */
    DRAW_OUTLINE, /* border of the box: stroke px wide, inside the box, corners as above */
    DRAW_SHADOW,  /* one soft shadow below a box of this radius; stroke is its spread in px */
    DRAW_TEXT,    /* one line: text with its top left at box.x, box.y */
    DRAW_PICTURE, /* SVG file assets/images/<name> in its own colours, fitted into box, corners as
                     above */
    DRAW_ICON,    /* SVG file as a mask in color, fitted into box */
    DRAW_CLIP,    /* what follows shows only inside box; a box of 0 width ends it */
};

struct draw {
    enum draw_kind kind;
    struct rect box;
    struct color color;
    int radius;
    int stroke;
    struct font font;
    const char *text; /* DRAW_TEXT: UTF-8; DRAW_PICTURE and DRAW_ICON: the file name */
};

/* What a target is, for the rules on its size (ui/lint.h). */
enum target_kind {
    TARGET_BUTTON, /* worded answer or navigation */
    TARGET_KEY,    /* key, number or month button, body region */
    TARGET_SMALL,  /* comfort bar and the like */
    TARGET_PAGE,   /* the whole screen (attract) */
};

/* Something to touch. name and index are the contract with scripts: "option", 2. */
struct target {
    const char *name;
    int index;        /* 0 where there is only one */
    const char *code; /* "option CODE", "region CODE", "key Q"; "" if none */
    int action;       /* given back to the screen's update */
    int64_t value;    /* likewise: where it leads, when only the drawing knows */
    enum target_kind kind;
    struct rect box;
    bool enabled;
    bool selected;
    bool types;        /* a key that types: each strike counts (ui/press.h) */
    const char *label; /* what it says, for lists of targets and for assistive output */
};

/* One line of text as laid out, for lint and for reading the frame as text. */
struct text_box {
    struct rect box;  /* of the ink and its line: where the line was put */
    struct rect room; /* the room the text was given; box must be inside */
    struct font font;
    struct color color;
    struct color background;
    const char *text;
};

/* What a drawn thing shows, in a sentence, for people who cannot see it. */
struct description {
    struct rect box;
    const char *text;
};

struct ui_frame {
    struct arena *arena;
    int width;  /* px */
    int height; /* px */
    struct color clear;
    struct draw *draws;
    size_t draw_count;
    size_t draw_capacity;
    struct target *targets;
    size_t target_count;
    size_t target_capacity;
    struct text_box *texts;
    size_t text_count;
    size_t text_capacity;
    struct description *descriptions;
    size_t description_count;
    size_t description_capacity;
};

/* Empties the frame for a picture of width × height px and resets its arena. */
void frame_begin(struct ui_frame *frame, int width, int height, struct color clear);
void frame_draw(struct ui_frame *frame, struct draw draw);
void frame_target(struct ui_frame *frame, struct target target);
void frame_text(struct ui_frame *frame, struct text_box text);
/* Puts the first count targets behind all others: the keyboard comes to targets in their order. */
void frame_targets_last(struct ui_frame *frame, size_t count);
void frame_describe(struct ui_frame *frame, struct rect box, const char *text);

/* The target called name with this index (or code, when code is not NULL); NULL if there is none.
 */
const struct target *frame_find(const struct ui_frame *frame, const char *name, int index,
                                const char *code);
/* How many words stand in it. */
size_t frame_word_count(const struct ui_frame *frame);
/* All texts in drawing order, a space after each and a space for each no-break space. In the arena,
 * which need not be the frame's. */
const char *frame_words(const struct ui_frame *frame, struct arena *arena);
