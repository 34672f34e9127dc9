/* "J. S., 10:30, with Mei R. Is this you?" */
#include "screens/chrome.h"
#include "screens/look_up.h"

#include "domain/name.h"

enum { YES = ACTION_OWN, NO };

static const char *explanation(const struct app *app, struct ui *ui,
                               const struct checkin_match *match)
{
    if (match->already_arrived) {
        return app_text(app, STR_CONFIRM_ALREADY);
    }
    if (match->count > 1) {
        return APP_FORMAT(app, ui, STR_CONFIRM_SEVERAL,
                          {"count", arena_printf(ui->frame->arena, "%zu", match->count)});
    }
    switch (match->kind) {
    case ARRIVAL_EARLY: return app_text(app, STR_CONFIRM_EARLY);
    case ARRIVAL_LATE: return app_text(app, STR_CONFIRM_LATE);
    case ARRIVAL_ON_TIME:
    case ARRIVAL_WALK_IN: break;
    }
    return app_text(app, STR_CONFIRM_NEXT);
}

static void card(const struct app *app, struct ui *ui, struct rect box,
                 const struct checkin_match *match)
{
    const struct palette *p = ui->palette;
    struct arena *arena = ui->frame->arena;
    const struct appointment *first = match->appointments[0];
    bool small = metrics_small_panel(ui->metrics) || metrics_two_columns(ui->metrics);
    ui_card(ui, box, p->surface);
    struct color before = ui_set_behind(ui, p->surface);
    struct rect room = rect_inset(box, ui_px(ui, small ? SPACE_M : SPACE_XL));
    const char *initials = name_initials(arena, first->client_name);
    struct rect top = room;
    int disc = ui_px(ui, metrics_small_panel(ui->metrics) ? 24.0 : 46.0);
    disc = disc > room.w / 3 ? room.w / 3 : disc;
    if (initials[0] != '\0') {
        struct rect round = rect_cut_left(&top, disc);
        round.h = disc;
        ui_fill(ui, round, p->plain ? p->background : p->tint, disc / 2.0 / ui->metrics->px_per_mm);
        ui_set_behind(ui, p->plain ? p->background : p->tint);
        ui_label(ui, round, STYLE_TITLE, p->plain ? p->ink : p->primary, initials, ALIGN_CENTRE);
        ui_set_behind(ui, p->surface);
        rect_cut_left(&top, ui_px(ui, SPACE_L));
    }
    ui_paragraph(ui, &top, STYLE_DISPLAY, p->ink, app_time_of_day(app, arena, first->start_ms),
                 ALIGN_LEFT);
    if (first->therapist[0] != '\0') {
        ui_paragraph(ui, &top, STYLE_LEAD, p->ink,
                     APP_FORMAT(app, ui, STR_CONFIRM_THERAPIST, {"therapist", first->therapist}),
                     ALIGN_LEFT);
    }
    int used = top.y - room.y > disc ? top.y - room.y : disc;
    rect_cut_top(&room, used + ui_px(ui, SPACE_M));
    ui_fill(ui, rect_cut_top(&room, ui_px(ui, 0.6)), p->line, 0);
    rect_cut_top(&room, ui_px(ui, SPACE_M));
    ui_paragraph(ui, &room, STYLE_LEAD, p->ink_soft, explanation(app, ui, match), ALIGN_LEFT);
    ui_set_behind(ui, before);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    const struct checkin_match *match = app_session_view(app)->match;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    bool landscape = metrics_two_columns(ui->metrics);
    struct rect bottom = areas.body;
    if (!landscape) {
        chrome_drop_foot(ui, &areas);
        bottom = areas.body;
    }
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN), app_text(app, STR_CONFIRM_TITLE),
                NULL);
    int gap = chrome_gap(ui);
    int row = chrome_row_height(ui) + ui_px(ui, landscape ? 0 : SPACE_L);
    struct rect yes;
    struct rect no;
    struct rect box;
    if (landscape) {
        no = areas.foot;
        bottom.h -= 0;
        yes = rect_cut_bottom(&bottom, row);
        box = areas.body;
        box.h -= row + gap;
    } else {
        bottom.h = areas.body.y + areas.body.h - bottom.y;
        no = rect_cut_bottom(&bottom, row);
        rect_cut_bottom(&bottom, gap + ui_px(ui, SPACE_XS));
        yes = rect_cut_bottom(&bottom, row + ui_px(ui, SPACE_S));
        rect_cut_bottom(&bottom, ui_px(ui, SPACE_XL));
        int top = areas.head.y + ui_px(ui, SPACE_M);
        box = (struct rect){bottom.x, top, bottom.w, bottom.y + bottom.h - top};
        int most = ui_px(ui, app_large_text(app) ? 180.0 : 118.0);
        box.h = box.h > most ? most : box.h;
    }
    card(app, ui, box, match);
    const struct button yes_button = {.control = {"confirm_yes", 0, NULL, YES, 0},
                                      .look = BUTTON_PRIMARY,
                                      .label = app_text(app, STR_CONFIRM_YES)};
    const struct button no_button = {.control = {"confirm_no", 0, NULL, NO, 0},
                                     .look = BUTTON_OUTLINE,
                                     .label = app_text(app, STR_CONFIRM_NO)};
    ui_button(ui, yes, &yes_button);
    ui_button(ui, no, &no_button);
}

static void update(struct app *app, void *data, struct message message)
{
    (void)data;
    struct err err;
    switch (message.action) {
    case YES:
        if (session_check_in(app_session(app), app_language(app), &err)) {
            look_up_arrived(app);
        } else {
            app_fault(app, &err);
        }
        break;
    case NO:
        app_look_up_failed(app);
        app_back(app);
        break;
    }
}

const struct screen screen_check_in_confirm = {
    .name = "check_in_confirm",
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
};
