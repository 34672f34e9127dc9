/* Somebody checked in or answered as another person: asks what is to be corrected. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/staff/choice.h"
#include "screens/staff/visit/read_visit.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

enum { UNDO = ACTION_OWN, MOVE };

static void update(struct app *app, void *data, struct tap tap)
{
    const struct read_visit *of = data;
    const struct argument argument = {.visit = of->id};
    switch (tap.action) {
    case UNDO: app_go_with(app, SCREEN_STAFF_WRONG_UNDO, argument); break;
    case MOVE: app_go_with(app, SCREEN_STAFF_WRONG_MOVE, argument); break;
    }
}

/* Answers go to people of today only: those of an earlier day would count as said today. */
static bool can_move(const struct app *app, const struct visit_record *record)
{
    return visit_record_has_response(record) && !staff_is_of_earlier_day(app, record);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct read_visit *of = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const struct visit_record *record = &of->record;
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
    staff_buttons_view(ui, areas.body, buttons, can_move(app, record) ? 2 : 1);
    const struct foot_button back = foot_back(app);
    chrome_foot(ui, &areas, &back, NULL);
}

const struct screen screen_staff_wrong = {
    .name = "staff_wrong",
    .state_size = sizeof(struct read_visit),
    .flags = STAFF_SCREEN,
    .enter = read_visit_enter,
    .load = read_standing_visit_load,
    .update = update,
    .view = view,
};
