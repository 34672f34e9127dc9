/* Creates and ends an app: for the program, the script runner and tests. */
#pragma once

#include "app/comfort.h"
#include "app/screen.h"
#include "app/world.h"

#include <stdint.h>

struct app;

struct app_options {
    int width; /* px of the picture as seen */
    int height;
    double px_per_mm;
    double viewing_distance_mm;
    size_t language; /* index into world->languages to start in */
    bool large_text;
    bool contrast;
};

/* screens is indexed by enum screen_id. World and screens must outlive the app. The attract screen
 * can be shown at once. The store of the world must be there before the first app_advance or
 * app_input. Pages and questionnaires must be there before the first input after which
 * app_waits_for_visitors is false. */
struct app *app_create(const struct world *world, const struct screen *const *screens,
                       const struct app_options *options);
/* Wipes personal data and frees; NULL is fine. */
void app_destroy(struct app *app);

/* The name of the screen on top: what `expect screen` compares with. */
const char *app_screen_name(const struct app *app);
/* The screen on top only tells something on the way of a visit: its "continue" leads on. */
bool app_shows_message(const struct app *app);
/* Ends every lock-out, as if the visitor had waited: before each tap of a script. */
void app_settle(struct app *app);
/* Does what a tap on the language does; false if the language is not configured. */
bool app_set_language(struct app *app, const char *code);
