#include "platform/images.h"

#include "base/bug.h"
#include "platform/image_draw.h"

#include <SDL.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CACHE_MAX    128        /* textures */
#define UNUSED_BYTES (1U << 20) /* of all textures that neither show nor may come next */

struct image {
    struct image_key key;
    char *name;           /* owned copy that key.name points to */
    SDL_Texture *texture; /* NULL: it could not be made, and that was logged */
    size_t bytes;
    uint64_t frame; /* the last frame that showed it */
    bool ahead;     /* the next page may show it */
};

struct images {
    char *directory;
    struct palette palette;
    struct image cache[CACHE_MAX];
    size_t count;
    uint64_t frame; /* number of the frame that is being painted */
};

static char *copy_text(const char *text)
{
    char *copy = strdup(text);
    if (copy == NULL) {
        BUG("out of memory");
    }
    return copy;
}

struct images *images_create(const char *directory, const struct palette *palette)
{
    struct images *images = calloc(1, sizeof *images);
    if (images == NULL) {
        BUG("out of memory");
    }
    images->directory = copy_text(directory);
    images->palette = *palette;
    return images;
}

static void image_remove(struct images *images, size_t index)
{
    struct image *image = &images->cache[index];
    if (image->texture != NULL) {
        SDL_DestroyTexture(image->texture);
    }
    free(image->name);
    *image = images->cache[--images->count];
}

void images_drop(struct images *images)
{
    while (images->count > 0) {
        image_remove(images, images->count - 1);
    }
}

void images_destroy(struct images *images)
{
    if (images == NULL) {
        return;
    }
    images_drop(images);
    free(images->directory);
    free(images);
}

static struct image_source source_of(const struct images *images)
{
    return (struct image_source){images->directory, &images->palette};
}

bool images_check(const struct images *images, const char *name, struct problems *problems)
{
    const struct image_source source = source_of(images);
    return image_check(&source, name, problems);
}

static bool key_equal(struct image_key a, struct image_key b)
{
    return a.kind == b.kind && a.w == b.w && a.h == b.h && a.radius == b.radius &&
           strcmp(a.name, b.name) == 0;
}

static bool is_needed(const struct images *images, const struct image *image)
{
    return image->frame == images->frame || image->ahead;
}

/* The image that was not needed for longest; count if all are. */
static size_t longest_unused(const struct images *images)
{
    size_t found = images->count;
    for (size_t i = 0; i < images->count; i++) {
        if (!is_needed(images, &images->cache[i]) &&
            (found == images->count || images->cache[i].frame < images->cache[found].frame)) {
            found = i;
        }
    }
    return found;
}

void images_drop_unused(struct images *images)
{
    size_t unused = 0;
    for (size_t i = 0; i < images->count; i++) {
        unused += is_needed(images, &images->cache[i]) ? 0 : images->cache[i].bytes;
    }
    while (unused > UNUSED_BYTES) {
        const size_t oldest = longest_unused(images);
        unused -= images->cache[oldest].bytes;
        image_remove(images, oldest);
    }
}

void images_begin_frame(struct images *images)
{
    images_drop_unused(images);
    images->frame++;
}

static SDL_Texture *make_texture(SDL_Renderer *renderer, const SDL_Surface *surface)
{
    SDL_Texture *texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STATIC, surface->w, surface->h);
    if (texture != NULL) {
        SDL_UpdateTexture(texture, NULL, surface->pixels, surface->pitch);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    }
    return texture;
}

/* Index of the image; count if it is not there. */
static size_t find(const struct images *images, struct image_key key)
{
    size_t index = 0;
    while (index < images->count && !key_equal(images->cache[index].key, key)) {
        index++;
    }
    return index;
}

static struct image *image_make(struct images *images, SDL_Renderer *renderer, struct image_key key)
{
    struct image image = {.key = key, .name = copy_text(key.name)};
    image.key.name = image.name;
    const struct image_source source = source_of(images);
    SDL_Surface *surface = image_draw(&source, key);
    if (surface != NULL) {
        image.texture = make_texture(renderer, surface);
        image.bytes = (size_t)surface->w * (size_t)surface->h * 4;
        SDL_FreeSurface(surface);
    }
    if (images->count == CACHE_MAX) {
        const size_t oldest = longest_unused(images);
        image_remove(images, oldest < images->count ? oldest : 0);
    }
    images->cache[images->count] = image;
    return &images->cache[images->count++];
}

static SDL_Texture *image_get(struct images *images, SDL_Renderer *renderer, struct image_key key)
{
    const size_t index = find(images, key);
    struct image *image =
        index < images->count ? &images->cache[index] : image_make(images, renderer, key);
    image->frame = images->frame;
    return image->texture;
}

struct SDL_Texture *images_picture(struct images *images, struct SDL_Renderer *renderer,
                                   const char *name, int w, int h, int radius)
{
    if (w <= 0 || h <= 0) {
        return NULL;
    }
    return image_get(images, renderer, (struct image_key){IMAGE_PICTURE, w, h, radius, name});
}

struct SDL_Texture *images_mask(struct images *images, struct SDL_Renderer *renderer,
                                const char *name, int w, int h)
{
    if (w <= 0 || h <= 0) {
        return NULL;
    }
    return image_get(images, renderer, (struct image_key){IMAGE_MASK, w, h, 0, name});
}

bool images_is_there(const struct images *images, const char *name, int w, int h, int radius)
{
    return find(images, (struct image_key){IMAGE_PICTURE, w, h, radius, name}) < images->count;
}

void images_keep(struct images *images, const char *name, int w, int h, int radius)
{
    const size_t index = find(images, (struct image_key){IMAGE_PICTURE, w, h, radius, name});
    if (index < images->count) {
        images->cache[index].frame = images->frame;
    }
}

void images_begin_ahead(struct images *images)
{
    for (size_t i = 0; i < images->count; i++) {
        images->cache[i].ahead = false;
    }
}

bool images_prepare(struct images *images, struct SDL_Renderer *renderer, const char *name, int w,
                    int h, int radius)
{
    if (w <= 0 || h <= 0) {
        return false;
    }
    const struct image_key key = {IMAGE_PICTURE, w, h, radius, name};
    const size_t index = find(images, key);
    const bool is_new = index == images->count;
    if (is_new && images->count == CACHE_MAX && longest_unused(images) == images->count) {
        return false; /* all that is there is needed */
    }
    struct image *image = is_new ? image_make(images, renderer, key) : &images->cache[index];
    image->ahead = true;
    return is_new;
}

struct SDL_Texture *images_corners(struct images *images, struct SDL_Renderer *renderer, int radius,
                                   int stroke)
{
    return image_get(images, renderer, (struct image_key){IMAGE_CORNERS, stroke, 0, radius, ""});
}

struct SDL_Texture *images_shadow(struct images *images, struct SDL_Renderer *renderer, int radius,
                                  int spread)
{
    return image_get(images, renderer, (struct image_key){IMAGE_SHADOW, spread, 0, radius, ""});
}
