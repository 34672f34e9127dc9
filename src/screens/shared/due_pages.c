#include "screens/shared/due_pages.h"

#include "app/context.h"
#include "app/moment.h"
#include "app/words.h"
#include "domain/page_review.h"

bool due_page(const struct app *app, const struct page *page)
{
    const struct world *world = app_world(app);
    const struct civil_time today = civil_from_ms(app_wall_ms(app));
    for (size_t i = 0; i < world->language_count; i++) {
        const struct catalog *catalog = world->languages[i].catalog;
        const size_t index = catalog_find(catalog, page->id);
        if (index < catalog->count && page_review_is_due(&catalog->pages[index], today)) {
            return true;
        }
    }
    return false;
}

const char *due_pages_words(const struct app *app, struct arena *arena)
{
    const struct catalog *catalog = app_catalog(app);
    size_t due = 0;
    for (size_t i = 0; i < catalog->count; i++) {
        due += due_page(app, &catalog->pages[i]) ? 1 : 0;
    }
    if (due < 2) {
        return due == 0 ? "" : app_text(app, STR_STAFF_HEALTH_DUE_ONE);
    }
    const struct substitution count = {"count", arena_printf(arena, "%zu", due)};
    return strings_format(app_strings(app), arena, STR_STAFF_HEALTH_DUE_MANY, &count, 1);
}
