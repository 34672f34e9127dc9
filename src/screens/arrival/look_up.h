/* Where a look-up leads, however it was done. */
#pragma once

#include "app/session.h"
#include "ui/ui.h"

struct app;

void look_up_go_on(struct app *app, enum session_look_up found, const struct err *err);
/* After an arrival was recorded: the notice, or straight to the end. */
void look_up_arrived(struct app *app);
/* "10:30, with Mei R." of a match; parts that the list does not say are left out. */
const char *look_up_describe(const struct app *app, struct arena *arena,
                             const struct checkin_match *match);

/* While looking up rests: for how long, and what one can do instead; else NULL. */
const char *look_up_paused(const struct app *app, struct ui *ui);
/* For screens that say so: the number changes once a second. */
int64_t look_up_deadline(const struct app *app, const void *state);
void look_up_tick(struct app *app, void *state);
