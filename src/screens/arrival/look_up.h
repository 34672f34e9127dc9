/* Where a look-up by telephone number or by name leads. */
#pragma once

#include "app/session.h"
#include "ui/ui.h"

struct app;

/* Counts the look-up, then shows what follows on it; or the fault screen. */
void look_up_go_on(struct app *app, enum session_look_up found, const struct err *err);
/* "10:30, with Mei R." for a match; parts that the list does not have are left out. */
const char *look_up_describe(const struct app *app, struct arena *arena,
                             const struct checkin_match *match);

/* While look-ups are paused: for how long; otherwise NULL. */
const char *look_up_paused(const struct app *app, struct ui *ui);
/* The same, and that the visitor can say that they are here, for screens where they can. */
const char *look_up_paused_but_here(const struct app *app, struct ui *ui);
/* The deadline of screens that show these words: when the number changes next. */
int64_t look_up_deadline(const struct app *app, const void *state);
void look_up_tick(struct app *app, void *state);
