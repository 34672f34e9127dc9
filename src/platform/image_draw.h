/* Draws pictures and icons from SVG files, and the shapes of the interface (corners of boxes,
 * outlines and shadows), into memory. Only images and painter_draw include this. */
#pragma once

#include "base/problems.h"
#include "ui/palette.h"

#include <stdbool.h>

struct SDL_Surface;

enum image_kind { IMAGE_PICTURE, IMAGE_MASK, IMAGE_CORNERS, IMAGE_SHADOW };

/* What an image shows: a file at a size, or a shape with a radius and, as w, its stroke or
 * spread. */
struct image_key {
    enum image_kind kind;
    int w;
    int h;
    int radius;
    const char *name; /* "" for shapes */
};

/* Where the files are, and the colours that they name. */
struct image_source {
    const char *directory;
    const struct palette *palette;
};

/* ARGB8888, owned by the caller. NULL if the file cannot be drawn, which is logged. */
struct SDL_Surface *image_draw(const struct image_source *source, struct image_key key);
/* False, with a problem that names the file, if it cannot be drawn or shows nothing. */
bool image_check(const struct image_source *source, const char *name, struct problems *problems);
/* Alpha 0 to 255 of a straight shadow edge, 2 × spread values from outside to inside. */
void image_shadow_edge(int spread, unsigned char *alpha);
