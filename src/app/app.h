/*
 * The running kiosk without its window: takes input, keeps time, fills frames. The platform calls
 * these and draws what app_frame gives it; tests and scripts call the same functions.
 */
#pragma once

#include "app/input.h"
#include "app/turn.h"
#include "ui/frame.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

void app_input(struct app *app, const struct input *input);
/* The picture is of another size from now on, px as seen: the panel was turned, or shows more or
 * fewer pixels. Everything is laid out anew; visit, answers and pages stay as they are. A size of
 * nothing is passed over. */
void app_resize(struct app *app, int width, int height);
/* Does whatever is due at the time of the app's clock: time-outs, the next step of an animation,
 * a changed day list. */
void app_advance(struct app *app);
/* When app_advance must be called next, in ms of the monotonic clock; INT64_MAX for never. */
int64_t app_deadline_ms(const struct app *app);
/* True if the picture changed since app_frame was last called. */
bool app_dirty(const struct app *app);
/* True while the first screen shows and nobody has touched it. Neither this screen nor the one that
 * a touch leads to needs pages or questionnaires. */
bool app_waits_for_visitors(const struct app *app);
/* The current picture. Valid until the second next call. */
const struct ui_frame *app_frame(struct app *app);
/* The window shows the current picture, or the first step of the turn to it. From now on the
 * visitor sees what the taps before did. */
void app_shown(struct app *app);
/* Fills a frame, of whose arena the caller is the owner, with number index of what may come after
 * the page that is shown. False if there are not so many. */
bool app_ahead(const struct app *app, size_t index, struct ui_frame *frame);
/* The number of the page that is shown; each new page, leaf or layout has another one. */
uint64_t app_page(const struct app *app);
/* How the picture that app_frame returned last follows the one before it; always TURN_NONE with
 * panel.reduced_motion. Callers that animate nothing (scripts, tests) need not ask. */
enum turn app_turn(const struct app *app);
/* True once the staff asked for the end of the program, or the database was lost. */
bool app_wants_to_end(const struct app *app);
/* The file of the database was removed or replaced, and nobody is at the screen any more: the
 * program is to end, so that it begins again with the file that is there then. */
bool app_database_lost(const struct app *app);
/* Grows by one whenever a visit ends: everything shown during it must then be forgotten. */
uint64_t app_visits_ended(const struct app *app);
