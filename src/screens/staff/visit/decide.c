/* Records what the therapist decided about a visit, signed with initials. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/shared/typing.h"
#include "screens/staff/choice.h"
#include "screens/staff/visit/read_visit.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

#include <string.h>

enum { CHOOSE = ACTION_OWN, TURN, SIGN, SAVE_SAME, OTHER, KEY, SAVE, STEP_BACK, TO_KEYS, TO_WORDS };

#define SHOWN_MAX 3 /* how many earlier decisions are shown: the latest */

enum step {
    STEP_CHOICE,
    STEP_SAME, /* asks whether to sign with the initials used last */
    STEP_INITIALS,
};

struct state {
    struct read_visit of;
    enum step step;
    int chosen; /* among the decisions that are signed; -1: none yet */
    int page;
    bool typing; /* the page that says what to type is done, where there is one */
    struct keyboard keyboard;
    char initials[INITIALS_SIZE];
};

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    read_visit_enter(app, data, argument);
    state->chosen = -1;
    state->keyboard.azerty = typing_azerty(app);
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

static void go_to(struct app *app, struct state *state, enum step step)
{
    state->step = step;
    state->typing = false;
    app_new_page(app);
}

static void type(struct state *state, int key)
{
    char *initials = state->initials;
    keyboard_tap(&state->keyboard, key, initials, INITIALS_SIZE, INITIALS_CHARACTERS_MAX);
    const size_t length = strlen(initials);
    if (length > 0 && initials[length - 1] == ' ') {
        initials[length - 1] = '\0'; /* initials have no space */
    }
    initials_capitals(initials);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    const bool signed_before = app_staff_initials(app)[0] != '\0';
    switch (tap.action) {
    case CHOOSE: state->chosen = tap.index; break;
    case TURN:
        state->page = (int)tap.value;
        app_new_page(app);
        break;
    case SIGN: go_to(app, state, signed_before ? STEP_SAME : STEP_INITIALS); break;
    case SAVE_SAME: save(app, state, app_staff_initials(app)); break;
    case OTHER: go_to(app, state, STEP_INITIALS); break;
    case KEY: type(state, tap.index); break;
    case SAVE: save(app, state, state->initials); break;
    case STEP_BACK:
        go_to(app, state, state->step == STEP_INITIALS && signed_before ? STEP_SAME : STEP_CHOICE);
        break;
    case TO_KEYS:
    case TO_WORDS:
        state->typing = tap.action == TO_KEYS;
        app_new_page(app);
        break;
    }
}

/* --- drawing --- */

static const char *decided_before(const struct app *app, struct ui *ui,
                                  const struct visit_record *record)
{
    struct arena *arena = ui->frame->arena;
    const char *words = "";
    const size_t count = record->decision_count;
    for (size_t i = count > SHOWN_MAX ? count - SHOWN_MAX : 0; i < count; i++) {
        words = arena_printf(arena, "%s%s%s", words, words[0] != '\0' ? "; " : "",
                             staff_decision_words(app, arena, &record->decisions[i]));
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
    chrome_head(app, ui, areas, staff_visit_words(app, ui->frame->arena, &state->of.record),
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

static const char *chosen_words(const struct app *app, const struct state *state)
{
    return staff_decision_name(app, decision_to_sign(state->chosen));
}

static void view_same(const struct app *app, struct ui *ui, struct areas *areas,
                      const struct state *state)
{
    const char *initials = app_staff_initials(app);
    const char *decision = chosen_words(app, state);
    if (metrics_small_panel(ui->metrics)) {
        chrome_head(app, ui, areas, NULL, decision, NULL);
    } else {
        chrome_head(app, ui, areas, staff_visit_words(app, ui->frame->arena, &state->of.record),
                    app_text(app, STR_STAFF_SIGN_TITLE),
                    APP_FORMAT(app, ui, STR_STAFF_SIGN_AGAIN, {"decision", decision}));
    }
    const struct button buttons[] = {
        {.control = {"save_same", 0, NULL, SAVE_SAME},
         .look = BUTTON_PRIMARY,
         .label = APP_FORMAT(app, ui, STR_STAFF_SIGN_SAME, {"initials", initials})},
        {.control = {"other_initials", 0, NULL, OTHER},
         .look = BUTTON_OUTLINE,
         .label = app_text(app, STR_STAFF_SIGN_OTHER)},
    };
    staff_buttons_view(ui, areas->body, buttons, sizeof(buttons) / sizeof(buttons[0]));
    const struct foot_button back = foot_back_to(app, STEP_BACK);
    chrome_foot(ui, areas, &back, NULL);
}

/* Says what to type, on a page without the keyboard. */
static void view_words(const struct app *app, struct ui *ui, struct areas *areas, const char *visit,
                       const char *why)
{
    chrome_head(app, ui, areas, visit, app_text(app, STR_STAFF_SIGN_TITLE), why);
    const struct foot_button back = foot_back_to(app, STEP_BACK);
    const struct foot_button onward = {"continue", TO_KEYS, app_text(app, STR_COMMON_CONTINUE),
                                       false, 0};
    chrome_foot(ui, areas, &back, &onward);
}

static void view_initials(const struct app *app, struct ui *ui, struct areas *areas,
                          const struct state *state)
{
    const char *visit = staff_visit_words(app, ui->frame->arena, &state->of.record);
    const char *why =
        APP_FORMAT(app, ui, STR_STAFF_SIGN_WHY, {"decision", chosen_words(app, state)});
    const char *label = app_text(app, STR_STAFF_SIGN_SHORT);
    const bool introduced = typing_is_alone(ui) && typing_introduced(ui, label);
    const bool low = metrics_low(ui->metrics);
    const struct foot_button back = foot_back_to(app, introduced ? TO_WORDS : STEP_BACK);
    const struct foot_button act = {"save", SAVE,
                                    app_text(app, low ? STR_STAFF_SAVE : STR_STAFF_SIGN_SAVE),
                                    !initials_valid(state->initials), 0};
    if (introduced && !state->typing) {
        view_words(app, ui, areas, visit, why);
        return;
    }
    if (typing_is_alone(ui)) {
        const struct typing_page page = {.label = label,
                                         .keyboard = &state->keyboard,
                                         .typed = {NULL, state->initials},
                                         .action = KEY,
                                         .back = back,
                                         .onward = act};
        typing_alone(app, ui, areas, &page);
        return;
    }
    const struct rect keys = typing_areas(app, ui, areas);
    chrome_head(app, ui, areas, metrics_two_columns(ui->metrics) ? NULL : visit,
                app_text(app, STR_STAFF_SIGN_TITLE), why);
    typing_view(app, ui, keys, &state->keyboard, state->initials, KEY);
    chrome_foot(ui, areas, &back, &act);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    switch (state->step) {
    case STEP_CHOICE: view_choice(app, ui, &areas, state); break;
    case STEP_SAME: view_same(app, ui, &areas, state); break;
    case STEP_INITIALS: view_initials(app, ui, &areas, state); break;
    }
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
