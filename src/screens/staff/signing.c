#include "screens/staff/signing.h"

#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/words.h"
#include "screens/shared/typing.h"
#include "screens/staff/choice.h"
#include "screens/staff/visit_words.h"

#include <string.h>

enum { SAME = ACTION_OWN + 200, OTHER, KEY, TYPED, STEP_BACK, TO_KEYS, TO_WORDS };

static bool signed_before(const struct app *app)
{
    return app_staff_initials(app)[0] != '\0';
}

static void go_to(struct app *app, struct signing *signing, bool asks_same)
{
    signing->asks_same = asks_same;
    signing->typing = false;
    app_new_page(app);
}

void signing_begin(struct app *app, struct signing *signing)
{
    *signing = (struct signing){.keyboard = {.azerty = typing_azerty(app)}};
    go_to(app, signing, signed_before(app));
}

static void type(struct signing *signing, int key)
{
    char *initials = signing->initials;
    keyboard_tap(&signing->keyboard, key, initials, INITIALS_SIZE, INITIALS_CHARACTERS_MAX);
    const size_t length = strlen(initials);
    if (length > 0 && initials[length - 1] == ' ') {
        initials[length - 1] = '\0'; /* initials have no space */
    }
    initials_capitals(initials);
}

static enum signing_end step_back(struct app *app, struct signing *signing)
{
    if (signing->asks_same || !signed_before(app)) {
        app_new_page(app);
        return SIGNING_LEFT;
    }
    go_to(app, signing, true);
    return SIGNING_GOES_ON;
}

enum signing_end signing_update(struct app *app, struct signing *signing, struct tap tap,
                                const char **initials)
{
    switch (tap.action) {
    case SAME: *initials = app_staff_initials(app); return SIGNING_DONE;
    case TYPED: *initials = signing->initials; return SIGNING_DONE;
    case OTHER: go_to(app, signing, false); break;
    case KEY: type(signing, tap.index); break;
    case STEP_BACK: return step_back(app, signing);
    case TO_KEYS:
    case TO_WORDS:
        signing->typing = tap.action == TO_KEYS;
        app_new_page(app);
        break;
    }
    return SIGNING_GOES_ON;
}

/* --- drawing --- */

static void view_same(const struct app *app, struct ui *ui, struct areas *areas,
                      const struct signing_words *words)
{
    if (metrics_small_panel(ui->metrics)) {
        chrome_head(app, ui, areas, NULL, words->what, NULL);
    } else {
        chrome_head(app, ui, areas, staff_visit_words(app, ui->frame->arena, words->record),
                    app_text(app, STR_STAFF_SIGN_TITLE),
                    APP_FORMAT(app, ui, STR_STAFF_SIGN_AGAIN, {"what", words->what}));
    }
    const struct button buttons[] = {
        {.control = {"save_same", 0, NULL, SAME},
         .look = BUTTON_PRIMARY,
         .label = APP_FORMAT(app, ui, STR_STAFF_SIGN_SAME, {"act", words->act_short},
                             {"initials", app_staff_initials(app)})},
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
                          const struct signing *signing, const struct signing_words *words)
{
    const char *visit = staff_visit_words(app, ui->frame->arena, words->record);
    const char *why = APP_FORMAT(app, ui, STR_STAFF_SIGN_WHY, {"what", words->what});
    const char *label = app_text(app, STR_STAFF_SIGN_SHORT);
    const bool introduced = typing_is_alone(ui) && typing_introduced(ui, label);
    const bool low = metrics_low(ui->metrics);
    const struct foot_button back = foot_back_to(app, introduced ? TO_WORDS : STEP_BACK);
    const struct foot_button act = {"save", TYPED, low ? words->act_short : words->act,
                                    !initials_valid(signing->initials), 0};
    if (introduced && !signing->typing) {
        view_words(app, ui, areas, visit, why);
        return;
    }
    if (typing_is_alone(ui)) {
        const struct typing_page page = {.label = label,
                                         .keyboard = &signing->keyboard,
                                         .typed = {NULL, signing->initials},
                                         .action = KEY,
                                         .back = back,
                                         .onward = act};
        typing_alone(app, ui, areas, &page);
        return;
    }
    const struct rect keys = typing_areas(app, ui, areas);
    chrome_head(app, ui, areas, metrics_two_columns(ui->metrics) ? NULL : visit,
                app_text(app, STR_STAFF_SIGN_TITLE), why);
    typing_view(app, ui, keys, &signing->keyboard, signing->initials, KEY);
    chrome_foot(ui, areas, &back, &act);
}

void signing_view(const struct app *app, struct ui *ui, struct areas *areas,
                  const struct signing *signing, const struct signing_words *words)
{
    if (signing->asks_same) {
        view_same(app, ui, areas, words);
    } else {
        view_initials(app, ui, areas, signing, words);
    }
}
