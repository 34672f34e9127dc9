#include "platform/display.h"

#include "base/bug.h"
#include "base/log.h"
#include "platform/fonts.h"
#include "platform/images.h"
#include "platform/page_turn.h"
#include "platform/painter.h"
#include "platform/prefault.h"
#include "platform/rotation_copy.h"
#include "platform/sdl_prepare.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

/*
 * canvas: the upright picture in memory; the window's own surface when nothing is turned, ours when
 * headless or turned, none when accelerated (there target holds it if it is turned).
 */
struct display {
    struct display_options options;
    struct rotation rotation;
    struct painter *painter;
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Surface *canvas;
    SDL_Texture *target;
    bool owns_canvas;
    bool bare;                /* nothing was painted on the canvas since it was made anew */
    struct prefault prefault; /* of canvas and window surface */
    struct page_turn turn;
    SDL_Texture *turn_before; /* accelerated: the two pictures of a page turn */
    SDL_Texture *turn_after;
};

static bool driver_is(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && strcmp(driver, name) == 0;
}

static bool open_window(struct display *display, struct err *err)
{
    sdl_prepare();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return err_set(err, "no display: %s", SDL_GetError());
    }
    if (!display->options.accelerated && !driver_is("KMSDRM") && !driver_is("wayland")) {
        /* otherwise the window surface goes through OpenGL; KMSDRM and Wayland need that, because
         * SDL 2 has no other way there */
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    SDL_Rect place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, display->options.width,
                      display->options.height};
    Uint32 flags = 0;
    const bool whole_screen = place.w <= 0 || place.h <= 0;
    if (whole_screen) {
        if (SDL_GetDisplayBounds(0, &place) != 0) {
            return err_set(err, "no screen: %s", SDL_GetError());
        }
        /* without a window manager SDL would wait 100 ms for X11 to confirm full screen */
        flags = driver_is("x11") ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    display->window = SDL_CreateWindow("Cozy Kiosk", place.x, place.y, place.w, place.h, flags);
    if (display->window == NULL) {
        return err_set(err, "no window: %s", SDL_GetError());
    }
    SDL_StopTextInput();
    SDL_DisableScreenSaver();
    if (whole_screen) {
        SDL_ShowCursor(SDL_DISABLE);
        SDL_SetWindowKeyboardGrab(display->window, SDL_TRUE);
    }
    return true;
}

static SDL_Surface *new_canvas(int w, int h, Uint32 format)
{
    SDL_Surface *canvas = SDL_CreateRGBSurfaceWithFormat(0, w, h, SDL_BITSPERPIXEL(format), format);
    if (canvas == NULL) {
        BUG("out of memory: %s", SDL_GetError());
    }
    return canvas;
}

static bool is_turned(const struct display *display)
{
    return display->rotation.degrees != 0;
}

static bool attach_accelerated(struct display *display, struct err *err)
{
    if (display->renderer == NULL) {
        display->renderer = SDL_CreateRenderer(
            display->window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    }
    if (display->renderer == NULL) {
        return err_set(err, "no accelerated renderer: %s", SDL_GetError());
    }
    SDL_GetRendererOutputSize(display->renderer, &display->rotation.window_width,
                              &display->rotation.window_height);
    if (is_turned(display)) {
        display->target = SDL_CreateTexture(
            display->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET,
            rotation_width(display->rotation), rotation_height(display->rotation));
        if (display->target == NULL) {
            return err_set(err, "the renderer cannot turn pictures: %s", SDL_GetError());
        }
    }
    return true;
}

static bool attach_software(struct display *display, struct err *err)
{
    SDL_Surface *surface = NULL;
    if (display->window != NULL) {
        surface = SDL_GetWindowSurface(display->window);
        if (surface == NULL) {
            return err_set(err, "no window surface: %s", SDL_GetError());
        }
        display->rotation.window_width = surface->w;
        display->rotation.window_height = surface->h;
    }
    display->owns_canvas = surface == NULL || is_turned(display);
    display->canvas = surface;
    if (display->owns_canvas) {
        display->canvas =
            new_canvas(rotation_width(display->rotation), rotation_height(display->rotation),
                       surface != NULL ? surface->format->format : (Uint32)SDL_PIXELFORMAT_RGB888);
    }
    if (surface != NULL) {
        display->prefault.ranges[0] = prefault_pixels(display->canvas); /* painted first */
        display->prefault.ranges[1] = prefault_pixels(surface); /* the same unless it is turned */
        prefault_begin(&display->prefault);
    }
    display->renderer = SDL_CreateSoftwareRenderer(display->canvas);
    return display->renderer != NULL || err_set(err, "no renderer: %s", SDL_GetError());
}

static bool attach(struct display *display, struct err *err)
{
    const bool ok = display->options.accelerated && display->window != NULL
                        ? attach_accelerated(display, err)
                        : attach_software(display, err);
    if (ok) {
        painter_attach(display->painter, display->renderer);
    }
    return ok;
}

static void forget_turn(struct display *display)
{
    page_turn_end(&display->turn);
    if (display->turn_before != NULL) {
        SDL_DestroyTexture(display->turn_before);
    }
    if (display->turn_after != NULL) {
        SDL_DestroyTexture(display->turn_after);
    }
    display->turn_before = NULL;
    display->turn_after = NULL;
}

static void detach(struct display *display)
{
    forget_turn(display);
    prefault_end(&display->prefault);
    painter_attach(display->painter, NULL);
    if (display->target != NULL) {
        SDL_DestroyTexture(display->target);
        display->target = NULL;
    }
    if (display->renderer != NULL) {
        SDL_DestroyRenderer(display->renderer);
        display->renderer = NULL;
    }
    if (display->owns_canvas) {
        SDL_FreeSurface(display->canvas);
    }
    display->canvas = NULL;
    display->owns_canvas = false;
}

struct display *display_open(const struct display_options *options, struct fonts *fonts,
                             struct images *images, struct err *err)
{
    struct display *display = calloc(1, sizeof *display);
    if (display == NULL) {
        BUG("out of memory");
    }
    BUG_IF(options->headless && (options->width <= 0 || options->height <= 0));
    BUG_IF(options->rotation % 90 != 0 || options->rotation < 0 || options->rotation > 270);
    display->options = *options;
    display->rotation = (struct rotation){options->rotation, options->width, options->height};
    display->painter = painter_create(fonts, images);
    if (!options->headless && !options->accelerated) {
        /* visitors can read before the pictures are drawn */
        painter_put_text_first(display->painter);
    }
    if ((!options->headless && !open_window(display, err)) || !attach(display, err)) {
        display_close(display);
        return NULL;
    }
    return display;
}

void display_close(struct display *display)
{
    if (display == NULL) {
        return;
    }
    detach(display);
    painter_destroy(display->painter);
    if (display->window != NULL) {
        SDL_DestroyWindow(display->window);
    }
    if (!display->options.headless) {
        SDL_Quit();
    }
    free(display);
}

int display_width(const struct display *display)
{
    return rotation_width(display->rotation);
}

int display_height(const struct display *display)
{
    return rotation_height(display->rotation);
}

struct rotation display_rotation(const struct display *display)
{
    return display->rotation;
}

bool display_has_window(const struct display *display)
{
    return display->window != NULL;
}

bool display_may_be_closed(const struct display *display)
{
    return display_has_window(display) && display->options.width > 0;
}

static void present_software(struct display *display, const struct rect *areas, size_t count)
{
    if (display->window == NULL) {
        return;
    }
    SDL_Surface *surface = SDL_GetWindowSurface(display->window);
    if (surface == NULL) {
        return; /* the window has just changed; an event to restore it will follow */
    }
    SDL_Rect rects[PAINTER_AREAS];
    int used = 0;
    const struct rect room = {0, 0, display_width(display), display_height(display)};
    for (size_t i = 0; i < count; i++) {
        struct rect area = rect_intersection(areas[i], room);
        if (area.w <= 0 || area.h <= 0) {
            continue;
        }
        if (is_turned(display)) {
            rotation_copy(display->rotation, display->canvas, surface, area);
            area = rotation_to_window(display->rotation, area);
        }
        rects[used++] = (SDL_Rect){area.x, area.y, area.w, area.h};
    }
    if (used > 0) {
        SDL_UpdateWindowSurfaceRects(display->window, rects, used);
    }
}

static void present_accelerated(struct display *display)
{
    if (display->target != NULL) {
        SDL_SetRenderTarget(display->renderer, NULL);
        const int w = display_width(display);
        const int h = display_height(display);
        /* turned around its own middle, which is the middle of the window */
        const SDL_Rect to = {(display->rotation.window_width - w) / 2,
                             (display->rotation.window_height - h) / 2, w, h};
        SDL_RenderCopyEx(display->renderer, display->target, NULL, &to, display->rotation.degrees,
                         NULL, SDL_FLIP_NONE);
    }
    SDL_RenderPresent(display->renderer);
}

/* Ends a page turn at once, so that the canvas holds what the painter painted last. */
static void finish_turn(struct display *display)
{
    if (display_is_turning(display)) {
        page_turn_start(&display->turn, 0);
        display_turn_step(display, INT64_MAX / 2);
    }
}

void display_show(struct display *display, const struct ui_frame *frame)
{
    if (display->renderer == NULL) {
        return; /* the renderer was lost and is not restored yet */
    }
    finish_turn(display);
    display->bare = false;
    if (display->canvas != NULL) {
        struct painter_change change = painter_paint(display->painter, frame);
        if (change.count == 1 &&
            rect_equal(change.areas[0], (struct rect){0, 0, frame->width, frame->height})) {
            change.areas[0] = (struct rect){0, 0, display_width(display), display_height(display)};
        }
        present_software(display, change.areas, change.count);
        struct rect late;
        if (painter_finish(display->painter, &late)) {
            present_software(display, &late, 1);
        }
        return;
    }
    /* a buffer's content is undefined once it was presented, so the whole picture is painted each
     * time */
    SDL_SetRenderTarget(display->renderer, display->target);
    painter_paint_all(display->painter, frame);
    present_accelerated(display);
}

static void turn_software(struct display *display, const struct ui_frame *frame, enum turn kind,
                          int slide_px)
{
    const struct painter_change change = painter_take(display->painter, frame);
    struct rect late;
    page_turn_begin(&display->turn, kind, slide_px, display->canvas, &change);
    painter_paint_taken(display->painter, &change);
    painter_finish(display->painter, &late); /* a picture that came after the turn would jump */
    page_turn_set_after(&display->turn, display->canvas, &change);
}

static SDL_Texture *new_target(const struct display *display)
{
    SDL_Texture *texture =
        SDL_CreateTexture(display->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET,
                          display_width(display), display_height(display));
    if (texture != NULL) {
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    }
    return texture;
}

static void turn_accelerated(struct display *display, const struct ui_frame *frame, enum turn kind,
                             int slide_px)
{
    display->turn_before = new_target(display);
    display->turn_after = new_target(display);
    if (display->turn_before == NULL || display->turn_after == NULL) {
        forget_turn(display);
        display_show(display, frame);
        return;
    }
    SDL_SetRenderTarget(display->renderer, display->turn_before);
    painter_repaint(display->painter);
    SDL_SetRenderTarget(display->renderer, display->turn_after);
    painter_paint_all(display->painter, frame);
    display->turn = (struct page_turn){.kind = kind, .slide_px = slide_px};
}

static void step_accelerated(struct display *display, int64_t now_ms)
{
    const struct page_turn *turn = &display->turn;
    const int progress = turn_progress(turn->kind, now_ms - turn->start_ms);
    const SDL_Rect to = {turn_offset(turn->kind, turn->slide_px, progress), 0,
                         display_width(display), display_height(display)};
    SDL_SetRenderTarget(display->renderer, display->target);
    SDL_RenderCopy(display->renderer, display->turn_before, NULL, NULL);
    SDL_SetTextureAlphaMod(display->turn_after, (Uint8)(progress > 255 ? 255 : progress));
    SDL_RenderCopy(display->renderer, display->turn_after, NULL, &to);
    present_accelerated(display);
}

void display_turn(struct display *display, const struct ui_frame *frame, enum turn turn,
                  int slide_px)
{
    const bool deep = display->canvas == NULL || display->canvas->format->BytesPerPixel == 4;
    if (turn == TURN_NONE || display->renderer == NULL || !deep || display->bare) {
        display_show(display, frame);
        return;
    }
    finish_turn(display);
    if (display->canvas == NULL) {
        turn_accelerated(display, frame, turn, slide_px);
    } else {
        turn_software(display, frame, turn, slide_px);
    }
}

bool display_is_turning(const struct display *display)
{
    return display->turn.kind != TURN_NONE;
}

void display_turn_step(struct display *display, int64_t now_ms)
{
    page_turn_start(&display->turn, now_ms);
    const bool over = page_turn_is_over(&display->turn, now_ms);
    if (display->canvas == NULL) {
        step_accelerated(display, now_ms);
    } else {
        page_turn_mix(&display->turn, display->canvas, now_ms);
        present_software(display, display->turn.areas, display->turn.area_count);
    }
    if (over) {
        forget_turn(display);
    }
}

void display_begin_ahead(struct display *display)
{
    painter_begin_ahead(display->painter);
}

bool display_prepare(struct display *display, const struct ui_frame *frame)
{
    return display->renderer != NULL && painter_prepare(display->painter, frame);
}

void display_end_ahead(struct display *display)
{
    painter_end_ahead(display->painter);
}

void display_reset(struct display *display)
{
    struct err err = {""};
    detach(display);
    if (!attach(display, &err)) {
        log_error("the window cannot be drawn to: %s", err.text);
        detach(display);
    }
    display->bare = true;
}

void display_restore(struct display *display)
{
    if (display->renderer == NULL) {
        return; /* lost and not yet restored */
    }
    finish_turn(display);
    if (display->canvas == NULL) {
        SDL_SetRenderTarget(display->renderer, display->target);
        painter_repaint(display->painter);
        present_accelerated(display);
        return;
    }
    if (display->bare) {
        struct rect area;
        painter_repaint(display->painter);
        painter_finish(display->painter, &area);
        display->bare = false;
    }
    present_software(display, &(struct rect){0, 0, display_width(display), display_height(display)},
                     1);
}

void display_forget_text(struct display *display)
{
    forget_turn(display);
    painter_forget_text(display->painter);
}

/* Paints the picture of an accelerated window once more to read it back; the caller frees it. */
static SDL_Surface *read_back(struct display *display)
{
    SDL_Surface *copy =
        new_canvas(display_width(display), display_height(display), SDL_PIXELFORMAT_RGB888);
    SDL_SetRenderTarget(display->renderer, display->target);
    painter_repaint(display->painter);
    SDL_RenderReadPixels(display->renderer, NULL, copy->format->format, copy->pixels, copy->pitch);
    SDL_SetRenderTarget(display->renderer, NULL);
    return copy;
}

bool display_save_png(struct display *display, const char *path, struct err *err)
{
    if (display->renderer == NULL) {
        return err_set(err, "%s: there is no picture to save", path);
    }
    SDL_Surface *copy = display->canvas == NULL ? read_back(display) : NULL;
    const bool ok = IMG_SavePNG(copy != NULL ? copy : display->canvas, path) == 0 ||
                    err_set(err, "%s: %s", path, SDL_GetError());
    SDL_FreeSurface(copy);
    return ok;
}

const struct SDL_Surface *display_surface(const struct display *display)
{
    return display->options.headless ? display->canvas : NULL;
}
