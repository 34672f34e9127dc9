/* What differs between two lists of draw commands; only the painter includes this. */
#pragma once

#include "base/arena.h"
#include "base/geom.h"
#include "platform/painter_change.h"
#include "ui/frame.h"

#include <stddef.h>
#include <stdint.h>

/* A draw command with its clip, extent and hash worked out. */
struct item {
    struct draw draw;   /* its text is the painter's own copy */
    struct rect clip;   /* it is drawn only inside this */
    struct rect extent; /* it changes pixels only here, inside clip; 0 × 0 for nowhere */
    uint64_t hash;      /* equal items have equal hashes */
};

struct item_list {
    struct item *items;
    size_t count;
};

uint64_t item_hash(const struct item *item);

/* Says what differs; its lists live in the arena. */
struct painter_change diff_lists(struct arena *arena, struct item_list before,
                                 struct item_list now);
