#include "app/reading.h"

#include "app/app_state.h"
#include "app/context.h"
#include "app/navigation.h"
#include "base/bug.h"
#include "base/log.h"
#include "store/records.h"
#include "store/usage.h"

#include <string.h>

#define STARS_BLOCK (8 * 1024)

void app_count_page(struct app *app, const char *page_id)
{
    reading_shown(app); /* a page that was left before the window showed it */
    app->uncounted = page_id;
}

void reading_shown(struct app *app)
{
    struct err err;
    if (app->uncounted != NULL && !store_count(app->world->store, "page", app->uncounted, &err)) {
        log_warning("statistics: %s", err.text);
    }
    app->uncounted = NULL;
}

void app_read(struct app *app, const char *page_id, bool detour)
{
    const struct catalog *catalog = app_catalog(app);
    size_t index = catalog_find(catalog, page_id);
    BUG_IF(index == catalog->count);
    const char *page = catalog->pages[index].id;
    app_count_page(app, page);
    app_go_with(app, SCREEN_READER, (struct argument){.page = page, .detour = detour});
}

bool app_has_star(const struct app *app, const char *page_id)
{
    const struct session *session = app->session;
    if (session->outcome == OUTCOME_NONE) {
        return false;
    }
    struct arena *arena = arena_create(STARS_BLOCK);
    struct visit_record record;
    struct err err;
    bool found = false;
    if (!store_record(app->world->store, arena, session->visit, &record, &err)) {
        log_error("%s", err.text);
        record.star_count = 0;
    }
    for (size_t i = 0; i < record.star_count; i++) {
        found = found || strcmp(record.stars[i].page_id, page_id) == 0;
    }
    arena_destroy(arena);
    return found;
}

bool app_set_star(struct app *app, const char *page_id, const char *title, bool on, struct err *err)
{
    return store_set_star(app->world->store, app->session->visit, page_id, title, on, err);
}
