/* "J. S., 10:30, with Mei R. Is this you?" */
#include "app/comfort.h"
#include "app/context.h"
#include "app/initials.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { YES = ACTION_OWN, NO };

static const char *explanation(const struct app *app, struct ui *ui,
                               const struct checkin_match *match)
{
    if (match->already_arrived) {
        return app_text(app, STR_CHECK_IN_CONFIRM_ALREADY);
    }
    if (match->count > 1) {
        return APP_FORMAT(app, ui, STR_CHECK_IN_CONFIRM_SEVERAL,
                          {"count", arena_printf(ui->frame->arena, "%zu", match->count)});
    }
    switch (match->kind) {
    case ARRIVAL_EARLY: return app_text(app, STR_CHECK_IN_CONFIRM_EARLY);
    case ARRIVAL_LATE: return app_text(app, STR_CHECK_IN_CONFIRM_LATE);
    case ARRIVAL_ON_TIME:
    case ARRIVAL_WALK_IN: break;
    }
    return app_text(app, STR_CHECK_IN_CONFIRM_NEXT);
}

static int disc_size(const struct ui *ui, struct rect room)
{
    int size = ui_px(ui, metrics_small_panel(ui->metrics) ? 24.0 : 46.0);
    size = size > room.w / 3 ? room.w / 3 : size;
    return metrics_low(ui->metrics) && size > room.h ? room.h : size;
}

/* Time and therapist, laid out. */
struct telling {
    struct text_layout when;
    struct text_layout whom;
    size_t lines; /* so many of whom have room; the time is seen in any case */
};

/* Takes the largest letters of which both have room. A therapist's name that fills two lines is set
 * smaller than one that fits in one. */
static struct telling tell(const struct app *app, struct ui *ui, struct rect room, const char *when,
                           const char *therapist)
{
    static const struct {
        enum style when;
        enum style whom;
    } ways[] = {{STYLE_DISPLAY, STYLE_LEAD},
                {STYLE_DISPLAY, STYLE_BODY},
                {STYLE_TITLE, STYLE_BODY},
                {STYLE_TITLE_SMALL, STYLE_BODY}};
    const char *whom = therapist[0] == '\0' ? ""
                                            : APP_FORMAT(app, ui, STR_CHECK_IN_CONFIRM_THERAPIST,
                                                         {"therapist", therapist});
    struct telling telling = {0};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        telling.when = ui_layout(ui, ways[i].when, when, room.w);
        telling.whom = ui_layout(ui, ways[i].whom, whom, room.w);
        if (telling.when.height + telling.whom.height <= room.h &&
            (i > 0 || telling.whom.count <= 1)) {
            break;
        }
    }
    const int left = room.h - telling.when.height;
    const size_t fits = left > 0 ? (size_t)(left / telling.whom.line_height) : 0;
    telling.lines = fits < telling.whom.count ? fits : telling.whom.count;
    return telling;
}

/* Draws it at the top of *room, or in its middle, and cuts it off. */
static void draw_telling(struct ui *ui, struct rect *room, const struct telling *telling,
                         bool centred)
{
    const struct color ink = ui->palette->ink;
    const int whom = (int)telling->lines * telling->whom.line_height;
    const int spare = room->h - telling->when.height - whom;
    if (centred && spare > 0) {
        rect_cut_top(room, spare / 2);
    }
    ui_draw_lines(ui, &telling->when, 0, telling->when.count,
                  rect_cut_top(room, telling->when.height), ink, ALIGN_LEFT);
    ui_draw_lines(ui, &telling->whom, 0, telling->lines, rect_cut_top(room, whom), ink, ALIGN_LEFT);
}

/* In letters that leave them on one line of the disc. */
static void initials_disc(struct ui *ui, struct rect round, const char *initials)
{
    const struct palette *p = ui->palette;
    const int inside = round.w * 9 / 10;
    const enum style style =
        ui_layout(ui, STYLE_TITLE, initials, inside).count > 1 ? STYLE_TITLE_SMALL : STYLE_TITLE;
    ui_fill(ui, round, p->plain ? p->background : p->tint, RADIUS_ROUND);
    struct color before = ui_set_behind(ui, p->plain ? p->background : p->tint);
    ui_label(ui, round, style, p->plain ? p->ink : p->primary, initials, ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

/* Draws initials, time and therapist, which is enough to recognise one's visit, and below a line
 * the words, unless they are NULL. Where a long name has no room beside them, the initials stand
 * before the time. */
static void card(const struct app *app, struct ui *ui, struct rect box,
                 const struct checkin_match *match, const char *words)
{
    const struct palette *p = ui->palette;
    struct arena *arena = ui->frame->arena;
    const struct appointment *first = match->appointments[0];
    bool tight = metrics_two_columns(ui->metrics) || metrics_low(ui->metrics);
    ui_card(ui, box, p->surface);
    struct color before = ui_set_behind(ui, p->surface);
    struct rect room = rect_inset(box, ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S
                                                 : tight                          ? SPACE_M
                                                                                  : SPACE_XL));
    const char *initials = app_initials(app, arena, first->client_name);
    const char *when = app_time_of_day(app, arena, first->start_ms);
    int disc = disc_size(ui, room);
    struct rect top = room;
    struct rect round = {0};
    if (initials[0] != '\0') {
        round = rect_cut_left(&top, disc);
        round = words == NULL ? rect_centre(round, disc, disc)
                              : (struct rect){round.x, round.y, disc, disc};
        rect_cut_left(&top, ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S : SPACE_L));
    }
    struct telling telling = tell(app, ui, top, when, first->therapist);
    if (initials[0] != '\0' && telling.lines < telling.whom.count) {
        top = room;
        when = arena_printf(arena, "%s  %s", initials, when);
        telling = tell(app, ui, top, when, first->therapist);
    } else if (initials[0] != '\0') {
        initials_disc(ui, round, initials);
    }
    draw_telling(ui, &top, &telling, words == NULL);
    if (words != NULL) {
        int used = top.y - room.y > disc ? top.y - room.y : disc;
        rect_cut_top(&room, used + ui_px(ui, SPACE_M));
        ui_fill(ui, rect_cut_top(&room, ui_px(ui, 0.6)), p->line, 0);
        rect_cut_top(&room, ui_px(ui, SPACE_M));
        ui_paragraph(ui, &room, STYLE_LEAD, p->ink_soft, words, ALIGN_LEFT);
    }
    ui_set_behind(ui, before);
}

/* Where the parts of the screen go. */
struct places {
    struct rect card;
    struct rect yes;
    struct rect no;
};

static struct places places_upright(const struct app *app, struct ui *ui, struct areas *areas)
{
    int gap = chrome_gap(ui);
    int row = chrome_row_height(ui) + ui_px(ui, SPACE_L);
    struct rect bottom = areas->body;
    struct places places = {.no = rect_cut_bottom(&bottom, row)};
    rect_cut_bottom(&bottom, gap + ui_px(ui, SPACE_XS));
    places.yes = rect_cut_bottom(&bottom, row + ui_px(ui, SPACE_S));
    rect_cut_bottom(&bottom, ui_px(ui, SPACE_XL));
    int top = areas->head.y + ui_px(ui, SPACE_M);
    places.card = (struct rect){bottom.x, top, bottom.w, bottom.y + bottom.h - top};
    int most = ui_px(ui, app_large_text(app) ? 180.0 : 118.0);
    places.card.h = places.card.h > most ? most : places.card.h;
    return places;
}

static struct places places_beside(struct ui *ui, struct areas *areas)
{
    struct rect column = areas->body;
    struct places places = {.no = areas->foot};
    if (!metrics_small_panel(ui->metrics)) {
        places.no.x = column.x;
        places.no.w = column.w;
    }
    places.yes = rect_cut_bottom(&column, chrome_row_height(ui));
    rect_cut_bottom(&column, chrome_gap(ui));
    places.card = column;
    return places;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    const struct checkin_match *match = app_session_view(app)->match;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const char *eyebrow = app_text(app, STR_CHECK_IN_EYEBROW);
    const char *title = app_text(app, STR_CHECK_IN_CONFIRM_TITLE);
    const char *words = explanation(app, ui, match);
    struct places places;
    if (areas.body.h < ui_px(ui, 120.0) && metrics_low(ui->metrics)) {
        chrome_beside(ui, &areas, metrics_small_panel(ui->metrics) ? 40 : 44);
        /* words without room here are repeated on the last screen */
        bool fits = chrome_head_least(ui, areas.head.w, title, words) <= areas.head.h;
        chrome_head(app, ui, &areas, eyebrow, title, fits ? words : NULL);
        words = NULL;
        places = places_beside(ui, &areas);
    } else if (areas.beside) {
        chrome_head(app, ui, &areas, eyebrow, title, NULL);
        places = places_beside(ui, &areas);
    } else {
        chrome_drop_foot(ui, &areas);
        chrome_head(app, ui, &areas, eyebrow, title, NULL);
        places = places_upright(app, ui, &areas);
    }
    card(app, ui, places.card, match, words);
    const struct button yes = {.control = {"confirm_yes", 0, NULL, YES, 0},
                               .look = BUTTON_PRIMARY,
                               .label = app_text(app, STR_CHECK_IN_CONFIRM_YES)};
    const struct button no = {.control = {"confirm_no", 0, NULL, NO, 0},
                              .look = BUTTON_OUTLINE,
                              .label = app_text(app, STR_CHECK_IN_CONFIRM_NO)};
    ui_button(ui, places.yes, &yes);
    ui_button(ui, places.no, &no);
}

static void update(struct app *app, void *data, struct tap tap)
{
    (void)data;
    struct err err;
    switch (tap.action) {
    case YES:
        if (session_check_in(app_session(app), app_language(app), &err)) {
            app_onward(app);
        } else {
            app_fault(app, FAULT_UNSAVED, &err);
        }
        break;
    case NO:
        session_deny(app_session(app));
        app_back(app);
        break;
    }
}

const struct screen screen_check_in_confirm = {
    .name = "check_in_confirm",
    .update = update,
    .view = view,
};
