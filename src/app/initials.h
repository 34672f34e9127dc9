/* The initials of a name as the screens show them. */
#pragma once

#include "app/world.h"
#include "base/arena.h"

#include <stdbool.h>

struct app;

/* "J. S."; "" for a name without any, and where the fonts lack a letter of them, so that nobody is
 * shown boxes. In the arena. */
const char *world_initials(const struct world *world, struct arena *arena, const char *name);
const char *app_initials(const struct app *app, struct arena *arena, const char *name);
/* False if the fonts lack a letter of these initials. */
bool app_shows_initials(const struct app *app, const char *initials);
