/* The picture into the window of a panel that stands turned. */
#pragma once

#include "base/geom.h"
#include "platform/rotation.h"

struct SDL_Surface;

/*
 * Copies an area of the picture (px, within it) to where it lies in the window. Both surfaces hold
 * 32 bits a pixel of the same format and are as large as the rotation says.
 */
void rotation_copy(struct rotation rotation, const struct SDL_Surface *picture,
                   struct SDL_Surface *window, struct rect area);
