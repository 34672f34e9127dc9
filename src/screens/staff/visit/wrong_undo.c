/* Takes an arrival back, once it has been said what that means. */
#include "screens/shared/message_page.h"
#include "screens/staff/visit/acts.h"

enum { UNDO = ACTION_OWN };

#define SENTENCES_MAX 3

struct state {
    struct message_state pages;
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
    struct state *state = data;
    struct err err;
    if (tap.action != UNDO) {
        message_turn(app, &state->pages, tap.action);
        return;
    }
    const struct visit_id visit = app_staff_visit(app);
    if (!store_staff_undo(app_world(app)->store, visit, STAFF_AT_KIOSK, &err)) {
        app_fault(app, &err);
        return;
    }
    app_staff_visit_changed(app, visit);
    app_go(app, SCREEN_STAFF_TODAY);
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
    const struct foot_button more = {"more", MESSAGE_NEXT, app_text(app, STR_MESSAGE_MORE), false,
                                     0};
    const struct foot_button act = {"undo", UNDO, app_text(app, STR_STAFF_UNDO_YES), false, 0};
    chrome_foot(ui, &areas, &back, state->pages.page + 1 < pages ? &more : &act);
}

const struct screen screen_staff_wrong_undo = {
    .name = "staff_wrong_undo",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .leave = leave,
    .resume = resume,
    .update = update,
    .view = view,
};
