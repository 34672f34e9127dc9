#include "screens/shared/chrome.h"

#include "app/context.h"
#include "app/words.h"
#include "screens/shared/comfort_bar.h"
#include "ui/ui.h"

int chrome_gap(const struct ui *ui)
{
    int least = ui_least_gap(ui, TARGET_BUTTON);
    return metrics_low(ui->metrics) ? least : least + ui_px(ui, 0.5);
}

int chrome_row_height(const struct ui *ui)
{
    int least = ui_least_height(ui, TARGET_BUTTON);
    if (metrics_low(ui->metrics)) {
        return least;
    }
    double height_mm = ui->metrics->height / ui->metrics->px_per_mm;
    int row = height_mm > 250.0 ? ui_px(ui, 25.0) : least;
    int two_lines = 2 * metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, SPACE_XS);
    return height_mm > 250.0 && two_lines > row ? two_lines : row;
}

static int margin(const struct ui *ui)
{
    double width_mm = ui->metrics->width / ui->metrics->px_per_mm;
    if (metrics_low(ui->metrics)) {
        return ui_px(ui, metrics_small_panel(ui->metrics)              ? SPACE_S
                         : width_mm < 250.0 || ui->metrics->large_text ? SPACE_M
                                                                       : SPACE_XL);
    }
    return ui_px(ui, width_mm < 250.0 || ui->metrics->large_text ? SPACE_XL : 20.0);
}

const char *chrome_desk_text(const struct app *app, enum string_id staffed, enum string_id none)
{
    return app_text(app, app_config(app)->desk == DESK_STAFFED ? staffed : none);
}

/* On a small panel the ribbon is only a line in its colour; the bar of its public screens has the
 * word. */
static void ribbon(const struct app *app, struct ui *ui, struct rect *room)
{
    if (metrics_small_panel(ui->metrics)) {
        ui_fill(ui, rect_cut_top(room, ui_px(ui, 1.0)), ui->palette->warning, 0);
        return;
    }
    int height = metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, 1.0);
    struct rect strip = rect_cut_top(room, height);
    ui_fill(ui, strip, ui->palette->warning_fill, 0);
    struct color before = ui_set_behind(ui, ui->palette->warning_fill);
    bool low = metrics_low(ui->metrics);
    ui_label(ui, strip, STYLE_STRONG, ui->palette->warning,
             app_text(app, low ? STR_COMMON_DEMONSTRATION_SHORT : STR_COMMON_DEMONSTRATION),
             ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

/* --- division --- */

/* True if the button's words fit into the box. */
static bool stands_in(const struct ui *ui, const struct button *button, struct rect box)
{
    return ui_button_height(ui, button, box.w) <= box.h;
}

/* Draws "Finish and clear" and the button to a person. Where both do not fit, the comfort bar's
 * "Help" is the only way to a person. */
static void row_below_foot(const struct app *app, struct ui *ui, struct rect row)
{
    const struct button finish = {
        .control = {"finish", 0, NULL, ACTION_FINISH, 0},
        .look = BUTTON_OUTLINE,
        .style = STYLE_STRONG,
        .label = app_text(app, STR_COMMON_FINISH_AND_CLEAR),
        .brief = app_text(app, STR_COMMON_FINISH),
    };
    const struct button person = {
        .control = {"person", 0, NULL, ACTION_HELP, 0},
        .look = BUTTON_OUTLINE,
        .style = STYLE_STRONG,
        .label = chrome_desk_text(app, STR_COMMON_PERSON_STAFFED, STR_COMMON_PERSON_NONE),
    };
    int gap = chrome_gap(ui);
    struct rect left = rect_column(row, 0, 2, gap);
    struct rect right = rect_column(row, 1, 2, gap);
    if (!metrics_low(ui->metrics) ||
        (stands_in(ui, &finish, left) && stands_in(ui, &person, right))) {
        ui_button(ui, left, &finish);
        ui_button(ui, right, &person);
        return;
    }
    ui_button(ui, row, &finish);
}

/* Divides a small panel into one column; the row below the foot, if there is one, shares the row of
 * the foot. */
static struct areas divide_small(const struct ui *ui, struct rect room, bool below_foot)
{
    struct areas areas = {.foot = rect_cut_bottom(&room, chrome_row_height(ui))};
    rect_cut_bottom(&room, chrome_gap(ui));
    areas.head = room;
    areas.body = room;
    if (below_foot) {
        areas.below_foot = rect_cut_left(&areas.foot, areas.foot.w * 40 / 100);
        rect_cut_left(&areas.foot, chrome_gap(ui));
    }
    return areas;
}

static struct areas divide(const struct ui *ui, struct rect room)
{
    struct areas areas = {.beside = metrics_two_columns(ui->metrics)};
    bool roomy = room.h / ui->metrics->px_per_mm > 200.0;
    int gap = chrome_gap(ui);
    int row = chrome_row_height(ui);
    if (areas.beside) {
        areas.head = rect_cut_left(&room, room.w * 42 / 100);
        rect_cut_left(&room, roomy ? ui_px(ui, SPACE_XL) : 2 * gap);
        areas.below_foot = rect_cut_bottom(&areas.head, row);
        rect_cut_bottom(&areas.head, gap);
        areas.foot = rect_cut_bottom(&room, row);
        rect_cut_bottom(&room, gap);
        areas.body = room;
        return areas;
    }
    areas.below_foot = rect_cut_bottom(&room, row);
    rect_cut_bottom(&room, gap);
    areas.foot = rect_cut_bottom(&room, row);
    rect_cut_bottom(&room, gap);
    areas.head = room;
    areas.body = room;
    return areas;
}

struct areas chrome_begin(const struct app *app, struct ui *ui, enum chrome_kind kind)
{
    struct rect room = {0, 0, ui->metrics->width, ui->metrics->height};
    bool small = metrics_small_panel(ui->metrics);
    if (kind == CHROME_PERSONAL) {
        chrome_wave(ui, ui->metrics->height * 8 / 100);
    }
    bool staff = kind == CHROME_STAFF;
    struct comfort_bar bar = {.finish = small && kind != CHROME_PUBLIC && !staff, .staff = staff};
    comfort_bar(app, ui, &room, &bar);
    if (app_config(app)->demonstration && !bar.demonstration) {
        ribbon(app, ui, &room);
    }
    bool roomy = room.h / ui->metrics->px_per_mm > 200.0;
    room.x += margin(ui);
    room.w -= 2 * margin(ui);
    bool low = metrics_low(ui->metrics);
    rect_cut_top(&room, ui_px(ui, roomy ? SPACE_XL : small ? 1.0 : low ? 1.5 : SPACE_XS));
    rect_cut_bottom(&room, low ? ui_least_gap(ui, TARGET_BUTTON) - ui_px(ui, COMFORT_BAR_PAD_LOW)
                               : ui_px(ui, roomy ? SPACE_L : SPACE_XS));
    if (small) {
        return divide_small(ui, room, kind == CHROME_PUBLIC);
    }
    struct areas areas = divide(ui, room);
    if (staff) {
        chrome_drop_below_foot(ui, &areas);
    } else if (kind != CHROME_PUBLIC) {
        row_below_foot(app, ui, areas.below_foot);
    }
    return areas;
}

void chrome_beside(struct ui *ui, struct areas *areas, int percent)
{
    if (!metrics_low(ui->metrics)) {
        return;
    }
    int left = areas->head.x;
    int right = areas->body.x + areas->body.w;
    int gap = 2 * chrome_gap(ui);
    areas->head.w = (right - left) * percent / 100;
    areas->body.x = left + areas->head.w + gap;
    areas->body.w = right - areas->body.x;
    areas->beside = true;
}

bool chrome_stack(struct ui *ui, struct areas *areas)
{
    const double wide_mm = 250.0;
    if (!metrics_low(ui->metrics) || ui->metrics->width / ui->metrics->px_per_mm >= wide_mm) {
        return false;
    }
    if (areas->beside) {
        areas->head.w = areas->body.x + areas->body.w - areas->head.x;
        areas->head.h = areas->foot.y - chrome_gap(ui) - areas->head.y;
        areas->body = areas->head;
        areas->foot.x = areas->head.x;
        areas->foot.w = areas->head.w;
        areas->beside = false;
    }
    return true;
}

void chrome_drop_below_foot(struct ui *ui, struct areas *areas)
{
    int by = areas->below_foot.h + chrome_gap(ui);
    if (metrics_small_panel(ui->metrics)) {
        int right = areas->foot.x + areas->foot.w;
        areas->foot.x = areas->below_foot.w > 0 ? areas->below_foot.x : areas->foot.x;
        areas->foot.w = right - areas->foot.x;
    } else if (areas->beside) {
        areas->head.h += by;
    } else {
        areas->foot.y += by;
        areas->head.h += by;
        areas->body.h += by;
    }
}

void chrome_drop_foot(struct ui *ui, struct areas *areas)
{
    int by = areas->foot.h + chrome_gap(ui);
    areas->body.h += by;
    if (!areas->beside || metrics_small_panel(ui->metrics)) {
        areas->head.h += by;
    }
}

/* The darker of the two grounds that words in the head may have: they may stand on the wave. */
struct color chrome_head_ground(const struct ui *ui)
{
    bool wave = !ui->palette->plain && !metrics_landscape(ui->metrics);
    return wave ? ui->palette->tint : ui->palette->background;
}

/* How the words of a head are set. */
struct head_setting {
    struct head_words words;
    enum style lead_style;
    enum style heading_style;
    enum style explanation_style;
};

static int words_height(const struct ui *ui, const struct head_setting *set, int width)
{
    const struct head_words *words = &set->words;
    int height = 0;
    if (words->eyebrow != NULL) {
        height += ui_layout(ui, STYLE_STRONG, words->eyebrow, width).height + ui_px(ui, 1.0);
    }
    if (words->lead != NULL) {
        height += ui_layout(ui, set->lead_style, words->lead, width).height + ui_px(ui, SPACE_XS);
    }
    if (words->heading != NULL) {
        height += ui_layout(ui, set->heading_style, words->heading, width).height;
    }
    if (words->explanation != NULL) {
        height += ui_px(ui, SPACE_XS) +
                  ui_layout(ui, set->explanation_style, words->explanation, width).height;
    }
    return height;
}

int chrome_head_words_least(const struct ui *ui, int width, const struct head_words *words)
{
    const struct head_setting set = {*words, STYLE_BODY, STYLE_STRONG, STYLE_BODY};
    return words_height(ui, &set, width) + ui_px(ui, 2 * SPACE_XS);
}

int chrome_head_least(const struct ui *ui, int width, const char *heading, const char *explanation)
{
    return chrome_head_words_least(
        ui, width, &(struct head_words){.heading = heading, .explanation = explanation});
}

/* On a low panel, sets the words smaller and then leaves out the eyebrow, rather than cut words
 * off. */
static void fit_words(const struct ui *ui, struct head_setting *set, struct rect room)
{
    if (!metrics_low(ui->metrics) || words_height(ui, set, room.w) <= room.h) {
        return;
    }
    set->lead_style = STYLE_BODY;
    set->explanation_style = STYLE_BODY;
    if (words_height(ui, set, room.w) <= room.h) {
        return;
    }
    set->heading_style = STYLE_TITLE_SMALL;
    if (words_height(ui, set, room.w) <= room.h) {
        return;
    }
    set->words.eyebrow = NULL;
    if (words_height(ui, set, room.w) <= room.h) {
        return;
    }
    set->heading_style = STYLE_STRONG;
}

void chrome_head(const struct app *app, struct ui *ui, struct areas *areas, const char *eyebrow,
                 const char *heading, const char *explanation)
{
    (void)app;
    chrome_head_words(
        ui, areas,
        &(struct head_words){.eyebrow = eyebrow, .heading = heading, .explanation = explanation});
}

void chrome_head_words(struct ui *ui, struct areas *areas, const struct head_words *wanted)
{
    struct rect room = areas->head;
    const struct palette *p = ui->palette;
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    struct head_setting set = {*wanted, STYLE_LEAD, STYLE_TITLE, STYLE_LEAD};
    const struct head_words *words = &set.words;
    struct rect at_most = room;
    /* no screen has given the head a height of its own */
    bool whole = areas->head.h == areas->body.h;
    if (!areas->beside && whole && metrics_low(ui->metrics)) {
        at_most.h -= 2 * ui_least_height(ui, TARGET_BUTTON) + 2 * chrome_gap(ui);
    }
    fit_words(ui, &set, at_most);
    if (words->eyebrow != NULL) {
        ui_paragraph(ui, &room, STYLE_STRONG, p->plain ? p->ink : p->primary, words->eyebrow,
                     ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, 1.0));
    }
    if (words->lead != NULL) {
        ui_paragraph(ui, &room, set.lead_style, p->ink, words->lead, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, SPACE_XS));
    }
    if (words->heading != NULL) {
        ui_paragraph(ui, &room, set.heading_style, p->ink, words->heading, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, SPACE_XS));
    }
    if (words->explanation != NULL) {
        ui_paragraph(ui, &room, set.explanation_style, p->ink_soft, words->explanation, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, SPACE_XS));
    }
    ui_set_behind(ui, before);
    areas->head = room;
    if (areas->beside) {
        return;
    }
    int bottom = areas->body.y + areas->body.h;
    int below_words = room.y + (metrics_low(ui->metrics) ? 0 : ui_px(ui, SPACE_S));
    int reach = metrics_reach(ui->metrics);
    int top = below_words > reach ? below_words : reach;
    areas->head.h = top - areas->head.y;
    areas->body.y = top;
    areas->body.h = bottom > top ? bottom - top : 0;
}

void chrome_begin_higher(const struct ui *ui, struct areas *areas)
{
    if (areas->beside) {
        return;
    }
    const int bottom = areas->body.y + areas->body.h;
    const int below_words = areas->head.y + ui_px(ui, SPACE_S);
    const int top = px_max(below_words, metrics_reach_limit(ui->metrics));
    if (top < areas->body.y) {
        areas->body.y = top;
        areas->body.h = bottom - top;
        areas->head.h = top - areas->head.y;
    }
}

struct rect chrome_cut_back(const struct ui *ui, struct rect *row, const struct button *back,
                            const struct button *onward)
{
    int gap = chrome_gap(ui);
    int width = (row->w - gap) * 34 / 100;
    if (metrics_low(ui->metrics)) {
        int natural = ui_button_natural_width(ui, back);
        struct button smaller = *onward;
        smaller.style = STYLE_STRONG;
        int most = row->w - gap - ui_button_natural_width(ui, &smaller);
        int half = (row->w - gap) / 2;
        natural = natural < most ? natural : most > half ? most : half;
        width = natural > width ? natural : width;
    }
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    struct rect box = rect_cut_left(row, width > least ? width : least);
    rect_cut_left(row, gap);
    return box;
}

static struct button button_of(const struct foot_button *button, enum button_look look)
{
    return (struct button){.control = {button->name, 0, NULL, button->action, button->value},
                           .look = button->secondary ? BUTTON_OUTLINE : look,
                           .label = button->label,
                           .brief = button->brief,
                           .disabled = button->disabled};
}

struct foot_button foot_back(const struct app *app)
{
    return foot_back_to(app, ACTION_BACK);
}

struct foot_button foot_back_to(const struct app *app, int action)
{
    return (struct foot_button){
        .name = "back", .action = action, .label = app_text(app, STR_COMMON_BACK)};
}

void chrome_foot(struct ui *ui, const struct areas *areas, const struct foot_button *back,
                 const struct foot_button *onward)
{
    struct rect row = areas->foot;
    if (back != NULL && onward != NULL) {
        const struct button first = button_of(back, BUTTON_OUTLINE);
        const struct button second = button_of(onward, BUTTON_PRIMARY);
        ui_button(ui, chrome_cut_back(ui, &row, &first, &second), &first);
        ui_button(ui, row, &second);
    } else if (back != NULL || onward != NULL) {
        const struct button only =
            back != NULL ? button_of(back, BUTTON_OUTLINE) : button_of(onward, BUTTON_PRIMARY);
        ui_button(ui, row, &only);
    }
}

void chrome_check_in(const struct app *app, struct ui *ui, struct rect box)
{
    const struct button check_in = {.control = {"check_in", 0, NULL, ACTION_CHECK_IN, 0},
                                    .look = BUTTON_TINT,
                                    .label = app_text(app, STR_READER_CHECK_IN),
                                    .brief = app_text(app, STR_HOME_CHECK_IN)};
    ui_button(ui, box, &check_in);
}

void chrome_wave(struct ui *ui, int up)
{
    if (ui->palette->plain || metrics_landscape(ui->metrics)) {
        return;
    }
    int width = ui->metrics->width;
    ui_picture(ui, (struct rect){0, -up, width, width * 600 / 1080}, "art-done.svg");
}
