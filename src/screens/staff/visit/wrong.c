/* Somebody checked in, or answered, as another person: what is to be mended? */
#include "screens/staff/choice.h"
#include "screens/staff/visit/acts.h"

enum { UNDO = ACTION_OWN, MOVE };

struct state {
    struct staff_record kept;
};

static void enter(struct app *app, void *data)
{
    struct state *state = data;
    staff_record_load(app, &state->kept);
}

static void resume(struct app *app, void *data)
{
    struct state *state = data;
    staff_record_reload(app, &state->kept);
}

static void leave(struct app *app, void *data)
{
    (void)app;
    struct state *state = data;
    staff_record_drop(&state->kept);
}

static void update(struct app *app, void *data, struct tap tap)
{
    (void)data;
    switch (tap.action) {
    case UNDO: app_go(app, SCREEN_STAFF_WRONG_UNDO); break;
    case MOVE: app_go(app, SCREEN_STAFF_WRONG_MOVE); break;
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (!state->kept.loaded) {
        return; /* the fault screen comes */
    }
    const struct visit_record *record = &state->kept.record;
    const char *visit = staff_visit_words(app, ui->frame->arena, record);
    const bool low = metrics_low(ui->metrics);
    const char *why = metrics_small_panel(ui->metrics)
                          ? NULL
                          : APP_FORMAT(app, ui, STR_STAFF_WRONG_WHY, {"visit", visit});
    chrome_head(app, ui, &areas, NULL, app_text(app, STR_STAFF_WRONG_TITLE), why);
    const struct button buttons[] = {
        {.control = {"undo", 0, NULL, UNDO},
         .look = BUTTON_OUTLINE,
         .label = app_text(app, STR_STAFF_WRONG_UNDO)},
        {.control = {"move", 0, NULL, MOVE},
         .look = BUTTON_OUTLINE,
         .label = app_text(app, low ? STR_STAFF_MOVE_YES : STR_STAFF_WRONG_MOVE)},
    };
    staff_buttons_view(ui, areas.body, buttons, visit_record_has_response(record) ? 2 : 1);
    const struct foot_button back = foot_back(app);
    chrome_foot(ui, &areas, &back, NULL);
}

const struct screen screen_staff_wrong = {
    .name = "staff_wrong",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .leave = leave,
    .resume = resume,
    .update = update,
    .view = view,
};
