/* The kiosk's own fonts for ui/text.h. Each face is mapped once; a size of it is opened when first
 * used and kept. Measuring and drawing use the same SDL_ttf calls, so that a line is drawn exactly
 * as wide as it was measured. */
#pragma once

#include "base/err.h"
#include "ui/text.h"

#include <stddef.h>

struct SDL_Surface;
struct fonts;

/* Reads BCSans-Regular.ttf and BCSans-Bold.ttf from directory. NULL with err naming the file.
 * Needs no display. */
struct fonts *fonts_create(const char *directory, struct err *err);
/* NULL is fine. */
void fonts_destroy(struct fonts *fonts);

/* An engine that measures with these fonts, which must outlive it. */
struct text_engine fonts_engine(struct fonts *fonts);

/* One line of valid UTF-8 drawn in the given colour (alpha included) on a transparent ground:
 * ARGB8888, as wide and high as fonts_engine measures it; the caller frees it. NULL if there is
 * nothing to draw (an empty text or one without width). */
struct SDL_Surface *fonts_render(struct fonts *fonts, struct font font, const char *text,
                                 uint8_t red, uint8_t green, uint8_t blue);

/* Forgets every width measured so far. Only hashes of the texts are kept, never the texts. */
void fonts_forget(struct fonts *fonts);
