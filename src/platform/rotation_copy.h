/* Copies the picture into the window of a turned panel. */
#pragma once

#include "base/geom.h"
#include "platform/rotation.h"

struct SDL_Surface;

/* Copies an area of the picture (px, inside it) to its place in the window. Both surfaces have the
 * same pixel format, with whole bytes a pixel, and the sizes that the rotation says. */
void rotation_copy(struct rotation rotation, const struct SDL_Surface *picture,
                   struct SDL_Surface *window, struct rect area);
