/* A page turn in pixels: mixes the old picture and the new one, where they differ. The pixels of
 * both are kept only while the turn lasts and overwritten after it, since either may show personal
 * data. */
#pragma once

#include "app/app.h"
#include "base/arena.h"
#include "base/geom.h"
#include "platform/painter_change.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct SDL_Surface;

/* How long a page turn or a fade lasts. */
#define TURN_MS 250
#define FADE_MS 200
/* How far the new page slides, in mm. */
#define TURN_SLIDE_MM 6.0
/* Between two steps of a turn: the frame rate of a usual panel. */
#define TURN_STEP_MS 16

/* How far a turn has come, 0 to 256, elapsed_ms after it began: fast at first, slower at the
 * end. */
int turn_progress(enum turn turn, int64_t elapsed_ms);
/* How many px the new page is still to the right of its place (negative: left) at that progress. */
int turn_offset(enum turn turn, int slide_px, int progress);

struct strip;

struct page_turn {
    enum turn kind; /* TURN_NONE: no turn is in progress */
    int slide_px;
    bool started;
    int64_t start_ms;
    struct rect areas[PAINTER_AREAS]; /* the turn changes pixels only here */
    size_t area_count;
    struct arena *arena;  /* holds the pixels of both pictures, and the rest */
    struct strip *strips; /* what differs, row by row from the top */
    size_t strip_count;
    size_t strip_room;
    struct rect_list still; /* what stands in the way of the new page and does not move */
    int width;              /* px of the pictures */
    uint32_t *scratch;      /* a row of that width to work in */
};

/*
 * A turn in three steps. The surfaces have 32 bits a pixel and one size. Begin keeps the pixels of
 * the picture shown that will change. After the new picture was painted over it, set_after keeps
 * those of the new one, and ends the turn (TURN_NONE) if they are the same. Mix then writes each
 * step.
 */
void page_turn_begin(struct page_turn *turn, enum turn kind, int slide_px,
                     const struct SDL_Surface *shown, const struct painter_change *change);
void page_turn_set_after(struct page_turn *turn, const struct SDL_Surface *picture,
                         const struct painter_change *change);
/* Starts the time of the turn at its first call; the first picture is already one step into it. */
void page_turn_start(struct page_turn *turn, int64_t now_ms);
/* Writes the areas as they are at now_ms into the picture; once the time is over, the new picture.
 */
void page_turn_mix(const struct page_turn *turn, struct SDL_Surface *picture, int64_t now_ms);
bool page_turn_is_over(const struct page_turn *turn, int64_t now_ms);
/* Overwrites and frees the pixels of both pictures. */
void page_turn_end(struct page_turn *turn);
