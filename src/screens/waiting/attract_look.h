/*
 * What time makes of the attract screen: which card shows, how far the disc has breathed, where
 * everything stands. Pure arithmetic on the time since the screen came up, so that it repeats.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ATTRACT_CARD_MS   8000 /* from one card to the next */
#define ATTRACT_FADE_MS   1200 /* of which the one goes and the other comes */
#define ATTRACT_BREATH_MS 9000 /* in and out: slower than anybody breathes at rest */
#define ATTRACT_MOVE_MS   (5 * 60 * 1000)
#define ATTRACT_DIM_MS    (15 * 60 * 1000)

/* What there is on the screen that time changes. Without it nothing is looked at again. */
struct attract_parts {
    size_t cards;  /* 0: no room for them; one alone does not change */
    int swell_max; /* px by which the disc breathes; 0: there is none */
    bool calm;     /* reduced motion: no breathing, the cards change at once */
};

struct attract_look {
    size_t card;    /* index */
    int veil;       /* over the card: 0 nothing to 255 hidden */
    int swell;      /* px by which the disc is larger than at rest, or smaller */
    double shift_x; /* mm by which everything lies beside its place: no line burns in */
    double shift_y;
    bool dim; /* nobody came for long: 40 % of the light, and nothing moves slowly any more */
};

/* elapsed_ms after the screen came up. */
struct attract_look attract_look_at(const struct attract_parts *parts, int64_t elapsed_ms);
/* When it may look different next, ms after the screen came up. */
int64_t attract_next_ms(const struct attract_parts *parts, int64_t elapsed_ms);
bool attract_look_equal(const struct attract_look *a, const struct attract_look *b);
