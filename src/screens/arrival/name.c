/* Check-in by name: the given name, then the first letter of the family name. The given name is
 * masked as soon as the visitor goes on. The given name alone tells two visits apart that read the
 * same. */
#include "app/context.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/chrome.h"
#include "screens/shared/typing.h"
#include "ui/ui.h"

#include <string.h>

enum { KEY = ACTION_OWN, CONTINUE, USE_PHONE, WALK_IN, STEP_BACK, TO_KEYS, TO_WORDS };

#define GIVEN_CHARACTERS_MAX 60

struct state {
    bool only_given; /* the visit was found, but another one reads the same */
    bool no_phones;  /* nobody of today has a number to be found by */
    bool family;     /* the second step: the family name's first letter */
    bool masked;     /* the given name is masked until it is changed */
    bool typing;     /* the page that says what to type is done, where there is one */
    struct keyboard keyboard;
    char given[GIVEN_CHARACTERS_MAX * 4 + 1];
    char initial[32]; /* one letter, with the marks that may stand on it */
};

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    state->only_given = argument.first_name_only;
    state->no_phones = !session_list_has_phones(app_session(app));
    state->keyboard.azerty = typing_azerty(app);
}

static struct foot_button back_button(const struct app *app, const struct state *state)
{
    if (app_look_up_pause_seconds(app) > 0) {
        return (struct foot_button){"walk_in", WALK_IN, app_text(app, STR_CHECK_IN_I_AM_HERE_SHORT),
                                    false, 0};
    }
    if (state->only_given || state->family) {
        return state->family ? foot_back_to(app, STEP_BACK) : foot_back(app);
    }
    return state->no_phones
               ? (struct foot_button){"walk_in", WALK_IN,
                                      app_text(app, STR_CHECK_IN_NO_BOOKING_SHORT), false, 0}
               : (struct foot_button){"use_phone", USE_PHONE, app_text(app, STR_CHECK_IN_USE_PHONE),
                                      false, 0};
}

/* Says what to type, on a page without the keyboard; also says that look-ups are paused. */
static void view_words(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct state *state, const char *title, const char *why)
{
    chrome_head(app, ui, areas, app_text(app, STR_CHECK_IN_EYEBROW), title, why);
    bool pause = app_look_up_pause_seconds(app) > 0;
    const struct foot_button back = back_button(app, state);
    const struct foot_button onward = {"continue", TO_KEYS, app_text(app, STR_COMMON_CONTINUE),
                                       pause, 0};
    chrome_foot(ui, areas, &back, &onward);
}

static void view_alone(const struct app *app, struct ui *ui, const struct areas *areas,
                       const struct state *state, struct typed typed, const char *label)
{
    struct typing_page page = {.label = label,
                               .keyboard = &state->keyboard,
                               .typed = typed,
                               .action = KEY,
                               .back = back_button(app, state),
                               .onward = {"continue", CONTINUE, app_text(app, STR_COMMON_CONTINUE),
                                          typed.text[0] == '\0', 0}};
    if (typing_introduced(ui, label)) {
        page.back = foot_back_to(app, TO_WORDS);
    }
    typing_alone(app, ui, areas, &page);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct arena *arena = ui->frame->arena;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    int pause = app_look_up_pause_seconds(app);
    const char *title =
        app_text(app, state->family ? STR_CHECK_IN_FAMILY_TITLE : STR_CHECK_IN_GIVEN_TITLE);
    const char *why = app_text(app, state->only_given ? STR_CHECK_IN_ALIKE_WHY
                                    : state->family   ? STR_CHECK_IN_FAMILY_WHY
                                                      : STR_CHECK_IN_GIVEN_WHY);
    if (pause > 0) {
        why = look_up_paused_but_here(app, ui);
    }
    const char *given = state->masked ? typing_masked(arena, state->given) : state->given;
    struct typed typed = {state->family ? given : NULL, state->family ? state->initial : given};
    if (typing_is_alone(ui)) {
        const char *label =
            app_text(app, state->family ? STR_CHECK_IN_FAMILY_SHORT : STR_CHECK_IN_GIVEN_SHORT);
        if (pause > 0 || (typing_introduced(ui, label) && !state->typing)) {
            view_words(app, ui, &areas, state, title, why);
        } else {
            view_alone(app, ui, &areas, state, typed, label);
        }
        return;
    }
    struct rect keys = typing_areas(app, ui, &areas);
    chrome_head(app, ui, &areas,
                metrics_two_columns(ui->metrics) ? NULL : app_text(app, STR_CHECK_IN_EYEBROW),
                title, why);
    typing_view_typed(app, ui, keys, &state->keyboard, typed, KEY);
    const struct foot_button back = back_button(app, state);
    const struct foot_button onward = {"continue", CONTINUE, app_text(app, STR_COMMON_CONTINUE),
                                       typed.text[0] == '\0' || pause > 0, 0};
    chrome_foot(ui, &areas, &back, &onward);
}

static void look_up(struct app *app, struct state *state)
{
    struct err err;
    struct session *session = app_session(app);
    enum session_look_up found =
        state->only_given ? session_narrow(session, state->given)
                          : session_look_up_name(session, state->given, state->initial, &err);
    if (found != LOOK_UP_NONE) { /* otherwise the name stays, so that a slip can be corrected */
        explicit_bzero(state->given, sizeof(state->given));
        explicit_bzero(state->initial, sizeof(state->initial));
    }
    state->family = false;
    state->masked = found == LOOK_UP_NONE;
    state->typing = false;
    look_up_go_on(app, found, &err);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case KEY:
        if (state->family) {
            keyboard_tap(&state->keyboard, tap.index, state->initial, sizeof(state->initial), 4);
        } else {
            keyboard_tap(&state->keyboard, tap.index, state->given, sizeof(state->given),
                         GIVEN_CHARACTERS_MAX);
            state->masked = false;
        }
        break;
    case CONTINUE:
        if (state->family || state->only_given) {
            look_up(app, state);
        } else {
            state->family = true;
            state->masked = true;
            state->typing = false;
            state->keyboard.page = KEYBOARD_LETTERS;
            app_new_leaf(app);
        }
        break;
    case USE_PHONE: app_replace(app, SCREEN_CHECK_IN_PHONE); break;
    case WALK_IN:
        app_go_with(app, SCREEN_CHECK_IN_MISSING, (struct argument){.walk_in = true});
        break;
    case STEP_BACK:
        state->family = false;
        app_new_leaf(app);
        break;
    case TO_KEYS:
    case TO_WORDS:
        state->typing = tap.action == TO_KEYS;
        app_new_page(app);
        break;
    }
}

const struct screen screen_check_in_name = {
    .name = "check_in_name",
    .state_size = sizeof(struct state),
    .enter = enter,
    .update = update,
    .view = view,
    .deadline = look_up_deadline,
    .tick = look_up_tick,
};
