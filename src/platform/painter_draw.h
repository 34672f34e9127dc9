/* How each kind of draw command becomes pixels; only the painter includes this. */
#pragma once

#include "base/geom.h"
#include "ui/frame.h"

struct SDL_Renderer;
struct SDL_Texture;
struct images;

/* The area outside the box of a shadow that it may touch. */
struct rect paint_shadow_extent(struct rect box, int spread);

void paint_fill(struct SDL_Renderer *renderer, struct rect rect, struct color color);
void paint_box(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw);
void paint_outline(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw);
void paint_shadow(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw);
void paint_picture(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw);
