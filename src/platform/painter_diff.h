/* What differs between two lists of draw commands; only the painter includes this. */
#pragma once

#include "base/geom.h"
#include "ui/frame.h"

#include <stddef.h>
#include <stdint.h>

/* A draw command with its clip, extent and hash worked out. */
struct item {
    struct draw draw;   /* its text is the painter's own copy */
    struct rect clip;   /* it is drawn only inside this */
    struct rect extent; /* where it may change pixels, inside clip; 0 × 0 for nowhere */
    uint64_t hash;      /* equal items have equal hashes */
};

struct item_list {
    struct item *items;
    size_t count;
};

uint64_t item_hash(const struct item *item);

/* Areas where the two lists may look different, at most room (1 or more), none overlapping another;
 * returns how many. */
size_t diff_areas(struct item_list before, struct item_list now, struct rect *areas, size_t room);
