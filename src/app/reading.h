/* Opening pages, and the stars that a visitor puts on them. */
#pragma once

#include "base/err.h"

#include <stdbool.h>

struct app;

/* Opens the reader at the page with this id. As a detour the reader shows that one card and leads
 * back to where the visitor was; otherwise it leads on through all cards. */
void app_read(struct app *app, const char *page_id, bool detour);
/* True if this visitor put a star on the page; always false without a visit. A failure is logged
 * and shows no star. */
bool app_has_star(const struct app *app, const char *page_id);
/* Puts a star on the page or takes it off; only during a visit. False with err if it was not
 * saved. */
bool app_set_star(struct app *app, const char *page_id, const char *title, bool on,
                  struct err *err);

/* Counts for the use statistics that a page was opened, whose id a catalog owns: once the window
 * shows it, so that no turn waits for the disk. A failure is logged and changes nothing else. */
void app_count_page(struct app *app, const char *page_id);

/* For app_shown: */
void reading_shown(struct app *app);
