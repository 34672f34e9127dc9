/* Asks what brings the visitor, where neither the booking nor the configuration tells: each answer
 * leads to its questions. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "app/world.h"
#include "screens/shared/answers.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { PICK = ACTION_OWN, MORE, BACK };

struct state {
    int page;
};

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct world *world = app_world(app);
    const struct session *session = app_session_view(app);
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN_CHECKED_IN),
                app_text(app, STR_REASON_TITLE), NULL);
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, world->reason_count);
    for (size_t i = 0; i < world->reason_count; i++) {
        labels[i] = localized_get(&world->reasons[i].text, app_language(app));
    }
    const struct answers_layout layout =
        answers_lay_out(ui, areas.body, labels, world->reason_count, 2);
    const int page = state->page < layout.pages ? state->page : layout.pages - 1;
    for (size_t i = 0; i < world->reason_count; i++) {
        const struct visit_reason *reason = &world->reasons[i];
        const bool chosen = session->reason == reason; /* by who came back to it */
        if (layout.page_of[i] == page) {
            const struct button button = {
                .control = {"option", (int)i, reason->code, PICK, 0},
                .look = chosen ? BUTTON_TINT : BUTTON_OUTLINE,
                .icon = chosen ? "icon-check.svg" : NULL,
                .style = layout.style,
                .selected = chosen,
                .label = labels[i],
            };
            ui_button(ui, layout.boxes[i], &button);
        }
    }
    const struct foot_button back = foot_back_to(app, BACK);
    const struct foot_button more = {"more", MORE, answers_more_label(app, ui, page, layout.pages),
                                     false, 0};
    chrome_foot(ui, &areas, &back, page + 1 < layout.pages ? &more : NULL);
}

static void pick(struct app *app, int index)
{
    struct err err;
    const struct visit_reason *reason = &app_world(app)->reasons[index];
    if (session_choose_reason(app_session(app), reason, app_language(app), &err)) {
        app_onward(app);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case PICK: pick(app, tap.index); break;
    case MORE:
        state->page++;
        app_new_page(app);
        break;
    case BACK:
        if (state->page > 0) {
            state->page--;
            app_new_page(app);
        } else {
            app_step_back(app);
        }
        break;
    }
}

const struct screen screen_reason = {
    .name = "reason",
    .state_size = sizeof(struct state),
    .update = update,
    .view = view,
};
