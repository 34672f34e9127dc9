/* Shows what the kiosk is for, how long it takes, and "touch" while nobody uses it. The teaching
 * cards pass by one after the other. */
#include "app/alert.h"
#include "app/comfort.h"
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/seen.h"
#include "app/words.h"
#include "base/clock.h"
#include "screens/waiting/attract_layout.h"
#include "screens/waiting/attract_look.h"
#include "ui/ui.h"

#include <math.h>

#define DIM_PERCENT  40 /* of the light, shown after a long time without a touch */
#define MINUTE_MS    60000
#define LAYOUT_BYTES (64U << 10)

struct state {
    int64_t since_ms; /* since when the screen has shown */
    int64_t next_ms;  /* when it may look different next */
    struct attract_look look;
    struct attract_parts parts;    /* of the layout for … */
    const struct strings *strings; /* … these words */
    /* … and pages; NULL while they are read, since this screen comes first */
    const struct catalog *pages;
    int64_t day_ms;   /* … on this day: pages become due for review */
    int64_t minute;   /* minute of the wall clock, where the time is shown */
    struct seen seen; /* clients whose therapist knows of them */
};

/* --- time --- */

/* Finds which moving parts have room: lays the screen out without drawing it, once for each
 * language, set of pages, day and list of clients shown. A part without room must not cause
 * redrawing. */
static void find_parts(const struct app *app, struct state *state)
{
    const int64_t day_ms = civil_day_start_ms(app_wall_ms(app));
    if (state->strings == app_strings(app) && state->pages == app_catalog(app) &&
        state->day_ms == day_ms) {
        return;
    }
    struct ui_frame frame = {.arena = arena_create(LAYOUT_BYTES)};
    struct ui ui = app_ui(app, &frame);
    const struct rect page = {0, 0, ui.metrics->width, ui.metrics->height};
    const struct attract_sheet sheet =
        attract_arrange(app, &ui, page, seen_words(&state->seen, frame.arena));
    state->parts = (struct attract_parts){
        .cards = sheet.cards.count,
        .calm = app_config(app)->reduced_motion,
    };
    arena_destroy(frame.arena);
    state->strings = app_strings(app);
    state->pages = app_catalog(app);
    state->day_ms = day_ms;
}

/* True if the list of clients shown changed. */
static bool read_seen(const struct app *app, struct state *state)
{
    if (app_now_ms(app) < state->seen.next_ms || !seen_read(&state->seen, app_world(app))) {
        return false;
    }
    state->strings = NULL; /* so that find_parts lays it out again */
    return true;
}

static bool shows_time(const struct app *app)
{
    return !metrics_landscape(app_metrics(app));
}

/* True if the list of clients shown changed. */
static bool refresh(const struct app *app, struct state *state)
{
    const int64_t elapsed = app_now_ms(app) - state->since_ms;
    const bool others = read_seen(app, state);
    find_parts(app, state);
    state->look = attract_look_at(&state->parts, elapsed);
    state->next_ms = clock_earlier(state->since_ms + attract_next_ms(&state->parts, elapsed),
                                   state->seen.next_ms);
    if (state->pages == NULL) { /* they are being read, and the cards come with them */
        state->next_ms = app_now_ms(app);
    }
    if (shows_time(app)) {
        const int64_t wall = app_wall_ms(app);
        const int64_t next_minute = app_now_ms(app) + MINUTE_MS - wall % MINUTE_MS;
        state->minute = wall / MINUTE_MS;
        state->next_ms = clock_earlier(next_minute, state->next_ms);
    }
    return others;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    struct state *state = data;
    state->since_ms = app_now_ms(app);
    refresh(app, state);
    if (app_world(app)->store == NULL) {
        state->seen.next_ms = state->since_ms; /* the database is being opened */
    }
}

static void relayout(struct app *app, void *data)
{
    struct state *state = data;
    state->strings = NULL; /* so that find_parts lays it out again */
    state->next_ms = app_now_ms(app);
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
    const bool others = refresh(app, state);
    if (others || !attract_look_equal(&before.look, &state->look) ||
        before.minute != state->minute || before.pages != state->pages) {
        app_redraw(app);
    }
}

/* --- drawing --- */

#define DISC_PERCENT          32 /* radius of the disc, of the width of its room */
#define DISC_PERCENT_UPRIGHT  42
#define DISC_MARGIN_MM        4.0 /* above and below the disc, at least */
#define INNER_PERCENT         70
#define SPINE_PERCENT         95
#define SPINE_PERCENT_IN_RING 85

/* the colour of the discs in the cards' pictures */
static void disc(struct ui *ui, struct rect around, int radius, struct color color)
{
    ui_fill(ui, rect_centre(around, 2 * radius, 2 * radius), color, RADIUS_ROUND);
}

/* Draws the disc, the waves over its foot or side, and the spine. */
static void draw_hero(struct ui *ui, const struct attract_sheet *sheet)
{
    const struct palette *p = ui->palette;
    const bool landscape = metrics_landscape(ui->metrics);
    const struct rect room = sheet->hero;
    const int across = room.w * (landscape ? DISC_PERCENT_UPRIGHT : DISC_PERCENT) / 100;
    const int down = room.h / 2 - ui_px(ui, DISC_MARGIN_MM);
    const int radius = across < down ? across : down;
    if (p->plain) { /* high contrast: a ring, with no tints and nothing behind words */
        disc(ui, room, radius, p->ink);
        disc(ui, room, radius - ui_px(ui, 0.8), p->background);
        const int high = 2 * radius * SPINE_PERCENT_IN_RING / 100;
        ui_icon(ui, rect_centre(room, 2 * radius, high), "art-spine.svg", p->ink);
        return;
    }
    disc(ui, room, radius, p->sand);
    disc(ui, room, radius * INNER_PERCENT / 100, p->sand_deep);
    ui_picture(ui, sheet->waves, landscape ? "art-attract-wide.svg" : "art-attract.svg");
    const int high = 2 * radius * SPINE_PERCENT / 100;
    ui_picture(ui, rect_centre(room, 2 * radius, high), "art-spine.svg");
}

static void draw_ribbon(const struct app *app, struct ui *ui, const struct attract_sheet *sheet)
{
    const struct palette *p = ui->palette;
    if (sheet->ribbon.h == 0) {
        return;
    }
    ui_fill(ui, sheet->ribbon, p->warning_fill, 0);
    const struct color behind = ui_set_behind(ui, p->warning_fill);
    struct rect room = sheet->ribbon;
    room.x += sheet->page.x;
    const bool small = metrics_small_panel(ui->metrics);
    const enum string_id demonstration =
        small ? STR_COMMON_DEMONSTRATION_SHORT : STR_COMMON_DEMONSTRATION;
    ui_label(ui, room, STYLE_STRONG, p->warning,
             app_text(app, app_alert_shows(app) ? STR_ATTRACT_LOOK : demonstration), ALIGN_CENTRE);
    ui_set_behind(ui, behind);
}

static void draw_name(const struct app *app, struct ui *ui, const struct attract_sheet *sheet)
{
    const struct palette *p = ui->palette;
    const struct color ink = p->plain ? p->ink : p->primary;
    ui_draw_lines(ui, &sheet->name, 0, sheet->name.count, sheet->name_room, ink, ALIGN_LEFT);
    if (shows_time(app)) {
        ui_label(ui, sheet->name_room, STYLE_STRONG, ink,
                 app_time_of_day(app, ui->frame->arena, app_wall_ms(app)), ALIGN_RIGHT);
    }
}

/* Draws the current card, and over it the veil in the colour of the ground: only over what the card
 * shows, since each pixel of it costs as much as ten others. */
static void draw_card(struct ui *ui, const struct attract_sheet *sheet, struct rect room,
                      const struct attract_look *look, struct color ink, struct color soft)
{
    /* in a language that was just chosen there may be fewer cards than when the look was
     * computed */
    const struct teaching_boxes boxes =
        teaching_card_draw(ui, &sheet->cards, look->card % sheet->cards.count, room, ink, soft);
    if (look->veil > 0) {
        struct color veil = ui->behind;
        veil.a = (uint8_t)look->veil;
        ui_fill(ui, boxes.picture, veil, 0.0);
        ui_fill(ui, boxes.words, veil, 0.0);
    }
}

static void draw_layout(struct ui *ui, struct rect *words, const struct text_layout *layout,
                        struct color color, enum align align)
{
    ui_draw_lines(ui, layout, 0, layout->count, rect_cut_top(words, layout->height), color, align);
}

static void draw_button(const struct app *app, struct ui *ui, const struct attract_sheet *sheet,
                        struct rect *words, bool pressed)
{
    const struct palette *p = ui->palette;
    const struct rect button = rect_cut_top(words, sheet->button);
    const struct color rest = p->plain ? p->primary : p->background;
    const struct color touched = p->plain ? p->primary_pressed : p->tint;
    const struct color fill = pressed ? touched : rest;
    ui_fill(ui, button, fill, RADIUS_ROUND);
    const struct color behind = ui_set_behind(ui, fill);
    ui_label(ui, button, sheet->button_style, p->plain ? p->on_primary : p->primary,
             app_text(app, STR_ATTRACT_TOUCH), ALIGN_CENTRE);
    ui_set_behind(ui, behind);
}

/* Draws a light card, in high contrast an outline. It must not look like a button; buttons here
 * have round ends. */
static void draw_seen(struct ui *ui, const struct attract_sheet *sheet, struct rect *words)
{
    const struct palette *p = ui->palette;
    if (sheet->seen_count == 0) {
        return;
    }
    const struct rect box = rect_cut_top(words, attract_seen_height(sheet));
    const struct color behind = ui->behind;
    if (p->plain) {
        ui_stroke(ui, box, p->ink, RADIUS_KEY, 0.8);
    } else {
        ui_fill(ui, box, p->info_fill, RADIUS_KEY);
        ui_set_behind(ui, p->info_fill);
    }
    struct rect mark;
    struct rect room = attract_seen_words(ui, sheet, box, &mark);
    if (mark.w > 0) {
        ui_icon(ui, mark, "icon-circle-check.svg", p->info);
    }
    for (size_t i = 0; i < sheet->seen_count; i++) {
        draw_layout(ui, &room, &sheet->seen[i], p->ink, ALIGN_LEFT);
    }
    ui_set_behind(ui, behind);
    rect_cut_top(words, sheet->gap);
}

static void draw_words(const struct app *app, struct ui *ui, const struct attract_sheet *sheet,
                       const struct attract_look *look, bool pressed)
{
    const struct palette *p = ui->palette;
    const struct color ink = p->plain ? p->ink : p->on_primary;
    const struct color soft = p->plain ? p->ink : p->on_primary_soft;
    const bool cards = sheet->cards.count > 0 && !sheet->cards_below_hero;
    const int third = sheet->slack > 0 ? sheet->slack / 3 : 0;
    struct rect words = sheet->words;
    ui_set_behind(ui, p->plain ? p->background : p->primary);
    draw_seen(ui, sheet, &words);
    if (sheet->title.count > 0) {
        draw_layout(ui, &words, &sheet->title, ink, ALIGN_LEFT);
        rect_cut_top(&words, ui_px(ui, SPACE_XS));
    }
    draw_layout(ui, &words, &sheet->purpose, soft, ALIGN_LEFT);
    rect_cut_top(&words, sheet->gap + third);
    draw_button(app, ui, sheet, &words, pressed);
    rect_cut_top(&words, sheet->gap / 2);
    for (size_t i = 0; i < sheet->other_count; i++) {
        draw_layout(ui, &words, &sheet->others[i], soft, ALIGN_CENTRE);
    }
    rect_cut_top(&words, sheet->gap / 2 + third);
    if (cards) {
        draw_card(ui, sheet, rect_cut_top(&words, sheet->cards.height), look, ink, soft);
        rect_cut_top(&words, sheet->gap);
    }
    draw_layout(ui, &words, &sheet->limit, soft, cards ? ALIGN_LEFT : ALIGN_CENTRE);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct palette *p = ui->palette;
    const struct control start = {"start", 0, NULL, ACTION_START};
    const struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    const bool pressed = ui_is_pressed(ui, &start);
    struct rect page = screen;
    page.x = (int)lround(state->look.shift_x * ui->metrics->px_per_mm);
    page.y = (int)lround(state->look.shift_y * ui->metrics->px_per_mm);
    const struct attract_sheet sheet =
        attract_arrange(app, ui, page, seen_words(&state->seen, ui->frame->arena));
    if (!p->plain) {
        ui_fill(ui, sheet.ground, p->primary, 0.0);
    }
    if (attract_has_hero(&sheet)) {
        draw_hero(ui, &sheet);
        draw_name(app, ui, &sheet);
    }
    if (sheet.cards_below_hero) {
        draw_card(ui, &sheet, sheet.card_room, &state->look, p->ink, p->ink);
    }
    draw_ribbon(app, ui, &sheet);
    draw_words(app, ui, &sheet, &state->look, pressed);
    if (state->look.dim && !pressed && state->seen.count == 0 && !app_alert_shows(app)) {
        struct color veil = p->night;
        veil.a = 255 * (100 - DIM_PERCENT) / 100;
        ui_fill(ui, screen, veil, 0.0);
    }
    /* a touch anywhere wakes the kiosk and does nothing else */
    ui_touch_area(ui, screen, &start, TARGET_PAGE, app_text(app, STR_ATTRACT_TOUCH), 0);
}

/* The cards, which follow each other, and the home screen, to which a touch leads. */
static bool ahead(const struct app *app, const void *data, size_t index, struct ui *ui)
{
    struct state other = *(const struct state *)data;
    if (index < other.parts.cards) {
        other.look.card = index;
        view(app, &other, ui);
        return true;
    }
    if (index == other.parts.cards) {
        app_draw_screen(app, SCREEN_HOME, ui);
        return true;
    }
    return false;
}

const struct screen screen_attract = {
    .name = "attract",
    .state_size = sizeof(struct state),
    .flags = SCREEN_NO_IDLE,
    .enter = enter,
    .relayout = relayout,
    .view = view,
    .ahead = ahead,
    .deadline = deadline,
    .tick = tick,
};
