#include "walk.h"

#include "app/comfort.h"
#include "app/words.h"
#include "measures.h"
#include "rehearsal/panels.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MORNING    INT64_C(1764008400000) /* 2025-11-24T10:20-08:00 */
#define SHOWN_MAX  40
#define SMALL_MM   170.0
#define WALK_BLOCK ((size_t)1024 * 1024)
#define OPAQUE     255
#define REFERENCE  "21.5-upright"

void fault(struct faults *faults, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    faults->items = arena_grow(faults->arena, faults->items, faults->count, &faults->capacity,
                               sizeof(*faults->items));
    faults->items[faults->count++] = arena_vprintf(faults->arena, format, arguments);
    va_end(arguments);
}

/* --- keeping frames --- */

static const char *kept(struct arena *arena, const char *text)
{
    return text != NULL ? arena_strdup(arena, text) : NULL;
}

/* Copies an array, so that one frame can be spoilt without changing the walk. */
static void *copied(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_alloc(arena, count * size);
    if (count > 0) {
        memcpy(copy, items, count * size);
    }
    return copy;
}

static struct ui_frame copy_frame(struct arena *arena, const struct ui_frame *frame)
{
    struct ui_frame copy = *frame;
    copy.arena = arena;
    copy.draws = copied(arena, frame->draws, frame->draw_count, sizeof(*frame->draws));
    copy.targets = copied(arena, frame->targets, frame->target_count, sizeof(*frame->targets));
    copy.texts = copied(arena, frame->texts, frame->text_count, sizeof(*frame->texts));
    for (size_t i = 0; i < copy.draw_count; i++) {
        copy.draws[i].text = kept(arena, copy.draws[i].text);
    }
    for (size_t i = 0; i < copy.target_count; i++) {
        copy.targets[i].code = kept(arena, copy.targets[i].code);
        copy.targets[i].label = kept(arena, copy.targets[i].label);
    }
    for (size_t i = 0; i < copy.text_count; i++) {
        copy.texts[i].text = kept(arena, copy.texts[i].text);
    }
    return copy;
}

static bool keep(void *self, const struct tour_stop *stop, struct err *err)
{
    (void)err;
    struct walk *walk = self;
    walk->sights =
        arena_grow(walk->arena, walk->sights, walk->count, &walk->capacity, sizeof(*walk->sights));
    walk->sights[walk->count++] = (struct sight){
        .panel = walk->panel,
        .name = arena_strdup(walk->arena, stop->name),
        .screen = app_screen_name(stop->app),
        .language = kept(walk->arena, app_language(stop->app)),
        .contrast = app_contrast(stop->app),
        .large_text = app_large_text(stop->app),
        .metrics = *app_metrics(stop->app),
        .frame = copy_frame(walk->arena, stop->frame),
    };
    return true;
}

static struct app_options options_of(const struct panel *panel)
{
    return (struct app_options){.width = panel->width,
                                .height = panel->height,
                                .px_per_mm = panel->width / panel->width_mm,
                                .viewing_distance_mm = panel->viewing_distance_mm};
}

static void walk_panel(struct walk *walk, struct world *world, const struct panel *panel)
{
    const struct app_options options = options_of(panel);
    struct err err;
    walk->panel = panel->name;
    if (!tour_walk(world, screens_table(), &options, MORNING, keep, walk, NULL, &err)) {
        fail_msg("panel %s: %s", panel->name, err.text);
    }
}

struct walk *walk_open(const char *const *panels)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct arena *arena = arena_create(WALK_BLOCK);
    struct walk *walk = ARENA_NEW(arena, struct walk);
    walk->kiosk = kiosk;
    walk->arena = arena;
    walk->text = measures_engine(measures_create(arena, &kiosk->text));
    struct world world = kiosk->world;
    world.text = &walk->text;
    size_t count = 0;
    const struct panel *all = panels_all(&count);
    for (size_t i = 0; panels == NULL && i < count; i++) {
        if (all[i].checked) {
            walk_panel(walk, &world, &all[i]);
        }
    }
    for (; panels != NULL && *panels != NULL; panels++) {
        const struct panel *panel = panels_find(*panels);
        assert_non_null(panel);
        walk_panel(walk, &world, panel);
    }
    assert_true(walk->count > 0);
    return walk;
}

void walk_close(struct walk *walk)
{
    kiosk_close(walk->kiosk);
    arena_destroy(walk->arena);
}

/* --- trying something at a stop --- */

#define PLAIN  "-en-day-normal-"
#define ENOUGH "enough"

struct stops {
    void (*at)(void *self, const struct tour_stop *stop);
    void *self;
};

static bool stop_if_plain(void *self, const struct tour_stop *stop, struct err *err)
{
    const struct stops *stops = self;
    if (strstr(stop->name, PLAIN) == NULL) {
        return err_set(err, ENOUGH);
    }
    stops->at(stops->self, stop);
    return true;
}

void walk_plain(const char *panel, void (*at)(void *self, const struct tour_stop *stop), void *self)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    const struct text_engine text = measures_engine(measures_create(kiosk->arena, &kiosk->text));
    const struct app_options options = options_of(panels_find(panel));
    struct stops stops = {.at = at, .self = self};
    struct world world = kiosk->world;
    struct err err = {""};
    world.text = &text;
    if (!tour_walk(&world, screens_table(), &options, MORNING, stop_if_plain, &stops, NULL, &err) &&
        strstr(err.text, ENOUGH) == NULL) {
        fail_msg("panel %s: %s", panel, err.text);
    }
    kiosk_close(kiosk);
}

bool walk_try(bool (*act)(void *self, const struct tour_stop *stop), void *self,
              const struct tour_stop *stop)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(act(self, stop) ? 1 : 0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fail_msg("%s: broke down", stop->name);
    }
    return WEXITSTATUS(status) == 1;
}

/* --- checking a rule --- */

static bool is_new(const struct faults *faults, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(faults->items[i], faults->items[index]) == 0) {
            return false;
        }
    }
    return true;
}

void walk_assert(const struct walk *walk, rule *check)
{
    struct faults faults = {.arena = walk->arena};
    size_t broken = 0;
    for (size_t i = 0; i < walk->count; i++) {
        size_t before = faults.count;
        check(walk, &walk->sights[i], &faults);
        for (size_t j = before; j < faults.count; j++) {
            if (is_new(&faults, j) && broken++ < SHOWN_MAX) {
                print_error("panel %s, %s: %s\n", walk->sights[i].panel, walk->sights[i].name,
                            faults.items[j]);
            }
        }
    }
    if (broken > 0) {
        fail_msg("%zu faults, each counted once", broken);
    }
}

void walk_assert_breaks(const struct walk *walk, rule *check, const struct sight *sight,
                        const char *words)
{
    struct faults faults = {.arena = walk->arena};
    check(walk, sight, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        if (strstr(faults.items[i], words) != NULL) {
            return;
        }
    }
    fail_msg("nothing is said of \"%s\" (%zu other faults)", words, faults.count);
}

struct sight *walk_spoil(const struct walk *walk, const char *screen)
{
    for (size_t i = 0; i < walk->count; i++) {
        const struct sight *sight = &walk->sights[i];
        if (strcmp(sight->screen, screen) == 0 && strcmp(sight->panel, REFERENCE) == 0) {
            struct sight *copy = ARENA_NEW(walk->arena, struct sight);
            *copy = *sight;
            copy->frame = copy_frame(walk->arena, &sight->frame);
            return copy;
        }
    }
    fail_msg("the walk has no screen %s", screen);
    return NULL;
}

struct target *sight_target(const struct sight *sight, const char *name)
{
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        if (strcmp(sight->frame.targets[i].name, name) == 0) {
            return &sight->frame.targets[i];
        }
    }
    fail_msg("no target %s on %s", name, sight->screen);
    return NULL;
}

struct text_box *sight_text(const struct sight *sight, const char *words)
{
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        if (strstr(sight->frame.texts[i].text, words) != NULL) {
            return &sight->frame.texts[i];
        }
    }
    fail_msg("no text \"%s\" on %s", words, sight->screen);
    return NULL;
}

struct draw *sight_draw(const struct sight *sight, const char *words)
{
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        struct draw *draw = &sight->frame.draws[i];
        if (draw->kind == DRAW_TEXT && strstr(draw->text, words) != NULL) {
            return draw;
        }
    }
    fail_msg("not drawn on %s: %s", sight->screen, words);
    return NULL;
}

/* --- reading frames --- */

double sight_mm(const struct sight *sight, int px)
{
    return px / sight->metrics.px_per_mm;
}

bool sight_is_small(const struct sight *sight)
{
    return sight_mm(sight, sight->frame.width) < SMALL_MM;
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool is_key(const struct target *target)
{
    static const char *const names[] = {"digit",         "key",       "delete",     "enter",
                                        "number",        "number_2",  "number_3",   "region",
                                        "list_previous", "list_next", "day_before", "day_after"};
    return is_one_of(target->name, names, COUNT_OF(names));
}

bool is_switch(const struct target *target)
{
    static const char *const names[] = {"doctor_first", "staff_close",   "language",  "text_size",
                                        "contrast",     "list_previous", "list_next", "help"};
    return is_one_of(target->name, names, COUNT_OF(names));
}

bool is_page(const struct sight *sight, const struct target *target)
{
    const struct rect screen = {0, 0, sight->frame.width, sight->frame.height};
    return rect_equal(target->box, screen);
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c > 0.04045 ? pow((c + 0.055) / 1.055, 2.4) : c / 12.92;
}

static double luminance_of(struct color c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast_of(struct color a, struct color b)
{
    double x = luminance_of(a);
    double y = luminance_of(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* True if a box with rounded corners covers the point. */
static bool covers(const struct draw *draw, int x, int y)
{
    struct rect b = draw->box;
    if (!rect_contains(b, x, y)) {
        return false;
    }
    int half = (b.w < b.h ? b.w : b.h) / 2;
    int r = draw->radius < half ? draw->radius : half;
    int dx = x < b.x + r ? b.x + r - x : x > b.x + b.w - r ? x - (b.x + b.w - r) : 0;
    int dy = y < b.y + r ? b.y + r - y : y > b.y + b.h - r ? y - (b.y + b.h - r) : 0;
    return dx * dx + dy * dy <= r * r;
}

bool ground_at(const struct sight *sight, size_t before, int x, int y, struct color *color)
{
    bool known = true;
    *color = sight->frame.clear;
    for (size_t i = 0; i < before && i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        if (draw->kind == DRAW_BOX && draw->color.a == OPAQUE && covers(draw, x, y)) {
            *color = draw->color;
            known = true;
        } else if ((draw->kind == DRAW_PICTURE || draw->kind == DRAW_ICON) &&
                   rect_contains(draw->box, x, y)) {
            known = false;
        }
    }
    return known;
}
