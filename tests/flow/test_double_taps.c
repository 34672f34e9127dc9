/*
 * Taps twice on every target of every screen, as the tour comes to them: what a second tap 120 ms
 * after the first finds there was never meant. After it everything must be as it was after the
 * first: screen, language, all that is drawn, and nothing more written to the database. Only keys
 * that type count again.
 *
 * Each pair of taps happens in a process of its own, so that the tour goes on as if nobody had
 * touched anything.
 */
#include "screens.h"
#include "walk.h"

#include "app/comfort.h"
#include "app/context.h"
#include "app/words.h"
#include "rehearsal/dump.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define DOUBLE_MS   120
#define ARENA_BLOCK ((size_t)64 * 1024)

/* Places where a second tap would do harm if nothing locked it out. If the test does not find
 * these, it finds nothing anywhere. */
static const struct {
    const char *screen;
    const char *target;
} traps[] = {{"home", "language"}, {"check_in_missing", "walk_in"}, {"staff_menu", "close"}};

struct crawl {
    struct arena *arena;
    const struct target *target; /* to be tapped next */
    const char **struck;         /* "screen, target": each is tapped once */
    size_t struck_count;
    size_t struck_capacity;
    bool seen[SCREEN_NAMES];
    size_t faults;
    bool loose; /* ends the lock-outs before the second tap, to show what it would do */
    bool sprung[COUNT_OF(traps)];
};

/* The connection opened last, which is the tour's database in memory. */
static sqlite3 *database;

static int opened(sqlite3 *db, char **error, const void *api)
{
    (void)error;
    (void)api;
    database = db;
    return SQLITE_OK;
}

/* Everything that a second tap could have changed. */
static const char *state_of(struct crawl *crawl, const struct player *player)
{
    const struct app *app = player->app;
    return arena_printf(
        crawl->arena, "%s\n%s%s, %lld rows written, %llu visits ended",
        dump_text(crawl->arena, player->frame, app_metrics(app), app_screen_name(app)),
        app_language(app), app_contrast(app) ? ", contrast" : "",
        (long long)sqlite3_total_changes64(database), (unsigned long long)app_visits_ended(app));
}

static void strike(struct player *player, int x, int y)
{
    app_input(player->app, &(struct input){.kind = INPUT_DOWN, .x = x, .y = y});
    app_input(player->app, &(struct input){.kind = INPUT_UP, .x = x, .y = y});
    if (app_dirty(player->app)) {
        player->frame = app_frame(player->app);
    }
}

/* True if the second tap did something that nobody wants. */
static bool does_more(void *self, const struct tour_stop *stop)
{
    struct crawl *crawl = self;
    const struct target *target = crawl->target;
    struct player one = {
        .app = stop->app, .clock = app_world(stop->app)->clock->self, .frame = stop->frame};
    struct player *player = &one;
    const int x = target->box.x + target->box.w / 2;
    const int y = target->box.y + target->box.h / 2;
    const bool types = target->types;
    const char *before = app_screen_name(player->app);
    app_settle(player->app);
    strike(player, x, y);
    player_wait(player, DOUBLE_MS);
    if (app_wants_to_end(player->app) ||
        (types && strcmp(app_screen_name(player->app), before) == 0)) {
        return false;
    }
    const char *once = state_of(crawl, player);
    if (crawl->loose) {
        app_settle(player->app);
    }
    strike(player, x, y);
    return strcmp(state_of(crawl, player), once) != 0;
}

static bool is_new(struct crawl *crawl, const char *name)
{
    for (size_t i = 0; i < crawl->struck_count; i++) {
        if (strcmp(crawl->struck[i], name) == 0) {
            return false;
        }
    }
    crawl->struck = arena_grow(crawl->arena, crawl->struck, crawl->struck_count,
                               &crawl->struck_capacity, sizeof(*crawl->struck));
    crawl->struck[crawl->struck_count++] = arena_strdup(crawl->arena, name);
    return true;
}

static void look(struct crawl *crawl, const char *screen)
{
    for (size_t i = 0; i < SCREEN_NAMES; i++) {
        crawl->seen[i] = crawl->seen[i] || strcmp(screen_names[i], screen) == 0;
    }
}

static void try_trap(struct crawl *crawl, const struct tour_stop *stop)
{
    const char *screen = app_screen_name(stop->app);
    for (size_t i = 0; i < COUNT_OF(traps); i++) {
        if (strcmp(traps[i].screen, screen) == 0 &&
            strcmp(traps[i].target, crawl->target->name) == 0) {
            crawl->loose = true;
            crawl->sprung[i] = walk_try(does_more, crawl, stop);
            crawl->loose = false;
        }
    }
}

static void strike_all(void *self, const struct tour_stop *stop)
{
    struct crawl *crawl = self;
    const char *screen = app_screen_name(stop->app);
    look(crawl, screen);
    for (size_t i = 0; i < stop->frame->target_count; i++) {
        const struct target *t = &stop->frame->targets[i];
        char name[512];
        snprintf(name, sizeof(name), "%s: %s %d %s%s \"%s\"", screen, t->name, t->index, t->code,
                 t->selected ? " chosen" : "", t->label != NULL ? t->label : "");
        if (!t->enabled || !is_new(crawl, name)) {
            continue;
        }
        crawl->target = t;
        if (walk_try(does_more, crawl, stop)) {
            print_error("%s, a second tap does more: %s\n", stop->name, name);
            crawl->faults++;
        }
        try_trap(crawl, stop);
    }
}

static void a_double_tap_does_no_more_than_one_tap(void **state)
{
    (void)state;
    struct crawl crawl = {.arena = arena_create(ARENA_BLOCK)};
    assert_int_equal(sqlite3_auto_extension((void (*)(void))opened), SQLITE_OK);
    walk_plain("21.5-upright", strike_all, &crawl);
    sqlite3_reset_auto_extension();
    print_message("%zu targets struck\n", crawl.struck_count);
    for (size_t i = 0; i < SCREEN_NAMES; i++) {
        /* the demonstration of the tour has no page for a missing PIN */
        if (!crawl.seen[i] && strcmp(screen_names[i], "staff_setup") != 0 &&
            screen_was_missed(screen_names[i])) {
            fail_msg("nobody tapped twice on %s", screen_names[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(traps); i++) {
        if (!crawl.sprung[i]) {
            fail_msg("%s: a second tap on %s was not noticed", traps[i].screen, traps[i].target);
        }
    }
    arena_destroy(crawl.arena);
    assert_int_equal(crawl.faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_double_tap_does_no_more_than_one_tap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
