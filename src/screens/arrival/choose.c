/* Asks which visit is theirs when several match: shows initials, time and therapist, never a
 * name. Visits that read the same are one button; the first name is asked for next. */
#include "app/context.h"
#include "app/initials.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/answers.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { PICK = ACTION_OWN, NONE, MORE, BACK };

struct state {
    int page;
};

/* "J. S. – 10:30, with Mei R." */
static const char *label(const struct app *app, struct ui *ui, const struct checkin_match *match)
{
    struct arena *arena = ui->frame->arena;
    const char *initials = app_initials(app, arena, match->appointments[0]->client_name);
    const char *visit = look_up_describe(app, arena, match);
    return initials[0] == '\0' ? visit
                               : APP_FORMAT(app, ui, STR_CHECK_IN_CHOOSE_OPTION,
                                            {"initials", initials}, {"visit", visit});
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct session *session = app_session_view(app);
    struct arena *arena = ui->frame->arena;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const char *why =
        metrics_small_panel(ui->metrics) ? NULL : app_text(app, STR_CHECK_IN_CHOOSE_WHY);
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN_EYEBROW),
                app_text(app, STR_CHECK_IN_CHOOSE_TITLE), why);
    const char **labels = ARENA_ARRAY(arena, const char *, session->matches.count);
    size_t *places = ARENA_ARRAY(arena, size_t, session->matches.count);
    size_t count = 0;
    for (size_t i = 0; i < session->matches.count; i++) {
        if (session->alike[i] == i) { /* those that read the same are one button */
            labels[count] = label(app, ui, &session->matches.items[i]);
            places[count++] = i;
        }
    }
    struct answers_layout layout = answers_lay_out(ui, areas.body, labels, count, 2);
    int page = state->page < layout.pages ? state->page : layout.pages - 1;
    for (size_t i = 0; i < count; i++) {
        if (layout.page_of[i] == page) {
            const struct button button = {.control = {"option", (int)places[i], NULL, PICK, 0},
                                          .look = BUTTON_OUTLINE,
                                          .style = layout.style,
                                          .label = labels[i]};
            ui_button(ui, layout.boxes[i], &button);
        }
    }
    const struct foot_button back = foot_back_to(app, BACK);
    const struct foot_button more = {"more", MORE, answers_more_label(app, ui, page, layout.pages),
                                     false, 0};
    const struct foot_button none = {.name = "confirm_no",
                                     .action = NONE,
                                     .label = app_text(app, STR_CHECK_IN_CHOOSE_NONE),
                                     .secondary = true};
    chrome_foot(ui, &areas, &back, page + 1 < layout.pages ? &more : &none);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    struct session *session = app_session(app);
    switch (tap.action) {
    case MORE:
        state->page++;
        app_new_page(app);
        break;
    case BACK:
        if (state->page > 0) {
            state->page--;
            app_new_page(app);
        } else {
            app_back(app);
        }
        break;
    case PICK:
        session_choose(session, (size_t)tap.index);
        app_onward(app);
        break;
    case NONE:
        session_choose_none(session);
        app_onward(app);
        break;
    }
}

const struct screen screen_check_in_choose = {
    .name = "check_in_choose",
    .state_size = sizeof(struct state),
    .update = update,
    .view = view,
};
