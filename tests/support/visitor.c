#include "visitor.h"

#include <string.h>

struct app *visitor_app(const struct visitor *visitor)
{
    return visitor->kiosk->player.app;
}

void visitor_push(SDL_Event event)
{
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static int64_t before_a_wait(void *self)
{
    struct visitor *visitor = self;
    struct fake_clock *fake = &visitor->kiosk->fake;
    if (!display_is_turning(visitor->display)) {
        const int step = visitor->step++;
        if (!visitor->act(visitor, step)) {
            visitor_push((SDL_Event){.type = SDL_QUIT});
        }
        visitor->frames_before = visitor->counts.frames;
    }
    return fake->monotonic_ms;
}

/* The text engine, which takes slow_ms once. */
static int slow_width(void *self, struct font font, const char *text, size_t length)
{
    struct visitor *visitor = self;
    if (visitor->slow_ms > 0) {
        SDL_Delay((Uint32)visitor->slow_ms); /* the loop asks the machine how long it was busy */
        fake_clock_advance(&visitor->kiosk->fake, visitor->slow_ms);
        visitor->slow_ms = 0;
        for (size_t k = 0; k < visitor->meanwhile_count; k++) {
            visitor_push(visitor->meanwhile[k]);
        }
        visitor->meanwhile_count = 0;
    }
    return visitor->text.width(visitor->text.self, font, text, length);
}

static int ascent(void *self, struct font font, int *height)
{
    const struct text_engine *text = &((struct visitor *)self)->text;
    return text->ascent(text->self, font, height);
}

static bool has_glyph(void *self, enum face face, uint32_t character)
{
    const struct text_engine *text = &((struct visitor *)self)->text;
    return text->has_glyph(text->self, face, character);
}

struct visitor *visitor_open_with(struct display_options options,
                                  bool (*act)(struct visitor *visitor, int step))
{
    struct visitor *visitor = calloc(1, sizeof(*visitor));
    struct err err;
    assert_non_null(visitor);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    visitor->act = act;
    visitor->kiosk = kiosk_open((struct kiosk_options){0});
    visitor->text = visitor->kiosk->text;
    visitor->kiosk->text = (struct text_engine){visitor, slow_width, ascent, has_glyph};
    visitor->images = images_create(KIOSK_SOURCE_DIR "/assets/images", &visitor->kiosk->world.day);
    visitor->display = display_open(&options, visitor->kiosk->fonts, visitor->images, &err);
    if (visitor->display == NULL) {
        fail_msg("%s", err.text);
    }
    display_show(visitor->display, app_frame(visitor_app(visitor))); /* the program does the same */
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT); /* what a window says while it opens */
    return visitor;
}

struct visitor *visitor_open(bool (*act)(struct visitor *visitor, int step))
{
    return visitor_open_with(
        (struct display_options){.width = VISITOR_WIDTH, .height = VISITOR_HEIGHT}, act);
}

void visitor_run(struct visitor *visitor)
{
    const struct clock clock = {.self = visitor, .monotonic_ms = before_a_wait};
    loop_run(visitor_app(visitor), visitor->display, &clock, visitor->work, &visitor->counts);
}

void visitor_close(struct visitor *visitor)
{
    display_close(visitor->display);
    images_destroy(visitor->images);
    kiosk_close(visitor->kiosk);
    free(visitor);
}

/* A finger that comes down on the middle of a target of the current picture. */
static SDL_Event finger_on(struct visitor *visitor, const char *name, int index)
{
    const struct target *target = frame_find(app_frame(visitor_app(visitor)), name, index, NULL);
    assert_non_null(target);
    SDL_Event finger = {.tfinger = {.type = SDL_FINGERDOWN, .touchId = 7, .fingerId = 1}};
    finger.tfinger.x =
        ((float)target->box.x + (float)target->box.w / 2) / (float)display_width(visitor->display);
    finger.tfinger.y =
        ((float)target->box.y + (float)target->box.h / 2) / (float)display_height(visitor->display);
    return finger;
}

static SDL_Event lifted(SDL_Event finger)
{
    finger.tfinger.type = SDL_FINGERUP;
    return finger;
}

void visitor_strike(struct visitor *visitor, const char *name, int index)
{
    const SDL_Event finger = finger_on(visitor, name, index);
    visitor_push(finger);
    visitor_push(lifted(finger));
}

void visitor_strike_meanwhile(struct visitor *visitor, const char *name, int index)
{
    const SDL_Event finger = finger_on(visitor, name, index);
    visitor->meanwhile[visitor->meanwhile_count++] = finger;
    visitor->meanwhile[visitor->meanwhile_count++] = lifted(finger);
}

void visitor_touch(struct visitor *visitor, const char *name, int index)
{
    fake_clock_advance(&visitor->kiosk->fake, SECOND_MS);
    visitor_strike(visitor, name, index);
}

void visitor_assert_on(const struct visitor *visitor, const char *screen)
{
    assert_string_equal(app_screen_name(visitor_app(visitor)), screen);
}

bool visitor_drew(const struct visitor *visitor)
{
    return visitor->counts.frames > visitor->frames_before;
}

SDL_Surface *visitor_surface(void)
{
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(surface);
    return surface;
}

bool visitor_shows_the_picture(const struct visitor *visitor)
{
    const struct metrics *metrics = app_metrics(visitor_app(visitor));
    const struct display_options options = {
        .headless = true, .width = metrics->width, .height = metrics->height};
    struct err err;
    struct display *other = display_open(&options, visitor->kiosk->fonts, visitor->images, &err);
    assert_non_null(other);
    display_show(other, app_frame(visitor_app(visitor)));
    const SDL_Surface *expected = display_surface(other);
    const SDL_Surface *shown = visitor_surface();
    assert_int_equal(shown->w, options.width);
    assert_int_equal(shown->h, options.height);
    assert_int_equal(shown->format->format, expected->format->format);
    bool same = true;
    for (ptrdiff_t y = 0; y < options.height; y++) {
        same = same && memcmp((const char *)shown->pixels + y * shown->pitch,
                              (const char *)expected->pixels + y * expected->pitch,
                              (size_t)options.width * shown->format->BytesPerPixel) == 0;
    }
    display_close(other);
    return same;
}
