/* Takes an arrival back, after saying what that means, signed with initials. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "screens/staff/signing.h"
#include "screens/staff/visit/read_visit.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

enum { UNDO = ACTION_OWN };

#define SENTENCES_MAX 4

struct state {
    struct read_visit of;
    struct message_state pages;
    bool signs; /* who takes it back is asked */
    struct signing signing;
};

static void take_back(struct app *app, const struct state *state, const char *initials)
{
    struct err err;
    if (staff_undo(app, state->of.id, initials, &err)) {
        app_go(app, SCREEN_STAFF_TODAY);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void sign(struct app *app, struct state *state, struct tap tap)
{
    const char *initials = NULL;
    switch (signing_update(app, &state->signing, tap, &initials)) {
    case SIGNING_GOES_ON: break;
    case SIGNING_LEFT: state->signs = false; break;
    case SIGNING_DONE: take_back(app, state, initials); break;
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (state->signs) {
        sign(app, state, tap);
    } else if (tap.action == UNDO) {
        state->signs = true;
        signing_begin(app, &state->signing);
    } else {
        message_turn(app, &state->pages, tap.action);
    }
}

/* That something urgent was said stands first, in the words of its mark. */
static const char *urgent_words(const struct app *app, struct ui *ui,
                                const struct visit_record *record, enum tier tier)
{
    return APP_FORMAT(app, ui,
                      !record->undecided                             ? STR_STAFF_UNDO_DECIDED
                      : staff_is_read_today(app, record->arrived_at) ? STR_STAFF_UNDO_UNDECIDED
                                                                     : STR_STAFF_UNDO_UNDECIDED_OLD,
                      {"tier", staff_tier_words(app, tier)});
}

/* Where the arrival is then. Nobody checks in again on a day that is over. */
static const char *leaves_words(const struct app *app, struct ui *ui,
                                const struct visit_record *record)
{
    struct arena *arena = ui->frame->arena;
    const bool earlier = staff_is_of_earlier_day(app, record);
    return APP_FORMAT(app, ui, earlier ? STR_STAFF_UNDO_LEAVES_EARLIER : STR_STAFF_UNDO_LEAVES,
                      {"visit", staff_visit_words(app, arena, record)},
                      {"day", staff_day_words(app, arena, record->arrived_at)});
}

/* That the answers stay, and how to move them first where they can be moved. */
static const char *answers_words(const struct app *app, const struct visit_record *record)
{
    return app_text(app, staff_is_of_earlier_day(app, record) ? STR_STAFF_UNDO_ANSWERS_EARLIER
                                                              : STR_STAFF_UNDO_ANSWERS);
}

static void view_words(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct state *state)
{
    const struct visit_record *record = &state->of.record;
    const enum tier tier = flags_highest(&record->flags);
    const bool urgent = tier >= TIER_HOLD;
    const char *sentences[SENTENCES_MAX];
    size_t count = 0;
    if (urgent) {
        sentences[count++] = urgent_words(app, ui, record, tier);
    }
    sentences[count++] = leaves_words(app, ui, record);
    if (visit_record_has_response(record)) {
        sentences[count++] = answers_words(app, record);
    }
    sentences[count++] = app_text(app, STR_STAFF_UNDO_KEPT);
    const struct message_page page = {
        .icon = "icon-warning.svg",
        .heading = app_text(app, STR_STAFF_UNDO_TITLE),
        .sentences = sentences,
        .sentence_count = count,
        .urgent = 1,
        .accent = tier == TIER_STOP ? ui->palette->danger : ui->palette->warning,
    };
    const int pages = message_view(app, ui, areas, &page, state->pages.page);
    const struct foot_button back = foot_back(app);
    const struct foot_button more = {"more", MESSAGE_NEXT, app_text(app, STR_COMMON_MORE), false,
                                     0};
    const struct foot_button act = {"undo", UNDO, app_text(app, STR_STAFF_UNDO_YES), false, 0};
    chrome_foot(ui, areas, &back, state->pages.page + 1 < pages ? &more : &act);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (!state->signs) {
        view_words(app, ui, &areas, state);
        return;
    }
    const struct signing_words words = {
        .record = &state->of.record,
        .what = app_text(app, STR_STAFF_WRONG_UNDO),
        .act = app_text(app, STR_STAFF_UNDO_YES),
        .act_short = app_text(app, STR_STAFF_UNDO_YES),
    };
    signing_view(app, ui, &areas, &state->signing, &words);
}

const struct screen screen_staff_wrong_undo = {
    .name = "staff_wrong_undo",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = read_visit_enter,
    .load = read_standing_visit_load,
    .update = update,
    .view = view,
};
