/*
 * A kiosk of its own for a rehearsal: database in memory, the demonstration's day list, time limits
 * as shipped, a clock that stands still until told. For --tour and --check, which must not touch
 * what is real and must find the same people whatever the clinic configured.
 */
#pragma once

#include "app/app.h"
#include "app/create.h"
#include "app/screen.h"
#include "rehearsal/player.h"

struct stage;

/* world gives configuration (a changed copy is used), words and pages; its clock and store are not
 * used. NULL with err. */
struct stage *stage_open(const struct world *world, const struct screen *const *screens,
                         const struct app_options *options, int64_t wall_ms, struct err *err);
/* NULL is fine. */
void stage_close(struct stage *stage);
/* To play on it; set its audience and lint before player_begin. */
struct player *stage_player(struct stage *stage);
