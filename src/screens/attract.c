/* What stands on the screen when nobody uses it: what it is for, how long it takes, touch. */
#include "app/screen.h"

static void view(const struct app *app, const void *state, struct ui *ui)
{
    (void)state;
    const struct palette *p = ui->palette;
    const struct config *config = app_config(app);
    struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    bool landscape = metrics_two_columns(ui->metrics);
    int margin = ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_M : 20.0);

    /* the picture, then solid colour below it (beside it in landscape) */
    struct rect words = screen;
    struct rect art = landscape ? rect_cut_left(&words, screen.w / 2)
                                : rect_cut_top(&words, screen.w * 1000 / 1080);
    struct color ground = p->plain ? p->background : p->primary;
    ui_fill(ui, words, ground, 0);
    if (!p->plain) {
        ui_picture(ui, art, "art-attract.svg");
    }

    struct rect top = screen;
    if (landscape) {
        top.w = art.w;
    }
    top.x += margin;
    top.w -= 2 * margin;
    if (config->demonstration) {
        int height = metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, 1.0);
        struct rect strip = {screen.x, screen.y, landscape ? art.w : screen.w, height};
        ui_fill(ui, strip, p->warning_fill, 0);
        ui_set_behind(ui, p->warning_fill);
        ui_label(ui, strip, STYLE_STRONG, p->warning, app_text(app, STR_DEMONSTRATION),
                 ALIGN_CENTRE);
        rect_cut_top(&top, height);
    }
    ui_set_behind(ui, p->background);
    rect_cut_top(&top, ui_px(ui, SPACE_L));
    struct rect line = rect_cut_top(&top, metrics_line_height(ui->metrics, STYLE_STRONG));
    ui_label(ui, line, STYLE_STRONG, p->plain ? p->ink : p->primary,
             app_config_text(app, config->clinic_name), ALIGN_LEFT);

    ui_set_behind(ui, ground);
    struct color ink = p->plain ? p->ink : p->on_primary;
    struct color soft = p->plain ? p->ink : p->on_primary_soft;
    words.x += margin;
    words.w -= 2 * margin;
    rect_cut_top(&words, ui_px(ui, landscape ? SPACE_XXL : SPACE_XL));
    ui_paragraph(ui, &words, STYLE_DISPLAY, ink, app_text(app, STR_ATTRACT_TITLE), ALIGN_LEFT);
    rect_cut_top(&words, ui_px(ui, SPACE_S));
    ui_paragraph(ui, &words, STYLE_LEAD, soft, app_text(app, STR_ATTRACT_PURPOSE), ALIGN_LEFT);

    rect_cut_bottom(&words, ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_XS : SPACE_XL));
    const char *limit =
        APP_FORMAT(app, ui, STR_ATTRACT_IDLE,
                   {"seconds", arena_printf(ui->frame->arena, "%d", config->idle_form_seconds)});
    struct text_layout fine = ui_layout(ui, STYLE_BODY, limit, words.w);
    struct rect fine_room = rect_cut_bottom(&words, fine.height);
    ui_draw_lines(ui, &fine, 0, fine.count, fine_room, soft, ALIGN_CENTRE);
    rect_cut_bottom(&words, ui_px(ui, SPACE_S));
    const struct world *world = app_world(app);
    for (size_t i = world->language_count; i-- > 0;) {
        const struct strings *strings = world->languages[i].strings;
        if (strings != app_strings(app)) {
            struct text_layout other =
                ui_layout(ui, STYLE_LEAD, strings->texts[STR_ATTRACT_TOUCH], words.w);
            ui_draw_lines(ui, &other, 0, other.count, rect_cut_bottom(&words, other.height), soft,
                          ALIGN_CENTRE);
        }
    }
    rect_cut_bottom(&words, ui_px(ui, SPACE_S));

    const struct control start = {"start", 0, NULL, ACTION_OWN};
    int tall = ui_px(ui, metrics_small_panel(ui->metrics) ? 18.0 : 36.0);
    tall = tall > words.h ? words.h : tall;
    struct rect button = rect_cut_bottom(&words, tall);
    double radius = tall / 2.0 / ui->metrics->px_per_mm;
    bool pressed = ui_is_pressed(ui, &start);
    struct color fill = p->plain ? p->primary : pressed ? p->tint : p->background;
    ui_fill(ui, button, fill, radius);
    ui_set_behind(ui, fill);
    ui_label(ui, button, STYLE_TITLE, p->plain ? p->on_primary : p->primary,
             app_text(app, STR_ATTRACT_TOUCH), ALIGN_CENTRE);
    /* any touch wakes, wherever it lands, and does nothing else */
    ui_touch_area(ui, screen, &start, TARGET_PAGE, app_text(app, STR_ATTRACT_TOUCH), 0);
}

static void update(struct app *app, void *state, struct message message)
{
    (void)state;
    if (message.action == ACTION_OWN) {
        app_home(app);
    }
}

const struct screen screen_attract = {
    .name = "attract",
    .flags = SCREEN_NO_IDLE | SCREEN_NO_BAR,
    .update = update,
    .view = view,
};
