/* Nobody was found, or looked for. The visitor can look again another way, or say that they are
 * here: the arrival is then recorded all the same, marked as not verified. After a few of these in
 * a row the screen asks to tell somebody instead. */
#include "app/context.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/answers.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { AGAIN = ACTION_OWN, USE_NAME, USE_PHONE, WALK_IN, PICK, MORE };

struct state {
    bool choosing;  /* the visitor chooses the therapist */
    bool in_person; /* too many came without a booking: no further one is recorded */
    bool unlooked;  /* the visitor said that there is no booking */
    bool phones;    /* looking for the number may tell what the name does not */
    int page;
    const char *const *therapists; /* in the session's arena */
    size_t count;
};

/* Offers today's therapists, if there are any. They are read when they are needed: to read a long
 * list takes a moment. */
static void choose_therapist(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    state->therapists = session_therapists(session, session->arena, &state->count);
    state->choosing = state->count > 0;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    struct session *session = app_session(app);
    state->in_person = !session_walk_in_allowed(session);
    state->unlooked = argument.walk_in;
    state->phones =
        !state->unlooked && session->identity == IDENTITY_NAME && session_list_has_phones(session);
    if (state->unlooked && !state->in_person) {
        choose_therapist(app, state);
    }
}

enum { I_AM_HERE, OTHER_WAY, TRY_AGAIN, CHOICES };

static void choices(const struct app *app, const struct state *state,
                    struct button buttons[CHOICES])
{
    bool paused = app_look_up_pause_seconds(app) > 0;
    buttons[I_AM_HERE] = (struct button){.control = {"walk_in", 0, NULL, WALK_IN, 0},
                                         .look = BUTTON_PRIMARY,
                                         .label = app_text(app, STR_CHECK_IN_I_AM_HERE)};
    buttons[OTHER_WAY] = state->phones
                             ? (struct button){.control = {"use_phone", 0, NULL, USE_PHONE, 0},
                                               .label = app_text(app, STR_CHECK_IN_USE_PHONE_LONG),
                                               .brief = app_text(app, STR_CHECK_IN_USE_PHONE)}
                             : (struct button){.control = {"use_name", 0, NULL, USE_NAME, 0},
                                               .label = app_text(app, STR_CHECK_IN_USE_NAME),
                                               .brief = app_text(app, STR_CHECK_IN_USE_NAME_SHORT)};
    buttons[OTHER_WAY].look = BUTTON_OUTLINE;
    buttons[OTHER_WAY].disabled = paused;
    buttons[TRY_AGAIN] = (struct button){.control = {"back", 0, NULL, AGAIN, 0},
                                         .look = BUTTON_OUTLINE,
                                         .disabled = paused,
                                         .label = app_text(app, STR_CHECK_IN_AGAIN)};
}

struct words {
    const char *title;
    const char *why;
    bool telling; /* where not both fit, why stays */
};

static struct words words_of(const struct app *app, struct ui *ui, const struct state *state)
{
    struct words words = {.title = app_text(app, STR_CHECK_IN_MISSING_TITLE),
                          .why = app_text(app, STR_CHECK_IN_MISSING_WHY)};
    if (state->in_person) {
        words = (struct words){
            app_text(app, STR_CHECK_IN_IN_PERSON_TITLE),
            chrome_desk_text(app, STR_CHECK_IN_IN_PERSON_STAFFED, STR_CHECK_IN_IN_PERSON_NONE),
            true};
    } else if (state->unlooked) {
        words = (struct words){app_text(app, STR_CHECK_IN_UNBOOKED_TITLE),
                               app_text(app, STR_CHECK_IN_UNBOOKED_WHY), false};
    } else if (app_session_view(app)->doubt == DOUBT_STAYS) {
        words = (struct words){
            app_text(app, STR_CHECK_IN_ALIKE_TITLE),
            chrome_desk_text(app, STR_CHECK_IN_ALIKE_STAFFED, STR_CHECK_IN_ALIKE_NONE), true};
    }
    const char *paused = look_up_paused(app, ui);
    if (paused != NULL) {
        words.why = state->in_person ? arena_printf(ui->frame->arena, "%s %s", words.why, paused)
                                     : look_up_paused_but_here(app, ui);
        words.telling = true;
    }
    return words;
}

static void head(const struct app *app, struct ui *ui, struct areas *areas,
                 const struct state *state)
{
    struct words words = words_of(app, ui, state);
    if (metrics_low(ui->metrics) &&
        chrome_head_least(ui, areas->head.w, words.title, words.why) > areas->head.h) {
        words.title = words.telling ? NULL : words.title;
        words.why = words.telling ? words.why : NULL;
    }
    chrome_head(app, ui, areas, app_text(app, STR_CHECK_IN_EYEBROW), words.title, words.why);
}

/* "Tell them I am here" takes the row above the foot, or the foot itself while there is no other
 * way to look. */
static void view_choices_small(const struct app *app, struct ui *ui, struct areas *areas,
                               const struct button buttons[CHOICES], const struct state *state)
{
    if (!state->in_person && buttons[OTHER_WAY].disabled && buttons[TRY_AGAIN].disabled) {
        ui_button(ui, areas->foot, &buttons[I_AM_HERE]);
        areas->body.h = 0;
        head(app, ui, areas, state);
        return;
    }
    if (!state->in_person) {
        ui_button(ui, rect_cut_bottom(&areas->body, chrome_row_height(ui)), &buttons[I_AM_HERE]);
        areas->head.h -= chrome_row_height(ui) + chrome_gap(ui);
    }
    struct rect row = areas->foot;
    ui_button(ui, chrome_cut_back(ui, &row, &buttons[TRY_AGAIN], &buttons[OTHER_WAY]),
              &buttons[TRY_AGAIN]);
    ui_button(ui, row, &buttons[OTHER_WAY]);
    head(app, ui, areas, state);
}

static void view_choices(const struct app *app, struct ui *ui, struct areas *areas,
                         const struct state *state)
{
    struct button buttons[CHOICES];
    choices(app, state, buttons);
    if (metrics_small_panel(ui->metrics)) {
        view_choices_small(app, ui, areas, buttons, state);
        return;
    }
    chrome_drop_foot(ui, areas);
    chrome_beside(ui, areas, 48);
    head(app, ui, areas, state);
    struct rect room = areas->body;
    for (size_t i = state->in_person ? OTHER_WAY : I_AM_HERE; i < CHOICES; i++) {
        int height = ui_button_height(ui, &buttons[i], room.w) +
                     ui_px(ui, metrics_two_columns(ui->metrics) ? 0 : SPACE_L);
        ui_button(ui, rect_cut_top(&room, height), &buttons[i]);
        rect_cut_top(&room, chrome_gap(ui));
    }
}

static void view_therapists(const struct app *app, struct ui *ui, struct areas *areas,
                            const struct state *state)
{
    const char *why =
        metrics_small_panel(ui->metrics) ? NULL : app_text(app, STR_CHECK_IN_WALK_IN_WHY);
    chrome_head(app, ui, areas, app_text(app, STR_CHECK_IN_EYEBROW),
                app_text(app, STR_CHECK_IN_WALK_IN_TITLE), why);
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, state->count + 1);
    for (size_t i = 0; i < state->count; i++) {
        labels[i] = state->therapists[i];
    }
    labels[state->count] = app_text(app, STR_CHECK_IN_ANYONE);
    struct answers_layout layout = answers_lay_out(ui, areas->body, labels, state->count + 1, 2);
    int page = state->page < layout.pages ? state->page : layout.pages - 1;
    for (size_t i = 0; i <= state->count; i++) {
        if (layout.page_of[i] == page) {
            const struct button button = {
                .control = {"option", (int)i, i == state->count ? "anyone" : NULL, PICK, 0},
                .look = BUTTON_OUTLINE,
                .style = layout.style,
                .label = labels[i]};
            ui_button(ui, layout.boxes[i], &button);
        }
    }
    const struct foot_button back = foot_back_to(app, AGAIN);
    const struct foot_button more = {"more", MORE, answers_more_label(app, ui, page, layout.pages),
                                     false, 0};
    chrome_foot(ui, areas, &back, page + 1 < layout.pages ? &more : NULL);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    if (state->choosing) {
        view_therapists(app, ui, &areas, state);
    } else {
        view_choices(app, ui, &areas, state);
    }
}

static void walk_in(struct app *app, const char *therapist)
{
    struct err err;
    if (session_walk_in(app_session(app), therapist, app_language(app), &err)) {
        app_onward(app);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case AGAIN:
        if (state->page > 0) {
            state->page--;
            app_new_page(app);
        } else if (state->choosing && !state->unlooked) {
            state->choosing = false;
        } else {
            app_back(app);
        }
        break;
    case USE_NAME:
        app_back(app);
        app_replace(app, SCREEN_CHECK_IN_NAME);
        break;
    case USE_PHONE:
        app_back(app);
        app_replace(app, SCREEN_CHECK_IN_PHONE);
        break;
    case WALK_IN:
        choose_therapist(app, state);
        if (!state->choosing) {
            walk_in(app, "");
        }
        break;
    case MORE:
        state->page++;
        app_new_page(app);
        break;
    case PICK:
        walk_in(app, (size_t)tap.index < state->count ? state->therapists[tap.index] : "");
        break;
    }
}

const struct screen screen_check_in_missing = {
    .name = "check_in_missing",
    .state_size = sizeof(struct state),
    .enter = enter,
    .update = update,
    .view = view,
    .deadline = look_up_deadline,
    .tick = look_up_tick,
};
