/* Records what the therapist decided about a visit, signed with initials. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/staff/choice.h"
#include "screens/staff/signing.h"
#include "screens/staff/visit/read_visit.h"
#include "screens/staff/visit/visit_flags.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

enum { CHOOSE = ACTION_OWN, TURN, SIGN };

/* How many earlier decisions are shown: the latest, one less where it is said that they are not
 * all. */
#define SHOWN_MAX 3

struct state {
    struct read_visit of;
    int chosen; /* among the decisions that are signed; -1: none yet */
    int page;
    bool signs; /* the decision is chosen, and who signs it is asked */
    struct signing signing;
};

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    read_visit_enter(app, data, argument);
    state->chosen = -1;
}

/* Number n of the decisions that are signed, from 0; DECISION_COUNT if there are fewer. */
static enum decision decision_to_sign(int n)
{
    enum decision decision = 0;
    for (; decision < DECISION_COUNT; decision++) {
        if (decision_is_signed(decision) && n-- == 0) {
            break;
        }
    }
    return decision;
}

static void save(struct app *app, const struct state *state, const char *initials)
{
    struct err err;
    const enum decision decision = decision_to_sign(state->chosen);
    if (staff_decide(app, state->of.id, decision, initials, &err)) {
        app_back(app);
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
    case SIGNING_DONE: save(app, state, initials); break;
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (state->signs) {
        sign(app, state, tap);
        return;
    }
    switch (tap.action) {
    case CHOOSE: state->chosen = tap.index; break;
    case TURN:
        state->page = (int)tap.value;
        app_new_page(app);
        break;
    case SIGN:
        state->signs = true;
        signing_begin(app, &state->signing);
        break;
    }
}

/* --- drawing --- */

/* "So far: Modify the session, 10:21 (MR); not decided: said again after that." */
static const char *decided_before(const struct app *app, struct ui *ui,
                                  const struct visit_record *record)
{
    struct arena *arena = ui->frame->arena;
    const char *words = "";
    const size_t count = record->decision_count;
    const size_t shown = record->undecided ? SHOWN_MAX - 1 : SHOWN_MAX;
    for (size_t i = count > shown ? count - shown : 0; i < count; i++) {
        words = arena_printf(arena, "%s%s%s", words, words[0] != '\0' ? "; " : "",
                             staff_decision_words(app, arena, &record->decisions[i]));
    }
    if (words[0] != '\0' && record->undecided) {
        const struct visit_flags of = {.app = app, .ui = ui, .record = record};
        words = arena_printf(arena, "%s; %s", words, visit_flags_undecided_words(&of));
    }
    return words[0] == '\0' ? app_text(app, STR_STAFF_DECIDE_NONE)
                            : APP_FORMAT(app, ui, STR_STAFF_DECIDE_BEFORE, {"decisions", words});
}

static void view_choice(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct state *state)
{
    const char *labels[DECISION_COUNT];
    int count = 0;
    for (enum decision decision; (decision = decision_to_sign(count)) != DECISION_COUNT; count++) {
        labels[count] = staff_decision_name(app, decision);
    }
    chrome_head(app, ui, areas, staff_visit_heading(app, ui->frame->arena, &state->of.record),
                app_text(app, STR_STAFF_DECIDE_TITLE), decided_before(app, ui, &state->of.record));
    const struct staff_choice choice = {
        .name = "decision",
        .action = CHOOSE,
        .turn = TURN,
        .labels = labels,
        .count = (size_t)count,
        .chosen = state->chosen,
        .page = state->page,
        .back = foot_back(app),
        .act = {"continue", SIGN, app_text(app, STR_COMMON_CONTINUE), false, 0},
    };
    staff_choice_view(app, ui, areas, &choice);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (!state->signs) {
        view_choice(app, ui, &areas, state);
        return;
    }
    const struct signing_words words = {
        .record = &state->of.record,
        .what = staff_decision_name(app, decision_to_sign(state->chosen)),
        .act = app_text(app, STR_STAFF_SIGN_SAVE),
        .act_short = app_text(app, STR_STAFF_SAVE),
    };
    signing_view(app, ui, &areas, &state->signing, &words);
}

const struct screen screen_staff_decide = {
    .name = "staff_decide",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = read_visit_load,
    .update = update,
    .view = view,
};
