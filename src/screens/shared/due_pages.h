/* Tells the staff which pages are due for review (domain/page_review.h). */
#pragma once

#include "app/screen.h"
#include "base/arena.h"
#include "content/pages.h"

/* True if the page is due in any language of the kiosk: all languages are reviewed together. */
bool due_page(const struct app *app, const struct page *page);
/* "2 pages are due for review", in the arena; "" if none is. */
const char *due_pages_words(const struct app *app, struct arena *arena);
