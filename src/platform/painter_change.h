/* What a frame changes in the picture: said by the painter, shown by a page turn. */
#pragma once

#include "base/geom.h"

#include <stddef.h>

/* Changed areas are joined until there are at most this many. */
#define PAINTER_AREAS 8

/* What a frame changes in the picture of the frame before, in px inside the frame. The lists are
 * the painter's and valid until it paints the next frame. */
struct painter_change {
    /* Outside these areas no pixel changes. No area overlaps another. */
    struct rect areas[PAINTER_AREAS];
    size_t count;               /* 0 if both frames look the same */
    struct rect_list differing; /* the same not joined: each draw command that goes or comes */
    struct rect_list kept;      /* draw commands of both frames, in the same place */
};
