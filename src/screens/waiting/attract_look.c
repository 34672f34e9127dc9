#include "screens/waiting/attract_look.h"

#include "base/clock.h"

#include <math.h>

/* A card fades out in so many steps of light, and the next one in. Each step wakes the computer,
 * all day long. */
#define FADE_STEPS   2
#define FADE_HALF_MS (ATTRACT_FADE_MS / 2)
#define FADE_STEP_MS (FADE_HALF_MS / FADE_STEPS)

/* Where everything moves to in turn; each place is 1 to 4 mm from the next one. */
static const struct {
    double x; /* mm */
    double y;
} places[] = {{0.0, 0.0},   {1.5, 1.0},  {2.0, -1.0}, {0.0, -2.0},
              {-2.0, -1.0}, {-1.5, 1.0}, {0.0, 2.0},  {1.5, 0.5}};

#define PLACE_COUNT (sizeof(places) / sizeof(places[0]))

/* True while one card fades out and the next one in. The first card is there at once. */
static bool fades(int64_t elapsed_ms)
{
    return elapsed_ms >= FADE_HALF_MS &&
           (elapsed_ms + FADE_HALF_MS) % ATTRACT_CARD_MS < ATTRACT_FADE_MS;
}

/* Fades a card into the ground and the next card out of it: two texts over each other at half
 * strength cannot be read and look like a fault. A little of each card is left at the change, so
 * that no picture shows an empty place. */
static int veil_at(int64_t elapsed_ms)
{
    if (!fades(elapsed_ms)) {
        return 0;
    }
    const int step = (int)((elapsed_ms + FADE_HALF_MS) % ATTRACT_CARD_MS / FADE_STEP_MS);
    const int strength = step < FADE_STEPS ? step + 1 : 2 * FADE_STEPS - step;
    return 255 * 2 * strength / (2 * FADE_STEPS + 1);
}

static bool still(const struct attract_parts *parts, int64_t elapsed_ms)
{
    return parts->calm || elapsed_ms >= ATTRACT_DIM_MS;
}

static bool cards_change(const struct attract_parts *parts)
{
    return parts->cards > 1;
}

struct attract_look attract_look_at(const struct attract_parts *parts, int64_t elapsed_ms)
{
    const size_t place = (size_t)(elapsed_ms / ATTRACT_MOVE_MS) % PLACE_COUNT;
    const bool moves = !still(parts, elapsed_ms);
    return (struct attract_look){
        .card = cards_change(parts) ? (size_t)(elapsed_ms / ATTRACT_CARD_MS) % parts->cards : 0,
        .veil = moves && cards_change(parts) ? veil_at(elapsed_ms) : 0,
        .shift_x = places[place].x,
        .shift_y = places[place].y,
        .dim = elapsed_ms >= ATTRACT_DIM_MS,
    };
}

static int64_t next_multiple(int64_t elapsed_ms, int64_t of)
{
    return (elapsed_ms / of + 1) * of;
}

/* When the current fade has its next step, or when the next fade has its first. */
static int64_t next_fade_ms(int64_t elapsed_ms)
{
    return fades(elapsed_ms)
               ? next_multiple(elapsed_ms, FADE_STEP_MS)
               : next_multiple(elapsed_ms + FADE_HALF_MS, ATTRACT_CARD_MS) - FADE_HALF_MS;
}

int64_t attract_next_ms(const struct attract_parts *parts, int64_t elapsed_ms)
{
    const bool moves = !still(parts, elapsed_ms);
    /* dimming happens at the time of a move */
    int64_t next = next_multiple(elapsed_ms, ATTRACT_MOVE_MS);
    if (cards_change(parts)) {
        next = clock_earlier(next, next_multiple(elapsed_ms, ATTRACT_CARD_MS));
        next = moves ? clock_earlier(next, next_fade_ms(elapsed_ms)) : next;
    }
    return next;
}

bool attract_look_equal(const struct attract_look *a, const struct attract_look *b)
{
    return a->card == b->card && a->veil == b->veil && a->dim == b->dim &&
           fabs(a->shift_x - b->shift_x) < 1e-9 && fabs(a->shift_y - b->shift_y) < 1e-9;
}
