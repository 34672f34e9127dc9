/* Asks once, then ends the program. The service does not start it again (EXIT_LEFT). */
#include "app/screen.h"
#include "app/staff.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

enum { LEAVE = ACTION_OWN };

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const char *sentences[] = {app_text(app, STR_STAFF_LEAVE_WHY),
                               app_text(app, STR_STAFF_LEAVE_AGAIN)};
    struct message_page page = {
        .icon = "icon-warning.svg",
        .heading = app_text(app, STR_STAFF_LEAVE_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 1,
        .accent = ui->palette->danger,
    };
    if (message_pages(ui, &areas, &page) > 1) {
        /* only one page: beside the two buttons there is no room for one that turns pages */
        page.sentence_count = page.urgent;
    }
    message_view(app, ui, &areas, &page, 0);
    const struct foot_button back = foot_back(app);
    const struct foot_button leave = {"leave", LEAVE, app_text(app, STR_STAFF_LEAVE_YES), false, 0};
    chrome_foot(ui, &areas, &back, &leave);
}

static void update(struct app *app, void *data, struct tap tap)
{
    (void)data;
    if (tap.action == LEAVE) {
        staff_note(app, "end-kiosk", (struct visit_id){0});
        app_quit(app);
    }
}

const struct screen screen_staff_leave = {
    .name = "staff_leave",
    .flags = STAFF_SCREEN,
    .update = update,
    .view = view,
};
