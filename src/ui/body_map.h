/*
 * A standing figure with places to point at: back and front, one at a time, whole or in parts where
 * a panel is too low for all of it. Places are known by their region codes ("back-low-left"); what
 * they are called, the questionnaire says. Left and right are the person's own: seen from behind
 * they are at the left and right of the picture, seen from the front the other way round.
 */
#pragma once

#include "domain/questionnaire.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum body_side { BODY_BACK, BODY_FRONT, BODY_SIDE_COUNT };

#define BODY_PARTS_MAX 2

/* Where the figure stands, and how much of it is seen. */
struct body_view {
    enum body_side side;
    int parts;         /* 1: the whole; 2: down to the hips, from there */
    int part;          /* which of them, from 0 */
    double scale;      /* px to a unit of the figure */
    struct rect box;   /* px: the part that is seen */
    double figure_top; /* px: of the whole figure; above the box where that shows a lower part */
};

/*
 * Puts the figure, in so many parts, into room, as large as it goes. Sets all of view but its side
 * and part. False if a place would then be smaller than the panel's floor for keys or too close to
 * the next, on either side and in any part.
 */
bool body_view_fit(const struct metrics *metrics, struct rect room, int parts,
                   struct body_view *view);

/* The places of one side, from the top of the picture to its feet, left before right. */
struct body_place {
    const char *code;
    enum body_side side;
    /* In units of the figure; see BODY_WIDTH. */
    double touch[4];     /* x, y, width, height: what may be touched */
    double shape[4];     /* what is drawn: the box of the picture */
    double mark[3];      /* x, y, radius: where a check mark has room in it */
    const char *picture; /* of the place when it is chosen */
};
#define BODY_WIDTH  92.0
#define BODY_HEIGHT 186.0
const struct body_place *body_places(size_t *count);
/* True if a place on the figure, on either side, has this code. */
bool body_place_known(const char *code);

bool body_place_in_view(const struct body_view *view, const struct body_place *place);
/* In px; only for places in view. */
struct rect body_place_touch(const struct body_view *view, const struct body_place *place);
struct rect body_place_shape(const struct body_view *view, const struct body_place *place);

/* The figure with nothing chosen. */
void body_figure(struct ui *ui, const struct body_view *view);
/* A place on it, drawn where it is chosen or under the finger: filled, with a check mark. */
void body_place_draw(struct ui *ui, const struct body_view *view, const struct body_place *place,
                     bool chosen, bool pressed);
/* To look at, of any size: the whole figure from one side with the chosen options of a question. */
void body_map_draw(struct ui *ui, struct rect box, enum body_side side, const struct item *item,
                   uint64_t chosen);
