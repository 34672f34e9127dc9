/* For --visit-time: how long each questionnaire takes on the screens. */
#pragma once

#include "app/create.h"
#include "app/world.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

/* Plays a first visit and another one for each reason and language, and prints a line for each:
 * "back-first en questions 148 s whole 205 s". options says the panel. False with err if one could
 * not be played. */
bool print_visit_times(const struct world *world, const struct app_options *options,
                       int64_t wall_ms, struct err *err);
