/* A page turn in pixels: mixes the old picture and the new one. Both are kept only while the turn
 * lasts and overwritten after it, since either may show personal data. */
#pragma once

#include "app/app.h"
#include "base/geom.h"

#include <stdbool.h>
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

struct page_turn {
    enum turn kind; /* TURN_NONE: no turn is in progress */
    int slide_px;
    bool started;
    int64_t start_ms;
    struct rect band;           /* everything that differs, as wide as the picture */
    struct SDL_Surface *before; /* the whole old picture */
    struct SDL_Surface *after;  /* the band of the new picture */
};

/* Keeps a copy of the picture that is shown. Surfaces have 32 bits a pixel. */
void page_turn_begin(struct page_turn *turn, enum turn kind, int slide_px,
                     const struct SDL_Surface *shown);
/* Keeps a copy of the band of the new picture. */
void page_turn_set_after(struct page_turn *turn, struct rect band,
                         const struct SDL_Surface *picture);
/* Starts the time of the turn at its first call; the first picture is already one step into it. */
void page_turn_start(struct page_turn *turn, int64_t now_ms);
/* Writes the band as it is at now_ms into the picture; once the time is over, the new picture. */
void page_turn_mix(const struct page_turn *turn, struct SDL_Surface *picture, int64_t now_ms);
bool page_turn_is_over(const struct page_turn *turn, int64_t now_ms);
/* Overwrites and frees both pictures. */
void page_turn_end(struct page_turn *turn);
