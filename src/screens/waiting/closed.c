/*
 * Shows instead of the attract screen while the clinic is closed: dark, with a few words in every
 * language, which move a little now and then so that they do not burn in. A touch wakes it as
 * usual, since somebody may be early.
 */
#include "app/alert.h"
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/opening_words.h"
#include "screens/waiting/attract_look.h"
#include "ui/ui.h"

#include <math.h>

#define MARGIN_MM 8.0 /* larger than the distance that the words move */

/* Nothing on it moves except the shift. */
static const struct attract_parts parts = {.calm = true};

struct state {
    int64_t since_ms;
    int64_t next_ms;
    struct attract_look look;
    int64_t day_ms; /* midnight before today: the words "today" and "tomorrow" change with it */
};

static void refresh(const struct app *app, struct state *state)
{
    const int64_t elapsed = app_now_ms(app) - state->since_ms;
    state->look = attract_look_at(&parts, elapsed);
    state->next_ms = state->since_ms + attract_next_ms(&parts, elapsed);
    state->day_ms = civil_day_start_ms(app_wall_ms(app));
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    struct state *state = data;
    state->since_ms = app_now_ms(app);
    refresh(app, state);
}

static int64_t deadline(const struct app *app, const void *data)
{
    (void)app;
    return ((const struct state *)data)->next_ms;
}

static void tick(struct app *app, void *data)
{
    struct state *state = data;
    const struct state before = *state;
    refresh(app, state);
    if (!attract_look_equal(&before.look, &state->look) || before.day_ms != state->day_ms) {
        app_redraw(app);
    }
}

/* What is left out, one after the other, if not everything fits in all languages. */
enum terse {
    TERSE_NOT,
    TERSE_EARLY, /* the hint that a touch wakes the kiosk: people who come early try that anyway */
    TERSE_OPENS,
    TERSE_COUNT,
};

#define LINES_MAX 3 /* lines of each language */

/* The lines in one language. */
struct notice {
    struct text_layout lines[LINES_MAX];
    size_t count;
    int height;
};

static void add(struct ui *ui, struct notice *notice, enum style style, const char *text, int width)
{
    struct text_layout *lines = &notice->lines[notice->count++];
    *lines = ui_layout(ui, style, text, width);
    notice->height += lines->height;
}

static struct notice notice_of(const struct app *app, struct ui *ui, const struct strings *strings,
                               enum terse terse, int width)
{
    struct notice notice = {.count = 0};
    const char *when = opening_words(app, ui->frame->arena, strings);
    const bool low = metrics_low(ui->metrics);
    add(ui, &notice, low ? STYLE_LEAD_STRONG : STYLE_TITLE, strings->texts[STR_CLOSED_TITLE],
        width);
    if (when[0] != '\0' && terse < TERSE_OPENS) {
        const struct substitution part = {"when", when};
        add(ui, &notice, low ? STYLE_BODY : STYLE_LEAD,
            strings_format(strings, ui->frame->arena, STR_CLOSED_OPENS, &part, 1), width);
    }
    if (terse < TERSE_EARLY) {
        add(ui, &notice, STYLE_BODY, strings->texts[STR_CLOSED_EARLY], width);
    }
    return notice;
}

static int notices_gap(const struct ui *ui)
{
    return ui_px(ui, metrics_low(ui->metrics) ? SPACE_S : SPACE_XXL);
}

/* Makes the lines of each language; returns their height together. */
static int notices_of(const struct app *app, struct ui *ui, enum terse terse, int width,
                      struct notice *notices)
{
    const struct world *world = app_world(app);
    int height = ((int)world->language_count - 1) * notices_gap(ui);
    for (size_t i = 0; i < world->language_count; i++) {
        notices[i] = notice_of(app, ui, world->languages[i].strings, terse, width);
        height += notices[i].height;
    }
    return height;
}

static void draw_notice(struct ui *ui, struct rect *room, const struct notice *notice)
{
    for (size_t i = 0; i < notice->count; i++) {
        const struct text_layout *lines = &notice->lines[i];
        ui_draw_lines(ui, lines, 0, lines->count, rect_cut_top(room, lines->height),
                      ui->palette->night_ink, ALIGN_CENTRE);
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct world *world = app_world(app);
    const struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    const struct control start = {"start", 0, NULL, ACTION_START, 0};
    struct rect room = rect_inset(screen, ui_px(ui, MARGIN_MM));
    struct rect look = {0}; /* the line for the staff */
    room.x += (int)lround(state->look.shift_x * ui->metrics->px_per_mm);
    room.y += (int)lround(state->look.shift_y * ui->metrics->px_per_mm);
    if (app_alert_shows(app)) {
        const int line = metrics_line_height(ui->metrics, STYLE_STRONG);
        look = rect_cut_top(&room, line);
        rect_cut_top(&room, line / 2);
    }
    struct notice *notices = ARENA_ARRAY(ui->frame->arena, struct notice, world->language_count);
    int height = notices_of(app, ui, TERSE_NOT, room.w, notices);
    for (enum terse terse = TERSE_EARLY; height > room.h && terse < TERSE_COUNT; terse++) {
        height = notices_of(app, ui, terse, room.w, notices);
    }
    ui_fill(ui, screen, ui->palette->night, 0.0);
    ui_set_behind(ui, ui->palette->night);
    if (look.h > 0) {
        ui_label(ui, look, STYLE_STRONG, ui->palette->night_ink, app_text(app, STR_ATTRACT_LOOK),
                 ALIGN_CENTRE);
    }
    rect_cut_top(&room, (room.h - height) / 2);
    for (size_t i = 0; i < world->language_count; i++) {
        draw_notice(ui, &room, &notices[i]);
        rect_cut_top(&room, notices_gap(ui));
    }
    ui_touch_area(ui, screen, &start, TARGET_PAGE, app_text(app, STR_ATTRACT_TOUCH), 0);
}

const struct screen screen_closed = {
    .name = "closed",
    .state_size = sizeof(struct state),
    .flags = SCREEN_NO_IDLE,
    .enter = enter,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
