/* A kiosk for a rehearsal: a database in memory, the demonstration's day list, time limits as
 * shipped, and a clock that only the player moves. For --tour and --check, which must not touch the
 * real database and must find the same people whatever the clinic configured. */
#pragma once

#include "app/app.h"
#include "app/create.h"
#include "app/screen.h"
#include "rehearsal/player.h"

struct stage;

/* Uses a changed copy of world's configuration, its words and its pages; not its clock and store.
 * NULL with err. */
struct stage *stage_open(const struct world *world, const struct screen *const *screens,
                         const struct app_options *options, int64_t wall_ms, struct err *err);
/* NULL is fine. */
void stage_close(struct stage *stage);
/* The player of this stage. Set its audience and lint before player_begin. */
struct player *stage_player(struct stage *stage);
