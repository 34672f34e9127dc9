#include "screens/waiting/attract_look.h"

#include "base/clock.h"

#include <math.h>

/* A fade has 25 steps a second. The disc grows by whole pixels, fewer than 8 a second on any panel
 * of today, so 12 steps a second are enough for it. */
#define FADE_STEP_MS   40
#define BREATH_STEP_MS 80

/* Where everything moves to in turn; each place is 1 to 4 mm from the next one. */
static const struct {
    double x; /* mm */
    double y;
} places[] = {{0.0, 0.0},   {1.5, 1.0},  {2.0, -1.0}, {0.0, -2.0},
              {-2.0, -1.0}, {-1.5, 1.0}, {0.0, 2.0},  {1.5, 0.5}};

#define PLACE_COUNT (sizeof(places) / sizeof(places[0]))

/* Fades a card into the ground and the next card out of it: two texts over each other at half
 * strength cannot be read and look like a fault. */
static int veil_at(int64_t elapsed_ms)
{
    const int64_t half = ATTRACT_FADE_MS / 2;
    const int64_t at = elapsed_ms % ATTRACT_CARD_MS;
    const int64_t left = ATTRACT_CARD_MS - at;
    if (at < half && elapsed_ms >= ATTRACT_CARD_MS) {
        return (int)(255 * (half - at) / half);
    }
    return left < half ? (int)(255 * (half - left) / half) : 0;
}

static bool still(const struct attract_parts *parts, int64_t elapsed_ms)
{
    return parts->calm || elapsed_ms >= ATTRACT_DIM_MS;
}

static bool cards_change(const struct attract_parts *parts)
{
    return parts->cards > 1;
}

static int swell_at(const struct attract_parts *parts, int64_t elapsed_ms)
{
    const double turn = 2.0 * acos(-1.0);
    const double breath = sin(turn * (double)(elapsed_ms % ATTRACT_BREATH_MS) / ATTRACT_BREATH_MS);
    return (int)lround(parts->swell_max * breath);
}

struct attract_look attract_look_at(const struct attract_parts *parts, int64_t elapsed_ms)
{
    const size_t place = (size_t)(elapsed_ms / ATTRACT_MOVE_MS) % PLACE_COUNT;
    const bool moves = !still(parts, elapsed_ms);
    return (struct attract_look){
        .card = cards_change(parts) ? (size_t)(elapsed_ms / ATTRACT_CARD_MS) % parts->cards : 0,
        .veil = moves && cards_change(parts) ? veil_at(elapsed_ms) : 0,
        .swell = moves ? swell_at(parts, elapsed_ms) : 0,
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
    const int64_t at = elapsed_ms % ATTRACT_CARD_MS;
    const int64_t half = ATTRACT_FADE_MS / 2;
    const bool fades = (at < half && elapsed_ms >= ATTRACT_CARD_MS) || at >= ATTRACT_CARD_MS - half;
    return fades ? next_multiple(elapsed_ms, FADE_STEP_MS)
                 : elapsed_ms - at + ATTRACT_CARD_MS - half + FADE_STEP_MS;
}

/* The next step at which the disc has another size. Near its largest and smallest that may take
 * several steps. */
static int64_t next_swell_ms(const struct attract_parts *parts, int64_t elapsed_ms)
{
    const int now = swell_at(parts, elapsed_ms);
    int64_t next = next_multiple(elapsed_ms, BREATH_STEP_MS);
    while (swell_at(parts, next) == now) {
        next += BREATH_STEP_MS;
    }
    return next;
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
    if (moves && parts->swell_max > 0) {
        next = clock_earlier(next, next_swell_ms(parts, elapsed_ms));
    }
    return next;
}

bool attract_look_equal(const struct attract_look *a, const struct attract_look *b)
{
    return a->card == b->card && a->veil == b->veil && a->swell == b->swell && a->dim == b->dim &&
           fabs(a->shift_x - b->shift_x) < 1e-9 && fabs(a->shift_y - b->shift_y) < 1e-9;
}
