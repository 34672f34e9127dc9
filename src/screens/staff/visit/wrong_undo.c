/* Takes an arrival back, after saying what that means. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "screens/staff/visit/read_visit.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

enum { UNDO = ACTION_OWN };

#define SENTENCES_MAX 3

struct state {
    struct read_visit of;
    struct message_state pages;
};

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    struct err err;
    if (tap.action != UNDO) {
        message_turn(app, &state->pages, tap.action);
        return;
    }
    if (staff_undo(app, state->of.id, &err)) {
        app_go(app, SCREEN_STAFF_TODAY);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const struct visit_record *record = &state->of.record;
    const char *visit = staff_visit_words(app, ui->frame->arena, record);
    const char *sentences[SENTENCES_MAX];
    size_t count = 0;
    sentences[count++] = APP_FORMAT(app, ui, STR_STAFF_UNDO_LEAVES, {"visit", visit});
    if (visit_record_has_response(record)) {
        sentences[count++] = app_text(app, STR_STAFF_UNDO_ANSWERS);
    }
    sentences[count++] = app_text(app, STR_STAFF_UNDO_KEPT);
    const struct message_page page = {
        .icon = "icon-warning.svg",
        .heading = app_text(app, STR_STAFF_UNDO_TITLE),
        .sentences = sentences,
        .sentence_count = count,
        .urgent = 1,
        .accent = ui->palette->warning,
    };
    const int pages = message_view(app, ui, &areas, &page, state->pages.page);
    const struct foot_button back = foot_back(app);
    const struct foot_button more = {"more", MESSAGE_NEXT, app_text(app, STR_COMMON_MORE), false,
                                     0};
    const struct foot_button act = {"undo", UNDO, app_text(app, STR_STAFF_UNDO_YES), false, 0};
    chrome_foot(ui, &areas, &back, state->pages.page + 1 < pages ? &more : &act);
}

const struct screen screen_staff_wrong_undo = {
    .name = "staff_wrong_undo",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = read_visit_enter,
    .load = read_visit_load,
    .update = update,
    .view = view,
};
