/* The curtain: hides everything, counts down, and any touch lifts it. */
#include "screens/chrome.h"

/* What the button's words need in small letters at this width. */
static int height_of(const struct ui *ui, const struct button *button, int width)
{
    struct button smallest = *button;
    smallest.style = STYLE_STRONG;
    return ui_button_height(ui, &smallest, width);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    const struct palette *p = ui->palette;
    bool landscape = metrics_landscape(ui->metrics);
    struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    struct color ground = p->plain ? p->background : p->primary;
    struct color ink = p->plain ? p->ink : p->on_primary;
    struct color soft = p->plain ? p->ink : p->on_primary_soft;
    ui_fill(ui, screen, ground, 0);
    ui_set_behind(ui, ground);
    if (!p->plain) {
        int height = screen.w * 600 / (landscape ? 1920 : 1080);
        struct rect waves = {0, screen.h - height, screen.w, height};
        ui_picture(ui, waves, landscape ? "art-curtain-wide.svg" : "art-curtain.svg");
    }
    struct rect room = rect_inset(
        screen, ui_px(ui, metrics_small_panel(ui->metrics)                       ? 3.0
                          : ui->metrics->height / ui->metrics->px_per_mm < 150.0 ? 6.0
                                                                                 : 20.0));
    int gap = metrics_small_panel(ui->metrics)
                  ? ui_least_gap(ui, TARGET_BUTTON)
                  : ui_px(ui, metrics_low(ui->metrics) ? SPACE_S : SPACE_L);
    const struct button yes_button = {.control = {"more_time", 0, NULL, ACTION_MORE_TIME, 0},
                                      .look = BUTTON_ON_PRIMARY,
                                      .label = app_text(app, STR_STILL_YES)};
    const struct button no_button = {.control = {"finish", 0, NULL, ACTION_FINISH, 0},
                                     .look = BUTTON_OUTLINE_ON_PRIMARY,
                                     .label = app_text(app, STR_STILL_NO)};
    int tall = ui_px(ui, metrics_low(ui->metrics) ? 25.0 : 32.0);
    if (landscape) {
        int half = (room.w - gap) / 2;
        int more = height_of(ui, &yes_button, half);
        int less = height_of(ui, &no_button, half);
        tall = tall > more ? tall : more;
        tall = tall > less ? tall : less;
    }
    struct rect buttons = landscape ? rect_cut_bottom(&room, tall) : room;
    struct rect yes;
    struct rect no;
    if (landscape) {
        no = rect_column(buttons, 0, 2, gap);
        yes = rect_column(buttons, 1, 2, gap);
    } else {
        rect_cut_bottom(&room, ui_px(ui, 60.0));
        no = rect_cut_bottom(&room, tall);
        rect_cut_bottom(&room, gap);
        yes = rect_cut_bottom(&room, tall);
    }
    rect_cut_bottom(&room, gap);

    int seconds = app_curtain_seconds(app);
    const char *number = arena_printf(ui->frame->arena, "%d", seconds);
    int disc = ui_px(ui, landscape ? 34.0 : 86.0);
    disc = disc > room.h / 3 ? room.h / 3 : disc;
    bool small = metrics_small_panel(ui->metrics);
    struct text_layout title =
        ui_layout(ui, small ? STYLE_TITLE : STYLE_DISPLAY, app_text(app, STR_STILL_TITLE), room.w);
    struct text_layout words =
        ui_layout(ui, metrics_low(ui->metrics) ? STYLE_BODY : STYLE_LEAD,
                  APP_FORMAT(app, ui, STR_STILL_WORDS, {"seconds", number}), room.w);
    /* the number stands in the sentence too: where the ring has no room, that is enough */
    int least = metrics_line_height(ui->metrics, STYLE_DISPLAY) + ui_px(ui, SPACE_XS);
    int left = room.h - title.height - words.height - 2 * gap;
    disc = disc < least ? least : disc;
    if (disc <= left) {
        rect_cut_top(&room, (left - disc) / 2);
        struct rect round = rect_centre(rect_cut_top(&room, disc), disc, disc);
        double radius = disc / 2.0 / ui->metrics->px_per_mm;
        ui_stroke(ui, round, soft, radius, landscape ? 1.5 : 3.0);
        ui_label(ui, round, STYLE_DISPLAY, ink, number, ALIGN_CENTRE);
        rect_cut_top(&room, gap);
    } else {
        rect_cut_top(&room, (left + gap) / 2);
    }
    ui_draw_lines(ui, &title, 0, title.count, room, ink, ALIGN_CENTRE);
    rect_cut_top(&room, title.height + (landscape ? 0 : gap / 2));
    ui_draw_lines(ui, &words, 0, words.count, room, soft, ALIGN_CENTRE);

    ui_button(ui, yes, &yes_button);
    ui_button(ui, no, &no_button);
}

const struct screen screen_still_there = {
    .name = "still_there",
    .flags = SCREEN_NO_BAR,
    .view = view,
};
