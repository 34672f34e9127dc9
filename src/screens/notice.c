/* Before the first question: what for, who sees it, how long, whom to ask; and a free choice. */
#include "screens/chrome.h"

enum { AGREE = ACTION_OWN, DECLINE, UNDER_AGE };

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    const struct config *config = app_config(app);
    const struct palette *p = ui->palette;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    size_t count = session_question_count(app_session_view(app));
    chrome_drop_foot(ui, &areas);

    struct rect room = areas.body;
    int gap = chrome_gap(ui);
    const struct button agree = {.control = {"agree", 0, NULL, AGREE, 0},
                                 .look = BUTTON_PRIMARY,
                                 .label = app_text(app, STR_NOTICE_AGREE)};
    const struct button decline = {.control = {"decline", 0, NULL, DECLINE, 0},
                                   .look = BUTTON_OUTLINE,
                                   .label = app_text(app, STR_NOTICE_DECLINE)};
    const struct button under_age = {.control = {"under_age", 0, NULL, UNDER_AGE, 0},
                                     .look = BUTTON_PLAIN,
                                     .style = STYLE_STRONG,
                                     .label = app_text(app, STR_NOTICE_UNDER_AGE)};
    ui_button(ui, rect_cut_bottom(&room, ui_button_height(ui, &under_age, room.w)), &under_age);
    rect_cut_bottom(&room, gap);
    ui_button(ui, rect_cut_bottom(&room, ui_button_height(ui, &decline, room.w)), &decline);
    rect_cut_bottom(&room, gap);
    ui_button(ui,
              rect_cut_bottom(&room, ui_button_height(ui, &agree, room.w) +
                                         ui_px(ui, metrics_landscape(ui->metrics) ? 0 : 5.0)),
              &agree);
    rect_cut_bottom(&room, gap * 2);

    const char *words =
        APP_FORMAT(app, ui, STR_NOTICE_TEXT, {"organization", config->privacy_organization},
                   {"retention", config->privacy_retention}, {"contact", config->privacy_contact});
    const char *length = APP_FORMAT(app, ui, STR_NOTICE_LENGTH,
                                    {"count", arena_printf(ui->frame->arena, "%zu", count)});
    if (metrics_landscape(ui->metrics)) {
        chrome_head(app, ui, &areas, app_text(app, STR_CHECKED_IN_EYEBROW),
                    app_text(app, STR_NOTICE_TITLE), length);
        struct text_layout text = ui_layout(ui, STYLE_BODY, words, room.w);
        ui_draw_lines(ui, &text, 0, text.count, room, p->ink, ALIGN_LEFT);
        return;
    }
    struct rect text_room = areas.head;
    text_room.h = room.y + room.h - text_room.y;
    areas.head = text_room;
    chrome_head(app, ui, &areas, app_text(app, STR_CHECKED_IN_EYEBROW),
                app_text(app, STR_NOTICE_TITLE), length);
    struct rect left = text_room;
    left.y = areas.head.y + ui_px(ui, SPACE_S);
    left.h = text_room.y + text_room.h - left.y;
    struct text_layout text = ui_layout(ui, STYLE_LEAD, words, left.w);
    if (text.height > left.h) {
        text = ui_layout(ui, STYLE_BODY, words, left.w);
    }
    ui_draw_lines(ui, &text, 0, text.count, left, p->ink, ALIGN_LEFT);
}

static void update(struct app *app, void *data, struct message message)
{
    (void)data;
    struct err err;
    switch (message.action) {
    case AGREE:
        if (session_agree(app_session(app), &err)) {
            app_replace(app, SCREEN_QUESTION);
        } else {
            app_fault(app, &err);
        }
        break;
    case DECLINE:
    case UNDER_AGE:
        if (session_decline(app_session(app), message.action == UNDER_AGE, &err)) {
            app_replace(app, SCREEN_DONE);
        } else {
            app_fault(app, &err);
        }
        break;
    }
}

const struct screen screen_notice = {
    .name = "notice",
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
};
