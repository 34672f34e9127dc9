#include "app/lists.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "app/stack.h"

void lists_look(struct app *app)
{
    const struct list_keeper *lists = &app->world->lists;
    if (lists->look != NULL) {
        lists->look(lists->self);
    }
    app->lists_due_ms = lists->every_ms > 0 ? app_now_ms(app) + lists->every_ms : INT64_MAX;
}

int64_t lists_due_ms(const struct app *app)
{
    return app_at_rest(app) ? app->lists_due_ms : INT64_MAX;
}
