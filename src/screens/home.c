/* The choice: check in, read, or see when a doctor comes first. */
#include "screens/chrome.h"

enum { READ = ACTION_OWN };

static enum string_id greeting(const struct app *app)
{
    int hour = civil_from_ms(app_wall_ms(app)).hour;
    if (hour < 12) {
        return STR_HOME_MORNING;
    }
    return hour < 18 ? STR_HOME_AFTERNOON : STR_HOME_EVENING;
}

static void card(struct ui *ui, struct rect box, const struct control *control, struct color fill,
                 struct color ink, struct color soft, const char *title, const char *what,
                 const char *picture, enum style style)
{
    const struct palette *p = ui->palette;
    ui_card(ui, box, fill);
    struct color before = ui_set_behind(ui, fill);
    int pad = ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S : SPACE_XL);
    struct rect room = rect_inset(box, pad);
    int picture_width = box.h < box.w * 45 / 100 ? box.h : box.w * 45 / 100;
    if (p->plain || metrics_small_panel(ui->metrics)) {
        picture_width = pad;
    } else {
        struct rect art = {box.x + box.w - picture_width, box.y + (box.h - picture_width) / 2,
                           picture_width, picture_width};
        ui_picture(ui, art, picture);
    }
    room.w = box.w - picture_width - pad - ui_px(ui, SPACE_XS);
    struct text_layout heading = ui_layout(ui, style, title, room.w);
    struct text_layout words = ui_layout(ui, STYLE_LEAD, what, room.w);
    bool both = heading.height + ui_px(ui, 1.0) + words.height <= room.h;
    int used = both ? heading.height + ui_px(ui, 1.0) + words.height : heading.height;
    rect_cut_top(&room, (room.h - used) / 2);
    ui_draw_lines(ui, &heading, 0, heading.count, room, ink, ALIGN_LEFT);
    rect_cut_top(&room, heading.height + ui_px(ui, 1.0));
    if (both) {
        ui_draw_lines(ui, &words, 0, words.count, room, soft, ALIGN_LEFT);
    }
    ui_touch_area(ui, box, control, TARGET_BUTTON, title, RADIUS + 2.0);
    ui_set_behind(ui, before);
}

static void view(const struct app *app, const void *state, struct ui *ui)
{
    (void)state;
    const struct palette *p = ui->palette;
    chrome_wave(ui, 0);
    struct areas areas = chrome_begin(app, ui, CHROME_PUBLIC);
    chrome_drop_under(ui, &areas);
    chrome_drop_foot(ui, &areas);
    if (!metrics_two_columns(ui->metrics)) {
        rect_cut_top(&areas.head, ui_px(ui, SPACE_XXL));
    }
    chrome_head(app, ui, &areas, app_config_text(app, app_config(app)->clinic_name),
                app_text(app, greeting(app)), app_text(app, STR_HOME_QUESTION));

    int gap = ui_px(ui, SPACE_M);
    struct rect body = areas.body;
    struct rect check_in = rect_cut_top(&body, (body.h - gap) * 55 / 100);
    rect_cut_top(&body, gap);

    const struct control check_in_control = {"check_in", 0, NULL, ACTION_CHECK_IN};
    const struct control read_control = {"read", 0, NULL, READ};
    bool pressed = ui_is_pressed(ui, &check_in_control);
    card(ui, check_in, &check_in_control, pressed ? p->primary_pressed : p->primary, p->on_primary,
         p->on_primary_soft, app_text(app, STR_HOME_CHECK_IN),
         app_text(app, STR_HOME_CHECK_IN_WHAT), "art-home-check.svg", STYLE_DISPLAY);
    bool read_pressed = ui_is_pressed(ui, &read_control) && !p->plain;
    struct color read_fill = read_pressed ? p->tint : p->surface;
    card(ui, body, &read_control, read_fill, p->ink, p->ink_soft, app_text(app, STR_HOME_READ),
         app_text(app, STR_HOME_READ_WHAT), "art-home-book.svg", STYLE_TITLE);
}

static void update(struct app *app, void *state, struct message message)
{
    (void)state;
    if (message.action == READ) {
        app_go(app, SCREEN_CONTENTS);
    }
}

const struct screen screen_home = {
    .name = "home",
    .flags = 0,
    .update = update,
    .view = view,
};
