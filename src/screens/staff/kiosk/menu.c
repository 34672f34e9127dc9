/* The menu of what the staff can do with the kiosk itself, apart from today's clients. */
#include "app/navigation.h"
#include "app/opening.h"
#include "app/screen.h"
#include "app/words.h"
#include "base/bug.h"
#include "screens/shared/answers.h"
#include "screens/shared/chrome.h"
#include "screens/shared/opening_words.h"
#include "ui/ui.h"

enum menu_item {
    ITEM_LATE,
    ITEM_DAY_LIST,
    ITEM_EARLIER,
    ITEM_CLEAN,
    ITEM_CLOSE, /* closes the clinic or opens it again */
    ITEM_HEALTH,
    ITEM_LEAVE,
    ITEM_COUNT,
};

enum { TURN = ACTION_OWN + ITEM_COUNT };

struct state {
    int page;
};

static struct button button_of(const struct app *app, enum menu_item item)
{
    const int action = ACTION_OWN + (int)item;
    switch (item) {
    case ITEM_LATE:
        return (struct button){.control = {"late", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_LATE),
                               .icon = "icon-clock.svg"};
    case ITEM_DAY_LIST:
        return (struct button){.control = {"day_list", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_DAY_LIST),
                               .icon = "icon-calendar.svg"};
    case ITEM_EARLIER:
        return (struct button){.control = {"earlier", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_EARLIER),
                               .icon = "icon-list.svg"};
    case ITEM_CLEAN:
        return (struct button){.control = {"clean", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_CLEAN),
                               .icon = "icon-hand.svg"};
    case ITEM_CLOSE:
        if (!app_is_open(app)) {
            return (struct button){.control = {"open", 0, NULL, action, 1},
                                   .label = app_text(app, STR_STAFF_MENU_OPEN),
                                   .icon = "icon-home.svg"};
        }
        return (struct button){.control = {"close", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_CLOSE),
                               .icon = "icon-lock.svg"};
    case ITEM_HEALTH:
        return (struct button){.control = {"health", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_HEALTH),
                               .icon = "icon-info.svg"};
    case ITEM_LEAVE:
        return (struct button){.control = {"leave", 0, NULL, action, 0},
                               .label = app_text(app, STR_STAFF_MENU_LEAVE),
                               .icon = "icon-close.svg"};
    case ITEM_COUNT: break;
    }
    BUG("no such item of the menu");
}

/* Words for whether the clinic is open now, which the button to close or open would change. */
static const char *state_words(const struct app *app, struct ui *ui)
{
    if (app_is_open(app)) {
        return app_text(app, STR_STAFF_MENU_IS_OPEN);
    }
    const char *again = opening_words(app, ui->frame->arena, app_strings(app));
    return again[0] == '\0' ? app_text(app, STR_STAFF_MENU_IS_CLOSED)
                            : APP_FORMAT(app, ui, STR_STAFF_MENU_CLOSED_UNTIL, {"when", again});
}

/* Draws page number `shown` of the buttons, or the last if there are fewer; returns the number of
 * the page drawn, and in *pages how many there are. */
static int grid(const struct app *app, struct ui *ui, struct rect room, bool tight, int shown,
                int *pages)
{
    struct button buttons[ITEM_COUNT];
    const char *labels[ITEM_COUNT];
    for (int i = 0; i < ITEM_COUNT; i++) {
        buttons[i] = button_of(app, (enum menu_item)i);
        buttons[i].look = BUTTON_OUTLINE;
        labels[i] = buttons[i].label;
        if (tight) {
            buttons[i].icon = NULL;
        }
    }
    const struct answers_layout layout = answers_lay_out(ui, room, labels, ITEM_COUNT, 2);
    const int page = shown < layout.pages ? shown : layout.pages - 1;
    for (int i = 0; i < ITEM_COUNT; i++) {
        if (layout.page_of[i] == page) {
            ui_button(ui, layout.boxes[i], &buttons[i]);
        }
    }
    *pages = layout.pages;
    return page;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const bool tight = chrome_stack(ui, &areas);
    chrome_head(app, ui, &areas, NULL, app_text(app, STR_STAFF_MENU_TITLE),
                tight ? NULL : state_words(app, ui));
    int pages = 1;
    const int page = grid(app, ui, areas.body, tight, state->page, &pages);
    const struct foot_button back = foot_back(app);
    const struct foot_button more = {"list_next", TURN, answers_more_label(app, ui, page, pages),
                                     false, (page + 1) % pages};
    chrome_foot(ui, &areas, &back, pages > 1 ? &more : NULL);
}

/* Does what the button said. A second tap, or the opening hours, may already have done it. */
static void close_or_open(struct app *app, bool open)
{
    struct err err;
    if (app_is_open(app) != open && !app_set_open(app, open, &err)) {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    if (tap.action == TURN) {
        ((struct state *)data)->page = (int)tap.value;
        app_new_leaf(app);
        return;
    }
    switch ((enum menu_item)(tap.action - ACTION_OWN)) {
    case ITEM_LATE: app_go(app, SCREEN_STAFF_LATE); break;
    case ITEM_DAY_LIST: app_go(app, SCREEN_STAFF_DAY_LIST); break;
    case ITEM_EARLIER: app_go(app, SCREEN_STAFF_EARLIER); break;
    case ITEM_CLEAN: app_go(app, SCREEN_STAFF_CLEAN); break;
    case ITEM_CLOSE: close_or_open(app, tap.value != 0); break;
    case ITEM_HEALTH: app_go(app, SCREEN_STAFF_HEALTH); break;
    case ITEM_LEAVE: app_go(app, SCREEN_STAFF_LEAVE); break;
    case ITEM_COUNT: break;
    }
}

const struct screen screen_staff_menu = {
    .name = "staff_menu",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .update = update,
    .view = view,
};
