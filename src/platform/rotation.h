/* Rotation of the picture on its panel, and of touches back. */
#pragma once

#include "base/geom.h"

struct rotation {
    int degrees;      /* clockwise: 0, 90, 180, 270 */
    int window_width; /* px of the window, before turning */
    int window_height;
};

/* px of the picture as seen. */
int rotation_width(struct rotation rotation);
int rotation_height(struct rotation rotation);
/* The pixel of the picture under window pixel x, y; kept inside the picture. */
void rotation_to_picture(struct rotation rotation, int *x, int *y);
/* Where a rectangle of the picture lies in the window. */
struct rect rotation_to_window(struct rotation rotation, struct rect rect);
