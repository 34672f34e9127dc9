/* Checked in: what happens next in one plain sentence, and one page to read meanwhile. */
#include "app/comfort.h"
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/reading.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "base/bug.h"
#include "base/log.h"
#include "domain/name.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/message_page.h"
#include "ui/qr.h"
#include "ui/ui.h"

enum { DONE = ACTION_OWN, READ, MORE, ANOTHER };

struct state {
    struct message_state pages;
    int seconds;         /* how long it stays after the last touch */
    const char *page_id; /* owned by a catalog */
    int delay_minutes;   /* by how many minutes the therapist runs late */
    enum tier tier;      /* of all that was ever said in this visit */
};

/* A delay that cannot be read is logged and not shown: it must not stop the check-in. */
static void look_up_delay(struct app *app, struct state *state)
{
    struct err err;
    if (!session_delay(app_session_view(app), &state->delay_minutes, &err)) {
        log_warning("%s", err.text);
        state->delay_minutes = 0;
    }
}

/* The therapist's name on one line, "" if none is known. */
static const char *therapist_name(const struct app *app, struct ui *ui)
{
    return name_keep_together(ui->frame->arena, app_session_view(app)->therapist);
}

/* What happens next: one sentence for each way a check-in can end. */
static const char *next_step(const struct app *app, struct ui *ui)
{
    const struct session *session = app_session_view(app);
    const char *name = therapist_name(app, ui);
    const char *therapist = name[0] != '\0' ? name : app_text(app, STR_COMMON_YOUR_THERAPIST);
    const char *time = session->appointment_ms != 0
                           ? app_time_of_day(app, ui->frame->arena, session->appointment_ms)
                           : "";
    switch (session->outcome) {
    case OUTCOME_ON_TIME:
        return APP_FORMAT(app, ui, STR_DONE_ON_TIME, {"therapist", therapist}, {"time", time});
    case OUTCOME_EARLY:
        return APP_FORMAT(app, ui, STR_DONE_EARLY, {"therapist", therapist}, {"time", time});
    case OUTCOME_LATE: return APP_FORMAT(app, ui, STR_DONE_LATE, {"therapist", therapist});
    case OUTCOME_ALREADY:
        return APP_FORMAT(app, ui, STR_DONE_ALREADY, {"therapist", therapist}, {"time", time});
    case OUTCOME_WALK_IN:
        return chrome_desk_text(app, STR_DONE_WALK_IN_STAFFED, STR_DONE_WALK_IN_NONE);
    case OUTCOME_NONE: break;
    }
    BUG("done without an arrival");
}

/* Where to wait and who comes, for whom a therapist expects; NULL for anybody else, and for whom an
 * answer told not to wait. */
static const char *waiting(const struct app *app, struct ui *ui, enum tier tier)
{
    const struct session *session = app_session_view(app);
    if (session->outcome == OUTCOME_WALK_IN || tier == TIER_STOP) {
        return NULL;
    }
    const struct localized *own =
        config_waiting(app_config(app), ui->frame->arena, session->therapist);
    if (own != NULL) {
        return app_config_text(app, own);
    }
    const char *therapist = therapist_name(app, ui);
    return therapist[0] != '\0' ? APP_FORMAT(app, ui, STR_DONE_WAITING, {"therapist", therapist})
                                : app_text(app, STR_DONE_WAITING_ANY);
}

static const char *moved(const struct app *app, struct ui *ui)
{
    const struct session *session = app_session_view(app);
    return APP_FORMAT(app, ui, STR_DONE_MOVED,
                      {"visit", look_up_describe(app, ui->frame->arena, session->match)});
}

static const char *runs_late(const struct app *app, struct ui *ui, int minutes)
{
    const char *therapist = therapist_name(app, ui);
    const char *n = arena_printf(ui->frame->arena, "%d", minutes);
    return therapist[0] != '\0'
               ? APP_FORMAT(app, ui, STR_DONE_RUNS_LATE, {"therapist", therapist}, {"minutes", n})
               : APP_FORMAT(app, ui, STR_DONE_WE_RUN_LATE, {"minutes", n});
}

/* What is said about the answers; NULL for nothing. */
static const char *about_answers(const struct app *app, enum tier tier)
{
    const struct session *session = app_session_view(app);
    if (tier >= TIER_HOLD) {
        return app_text(app, session->sent ? STR_DONE_SENT_HOLD : STR_DONE_HOLD);
    }
    if (session->outcome == OUTCOME_ALREADY && !session->sent && !session->under_age) {
        return NULL;
    }
    if (session->sent) {
        return app_text(app, session_warning_open(session) ? STR_DONE_SENT_ASK : STR_DONE_SENT);
    }
    return app_text(app, session->under_age ? STR_DONE_UNDER_AGE : STR_DONE_NOT_ASKED);
}

static int64_t until_ms(const struct app *app, const struct state *state)
{
    return app_touched_ms(app) + (int64_t)state->seconds * 1000;
}

static int seconds_left(const struct app *app, const struct state *state)
{
    return clock_seconds_left(until_ms(app, state) - app_now_ms(app));
}

static int card_height(const struct ui *ui)
{
    double room_mm = ui->metrics->height / ui->metrics->px_per_mm;
    return ui_px(ui, room_mm > 250.0 ? 62.0 : metrics_small_panel(ui->metrics) ? 18.0 : 40.0);
}

static void suggestion(const struct app *app, struct ui *ui, struct rect box,
                       const struct state *state)
{
    const struct palette *p = ui->palette;
    const struct catalog *catalog = app_catalog(app);
    size_t index = catalog_find(catalog, state->page_id);
    const struct page *page = &catalog->pages[index < catalog->count ? index : 0];
    const struct control control = {"suggested", 0, page->id, READ, 0};
    bool pressed = ui_is_pressed(ui, &control);
    struct color fill = pressed ? p->tint : p->surface;
    ui_card(ui, box, fill);
    struct color before = ui_set_behind(ui, fill);
    struct rect room = box;
    rect_cut_left(&room, ui_px(ui, SPACE_S));
    rect_cut_right(&room, ui_px(ui, SPACE_S));
    if (page->image[0] != '\0' && !p->plain && !metrics_small_panel(ui->metrics)) {
        int inset = ui_px(ui, SPACE_XS);
        int width = (box.h - 2 * inset) * 920 / 520;
        width = width > box.w * 2 / 5 ? box.w * 2 / 5 : width;
        int beside = room.w - width - 2 * inset;
        if (ui_layout(ui, STYLE_TITLE_SMALL, page->title, beside).height <= box.h) {
            struct rect picture = {box.x, box.y, width + 2 * inset, box.h};
            ui_picture_card(ui, rect_inset(picture, inset), page->image);
            rect_cut_left(&room, width + 2 * inset);
        } /* no picture where a long title in large letters needs the room */
    }
    struct color ink = pressed && p->plain ? p->on_primary : p->ink;
    struct text_layout title = ui_layout(ui, STYLE_TITLE_SMALL, page->title, room.w);
    struct text_layout what = ui_layout(ui, STYLE_BODY, app_text(app, STR_DONE_ONE_MINUTE), room.w);
    int used = title.height + what.height;
    bool both = used <= room.h;
    rect_cut_top(&room, (room.h - (both ? used : title.height)) / 2);
    ui_draw_lines(ui, &title, 0, title.count, room, ink, ALIGN_LEFT);
    rect_cut_top(&room, title.height);
    if (both) {
        ui_draw_lines(ui, &what, 0, what.count, room, pressed && p->plain ? ink : p->ink_soft,
                      ALIGN_LEFT);
    }
    ui_touch_area(ui, box, &control, TARGET_BUTTON, page->title, RADIUS_CARD);
    ui_set_behind(ui, before);
}

/* The address for booking, as a code for a phone and in words, where the sentences leave room for
 * it. It is the clinic's own and the same for everybody. */
static void booking(const struct app *app, struct ui *ui, struct rect room)
{
    const double comfortable_mm = 1.0;
    const char *url = app_config(app)->booking_url;
    const struct palette *p = ui->palette;
    int pad = ui_px(ui, SPACE_XS);
    int gap = chrome_gap(ui);
    int side = ui_qr_size(ui, url, comfortable_mm);
    int most = room.h - 2 * gap - 2 * pad;
    side = side < most ? side : most;
    if (side < ui_qr_size(ui, url, QR_MODULE_MM) || side <= 0) {
        return;
    }
    int text_width = room.w - side - 2 * pad - 2 * ui_px(ui, SPACE_S);
    if (text_width <= 0) {
        return;
    }
    struct text_layout title =
        ui_layout(ui, STYLE_STRONG, app_text(app, STR_DONE_BOOK), text_width);
    struct text_layout address = ui_layout(ui, STYLE_BODY, url, text_width);
    int words = title.height + address.height;
    if (words > side) {
        return;
    }
    rect_cut_top(&room, (room.h - side - 2 * pad) / 2);
    struct rect card = rect_cut_top(&room, side + 2 * pad);
    ui_card(ui, card, p->surface);
    struct color before = ui_set_behind(ui, p->surface);
    card = rect_inset(card, pad);
    ui_qr(ui, rect_cut_left(&card, side), url);
    rect_cut_left(&card, ui_px(ui, SPACE_S));
    rect_cut_right(&card, ui_px(ui, SPACE_S));
    rect_cut_top(&card, (card.h - words) / 2);
    ui_draw_lines(ui, &title, 0, title.count, card, p->ink, ALIGN_LEFT);
    rect_cut_top(&card, title.height);
    ui_draw_lines(ui, &address, 0, address.count, card, p->ink_soft, ALIGN_LEFT);
    ui_set_behind(ui, before);
}

/* Draws the seconds until the screen clears, at the bottom; on a low panel in one line. */
static void count_down(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct state *state)
{
    const char *seconds = arena_printf(ui->frame->arena, "%d", seconds_left(app, state));
    struct rect *room = areas->beside ? &areas->head : &areas->body;
    struct text_layout count = ui_layout(
        ui, STYLE_BODY, APP_FORMAT(app, ui, STR_DONE_CLEARS, {"seconds", seconds}), room->w);
    if (metrics_low(ui->metrics) && count.count > 1) {
        count =
            ui_layout(ui, STYLE_BODY,
                      APP_FORMAT(app, ui, STR_DONE_CLEARS_SHORT, {"seconds", seconds}), room->w);
    }
    ui_draw_lines(ui, &count, 0, count.count, rect_cut_bottom(room, count.height),
                  ui->palette->ink_soft, ALIGN_LEFT);
    rect_cut_bottom(room, ui_px(ui, SPACE_XS));
}

/* Cuts the box of the card off the words, and in one column also the line above the card. */
static struct rect cut_card(const struct app *app, struct ui *ui, struct areas *areas,
                            struct rect *above)
{
    struct rect box = rect_cut_bottom(&areas->body, card_height(ui));
    rect_cut_bottom(&areas->body, ui_px(ui, SPACE_S));
    *above = (struct rect){0};
    if (!areas->beside) {
        int line = ui_layout(ui, STYLE_STRONG, app_text(app, STR_DONE_MEANWHILE), box.w).height;
        *above = rect_cut_bottom(&areas->body, line);
    }
    return box;
}

/* Ends the room of the words above what stands at the bottom of the body. */
static void end_words(struct ui *ui, struct areas *areas)
{
    rect_cut_bottom(&areas->body, metrics_small_panel(ui->metrics) ? 0 : chrome_gap(ui));
    if (!areas->beside) {
        areas->head.h = areas->body.y + areas->body.h - areas->head.y;
    }
}

/* The parts below the words: what of them has room. */
struct below {
    bool card;       /* the page to read; otherwise a button of the foot stands for it */
    bool row;        /* a row of its own for who comes with the visitor; otherwise in the foot */
    struct rect box; /* of the card */
    struct rect above;
    struct rect another;
};

static struct areas cut_below(const struct app *app, struct ui *ui, struct areas areas,
                              struct below *below)
{
    if (below->row) {
        below->another = rect_cut_bottom(&areas.body, chrome_row_height(ui));
        rect_cut_bottom(&areas.body, chrome_gap(ui));
    }
    if (below->card) {
        below->box = cut_card(app, ui, &areas, &below->above);
    }
    if (below->card || !areas.beside) {
        end_words(ui, &areas);
    }
    return areas;
}

/* True if the button of the foot leaves "Done" the width of a button that is easily touched. */
static bool another_fits_foot(const struct app *app, const struct ui *ui, int width)
{
    const double done_mm = 42.0;
    const struct button another = {.look = BUTTON_OUTLINE,
                                   .label = app_text(app, STR_DONE_ANOTHER_SHORT)};
    return ui_button_natural_width(ui, &another) + chrome_gap(ui) + ui_px(ui, done_mm) <= width;
}

/* Takes the most that leaves the words on one page; the words go before all of it. */
static struct areas arrange(const struct app *app, struct ui *ui, struct areas areas,
                            const struct message_page *page, struct below *below)
{
    static const struct below ways[] = {
        {.card = true, .row = true}, {.card = true}, {.row = true}, {.card = false}};
    const bool foot = another_fits_foot(app, ui, areas.foot.w);
    struct areas left = areas;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (!ways[i].row && !foot) {
            continue;
        }
        *below = ways[i];
        left = cut_below(app, ui, areas, below);
        if (message_pages(ui, &left, page) == 1) {
            break;
        }
    }
    return left;
}

static void draw_another(const struct app *app, struct ui *ui, struct rect box)
{
    const struct button another = {.control = {"another", 0, NULL, ANOTHER, 0},
                                   .look = BUTTON_OUTLINE,
                                   .label = app_text(app, STR_DONE_ANOTHER),
                                   .brief = app_text(app, STR_DONE_ANOTHER_SHORT)};
    ui_button(ui, box, &another);
}

static void draw_below(const struct app *app, struct ui *ui, const struct state *state,
                       const struct below *below)
{
    const struct palette *p = ui->palette;
    if (below->card) {
        suggestion(app, ui, below->box, state);
        if (below->above.h > 0) {
            ui_label(ui, below->above, STYLE_STRONG, p->plain ? p->ink : p->primary,
                     app_text(app, STR_DONE_MEANWHILE), ALIGN_LEFT);
        }
    }
    if (below->row) {
        draw_another(app, ui, below->another);
    }
}

/* Draws the words, and below them what has room. Words that have no room by themselves go to
 * further pages. */
static void words_and_card(const struct app *app, struct ui *ui, struct areas areas,
                           const struct message_page *page, const struct state *state)
{
    struct below below = {.card = false};
    areas = arrange(app, ui, areas, page, &below);
    draw_below(app, ui, state, &below);
    int pages = message_view(app, ui, &areas, page, state->pages.page);
    booking(app, ui, areas.body);
    const struct foot_button done = {"done", DONE, app_text(app, STR_DONE_BUTTON), false, 0};
    const bool last = state->pages.page + 1 >= pages;
    const int row = chrome_row_height(ui);
    if (pages > 1 && (!last || below.row || areas.body.h >= row)) {
        if (last && !below.row) {
            draw_another(app, ui, rect_cut_bottom(&areas.body, row));
        }
        message_foot(app, ui, &areas, state->pages.page, pages, &done);
        return;
    }
    const struct foot_button more = {"more", MORE, app_text(app, STR_DONE_MORE), false, 0};
    const struct foot_button read = {"suggested", READ, app_text(app, STR_DONE_MEANWHILE_SHORT),
                                     false, 0};
    const struct foot_button another = {
        .name = "another", .action = ANOTHER, .label = app_text(app, STR_DONE_ANOTHER_SHORT)};
    const struct foot_button *left = !below.row ? &another : below.card ? &more : &read;
    chrome_foot(ui, &areas, left, &done);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    chrome_wave(ui, 0);
    struct areas areas = chrome_begin(app, ui, CHROME_PUBLIC);
    chrome_drop_below_foot(ui, &areas);
    count_down(app, ui, &areas, state);
    const char *where = waiting(app, ui, state->tier);
    const char *sentences[7] = {NULL};
    size_t count_of_sentences = 0;
    const char *answers = about_answers(app, state->tier);
    if (answers != NULL && state->tier >= TIER_HOLD) { /* before "take a seat" */
        sentences[count_of_sentences++] = answers;
    }
    if (where != NULL) {
        sentences[count_of_sentences++] = where;
    }
    sentences[count_of_sentences++] = next_step(app, ui);
    if (app_session_view(app)->moved) {
        sentences[count_of_sentences++] = moved(app, ui);
    }
    if (state->delay_minutes > 0) {
        sentences[count_of_sentences++] = runs_late(app, ui, state->delay_minutes);
    }
    if (answers != NULL && state->tier < TIER_HOLD) {
        sentences[count_of_sentences++] = answers;
    }
    if (app_session_view(app)->appointment_count > 1) {
        sentences[count_of_sentences++] = app_text(app, STR_DONE_SEVERAL);
    }
    if (!metrics_two_columns(ui->metrics)) {
        sentences[count_of_sentences++] = app_text(app, STR_COMMON_CANNOT_TELL);
    }
    const struct message_page page = {
        .icon = "icon-check.svg",
        .heading = app_text(app, STR_DONE_TITLE),
        .sentences = sentences,
        .sentence_count = count_of_sentences,
        .urgent = 1,
        .accent = ui->palette->primary,
        .centred = true,
    };
    words_and_card(app, ui, areas, &page, state);
}

/* --- how long it stays --- */

#define LEAST_SECONDS  20
#define ADVICE_SECONDS 40
#define TRIAL_BYTES    (64U << 10)

/* As configured, and until its words can be read. */
static void relayout(struct app *app, void *data)
{
    struct state *state = data;
    struct ui_frame frame = {.arena = arena_create(TRIAL_BYTES)};
    struct ui ui = app_ui(app, &frame);
    view(app, state, &ui);
    const int to_read = (int)((app_reading_ms(frame_word_count(&frame)) + 999) / 1000);
    arena_destroy(frame.arena);
    const int least = state->tier >= TIER_HOLD ? ADVICE_SECONDS : LEAST_SECONDS;
    state->seconds = app_config(app)->done_seconds;
    state->seconds = state->seconds > least ? state->seconds : least;
    state->seconds = state->seconds > to_read ? state->seconds : to_read;
}

static void resume(struct app *app, void *data)
{
    look_up_delay(app, data);
    relayout(app, data);
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    struct state *state = data;
    const struct catalog *catalog = app_catalog(app);
    state->tier = session_visit_tier(app_session(app));
    state->page_id =
        catalog->pages[session_suggest_page(app_session(app), state->tier, catalog)].id;
    look_up_delay(app, state);
    relayout(app, state);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case DONE: app_finish(app); break;
    case READ: app_read(app, state->page_id, true); break;
    case MORE: app_go(app, SCREEN_CONTENTS); break;
    case ANOTHER: app_check_in_another(app); break;
    case MESSAGE_NEXT:
    case MESSAGE_FIRST:
        message_turn(app, &state->pages, tap.action);
        relayout(app, state); /* another page has other words */
        break;
    }
}

/* The number of seconds on screen changes once a second. */
static int64_t deadline(const struct app *app, const void *data)
{
    const struct state *state = data;
    return until_ms(app, state) - (int64_t)(seconds_left(app, state) - 1) * 1000;
}

static void tick(struct app *app, void *data)
{
    if (seconds_left(app, data) == 0) {
        app_finish(app);
    } else {
        app_redraw(app);
    }
}

const struct screen screen_done = {
    .name = "done",
    .state_size = sizeof(struct state),
    .flags = SCREEN_NO_IDLE, /* it clears itself before the idle time is over */
    .enter = enter,
    .resume = resume,
    .relayout = relayout,
    .update = update,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
