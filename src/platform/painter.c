#include "platform/painter.h"

#include "base/arena.h"
#include "base/bug.h"
#include "platform/fonts.h"
#include "platform/images.h"
#include "platform/painter_diff.h"
#include "platform/painter_draw.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

/* One line of text as it was drawn last. */
struct line {
    uint64_t hash;
    struct font font;
    struct color color;
    char *text;
    SDL_Texture *texture; /* NULL for a text that shows nothing */
    int w;
    int h;
    uint64_t frame; /* number of the last frame that shows it */
};

struct picture {
    struct arena *arena;
    struct item_list list;
    int width;
    int height;
    struct color clear;
};

struct painter {
    struct fonts *fonts;
    struct images *images;
    SDL_Renderer *renderer;
    struct picture pictures[2]; /* the last frame and room for the next */
    size_t last;
    bool valid; /* pictures[last] is what the target shows */
    bool text_first;
    struct rect missing; /* area of the pictures that were left out; no width if there are none */
    struct line *lines;
    size_t line_count;
    size_t line_capacity;
    uint64_t frame;
};

struct painter *painter_create(struct fonts *fonts, struct images *images)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (painter == NULL) {
        BUG("out of memory");
    }
    painter->fonts = fonts;
    painter->images = images;
    for (size_t i = 0; i < 2; i++) {
        painter->pictures[i].arena = arena_create(64U << 10);
    }
    return painter;
}

/* Overwrites the text before freeing it. */
static void line_wipe(struct line *line)
{
    void *pixels = NULL;
    int pitch = 0;
    if (line->texture != NULL) {
        if (SDL_LockTexture(line->texture, NULL, &pixels, &pitch) == 0) {
            explicit_bzero(pixels, (size_t)pitch * (size_t)line->h);
            SDL_UnlockTexture(line->texture);
        }
        SDL_DestroyTexture(line->texture);
    }
    if (line->text != NULL) {
        explicit_bzero(line->text, strlen(line->text));
        free(line->text);
    }
    *line = (struct line){0};
}

static void line_drop(struct painter *painter, size_t index)
{
    line_wipe(&painter->lines[index]);
    painter->lines[index] = painter->lines[--painter->line_count];
}

static void drop_lines_before(struct painter *painter, uint64_t frame)
{
    for (size_t i = painter->line_count; i-- > 0;) {
        if (painter->lines[i].frame < frame) {
            line_drop(painter, i);
        }
    }
}

static void picture_clear(struct picture *picture)
{
    arena_reset(picture->arena);
    picture->list = (struct item_list){NULL, 0};
}

void painter_forget_text(struct painter *painter)
{
    drop_lines_before(painter, UINT64_MAX);
    for (size_t i = 0; i < 2; i++) {
        picture_clear(&painter->pictures[i]);
    }
    painter->valid = false;
    painter->missing = (struct rect){0};
    fonts_forget(painter->fonts);
}

void painter_attach(struct painter *painter, struct SDL_Renderer *renderer)
{
    drop_lines_before(painter, UINT64_MAX);
    images_drop(painter->images);
    painter->renderer = renderer;
    painter->valid = false;
    painter->missing = (struct rect){0};
}

void painter_destroy(struct painter *painter)
{
    if (painter == NULL) {
        return;
    }
    painter_forget_text(painter);
    images_drop(painter->images);
    for (size_t i = 0; i < 2; i++) {
        arena_destroy(painter->pictures[i].arena);
    }
    free(painter->lines);
    free(painter);
}

static uint64_t line_hash(const struct draw *draw)
{
    struct item item = {.draw = *draw};
    item.draw.box = (struct rect){0};
    return item_hash(&item);
}

static bool font_equal(struct font a, struct font b)
{
    return a.face == b.face && a.px == b.px;
}

static bool color_equal(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static struct line *line_find(const struct painter *painter, const struct draw *draw, uint64_t hash)
{
    for (size_t i = 0; i < painter->line_count; i++) {
        struct line *line = &painter->lines[i];
        if (line->hash == hash && font_equal(line->font, draw->font) &&
            color_equal(line->color, draw->color) && strcmp(line->text, draw->text) == 0) {
            return line;
        }
    }
    return NULL;
}

/* Renders in the colour of the text: tinting a texture when it is drawn costs three times as
 * much. */
static SDL_Texture *line_texture(const struct painter *painter, const struct draw *draw, int *w,
                                 int *h)
{
    const struct color color = draw->color;
    SDL_Surface *surface =
        fonts_render(painter->fonts, draw->font, draw->text, color.r, color.g, color.b);
    if (surface == NULL) {
        return NULL;
    }
    SDL_Texture *texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STREAMING, surface->w, surface->h);
    if (texture != NULL) {
        SDL_UpdateTexture(texture, NULL, surface->pixels, surface->pitch);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        SDL_SetTextureAlphaMod(texture, color.a);
        *w = surface->w;
        *h = surface->h;
    }
    explicit_bzero(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
    SDL_FreeSurface(surface);
    return texture;
}

static struct line line_make(const struct painter *painter, const struct draw *draw, uint64_t hash)
{
    struct line line = {
        .hash = hash, .font = draw->font, .color = draw->color, .frame = painter->frame};
    line.text = strdup(draw->text);
    if (line.text == NULL) {
        BUG("out of memory");
    }
    line.texture = line_texture(painter, draw, &line.w, &line.h);
    return line;
}

/* The line, rendered now if the frame before does not show it. Valid until the next call. */
static const struct line *line_get(struct painter *painter, const struct draw *draw)
{
    const uint64_t hash = line_hash(draw);
    const struct line *known = line_find(painter, draw, hash);
    if (known != NULL) {
        return known;
    }
    if (painter->line_count == painter->line_capacity) {
        painter->line_capacity = painter->line_capacity == 0 ? 64 : 2 * painter->line_capacity;
        painter->lines = realloc(painter->lines, painter->line_capacity * sizeof *painter->lines);
        if (painter->lines == NULL) {
            BUG("out of memory");
        }
    }
    struct line *line = &painter->lines[painter->line_count++];
    *line = line_make(painter, draw, hash);
    return line;
}

static void paint_text(struct painter *painter, const struct draw *draw)
{
    const struct line *line = line_get(painter, draw);
    if (line->texture != NULL) {
        const SDL_Rect to = {draw->box.x, draw->box.y, line->w, line->h};
        SDL_RenderCopy(painter->renderer, line->texture, NULL, &to);
    }
}

/* Renders the text now to know its size: the smaller the extent, the less a change paints. */
static struct rect text_extent(struct painter *painter, const struct draw *draw)
{
    if (draw->text == NULL || draw->text[0] == '\0') {
        return (struct rect){0};
    }
    const struct line *line = line_get(painter, draw);
    return (struct rect){draw->box.x, draw->box.y, line->w, line->h};
}

static struct rect draw_extent(struct painter *painter, const struct draw *draw)
{
    switch (draw->kind) {
    case DRAW_TEXT: return text_extent(painter, draw);
    case DRAW_SHADOW: return paint_shadow_extent(draw->box, draw->stroke);
    case DRAW_BOX:
    case DRAW_OUTLINE:
    case DRAW_PICTURE:
    case DRAW_ICON:
    case DRAW_CLIP: return draw->box;
    }
    BUG("kind of draw %d", (int)draw->kind);
}

void painter_put_text_first(struct painter *painter)
{
    painter->text_first = true;
}

/* True if the picture should be left out for now: drawing one that is not in the cache takes 10 to
 * 30 ms, ten times as long as all the text of a page. */
static bool leave_for_later(struct painter *painter, const struct item *item)
{
    const struct draw *draw = &item->draw;
    if (!painter->text_first || draw->kind != DRAW_PICTURE || draw->box.w <= 0 ||
        draw->box.h <= 0 ||
        images_is_there(painter->images, draw->text, draw->box.w, draw->box.h, draw->radius)) {
        return false;
    }
    painter->missing =
        painter->missing.w > 0 ? rect_union(painter->missing, item->extent) : item->extent;
    return true;
}

/* Copies the frame, since the next paint compares with it after its arena is gone. */
static void picture_fill(struct painter *painter, struct picture *picture,
                         const struct ui_frame *frame)
{
    arena_reset(picture->arena);
    picture->width = frame->width;
    picture->height = frame->height;
    picture->clear = frame->clear;
    /* nothing lies behind the picture, so its clear colour is opaque */
    picture->clear.a = SDL_ALPHA_OPAQUE;
    picture->list.items = ARENA_ARRAY(picture->arena, struct item, frame->draw_count);
    picture->list.count = 0;
    const struct rect all = {0, 0, frame->width, frame->height};
    struct rect clip = all;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_CLIP) {
            clip = draw->box.w > 0 ? rect_intersection(all, draw->box) : all;
            continue;
        }
        struct item *item = &picture->list.items[picture->list.count++];
        item->draw = *draw;
        if (draw->text != NULL) {
            item->draw.text = arena_strdup(picture->arena, draw->text);
        }
        item->clip = clip;
        item->extent = rect_intersection(clip, draw_extent(painter, draw));
        item->hash = item_hash(item);
    }
}

static void paint_item(struct painter *painter, const struct item *item, struct rect area)
{
    if (leave_for_later(painter, item)) {
        return;
    }
    const struct rect visible = rect_intersection(area, item->extent);
    const SDL_Rect clip = {visible.x, visible.y, visible.w, visible.h};
    SDL_RenderSetClipRect(painter->renderer, &clip);
    const struct draw *draw = &item->draw;
    switch (draw->kind) {
    case DRAW_BOX: paint_box(painter->renderer, painter->images, draw); break;
    case DRAW_OUTLINE: paint_outline(painter->renderer, painter->images, draw); break;
    case DRAW_SHADOW: paint_shadow(painter->renderer, painter->images, draw); break;
    case DRAW_TEXT: paint_text(painter, draw); break;
    case DRAW_PICTURE:
    case DRAW_ICON: paint_picture(painter->renderer, painter->images, draw); break;
    case DRAW_CLIP: break; /* in item->clip */
    }
}

static void paint_area(struct painter *painter, const struct picture *picture, struct rect area)
{
    const SDL_Rect clip = {area.x, area.y, area.w, area.h};
    SDL_RenderSetClipRect(painter->renderer, &clip);
    paint_fill(painter->renderer, area, picture->clear);
    for (size_t i = 0; i < picture->list.count; i++) {
        if (rect_overlap(picture->list.items[i].extent, area)) {
            paint_item(painter, &picture->list.items[i], area);
        }
    }
    SDL_RenderSetClipRect(painter->renderer, NULL);
}

/* Paints everything, and the surroundings of a frame smaller than its target. */
static void paint_all(struct painter *painter, const struct picture *picture)
{
    int w = 0;
    int h = 0;
    SDL_RenderSetClipRect(painter->renderer, NULL);
    SDL_GetRendererOutputSize(painter->renderer, &w, &h);
    if (w != picture->width || h != picture->height) {
        SDL_SetRenderDrawColor(painter->renderer, picture->clear.r, picture->clear.g,
                               picture->clear.b, SDL_ALPHA_OPAQUE);
        SDL_RenderClear(painter->renderer);
    }
    paint_area(painter, picture, (struct rect){0, 0, picture->width, picture->height});
    SDL_RenderFlush(painter->renderer);
}

/* Keeps the texts of the next frame, and the pictures that it shows without painting them again.
 * The other texts are freed when painting ends. */
static void keep_what_shows(struct painter *painter, const struct picture *picture)
{
    painter->frame++;
    images_begin_frame(painter->images);
    for (size_t i = 0; i < picture->list.count; i++) {
        const struct draw *draw = &picture->list.items[i].draw;
        if (draw->kind == DRAW_TEXT && draw->text != NULL) {
            struct line *line = line_find(painter, draw, line_hash(draw));
            if (line != NULL) {
                line->frame = painter->frame;
            }
        } else if (draw->kind == DRAW_PICTURE) {
            images_keep(painter->images, draw->text, draw->box.w, draw->box.h, draw->radius);
        }
    }
}

static bool same_ground(const struct picture *a, const struct picture *b)
{
    return a->width == b->width && a->height == b->height && color_equal(a->clear, b->clear);
}

struct painter_change painter_take(struct painter *painter, const struct ui_frame *frame)
{
    BUG_IF(painter->renderer == NULL);
    const struct picture *before = &painter->pictures[painter->last];
    struct picture *now = &painter->pictures[1 - painter->last];
    picture_fill(painter, now, frame);
    keep_what_shows(painter, now);
    if (painter->valid && same_ground(before, now)) {
        return diff_lists(now->arena, before->list, now->list);
    }
    painter->valid = false;
    struct rect *all = ARENA_NEW(now->arena, struct rect);
    *all = (struct rect){0, 0, now->width, now->height};
    return (struct painter_change){.areas = {*all}, .count = 1, .differing = {all, 1}};
}

void painter_paint_taken(struct painter *painter, const struct painter_change *change)
{
    struct picture *now = &painter->pictures[1 - painter->last];
    if (painter->valid) {
        for (size_t i = 0; i < change->count; i++) {
            paint_area(painter, now, change->areas[i]);
        }
        SDL_RenderFlush(painter->renderer);
    } else {
        paint_all(painter, now);
    }
    painter->last = 1 - painter->last;
    painter->valid = true;
    drop_lines_before(painter, painter->frame);
    /* the frame before may hold personal data that must not outlive its screen */
    picture_clear(&painter->pictures[1 - painter->last]);
}

struct painter_change painter_paint(struct painter *painter, const struct ui_frame *frame)
{
    const struct painter_change change = painter_take(painter, frame);
    painter_paint_taken(painter, &change);
    return change;
}

bool painter_finish(struct painter *painter, struct rect *area)
{
    *area = painter->missing;
    painter->missing = (struct rect){0};
    if (area->w <= 0 || !painter->valid) {
        return false;
    }
    const bool text_first = painter->text_first;
    painter->text_first = false;
    paint_area(painter, &painter->pictures[painter->last], *area);
    SDL_RenderFlush(painter->renderer);
    painter->text_first = text_first;
    return true;
}

void painter_begin_ahead(struct painter *painter)
{
    images_begin_ahead(painter->images);
}

bool painter_prepare(struct painter *painter, const struct ui_frame *frame)
{
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_PICTURE &&
            images_prepare(painter->images, painter->renderer, draw->text, draw->box.w, draw->box.h,
                           draw->radius)) {
            return true;
        }
    }
    return false;
}

void painter_end_ahead(struct painter *painter)
{
    images_drop_unused(painter->images);
}

void painter_paint_all(struct painter *painter, const struct ui_frame *frame)
{
    painter->valid = false;
    painter_paint(painter, frame);
}

void painter_repaint(struct painter *painter)
{
    const struct picture *picture = &painter->pictures[painter->last];
    if (picture->list.items != NULL) {
        paint_all(painter, picture);
        painter->valid = true;
    }
}
