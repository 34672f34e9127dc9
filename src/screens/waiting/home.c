/* The choice between checking in, reading, and the page on when a doctor comes first. */
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { READ = ACTION_OWN };

static enum string_id greeting(const struct app *app)
{
    int hour = civil_from_ms(app_wall_ms(app)).hour;
    if (hour < 12) {
        return STR_HOME_MORNING;
    }
    return hour < 18 ? STR_HOME_AFTERNOON : STR_HOME_EVENING;
}

struct card {
    struct control control;
    struct color fill;
    struct color ink;
    struct color soft;
    const char *title;
    const char *what;
    const char *picture;
    enum style style;
};

/* Width of a card's picture: a square at the right, or 0 where it would be too small. */
static int picture_width(const struct ui *ui, struct rect box)
{
    if (ui->palette->plain || metrics_small_panel(ui->metrics)) {
        return 0;
    }
    int most = box.w * (metrics_low(ui->metrics) ? 36 : 45) / 100;
    return box.h < most ? box.h : most;
}

static void card(struct ui *ui, struct rect box, const struct card *card)
{
    ui_card(ui, box, card->fill);
    struct color before = ui_set_behind(ui, card->fill);
    int pad = ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S
                        : metrics_low(ui->metrics)       ? SPACE_M
                                                         : SPACE_XL);
    struct rect room = rect_inset(box, pad);
    int width = picture_width(ui, box);
    if (width > 0) {
        struct rect art = {box.x + box.w - width, box.y + (box.h - width) / 2, width, width};
        ui_picture(ui, art, card->picture);
        room.w = box.w - width - pad - ui_px(ui, SPACE_XS);
    }
    /* use the largest words that fit into the card */
    enum style style = card->style;
    struct text_layout heading = ui_layout(ui, style, card->title, room.w);
    if (metrics_low(ui->metrics) && (heading.count > 2 || heading.height > room.h)) {
        style = STYLE_TITLE_SMALL;
        heading = ui_layout(ui, style, card->title, room.w);
    }
    struct text_layout words = ui_layout(ui, STYLE_LEAD, card->what, room.w);
    bool both = heading.height + ui_px(ui, 1.0) + words.height <= room.h;
    int used = both ? heading.height + ui_px(ui, 1.0) + words.height : heading.height;
    if (used > room.h) { /* on a low card the words use the padding before they are cut off */
        room.y = box.y;
        room.h = box.h;
    }
    rect_cut_top(&room, (room.h - used) / 2);
    ui_draw_lines(ui, &heading, 0, heading.count, room, card->ink, ALIGN_LEFT);
    rect_cut_top(&room, heading.height + ui_px(ui, 1.0));
    if (both) {
        ui_draw_lines(ui, &words, 0, words.count, room, card->soft, ALIGN_LEFT);
    }
    ui_touch_area(ui, box, &card->control, TARGET_BUTTON, card->title, RADIUS_CARD);
    ui_set_behind(ui, before);
}

static void view(const struct app *app, const void *state, struct ui *ui)
{
    (void)state;
    const struct palette *p = ui->palette;
    chrome_wave(ui, 0);
    struct areas areas = chrome_begin(app, ui, CHROME_PUBLIC);
    chrome_drop_below_foot(ui, &areas);
    chrome_drop_foot(ui, &areas);
    if (!metrics_two_columns(ui->metrics) && !metrics_low(ui->metrics)) {
        rect_cut_top(&areas.head, ui_px(ui, SPACE_XXL));
    }
    chrome_head(app, ui, &areas, app_config_text(app, &app_config(app)->clinic_name),
                app_text(app, greeting(app)), app_text(app, STR_HOME_QUESTION));

    int gap = ui_px(ui, metrics_low(ui->metrics) ? SPACE_S : SPACE_M);
    struct rect body = areas.body;
    /* room for the shadow */
    rect_cut_bottom(&body, metrics_low(ui->metrics) ? ui_px(ui, SPACE_XS) : 0);
    bool small = metrics_small_panel(ui->metrics);
    struct rect first = small ? rect_column(body, 0, 2, gap) : body;
    struct rect second = small ? rect_column(body, 1, 2, gap) : body;
    if (!small) {
        first = rect_cut_top(&second, (body.h - gap) * 55 / 100);
        rect_cut_top(&second, gap);
    }
    struct card check_in = {.control = {"check_in", 0, NULL, ACTION_CHECK_IN, 0},
                            .ink = p->on_primary,
                            .soft = p->on_primary_soft,
                            .title = app_text(app, STR_HOME_CHECK_IN),
                            .what = app_text(app, STR_HOME_CHECK_IN_WHAT),
                            .picture = "art-home-check.svg",
                            .style = STYLE_DISPLAY};
    check_in.fill = ui_is_pressed(ui, &check_in.control) ? p->primary_pressed : p->primary;
    card(ui, first, &check_in);
    struct card read = {.control = {"read", 0, NULL, READ, 0},
                        .ink = p->ink,
                        .soft = p->ink_soft,
                        .title = app_text(app, STR_HOME_READ),
                        .what = app_text(app, STR_HOME_READ_WHAT),
                        .picture = "art-home-book.svg",
                        .style = STYLE_TITLE};
    read.fill = ui_is_pressed(ui, &read.control) && !p->plain ? p->tint : p->surface;
    card(ui, second, &read);
}

static void update(struct app *app, void *state, struct tap tap)
{
    (void)state;
    if (tap.action == READ) {
        app_go(app, SCREEN_CONTENTS);
    }
}

const struct screen screen_home = {
    .name = "home",
    .flags = 0,
    .update = update,
    .view = view,
};
