#include "platform/painter_diff.h"

#include <stdbool.h>
#include <string.h>

/* How far ahead to look for a command that new commands before it moved down the list. */
#define LOOK_AHEAD 16

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0xd6e8feb86659fd93U;
    return hash ^ hash >> 32;
}

static uint64_t mix_pair(uint64_t hash, int a, int b)
{
    return mix(hash, (uint64_t)(uint32_t)a << 32 | (uint32_t)b);
}

static uint64_t mix_rect(uint64_t hash, struct rect rect)
{
    return mix_pair(mix_pair(hash, rect.x, rect.y), rect.w, rect.h);
}

uint64_t item_hash(const struct item *item)
{
    const struct draw *draw = &item->draw;
    uint64_t hash = mix_pair(1, (int)draw->kind, (int)draw->font.face);
    hash = mix_rect(mix_rect(hash, draw->box), item->clip);
    hash = mix(hash, (uint64_t)draw->color.r << 24 | (uint64_t)draw->color.g << 16 |
                         (uint64_t)draw->color.b << 8 | draw->color.a);
    hash = mix(mix_pair(hash, draw->radius, draw->stroke), (uint64_t)draw->font.px);
    for (const char *c = draw->text; c != NULL && *c != '\0'; c++) {
        hash = mix(hash, (unsigned char)*c);
    }
    return hash;
}

static bool text_equal(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool item_equal(const struct item *a, const struct item *b)
{
    const struct draw *p = &a->draw;
    const struct draw *q = &b->draw;
    return a->hash == b->hash && p->kind == q->kind && rect_equal(p->box, q->box) &&
           rect_equal(a->clip, b->clip) && p->color.r == q->color.r && p->color.g == q->color.g &&
           p->color.b == q->color.b && p->color.a == q->color.a && p->radius == q->radius &&
           p->stroke == q->stroke && p->font.face == q->font.face && p->font.px == q->font.px &&
           text_equal(p->text, q->text);
}

static void add_area(struct painter_change *change, struct rect rect);

/* Removes an area, joins it with rect and adds the result, which may in turn touch others. */
static void join_area(struct painter_change *change, size_t index, struct rect rect)
{
    const struct rect whole = rect_union(change->areas[index], rect);
    change->areas[index] = change->areas[--change->count];
    add_area(change, whole);
}

static void add_area(struct painter_change *change, struct rect rect)
{
    size_t nearest = 0;
    int64_t least_growth = INT64_MAX;
    for (size_t i = 0; i < change->count; i++) {
        if (rect_overlap(change->areas[i], rect)) {
            join_area(change, i, rect);
            return;
        }
        const struct rect whole = rect_union(change->areas[i], rect);
        const int64_t growth = (int64_t)whole.w * whole.h -
                               (int64_t)change->areas[i].w * change->areas[i].h -
                               (int64_t)rect.w * rect.h;
        if (growth < least_growth) {
            least_growth = growth;
            nearest = i;
        }
    }
    if (change->count == PAINTER_AREAS) {
        join_area(change, nearest, rect);
        return;
    }
    change->areas[change->count++] = rect;
}

static void add_to(struct rect_list *list, struct rect rect)
{
    if (rect.w > 0 && rect.h > 0) {
        list->rects[list->count++] = rect;
    }
}

static void add_difference(struct painter_change *change, struct rect extent)
{
    if (extent.w > 0 && extent.h > 0) {
        add_to(&change->differing, extent);
        add_area(change, extent);
    }
}

/* Finds the nearest pair of equal items at or after i and j: 0 steps away when these two are equal.
 * False if there is none within LOOK_AHEAD. */
static bool find_pair(struct item_list before, struct item_list now, size_t i, size_t j,
                      size_t *skip_before, size_t *skip_now)
{
    for (size_t steps = 0; steps <= LOOK_AHEAD; steps++) {
        for (size_t k = 0; k <= steps; k++) {
            const size_t a = i + k;
            const size_t b = j + steps - k;
            if (a < before.count && b < now.count && item_equal(&before.items[a], &now.items[b])) {
                *skip_before = k;
                *skip_now = steps - k;
                return true;
            }
        }
    }
    return false;
}

/* Any pairing of equal items in the order of both lists is correct: a pixel that no unpaired item
 * touches is drawn by the same items in the same order. A better pairing only makes the areas
 * smaller. */
struct painter_change diff_lists(struct arena *arena, struct item_list before, struct item_list now)
{
    struct painter_change change = {
        .differing.rects = ARENA_ARRAY(arena, struct rect, before.count + now.count),
        .kept.rects = ARENA_ARRAY(arena, struct rect, now.count),
    };
    size_t i = 0;
    size_t j = 0;
    while (i < before.count || j < now.count) {
        size_t skip_before = 0;
        size_t skip_now = 0;
        const bool pair = find_pair(before, now, i, j, &skip_before, &skip_now);
        if (!pair) {
            skip_before = i < before.count ? 1 : 0;
            skip_now = j < now.count ? 1 : 0;
        }
        for (; skip_before > 0; skip_before--) {
            add_difference(&change, before.items[i++].extent);
        }
        for (; skip_now > 0; skip_now--) {
            add_difference(&change, now.items[j++].extent);
        }
        if (pair) {
            add_to(&change.kept, now.items[j].extent);
            i++;
            j++;
        }
    }
    return change;
}
