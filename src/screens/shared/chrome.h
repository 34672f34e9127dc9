/*
 * What every screen shares: the comfort bar in the same place, the way out, the demonstration
 * ribbon, and how a screen is divided. Portrait: words above, controls in the lower 60 %.
 * Landscape: words left, controls right. A small panel: words above, controls below, "Finish" in
 * the comfort bar.
 */
#pragma once

#include "app/screen.h"
#include "content/strings.h"
#include "ui/ui.h"

enum chrome_kind {
    CHROME_PUBLIC,   /* nobody's data: reading, home */
    CHROME_PERSONAL, /* with "Finish and clear" and the way to a person, on the wave */
    CHROME_STAFF,    /* behind the PIN: no way to a person, the comfort bar closes it */
    CHROME_VISITING, /* the same without the wave: reading during a visit */
};

struct areas {
    struct rect head;  /* heading, explanation */
    struct rect body;  /* what is asked or shown; the controls */
    struct rect foot;  /* one row of buttons: back, onward */
    struct rect under; /* one row below it; on a small panel the left of the foot's row, if any */
    bool beside;       /* the head stands at the left of the body, else above it */
};

/* Draws bar, ribbon and, on personal screens, the row below; returns the rest. */
struct areas chrome_begin(const struct app *app, struct ui *ui, enum chrome_kind kind);
/* Gives the row under the foot of a public screen to the body. */
void chrome_drop_under(struct ui *ui, struct areas *areas);
/* On a low panel: puts the head beside the body, with this share of the width. For screens whose
 * controls are tall and narrow. Before chrome_head; elsewhere it changes nothing. */
void chrome_beside(struct ui *ui, struct areas *areas, int percent);
/* On a low panel that is not wide: puts the head above the body, and all over the whole width. For
 * screens whose controls are many or wide. Before chrome_head; true if it is so now, or was. */
bool chrome_stack(struct ui *ui, struct areas *areas);
/* Gives the foot to the body too. */
void chrome_drop_foot(struct ui *ui, struct areas *areas);

/* Eyebrow, heading and explanation at the top of the head; each may be NULL. In portrait the body
 * then begins below them, at least 40 % down. On low panels the words are set smaller where they
 * would not fit, and the eyebrow goes first: what a screen adds below them, it cuts off
 * areas->head before. */
void chrome_head(const struct app *app, struct ui *ui, struct areas *areas, const char *eyebrow,
                 const char *heading, const char *explanation);

/* The height in px that heading and explanation need at this width when they are set as small as a
 * low panel sets them. */
int chrome_head_least(const struct ui *ui, int width, const char *heading, const char *explanation);

/* A soft wave behind the top of the screen, in portrait, moved up by some px. Drawn before the rest
 * of the chrome; personal screens have it already. */
void chrome_wave(struct ui *ui, int up);
/* What words in the head stand on at worst: they may lie on the wave. */
struct color chrome_head_ground(const struct ui *ui);

struct foot_button {
    const char *name;
    int action;
    const char *label;
    bool disabled;
    int64_t value;     /* for the screen's update */
    const char *brief; /* words where the label has no room; NULL: none */
    bool aside;        /* onward, but not what the page is for: outlined */
};
/* "Back": to the screen before this one. */
struct foot_button foot_back(const struct app *app);
/* Back at the left, the onward act larger at the right; either may be NULL. */
void chrome_foot(struct ui *ui, const struct areas *areas, const struct foot_button *back,
                 const struct foot_button *onward);

/* Cuts the box of the way back off the left of a row: a third, or more where its words need it and
 * there is little room. */
struct rect chrome_cut_back(const struct ui *ui, struct rect *row, const struct button *back,
                            const struct button *onward);

/* The way from reading to a visit, in the row under the foot of a public screen. */
void chrome_check_in(const struct app *app, struct ui *ui, struct rect box);

/* One of two texts, by whether somebody sits at the desk. */
const char *chrome_desk_text(const struct app *app, enum string_id staffed, enum string_id none);
/* Height of a foot or button row in px. */
int chrome_row_height(const struct ui *ui);
int chrome_gap(const struct ui *ui);
