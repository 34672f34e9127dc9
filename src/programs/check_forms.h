/* For --check: whether the questionnaires may be asked, and what their answers raise. */
#pragma once

#include "app/world.h"
#include "base/arena.h"
#include "base/problems.h"

/*
 * For each questionnaire of the kiosk, prints what its answers raise, what of that is different
 * from the form that was asked last, and which texts a language lacks. Adds a problem for one of
 * which no answer leads to stop, for a text that a language lacks although somebody is warned by
 * it, and for a version that was asked in other words. database is the path of the kiosk's; where
 * there is none, nothing is said of what was asked.
 */
void check_forms(const struct world *world, const char *database, struct arena *arena,
                 struct problems *problems);
/* At the start of the kiosk, which asks a questionnaire also where its version was asked in other
 * words, since a dark screen is worse: logs a warning. The staff see it too (staff_warnings.h). */
void warn_of_forms(const struct world *world, struct arena *arena);
