/* Before the first question: what for, who sees it, how long, whom to ask; and a free choice. */
#include "screens/chrome.h"
#include "screens/question_parts.h"

#include <string.h>

enum { AGREE = ACTION_OWN, DECLINE, UNDER_AGE, TURN };

#define PARAGRAPHS_MAX 8

struct state {
    int page; /* of the words, where they and the choice have no room together */
};

/* The notice, a paragraph a line, with the clinic's own facts in it. */
static struct reading words(const struct app *app, struct ui *ui)
{
    const struct config *config = app_config(app);
    struct arena *arena = ui->frame->arena;
    const char *text =
        APP_FORMAT(app, ui, STR_NOTICE_TEXT,
                   {"organization", app_config_text(app, config->privacy_organization)},
                   {"retention", app_config_text(app, config->privacy_retention)},
                   {"contact", app_config_text(app, config->privacy_contact)});
    struct reading reading = {.texts = ARENA_ARRAY(arena, const char *, PARAGRAPHS_MAX),
                              .bulleted = ARENA_ARRAY(arena, bool, PARAGRAPHS_MAX)};
    while (*text != '\0' && reading.count < PARAGRAPHS_MAX) {
        size_t length = strcspn(text, "\n");
        reading.texts[reading.count++] = arena_strndup(arena, text, length);
        text += length + (text[length] == '\n' ? 1 : 0);
    }
    return reading;
}

#define CHOICES 3

static void choices(const struct app *app, struct button buttons[CHOICES])
{
    buttons[0] = (struct button){.control = {"agree", 0, NULL, AGREE},
                                 .look = BUTTON_PRIMARY,
                                 .label = app_text(app, STR_NOTICE_AGREE)};
    buttons[1] = (struct button){.control = {"decline", 0, NULL, DECLINE},
                                 .look = BUTTON_OUTLINE,
                                 .label = app_text(app, STR_NOTICE_DECLINE)};
    buttons[2] = (struct button){.control = {"under_age", 0, NULL, UNDER_AGE},
                                 .look = BUTTON_PLAIN,
                                 .style = STYLE_STRONG,
                                 .label = app_text(app, STR_NOTICE_UNDER_AGE)};
}

static int choices_height(const struct ui *ui, const struct button buttons[CHOICES], int width)
{
    int height = 0;
    for (int i = 0; i < CHOICES; i++) {
        height += ui_button_height(ui, &buttons[i], width) + chrome_gap(ui);
    }
    return height;
}

/* At the foot of room, agreeing uppermost. */
static void draw_choices(struct ui *ui, struct rect room, const struct button buttons[CHOICES])
{
    for (int i = CHOICES; i-- > 0;) {
        ui_button(ui, rect_cut_bottom(&room, ui_button_height(ui, &buttons[i], room.w)),
                  &buttons[i]);
        rect_cut_bottom(&room, chrome_gap(ui));
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    bool landscape = metrics_two_columns(ui->metrics);
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    struct areas roomy = areas;
    chrome_drop_foot(ui, &roomy);
    const char *count =
        arena_printf(ui->frame->arena, "%zu", session_question_count(app_session_view(app)));
    chrome_head(app, ui, &areas, app_text(app, STR_CHECKED_IN_EYEBROW),
                app_text(app, STR_NOTICE_TITLE),
                APP_FORMAT(app, ui, STR_NOTICE_LENGTH, {"count", count}));
    struct reading reading = words(app, ui);
    struct button buttons[CHOICES];
    choices(app, buttons);
    int needs = choices_height(ui, buttons, roomy.body.w);

    /* words in the head, the choice below (beside) them */
    struct rect head = areas.head;
    rect_cut_top(&head, ui_px(ui, landscape ? 0 : SPACE_S));
    int bottom = landscape ? areas.head.y + areas.head.h : roomy.body.y + roomy.body.h - needs;
    head.h = bottom - head.y;
    reading.style = STYLE_LEAD;
    if (reading_height(ui, &reading, 0, reading.count, head.w) > head.h) {
        reading.style = STYLE_BODY;
    }
    if (reading_height(ui, &reading, 0, reading.count, head.w) <= head.h && needs <= roomy.body.h) {
        reading_draw(ui, &reading, 0, reading.count, head);
        draw_choices(ui, roomy.body, buttons);
        return;
    }
    struct rect region = areas.body;
    if (!landscape) {
        region.y = areas.head.y;
        region.h = areas.body.y + areas.body.h - region.y;
    }
    int page = state->page;
    for (size_t from = 0; from < reading.count; page--) {
        size_t to = reading_fit(ui, &reading, from, region);
        if (page == 0) {
            reading_draw(ui, &reading, from, to, region);
            const struct foot_button on = {"continue", TURN, app_text(app, STR_CONTINUE), false, 0};
            chrome_foot(ui, &areas, NULL, &on);
            return;
        }
        from = to;
    }
    draw_choices(ui, roomy.body, buttons);
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
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
        if (app_tell_emergency(app)) {
            break; /* chosen before the visitor came back here */
        }
        if (session_decline(app_session(app), message.action == UNDER_AGE, &err)) {
            app_replace(app, SCREEN_DONE);
        } else {
            app_fault(app, &err);
        }
        break;
    case TURN:
        state->page++;
        app_new_page(app);
        break;
    }
}

const struct screen screen_notice = {
    .name = "notice",
    .state_size = sizeof(struct state),
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
};
