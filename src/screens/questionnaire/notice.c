/* The page before the first question: what the answers are for, who sees them, how long they are
 * kept, whom to ask; and a free choice. */
#include "app/notice.h"
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_length.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/questionnaire/question_parts.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

#include <string.h>

enum { AGREE = ACTION_OWN, DECLINE, UNDER_AGE, TURN };

#define PARAGRAPHS_MAX 24

struct state {
    size_t questions; /* how many the visitor would be asked at most */
    int minutes;      /* how long these take */
    int page;         /* page of the words, where they do not fit on one page with the choice */
};

/* How many bytes of text until the end of its first paragraph or sentence. A question and the
 * answer to it stay together. */
static size_t piece_length(const char *text, bool sentences)
{
    size_t length = strcspn(text, "\n");
    for (size_t i = 0; sentences && i + 1 < length; i++) {
        if (text[i] == '.' && text[i + 1] == ' ') {
            return i + 1;
        }
    }
    return length;
}

/* The notice with the clinic's own facts in it, by paragraphs or by sentences. */
static struct reading words(const struct app *app, struct ui *ui, bool sentences)
{
    struct arena *arena = ui->frame->arena;
    const char *text = app_notice_words(app, arena);
    struct reading reading = {.texts = ARENA_ARRAY(arena, const char *, PARAGRAPHS_MAX),
                              .bulleted = ARENA_ARRAY(arena, bool, PARAGRAPHS_MAX)};
    while (*text != '\0' && reading.count < PARAGRAPHS_MAX) {
        size_t length = piece_length(text, sentences);
        reading.texts[reading.count++] = arena_strndup(arena, text, length);
        text += length + (text[length] != '\0' ? 1 : 0);
    }
    return reading;
}

#define CHOICES 3

/* A small panel shows the short words on the buttons; the labels keep the long ones. */
static void choices(const struct app *app, const struct ui *ui, struct button buttons[CHOICES])
{
    bool small = metrics_small_panel(ui->metrics);
    buttons[0] = (struct button){.control = {"agree", 0, NULL, AGREE},
                                 .look = BUTTON_PRIMARY,
                                 .label = app_text(app, STR_NOTICE_AGREE)};
    buttons[1] = (struct button){.control = {"decline", 0, NULL, DECLINE},
                                 .look = BUTTON_OUTLINE,
                                 .label = app_text(app, STR_NOTICE_DECLINE),
                                 .shown = small ? app_text(app, STR_NOTICE_DECLINE_SHORT) : NULL};
    buttons[2] = (struct button){.control = {"under_age", 0, NULL, UNDER_AGE},
                                 .look = BUTTON_OUTLINE,
                                 .style = STYLE_STRONG,
                                 .label = app_text(app, STR_NOTICE_UNDER_AGE),
                                 .shown = small ? app_text(app, STR_NOTICE_UNDER_AGE_SHORT) : NULL};
}

static int choices_height(const struct ui *ui, const struct button buttons[CHOICES], int width)
{
    int height = 0;
    for (int i = 0; i < CHOICES; i++) {
        height += ui_button_height(ui, &buttons[i], width) + chrome_gap(ui);
    }
    return height;
}

/* Draws the choices at the bottom of room, "agree" at the top. */
static void draw_choices(struct ui *ui, struct rect room, const struct button buttons[CHOICES])
{
    for (int i = CHOICES; i-- > 0;) {
        ui_button(ui, rect_cut_bottom(&room, ui_button_height(ui, &buttons[i], room.w)),
                  &buttons[i]);
        rect_cut_bottom(&room, chrome_gap(ui));
    }
}

/* Draws this page of the words into region; false if the page is past their end. */
static bool draw_page(struct ui *ui, const struct reading *reading, struct rect region, int page)
{
    for (size_t from = 0; from < reading->count; page--) {
        size_t to = reading_fit(ui, reading, from, region);
        if (page == 0) {
            reading_draw(ui, reading, from, to, region);
            return true;
        }
        from = to;
    }
    return false;
}

static void draw_onward(const struct app *app, struct ui *ui, const struct areas *areas)
{
    const struct foot_button on = {"continue", TURN, app_text(app, STR_COMMON_CONTINUE), false, 0};
    chrome_foot(ui, areas, NULL, &on);
}

/* Shows one page for the heading, then pages for the words, then one for the choice. */
static void view_small(const struct app *app, struct ui *ui, struct areas *areas, int page,
                       const char *length, const struct button buttons[CHOICES])
{
    const char *title = app_text(app, STR_NOTICE_TITLE);
    if (page == 0) {
        areas->body.h = 0; /* nothing stands below the words */
        chrome_head(app, ui, areas, app_text(app, STR_CHECK_IN_CHECKED_IN), title, length);
        draw_onward(app, ui, areas);
        return;
    }
    struct reading reading = words(app, ui, true);
    reading.style = STYLE_BODY;
    if (draw_page(ui, &reading, areas->body, page - 1)) {
        draw_onward(app, ui, areas);
        return;
    }
    chrome_drop_foot(ui, areas);
    draw_choices(ui, areas->body, buttons);
    areas->head.h -= choices_height(ui, buttons, areas->body.w);
    bool whole = chrome_head_least(ui, areas->head.w, title, NULL) <= areas->head.h;
    chrome_head(app, ui, areas, NULL, whole ? title : app_text(app, STR_NOTICE_TITLE_SHORT), NULL);
}

static bool one_too_tall(const struct ui *ui, const struct reading *reading, struct rect region)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (reading_height(ui, reading, i, i + 1, region.w) > region.h) {
            return true;
        }
    }
    return false;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const char *count = arena_printf(ui->frame->arena, "%zu", state->questions);
    const char *minutes = arena_printf(ui->frame->arena, "%d", state->minutes);
    const char *length =
        APP_FORMAT(app, ui, STR_NOTICE_LENGTH, {"count", count}, {"minutes", minutes});
    struct button buttons[CHOICES];
    choices(app, ui, buttons);
    if (metrics_small_panel(ui->metrics)) {
        view_small(app, ui, &areas, state->page, length, buttons);
        return;
    }
    chrome_beside(ui, &areas, 48);
    struct areas roomy = areas;
    chrome_drop_foot(ui, &roomy);
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN_CHECKED_IN),
                app_text(app, STR_NOTICE_TITLE), length);
    struct reading reading = words(app, ui, false);
    int needs = choices_height(ui, buttons, roomy.body.w);

    /* the words go into the head, the choice below or beside it */
    struct rect head = areas.head;
    rect_cut_top(&head, ui_px(ui, areas.beside ? 0 : SPACE_S));
    int bottom = areas.beside ? areas.head.y + areas.head.h : roomy.body.y + roomy.body.h - needs;
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
    if (!areas.beside) {
        region.y = areas.head.y;
        region.h = areas.body.y + areas.body.h - region.y;
    }
    if (one_too_tall(ui, &reading, region)) {
        reading = words(app, ui, true);
        reading.style = STYLE_BODY;
    }
    if (draw_page(ui, &reading, region, state->page)) {
        draw_onward(app, ui, &areas);
    } else {
        draw_choices(ui, roomy.body, buttons);
    }
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    struct state *state = data;
    state->questions = session_question_count(app_session_view(app));
    state->minutes = app_question_minutes(app);
}

static void go_on(struct app *app, bool saved, const struct err *err)
{
    if (saved) {
        app_onward(app);
    } else {
        app_fault(app, FAULT_UNSAVED, err);
    }
}

/* What was agreed to is kept in the words that were shown. */
static void agree(struct app *app)
{
    struct session *session = app_session(app);
    const struct notice notice = app_notice(app, session->arena);
    struct err err;
    go_on(app, session_agree(session, &notice, &err), &err);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    struct session *session = app_session(app);
    struct err err;
    switch (tap.action) {
    case AGREE: agree(app); break;
    case DECLINE:
    case UNDER_AGE:
        go_on(app, session_decline(session, tap.action == UNDER_AGE, app_language(app), &err),
              &err);
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
    .enter = enter,
    .update = update,
    .view = view,
};
