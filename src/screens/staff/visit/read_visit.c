#include "screens/staff/visit/read_visit.h"

#include "app/navigation.h"
#include "app/staff_work.h"

void read_visit_enter(struct app *app, void *state, struct argument argument)
{
    (void)app;
    ((struct read_visit *)state)->id = argument.visit;
}

bool read_visit_load(struct app *app, void *state, struct err *err)
{
    struct read_visit *of = state;
    return staff_read_visit(app, app_emptied_arena(app), of->id, &of->record, err);
}

bool read_standing_visit_load(struct app *app, void *state, struct err *err)
{
    const struct read_visit *of = state;
    return read_visit_load(app, state, err) &&
           (!visit_record_is_undone(&of->record) || err_set(err, "the arrival was taken back"));
}
