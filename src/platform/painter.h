/* Draws frames with an SDL_Renderer. Of each frame it paints only what differs from the one before;
 * the result is the same pixels as painting all of it. */
#pragma once

#include "base/geom.h"
#include "platform/painter_change.h"
#include "ui/frame.h"

#include <stdbool.h>
#include <stddef.h>

struct SDL_Renderer;
struct fonts;
struct images;
struct painter;

/* Fonts and images must outlive the painter. Owned by the caller. */
struct painter *painter_create(struct fonts *fonts, struct images *images);
/* Call it before the renderer is destroyed; NULL is fine. */
void painter_destroy(struct painter *painter);

/* Draws with renderer from now on, NULL for none. Drops every texture first, so it must be called
 * while the renderer before is still alive; the next paint is a full one. */
void painter_attach(struct painter *painter, struct SDL_Renderer *renderer);

/*
 * Painting in two steps, for a page turn that needs the pixels of before: takes over the frame and
 * says what painting it will change, which is everything when the last frame differs in size or
 * nothing was painted yet. Then paints it.
 */
struct painter_change painter_take(struct painter *painter, const struct ui_frame *frame);
void painter_paint_taken(struct painter *painter, const struct painter_change *change);
/* Both steps at once. */
struct painter_change painter_paint(struct painter *painter, const struct ui_frame *frame);
/* The same, but paints everything each time: for a target that does not keep its pixels. */
void painter_paint_all(struct painter *painter, const struct ui_frame *frame);
/* Paints all of the last frame again, after the target lost it. */
void painter_repaint(struct painter *painter);

/* From now on a picture that is not in the cache yet is left out until painter_finish. */
void painter_put_text_first(struct painter *painter);

/* Paints the pictures that were left out; false if none were. Area receives what was painted. */
bool painter_finish(struct painter *painter, struct rect *area);

/* Gets ready what comes next: begins; draws the first picture of such a frame that is not there
 * yet, false if all are; and ends, which drops what neither the last frame nor these show. */
void painter_begin_ahead(struct painter *painter);
bool painter_prepare(struct painter *painter, const struct ui_frame *frame);
void painter_end_ahead(struct painter *painter);

/* Overwrites and frees every text it keeps: textures, and the copy of the last frame. Texts that
 * left the screen are overwritten anyway with the first frame that does not show them; this is for
 * the end of a visit. The next paint is a full one. */
void painter_forget_text(struct painter *painter);
