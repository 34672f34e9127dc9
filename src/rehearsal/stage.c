#include "rehearsal/stage.h"

#include "app/screen.h"
#include "base/bug.h"
#include "base/log.h"
#include "fetch/demonstration.h"
#include "store/store.h"

#include <stdlib.h>

struct stage {
    struct arena *arena;
    struct config config;
    struct world world;
    struct fake_clock fake;
    struct clock clock;
    struct player player;
    struct demonstration demonstration;
};

/* How often the player's kiosk looks for a new list of the demonstration. */
#define LIST_CHECK_MS 15000

/* The time limits of the shipped kiosk.yaml, which scripts and tests wait for. */
#define FORM_SECONDS      60
#define READING_SECONDS   180
#define COUNTDOWN_SECONDS 30

/* Open on the day of the rehearsal and closed on the next, so that a kiosk closed by hand says when
 * it opens again. */
static struct hours rehearsal_hours(int64_t wall_ms)
{
    const struct hours_day all_day = {.ranges = {{0, HOURS_DAY_MINUTES}}, .count = 1};
    const int today = civil_from_ms(wall_ms).weekday;
    struct hours hours = {.known = true};
    for (int i = 0; i < HOURS_DAYS; i++) {
        hours.days[i] = all_day;
    }
    hours.days[(today + 1) % HOURS_DAYS].count = 0;
    hours.days[(today + 2) % HOURS_DAYS].ranges[0].from = 9 * 60;
    return hours;
}

/* The clinic's configuration with the demonstration's day list, so that there is always somebody to
 * check in. */
static struct config rehearsal(struct arena *arena, const struct world *world, int64_t wall_ms)
{
    struct config config = *world->config;
    config.demonstration = true;
    config.hours = rehearsal_hours(wall_ms);
    config.day_list_path = arena_printf(arena, "%s/demo/day-list.csv", world->assets);
    config.idle_form_seconds = FORM_SECONDS;
    config.idle_reading_seconds = READING_SECONDS;
    config.idle_countdown_seconds = COUNTDOWN_SECONDS;
    return config;
}

static void look_at_list(void *self)
{
    struct err err;
    int64_t count = 0;
    if (!demonstration_bring(self, &count, &err)) {
        log_error("%s", err.text);
    }
}

struct stage *stage_open(const struct world *world, const struct screen *const *screens,
                         const struct app_options *options, int64_t wall_ms, struct err *err)
{
    struct stage *stage = calloc(1, sizeof(*stage));
    if (stage == NULL) {
        BUG("out of memory");
    }
    stage->fake = (struct fake_clock){.monotonic_ms = 1000000, .wall_ms = wall_ms};
    stage->clock = clock_from_fake(&stage->fake);
    stage->arena = arena_create(1024);
    stage->config = rehearsal(stage->arena, world, wall_ms);
    stage->world = *world;
    stage->world.config = &stage->config;
    stage->world.clock = &stage->clock;
    stage->world.rehearsed = true;
    stage->world.store = store_open(":memory:", &stage->clock, err);
    if (stage->world.store == NULL) {
        arena_destroy(stage->arena);
        free(stage);
        return NULL;
    }
    stage->demonstration = (struct demonstration){
        .path = stage->config.day_list_path, .clock = &stage->clock, .store = stage->world.store};
    stage->world.lists = (struct list_keeper){
        .look = look_at_list, .self = &stage->demonstration, .every_ms = LIST_CHECK_MS};
    stage->player = (struct player){
        .app = app_create(&stage->world, screens, options),
        .clock = &stage->fake,
        .text = world->text,
    };
    return stage;
}

void stage_close(struct stage *stage)
{
    if (stage != NULL) {
        app_destroy(stage->player.app);
        store_close(stage->world.store);
        arena_destroy(stage->arena);
        free(stage);
    }
}

struct player *stage_player(struct stage *stage)
{
    return &stage->player;
}
