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
    CHROME_PUBLIC,   /* without personal data: reading, home */
    CHROME_PERSONAL, /* with "Finish and clear" and the way to a person, on the wave */
    CHROME_STAFF,    /* behind the PIN: no button to a person; the comfort bar has Close */
    CHROME_VISITING, /* CHROME_PERSONAL without the wave: reading during a visit */
};

struct areas {
    struct rect head; /* heading, explanation */
    struct rect body; /* what is asked or shown; the controls */
    struct rect foot; /* one row of buttons: back, onward */
    /* one row below the foot; on a small panel the left of the foot's row, if any */
    struct rect below_foot;
    bool beside; /* the head stands at the left of the body; otherwise above it */
};

/* Draws the comfort bar, the ribbon and, on personal screens, the row below the foot; returns the
 * other areas. */
struct areas chrome_begin(const struct app *app, struct ui *ui, enum chrome_kind kind);
/* Gives the row below the foot of a public screen to the body. */
void chrome_drop_below_foot(struct ui *ui, struct areas *areas);
/* On a low panel, puts the head beside the body, with this share of the width: for screens whose
 * controls are tall and narrow. Does nothing on other panels. Call it before chrome_head. */
void chrome_beside(struct ui *ui, struct areas *areas, int percent);
/* On a low panel that is not wide, puts the head above the body and uses the whole width: for
 * screens whose controls are many or wide. Call it before chrome_head. True if the head stands
 * above the body afterwards. */
bool chrome_stack(struct ui *ui, struct areas *areas);
/* Gives the foot to the body too. */
void chrome_drop_foot(struct ui *ui, struct areas *areas);

/* Draws eyebrow, heading and explanation at the top of the head; each may be NULL. In portrait the
 * body then begins below them, at least 40 % down. On low panels the words are set smaller where
 * they would not fit, and the eyebrow is left out first. A screen that adds something below them
 * must cut its room off areas->head before. */
void chrome_head(const struct app *app, struct ui *ui, struct areas *areas, const char *eyebrow,
                 const char *heading, const char *explanation);
/* The words of a head, in their order; each may be NULL. */
struct head_words {
    const char *eyebrow;
    const char *lead; /* leads to the heading, which would not be understood without it */
    const char *heading;
    const char *explanation;
};
/* The same with a lead. */
void chrome_head_words(struct ui *ui, struct areas *areas, const struct head_words *wanted);

/* Upright, moves the top of the body up to the words of the head that was drawn, but not out of the
 * reach of a hand from a wheelchair: for what has no room otherwise. */
void chrome_begin_higher(const struct ui *ui, struct areas *areas);

/* The least height in px of heading and explanation at this width: a low panel sets them that small
 * if it must. */
int chrome_head_least(const struct ui *ui, int width, const char *heading, const char *explanation);
int chrome_head_words_least(const struct ui *ui, int width, const struct head_words *words);

/* Draws a soft wave behind the top of the screen, in portrait, moved up by `up` px. Draw it before
 * the rest of the chrome; personal screens have it already. */
void chrome_wave(struct ui *ui, int up);
/* The darkest ground that words in the head may stand on, which is the wave's. */
struct color chrome_head_ground(const struct ui *ui);

struct foot_button {
    const char *name;
    int action;
    const char *label;
    bool disabled;
    int64_t value;     /* for the screen's update */
    const char *brief; /* shown where the label does not fit; NULL: none */
    bool secondary;    /* the onward button is a side way, not what the page is for: outlined */
};
/* "Back": to the screen before this one. */
struct foot_button foot_back(const struct app *app);
/* The same by an action of the screen, such as to the step before. */
struct foot_button foot_back_to(const struct app *app, int action);
/* Draws back at the left and the larger onward button at the right; either may be NULL. */
void chrome_foot(struct ui *ui, const struct areas *areas, const struct foot_button *back,
                 const struct foot_button *onward);

/* Cuts the box of the back button off the left of a row: a third of it, or more where its words
 * need that and there is little room. */
struct rect chrome_cut_back(const struct ui *ui, struct rect *row, const struct button *back,
                            const struct button *onward);

/* Draws the button from reading to the check-in, below the foot of a public screen. */
void chrome_check_in(const struct app *app, struct ui *ui, struct rect box);

/* One of two texts, depending on whether somebody sits at the front desk. */
const char *chrome_desk_text(const struct app *app, enum string_id staffed, enum string_id none);
/* Height of a foot or button row in px. */
int chrome_row_height(const struct ui *ui);
int chrome_gap(const struct ui *ui);
