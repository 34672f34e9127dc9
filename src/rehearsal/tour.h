/* The built-in tour: every screen, in every language, both themes and both text sizes. --tour
 * writes a picture of each; --check walks it on every supported panel and looks for faults. */
#pragma once

#include "app/app.h"
#include "app/create.h"
#include "app/screen.h"
#include "base/problems.h"
#include "rehearsal/tour_stop.h"

/* Walks the tour on the panel of options (its language and comfort settings are not read) and calls
 * stop at every screen of every variant. stop returns false with err to end it. Lint adds the
 * faults of all frames to problems, each cause once, unless problems is NULL. False with err if the
 * tour itself failed. */
bool tour_walk(const struct world *world, const struct screen *const *screens,
               const struct app_options *options, int64_t wall_ms,
               bool (*stop)(void *self, const struct tour_stop *stop, struct err *err), void *self,
               struct problems *problems, struct err *err);
