/* Which pages are due for review (domain/review.h), for the staff. */
#pragma once

#include "app/screen.h"
#include "base/arena.h"
#include "content/pages.h"

/* Due in any language that the kiosk speaks: all of them are reviewed together. */
bool due_page(const struct app *app, const struct page *page);
/* "2 pages are due for review", in the arena; "" if none is. */
const char *due_pages_words(const struct app *app, struct arena *arena);
