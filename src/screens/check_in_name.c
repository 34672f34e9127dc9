/* Check-in by name: the given name, then the first letter of the family name. */
#include "screens/chrome.h"
#include "screens/look_up.h"
#include "screens/typing.h"

#include <string.h>

enum { KEY = ACTION_OWN, CONTINUE, USE_PHONE, STEP_BACK };

#define GIVEN_CHARACTERS_MAX 60

struct state {
    bool family; /* the second step */
    struct keyboard keyboard;
    char given[GIVEN_CHARACTERS_MAX * 4 + 1];
    char initial[32]; /* one letter, with the marks that may stand on it */
};

static void enter(struct app *app, void *data)
{
    struct state *state = data;
    state->keyboard.azerty = typing_azerty(app);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    int pause = app_look_up_pause_seconds(app);
    const char *why = app_text(app, state->family ? STR_NAME_FAMILY_WHY : STR_NAME_GIVEN_WHY);
    if (pause > 0) {
        why = APP_FORMAT(app, ui, STR_LOOK_UP_PAUSED,
                         {"seconds", arena_printf(ui->frame->arena, "%d", pause)});
    }
    struct rect keys = typing_areas(app, ui, &areas);
    chrome_head(app, ui, &areas,
                metrics_two_columns(ui->metrics) ? NULL : app_text(app, STR_CHECK_IN),
                app_text(app, state->family ? STR_NAME_FAMILY_TITLE : STR_NAME_GIVEN_TITLE), why);
    typing_view(app, ui, keys, &state->keyboard, state->family ? state->initial : state->given,
                KEY);
    const struct foot_button back = {
        state->family ? "back" : "use_phone", state->family ? STEP_BACK : USE_PHONE,
        app_text(app, state->family ? STR_BACK : STR_NAME_USE_PHONE), false};
    bool empty = (state->family ? state->initial : state->given)[0] == '\0';
    const struct foot_button onward = {"continue", CONTINUE, app_text(app, STR_CONTINUE),
                                       empty || pause > 0};
    chrome_foot(ui, &areas, &back, &onward);
}

static void look_up(struct app *app, struct state *state)
{
    struct err err;
    enum session_look_up found =
        session_look_up_name(app_session(app), state->given, state->initial, &err);
    if (found != LOOK_UP_NONE) { /* else there may be a slip to mend */
        explicit_bzero(state->given, sizeof(state->given));
        explicit_bzero(state->initial, sizeof(state->initial));
    }
    state->family = false;
    look_up_go_on(app, found, &err);
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
    switch (message.action) {
    case KEY:
        if (state->family) {
            keyboard_tap(&state->keyboard, message.index, state->initial, sizeof(state->initial),
                         4);
        } else {
            keyboard_tap(&state->keyboard, message.index, state->given, sizeof(state->given),
                         GIVEN_CHARACTERS_MAX);
        }
        break;
    case CONTINUE:
        if (state->family) {
            look_up(app, state);
        } else {
            state->family = true;
            state->keyboard.page = KEYBOARD_LETTERS;
            app_new_leaf(app);
        }
        break;
    case USE_PHONE: app_replace(app, SCREEN_CHECK_IN_PHONE); break;
    case STEP_BACK:
        state->family = false;
        app_new_leaf(app);
        break;
    }
}

const struct screen screen_check_in_name = {
    .name = "check_in_name",
    .state_size = sizeof(struct state),
    .flags = SCREEN_PERSONAL,
    .enter = enter,
    .update = update,
    .view = view,
    .deadline = look_up_deadline,
    .tick = look_up_tick,
};
