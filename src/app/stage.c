#include "app/stage.h"

#include "base/bug.h"

#include <stdlib.h>

struct stage {
    struct world world;
    struct fake_clock fake;
    struct clock clock;
    struct player player;
};

struct stage *stage_open(const struct world *world, const struct screen *const *screens,
                         const struct app_options *options, int64_t wall_ms, struct err *err)
{
    struct stage *stage = calloc(1, sizeof(*stage));
    if (stage == NULL) {
        BUG("out of memory");
    }
    stage->fake = (struct fake_clock){.monotonic_ms = 1000000, .wall_ms = wall_ms};
    stage->clock = clock_from_fake(&stage->fake);
    stage->world = *world;
    stage->world.clock = &stage->clock;
    stage->world.store = store_open(":memory:", &stage->clock, err);
    if (stage->world.store == NULL) {
        free(stage);
        return NULL;
    }
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
        free(stage);
    }
}

struct player *stage_player(struct stage *stage)
{
    return &stage->player;
}
