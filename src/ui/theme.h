/*
 * The look in one place: colours (ui/palette.h), type scale, radii and spacing in millimetres, and
 * how millimetres become pixels on the panel of this clinic.
 */
#pragma once

#include "ui/frame.h"
#include "ui/palette.h"

#include <stdbool.h>

/* Type scale; em sizes in mm stand in theme.c. */
enum style {
    STYLE_BODY,
    STYLE_STRONG, /* body, bold */
    STYLE_LEAD,
    STYLE_LEAD_STRONG, /* buttons */
    STYLE_TITLE_SMALL, /* h2 */
    STYLE_TITLE,       /* h1 */
    STYLE_DISPLAY,
    STYLE_KEY,    /* letters on keys */
    STYLE_NUMBER, /* digits on pads and number rows */
    STYLE_COUNT,
};

/* How big things are: the panel and what the visitor chose. */
struct metrics {
    int width; /* px of the picture as seen */
    int height;
    double px_per_mm;
    double viewing_distance_mm;
    bool large_text;
};

/* mm as whole pixels, rounded up, so that a floor given in mm is kept. */
int metrics_px(const struct metrics *metrics, double mm);
struct font metrics_font(const struct metrics *metrics, enum style style);
/* Distance between baselines: 1.5 em for reading, 1.25 em for headings and labels. */
int metrics_line_height(const struct metrics *metrics, enum style style);
bool metrics_landscape(const struct metrics *metrics);
/* Panels under 170 mm wide work with smaller floors (7"). */
bool metrics_small_panel(const struct metrics *metrics);
/* Words at the left, controls at the right: a panel that lies on its side, unless it is so small
 * that two columns would leave one word to a line. */
bool metrics_two_columns(const struct metrics *metrics);
/* True for panels under 200 mm high (15.6", 10.1", 7"): there is less space between things, so that
 * words and controls have room. */
bool metrics_low(const struct metrics *metrics);
/* How far down the controls begin, in px, when the panel stands upright: in the lower three fifths,
 * where no hand has to be lifted far. */
int metrics_reach(const struct metrics *metrics);
/* How far down a target has to begin, in px, to be touched from a wheelchair at all: 1220 mm above
 * the floor (EN 301 549 8.3.2) at most, of a panel whose lower edge is 900 mm above it. 0 on a
 * panel that is no higher than that. */
int metrics_reach_limit(const struct metrics *metrics);
/* The smallest cap height that a text may have, in mm (US 508 402.4, EN 301 549 5.1.4). */
double metrics_minimum_cap_mm(const struct metrics *metrics);
/* Cap height of BC Sans: 0.714 em (its OS/2 table). */
#define FONT_CAP_HEIGHT 0.714

/* Spacing steps in mm. */
#define SPACE_XS  2.0
#define SPACE_S   4.0
#define SPACE_M   6.0
#define SPACE_L   8.0
#define SPACE_XL  12.0
#define SPACE_XXL 16.0

/* Corners in mm. */
#define RADIUS_CARD   7.0
#define RADIUS_BUTTON 5.0    /* and boxes of text, rows that are touched */
#define RADIUS_KEY    3.0    /* and fields, small marks with words */
#define RADIUS_MARK   2.0    /* parts of a chart */
#define RADIUS_ROUND  1000.0 /* dots and pills: as round as they can be */

/* Touch floors in mm and gaps of panels for a room; what a panel asks for: metrics_touch. */
#define TOUCH_BUTTON_HEIGHT 20.0
#define TOUCH_BUTTON_WIDTH  40.0
#define TOUCH_KEY           15.0
#define TOUCH_KEY_SMALL     12.0 /* 7" panel */
#define TOUCH_SMALL         15.0
#define TOUCH_GAP           4.0
#define TOUCH_KEY_GAP       2.5

/* The least a target of one kind may measure, in mm. */
struct touch_floor {
    double height;
    double width;
    double gap; /* to the next target; between two kinds the larger one holds */
};

/*
 * Screens draw by it and lint measures by it. Errors of older hands stop falling at 20 mm (Chen
 * 2013), and keys of 15 mm are hit well enough. A 7" panel has no room for that: 20 mm rows would
 * leave it one answer to a page. It is read from 40 cm and not from 60, so 14 mm buttons look as
 * large as 21 mm ones on a panel for a room; keys stay at 12 mm, above the 9 to 10 mm where misses
 * become common.
 */
struct touch_floor metrics_touch(const struct metrics *metrics, enum target_kind kind);
