#include "screens/questionnaire/question_foot.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_map_tools.h"
#include "screens/shared/answers.h"
#include "ui/ui.h"

#define MORE_PERCENT 40 /* of the side row, for "More answers" beside "I'd rather tell" */

static enum answer_state state_of(const struct session *session, size_t place)
{
    return session->response->answers[session->page.items[place]].state;
}

/* Of several questions on the screen, one is enough. */
static bool is_answered(const struct session *session)
{
    for (size_t i = 0; i < session->page.count; i++) {
        const enum answer_state state = state_of(session, i);
        if (state == ANSWER_GIVEN || state == ANSWER_DECLINED) {
            return true;
        }
    }
    return false;
}

static bool is_declined(const struct session *session)
{
    for (size_t i = 0; i < session->page.count; i++) {
        if (state_of(session, i) == ANSWER_DECLINED) {
            return true;
        }
    }
    return false;
}

static bool may_continue(const struct session *session)
{
    for (size_t i = 0; i < session->page.count; i++) {
        const size_t item = session->page.items[i];
        if (response_enabled(session->response, item) &&
            !response_may_continue(session->response, item)) {
            return false;
        }
    }
    return true;
}

static struct button rather_tell_button(const struct app *app, const struct session *session)
{
    bool declined = is_declined(session);
    return (struct button){.control = {"rather_tell", 0, NULL, QUESTION_RATHER_TELL, 0},
                           .look = declined ? BUTTON_TINT : BUTTON_OUTLINE,
                           .selected = declined,
                           .icon = declined ? "icon-check.svg" : "icon-tell.svg",
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_QUESTION_RATHER_TELL)};
}

static struct button rather_tell_button_in(const struct app *app, const struct ui *ui, int width)
{
    struct button tell = rather_tell_button(app, app_session_view(app));
    if (ui_button_natural_width(ui, &tell) > width) {
        tell.shown = app_text(app, STR_QUESTION_RATHER_TELL_SHORT);
    }
    if (ui_button_natural_width(ui, &tell) > width) {
        tell.icon = NULL;
    }
    return tell;
}

void question_rather_tell(const struct app *app, struct ui *ui, struct rect box)
{
    const struct button tell = rather_tell_button_in(app, ui, box.w);
    ui_button(ui, box, &tell);
}

int question_rather_tell_height(const struct app *app, const struct ui *ui, int width)
{
    const struct button tell = rather_tell_button_in(app, ui, width);
    const char *label = tell.shown != NULL ? tell.shown : tell.label;
    int words = ui_layout(ui, STYLE_STRONG, label, width - 2 * ui_px(ui, SPACE_XS)).height;
    int least = ui_least_height(ui, TARGET_BUTTON);
    return words <= least ? least : ui_button_height(ui, &tell, width);
}

static int more_width(const struct ui *ui, int width)
{
    return (width - chrome_gap(ui)) * MORE_PERCENT / 100;
}

struct question_side_row question_cut_side_row(const struct app *app, struct ui *ui,
                                               struct rect *holder)
{
    const struct session *session = app_session_view(app);
    const struct button tell = rather_tell_button(app, session);
    const struct button more = {.label = answers_more_label(app, ui, 8, 9), .style = STYLE_STRONG};
    const struct item *item = session_item(session);
    int most = 2 * metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, SPACE_S);
    int beside = holder->w - chrome_gap(ui) - more_width(ui, holder->w);
    int for_tell = ui_button_height(ui, &tell, beside);
    int for_more = ui_button_height(ui, &more, more_width(ui, holder->w));
    int height = for_tell > for_more ? for_tell : for_more;
    bool may_have_more = question_kind(item)->has_more && !item->required;
    struct question_side_row row = {.both = may_have_more && height <= most};
    row.box = rect_cut_bottom(holder, row.both ? height : ui_button_height(ui, &tell, holder->w));
    rect_cut_bottom(holder, chrome_gap(ui));
    return row;
}

struct question_side_row question_cut_page_row(const struct app *app, struct ui *ui,
                                               struct rect *holder)
{
    const struct button tell = rather_tell_button(app, app_session_view(app));
    struct question_side_row row = {.both = false};
    row.box = rect_cut_bottom(holder, ui_button_height(ui, &tell, holder->w));
    rect_cut_bottom(holder, chrome_gap(ui));
    return row;
}

#define LIST_COLUMNS 3

struct question_side_row question_cut_list_row(const struct app *app, struct ui *ui,
                                               struct rect *holder)
{
    int width = rect_column(*holder, 0, LIST_COLUMNS, chrome_gap(ui)).w;
    const struct button buttons[LIST_COLUMNS] = {
        rather_tell_button_in(app, ui, width),
        map_tools_as_figure(app),
        {.label = answers_more_label(app, ui, 8, 9), .style = STYLE_STRONG},
    };
    int height = 0;
    for (int i = 0; i < LIST_COLUMNS; i++) {
        int needs = ui_button_height(ui, &buttons[i], width);
        height = needs > height ? needs : height;
    }
    struct question_side_row row = {.box = rect_cut_bottom(holder, height), .of_figure = true};
    rect_cut_bottom(holder, chrome_gap(ui));
    return row;
}

static struct button other_button(const struct foot_button *other)
{
    return (struct button){.control = {other->name, 0, NULL, other->action, 0},
                           .look = BUTTON_OUTLINE,
                           .style = STYLE_STRONG,
                           .label = other->label};
}

static void view_list_row(const struct app *app, struct ui *ui, struct rect box,
                          const struct foot_button *beside)
{
    int columns = beside->label != NULL ? LIST_COLUMNS : LIST_COLUMNS - 1;
    int gap = chrome_gap(ui);
    const struct button figure = map_tools_as_figure(app);
    question_rather_tell(app, ui, rect_column(box, 0, columns, gap));
    ui_button(ui, rect_column(box, 1, columns, gap), &figure);
    if (beside->label != NULL) {
        const struct button other = other_button(beside);
        ui_button(ui, rect_column(box, 2, columns, gap), &other);
    }
}

/* Where only one button fits, "More answers" takes the place of "I'd rather tell" once there is an
 * answer. "I'd rather tell" is then on the last page of the list. */
static void view_side_row(const struct app *app, struct ui *ui, struct question_side_row row,
                          const struct foot_button *beside)
{
    const struct session *session = app_session_view(app);
    const struct button tell = rather_tell_button(app, session);
    if (beside->label != NULL && (row.both || is_answered(session))) {
        const struct button other = other_button(beside);
        struct rect box = row.both ? rect_cut_right(&row.box, more_width(ui, row.box.w)) : row.box;
        ui_button(ui, box, &other);
        if (!row.both) {
            return;
        }
        rect_cut_right(&row.box, chrome_gap(ui));
    }
    ui_button(ui, row.box, &tell);
}

struct question_ways question_ways(const struct app *app, struct ui *ui,
                                   struct question_shown shown)
{
    const struct session *session = app_session_view(app);
    bool may_leave = shown.more == QUESTION_MORE_ANSWERS && !session_item(session)->required;
    const char *more = answers_more_label(app, ui, shown.page, shown.pages);
    struct question_ways ways = {
        .back = foot_back_to(app, QUESTION_BACK),
        .on = {"continue", QUESTION_CONTINUE, app_text(app, STR_COMMON_CONTINUE), false, 0},
    };
    if (may_leave) {
        const struct foot_button turn = {"more", QUESTION_MORE, more, false, 0};
        ways.beside = turn;
        if (!is_answered(session)) {
            ways.beside = ways.on;
            ways.beside.label = app_text(app, STR_QUESTION_SKIP);
            ways.on = turn;
        }
    } else if (shown.more != QUESTION_MORE_NOTHING) {
        ways.on.value = 1; /* to the next page */
        ways.on.label = shown.more == QUESTION_MORE_ANSWERS ? more : ways.on.label;
    } else if (!may_continue(session)) {
        ways.on.disabled = true;
    } else if (!is_answered(session)) {
        ways.on.label = app_text(app, STR_QUESTION_SKIP);
    }
    return ways;
}

void question_foot(const struct app *app, struct ui *ui, const struct areas *areas,
                   struct question_side_row row, struct question_shown shown)
{
    struct question_ways ways = question_ways(app, ui, shown);
    if (row.of_figure) {
        view_list_row(app, ui, row.box, &ways.beside);
    } else if (row.box.h > 0 && shown.more != QUESTION_MORE_TO_READ) {
        view_side_row(app, ui, row, &ways.beside);
    }
    chrome_foot(ui, areas, &ways.back, &ways.on);
}

/* --- a small panel --- */

bool question_rather_tell_ends_list(const struct app *app, const struct ui *ui)
{
    return metrics_small_panel(ui->metrics) && session_item(app_session_view(app))->required;
}

const char *question_rather_tell_words(const struct app *app, struct ui *ui, int width)
{
    struct button tell = rather_tell_button_in(app, ui, width);
    return tell.shown != NULL ? tell.shown : tell.label;
}
