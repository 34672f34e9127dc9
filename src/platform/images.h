/* Pictures and icons from SVG files, and the shapes of the interface (corners of boxes, outlines
 * and shadows), each kept as a texture of the size asked for. */
#pragma once

#include "base/problems.h"
#include "ui/palette.h"

#include <stdbool.h>
#include <stddef.h>

struct SDL_Renderer;
struct SDL_Texture;
struct images;

/* Reads SVG files from directory, each when first used. A colour in them that is written
 * var(--primary) is that of the palette, which is copied. Owned by the caller. Creating it needs no
 * display and reads no file. */
struct images *images_create(const char *directory, const struct palette *palette);
/* NULL is fine. Call it before the renderer is destroyed. */
void images_destroy(struct images *images);

/* True if the SVG file `name` exists, can be drawn and names only colours that there are; otherwise
 * false, with a problem that names the file. For --check: in normal use a picture that cannot be
 * drawn is left out and logged once. */
bool images_check(const struct images *images, const char *name, struct problems *problems);

/* For the painter. The textures stay owned by images and are valid until the next call. */

/* The file `name` fitted into w × h px (aspect kept; rounded up, so it may be a pixel larger), its
 * corners cut off by radius px. NULL if it cannot be drawn. */
struct SDL_Texture *images_picture(struct images *images, struct SDL_Renderer *renderer,
                                   const char *name, int w, int h, int radius);
/* The same as a mask: white with the picture's alpha. */
struct SDL_Texture *images_mask(struct images *images, struct SDL_Renderer *renderer,
                                const char *name, int w, int h);
/* True if the picture (not a mask) is there, so that drawing it costs next to nothing. */
bool images_is_there(const struct images *images, const char *name, int w, int h, int radius);
/* The frame shows the picture, drawn now or before: it is kept if it is there. */
void images_keep(struct images *images, const char *name, int w, int h, int radius);

/*
 * The four corners of a box as one white mask of 2 × tile px, to be cut in the middle: tile is
 * radius for a filled box (stroke 0), else the larger of radius and stroke.
 */
struct SDL_Texture *images_corners(struct images *images, struct SDL_Renderer *renderer, int radius,
                                   int stroke);
/*
 * The four corners of a soft shadow in the same way, tile = radius + 2 × spread px: the falloff
 * begins spread px outside the box and ends spread px inside it.
 */
struct SDL_Texture *images_shadow(struct images *images, struct SDL_Renderer *renderer, int radius,
                                  int spread);

/*
 * What is kept: all that the frame shows, which begins here, and all that was prepared since
 * images_begin_ahead. Of the rest 1 MB stays, what was shown last; more of it is dropped when the
 * next frame begins, or at once with images_drop_unused.
 */
void images_begin_frame(struct images *images);
void images_drop_unused(struct images *images);

/* From now on other pictures are prepared for the next page; those that were are needed no more. */
void images_begin_ahead(struct images *images);
/* Draws a picture that the next page may show; false if it was there already. */
bool images_prepare(struct images *images, struct SDL_Renderer *renderer, const char *name, int w,
                    int h, int radius);

/* Drops every texture: after the renderer changed or lost them. */
void images_drop(struct images *images);
