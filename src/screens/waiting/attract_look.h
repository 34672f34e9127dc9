/*
 * How the attract screen changes with time: which card shows, and where everything stands. Computed
 * only from the time since the screen came up, so that it can be repeated. The screen shows all
 * day, so it has few pictures, and nothing on it moves for long.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ATTRACT_CARD_MS 15000 /* from one card to the next */
#define ATTRACT_FADE_MS 400   /* of which one card fades out and the next one in */
#define ATTRACT_MOVE_MS (5 * 60 * 1000)
#define ATTRACT_DIM_MS  (15 * 60 * 1000)

/* The parts of the screen that change with time. Without any, nothing is redrawn. */
struct attract_parts {
    size_t cards; /* number of cards; 0: no room for them; a single one does not change */
    bool calm;    /* reduced motion: the cards change at once */
};

struct attract_look {
    size_t card;    /* index */
    int veil;       /* how much the card is hidden: 0 not at all, 255 completely */
    double shift_x; /* mm by which everything is moved, so that no line burns in */
    double shift_y;
    /* after a long time without a touch: 40 % of the light, and the cards change at once */
    bool dim;
};

/* How it looks elapsed_ms after the screen came up. */
struct attract_look attract_look_at(const struct attract_parts *parts, int64_t elapsed_ms);
/* When it may look different next, ms after the screen came up. */
int64_t attract_next_ms(const struct attract_parts *parts, int64_t elapsed_ms);
bool attract_look_equal(const struct attract_look *a, const struct attract_look *b);
