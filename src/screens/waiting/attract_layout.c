#include "screens/waiting/attract_layout.h"

#include "app/alert.h"
#include "app/context.h"
#include "app/visit_length.h"
#include "app/words.h"
#include "ui/ui.h"

#include <string.h>

/* What is left out where there is little room; each value includes those before it. */
enum terse {
    TERSE_NO,
    TERSE_LIMIT,   /* the limits of the kiosk in short words */
    TERSE_PURPOSE, /* only the first two sentences of the purpose */
    TERSE_ALL,     /* no title, no other language */
    TERSE_SEEN,    /* also no purpose, while clients are told that their therapist knows of them */
    TERSE_BARE,    /* also no limits, in the same case */
};

struct attract_plan {
    enum style title;
    enum style purpose;
    enum style button;
    double button_mm;
    double gap_mm;
    /* percentage of the width for words, in landscape; 100: no picture and no name */
    int words_percent;
    enum terse terse;
};

/* From roomy to tight: the first plan whose words fit is taken. */
static const struct attract_plan plans[] = {
    {STYLE_DISPLAY, STYLE_LEAD, STYLE_TITLE, 34.0, SPACE_XL, 50, TERSE_NO},
    {STYLE_DISPLAY, STYLE_LEAD, STYLE_TITLE, 26.0, SPACE_L, 54, TERSE_NO},
    {STYLE_TITLE, STYLE_LEAD, STYLE_TITLE_SMALL, 24.0, SPACE_M, 58, TERSE_NO},
    {STYLE_TITLE, STYLE_BODY, STYLE_TITLE_SMALL, 20.0, SPACE_M, 60, TERSE_NO},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 18.0, SPACE_S, 62, TERSE_NO},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_S, 62, TERSE_PURPOSE},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_NO},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_LIMIT},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_PURPOSE},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_ALL},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_SEEN},
    {STYLE_TITLE_SMALL, STYLE_BODY, STYLE_LEAD_STRONG, 15.0, SPACE_XS, 100, TERSE_BARE},
};

#define PLAN_COUNT (sizeof(plans) / sizeof(plans[0]))

/* In portrait: percentage of the height for the words. */
#define WORDS_PERCENT_MAX 66
#define WORDS_PERCENT_MIN 47

/* The waves: their size as drawn, how much of their depth is light, and how far they reach over the
 * edges of the screen, which is more than they are shifted. */
#define WAVE_LENGTH        1120
#define WAVE_DEPTH         310
#define WAVE_DEPTH_UPRIGHT 186
#define WAVE_LIGHT_PERCENT 60
#define WAVE_BLEED_MM      3.0

#define HERO_RADIUS_LEAST_MM 32.0 /* cards must not make the disc smaller than this */

static bool is_alone(const struct ui *ui, const struct attract_plan *plan)
{
    return metrics_landscape(ui->metrics) && plan->words_percent == 100;
}

/* The margin is that of the other screens where there is room, so that words do not jump when the
 * screen is touched. */
static int margin_px(const struct ui *ui)
{
    const bool narrow = ui->metrics->width / ui->metrics->px_per_mm < 250.0;
    if (metrics_small_panel(ui->metrics)) {
        return ui_px(ui, SPACE_M);
    }
    if (narrow) {
        return ui_px(ui, SPACE_XL);
    }
    return ui_px(ui, metrics_landscape(ui->metrics) || ui->metrics->large_text ? SPACE_XXL : 20.0);
}

/* --- words --- */

static const char *limit_text(const struct app *app, enum terse terse)
{
    return app_text(app, terse >= TERSE_LIMIT ? STR_ATTRACT_IDLE_SHORT : STR_ATTRACT_IDLE);
}

/* The questionnaires may still be being read. */
static const char *whole_purpose(const struct app *app, struct ui *ui)
{
    const struct visit_minutes minutes = app_visit_minutes(app);
    if (minutes.first == 0) {
        return app_text(app, STR_ATTRACT_PURPOSE_PLAIN);
    }
    return APP_FORMAT(app, ui, STR_ATTRACT_PURPOSE,
                      {"first", arena_printf(ui->frame->arena, "%d", minutes.first)},
                      {"again", arena_printf(ui->frame->arena, "%d", minutes.again)});
}

static const char *purpose_text(const struct app *app, struct ui *ui, enum terse terse)
{
    const char *all = whole_purpose(app, ui);
    const size_t end = terse >= TERSE_PURPOSE ? teaching_sentences_end(all, 2) : strlen(all);
    return arena_strndup(ui->frame->arena, all, end);
}

/* Lays out "touch to start" in the languages that the screen is not in. */
static int lay_out_others(const struct app *app, struct ui *ui, struct attract_sheet *sheet)
{
    const struct world *world = app_world(app);
    int height = 0;
    sheet->other_count = 0;
    for (size_t i = 0; i < world->language_count; i++) {
        const struct strings *strings = world->languages[i].strings;
        if (strings == app_strings(app) || sheet->other_count == ATTRACT_LANGUAGES_MAX) {
            continue;
        }
        struct text_layout *other = &sheet->others[sheet->other_count++];
        *other =
            ui_layout(ui, sheet->plan->purpose, strings->texts[STR_ATTRACT_TOUCH], sheet->words.w);
        height += other->height;
    }
    return height;
}

/* --- clients whose therapist knows of them --- */

/* Width of the mark at the left of the words; 0 where there is no room for it. */
static int seen_mark(const struct ui *ui)
{
    return metrics_low(ui->metrics) ? 0 : metrics_line_height(ui->metrics, STYLE_TITLE_SMALL);
}

struct rect attract_seen_words(const struct ui *ui, const struct attract_sheet *sheet,
                               struct rect box, struct rect *mark)
{
    const int side = seen_mark(ui);
    struct rect room = rect_inset(box, sheet->seen_pad);
    *mark = rect_cut_left(&room, side);
    rect_cut_left(&room, side > 0 ? sheet->seen_pad : 0);
    *mark = rect_centre(*mark, side, side);
    return room;
}

static void add_seen(const struct ui *ui, struct attract_sheet *sheet,
                     const struct strings *strings, enum style style)
{
    const struct substitution who[] = {{"who", sheet->who}};
    struct rect mark;
    const struct rect box = {0, 0, sheet->words.w, ui->metrics->height};
    const int width = attract_seen_words(ui, sheet, box, &mark).w;
    sheet->seen[sheet->seen_count++] = ui_layout(
        ui, style, strings_format(strings, ui->frame->arena, STR_ATTRACT_SEEN, who, 1), width);
}

/* Lays the message out in the screen's language, and below it in the others. */
static void lay_out_seen(const struct app *app, const struct ui *ui, struct attract_sheet *sheet)
{
    const struct world *world = app_world(app);
    const struct attract_plan *plan = sheet->plan;
    const bool lead = plan->purpose == STYLE_LEAD;
    sheet->seen_pad = ui_px(ui, metrics_low(ui->metrics) ? SPACE_XS : SPACE_S);
    sheet->seen_count = 0;
    if (sheet->who[0] == '\0') {
        return;
    }
    add_seen(ui, sheet, app_strings(app), lead ? STYLE_LEAD_STRONG : STYLE_STRONG);
    for (size_t i = 0; i < world->language_count && plan->terse < TERSE_ALL; i++) {
        const struct strings *strings = world->languages[i].strings;
        if (strings != app_strings(app) && sheet->seen_count < ATTRACT_LANGUAGES_MAX) {
            add_seen(ui, sheet, strings, plan->purpose);
        }
    }
}

int attract_seen_height(const struct attract_sheet *sheet)
{
    int height = sheet->seen_count > 0 ? 2 * sheet->seen_pad : 0;
    for (size_t i = 0; i < sheet->seen_count; i++) {
        height += sheet->seen[i].height;
    }
    return height;
}

/* --- all words --- */

/* Lays out the words of the plan; returns how high they are with the gaps between them. */
static int lay_out(const struct app *app, struct ui *ui, struct attract_sheet *sheet)
{
    const struct attract_plan *plan = sheet->plan;
    const int width = sheet->words.w;
    const int inside = ui_px(ui, SPACE_XS);
    const struct text_layout label =
        ui_layout(ui, plan->button, app_text(app, STR_ATTRACT_TOUCH), width - 4 * inside);
    const int tall = ui_px(ui, plan->button_mm);
    sheet->button_style = plan->button;
    sheet->button = label.height + inside > tall ? label.height + inside : tall;
    sheet->gap = ui_px(ui, plan->gap_mm);
    const enum terse terse =
        sheet->who[0] == '\0' && plan->terse > TERSE_ALL ? TERSE_ALL : plan->terse;
    sheet->purpose = (struct text_layout){.count = 0};
    sheet->limit = (struct text_layout){.count = 0};
    if (terse < TERSE_SEEN) {
        sheet->purpose = ui_layout(ui, plan->purpose, purpose_text(app, ui, terse), width);
    }
    if (terse < TERSE_BARE) {
        sheet->limit = ui_layout(ui, STYLE_BODY, limit_text(app, terse), width);
    }
    int height = sheet->purpose.height + sheet->button + sheet->limit.height + 3 * sheet->gap;
    lay_out_seen(app, ui, sheet);
    height += sheet->seen_count > 0 ? attract_seen_height(sheet) + sheet->gap : 0;
    sheet->title = (struct text_layout){.count = 0};
    sheet->other_count = 0;
    if (plan->terse < TERSE_ALL) {
        sheet->title = ui_layout(ui, plan->title, app_text(app, STR_ATTRACT_TITLE), width);
        height += sheet->title.height + ui_px(ui, SPACE_XS) + lay_out_others(app, ui, sheet);
    }
    return height;
}

/* --- rooms --- */

/* Divides the page between picture and words; the words get all they may have. */
static void divide(const struct ui *ui, struct attract_sheet *sheet)
{
    const bool landscape = metrics_landscape(ui->metrics);
    const int margin = margin_px(ui);
    struct rect page = sheet->page;
    rect_cut_top(&page, sheet->ribbon.h);
    if (landscape) {
        sheet->words = rect_cut_right(&page, page.w * sheet->plan->words_percent / 100);
    } else {
        sheet->words = rect_cut_bottom(&page, sheet->page.h * WORDS_PERCENT_MAX / 100);
    }
    sheet->hero = page;
    const int above = is_alone(ui, sheet->plan) ? ui_px(ui, SPACE_XS) : margin / 2;
    rect_cut_top(&sheet->words, landscape ? above : 0);
    rect_cut_bottom(&sheet->words, above);
    rect_cut_left(&sheet->words, margin);
    rect_cut_right(&sheet->words, margin);
}

/* In portrait, gives room that the words leave back to the picture, up to a limit. */
static void give_back(const struct ui *ui, struct attract_sheet *sheet)
{
    const int most = sheet->page.h * (WORDS_PERCENT_MAX - WORDS_PERCENT_MIN) / 100;
    const int back = sheet->slack < most ? sheet->slack : most;
    if (!metrics_landscape(ui->metrics) && back > 0) {
        rect_cut_top(&sheet->words, back);
        sheet->hero.h += back;
        sheet->slack -= back;
    }
}

static void place_ground(const struct ui *ui, struct attract_sheet *sheet)
{
    const bool landscape = metrics_landscape(ui->metrics);
    const bool alone = is_alone(ui, sheet->plan);
    const int x = landscape && !alone ? sheet->hero.x + sheet->hero.w : 0;
    const int y = landscape ? 0 : sheet->hero.y + sheet->hero.h;
    sheet->ground = (struct rect){x, y, ui->metrics->width - x, ui->metrics->height - y};
    if (alone || ui->palette->plain) {
        return;
    }
    /* the waves lie over the edge between light and dark */
    const int bleed = ui_px(ui, WAVE_BLEED_MM);
    const int overlap = 2; /* px, so that no seam shows */
    const int length = (landscape ? sheet->page.h : sheet->page.w) + 2 * bleed;
    const int depth = length * (landscape ? WAVE_DEPTH_UPRIGHT : WAVE_DEPTH) / WAVE_LENGTH;
    const int light = depth * WAVE_LIGHT_PERCENT / 100;
    if (landscape) {
        sheet->waves = (struct rect){x + overlap - depth, sheet->page.y - bleed, depth, length};
        rect_cut_right(&sheet->hero, light);
    } else {
        sheet->waves = (struct rect){sheet->page.x - bleed, y + overlap - depth, length, depth};
        rect_cut_bottom(&sheet->hero, light);
    }
}

/* Places the name of the clinic above the picture. In portrait the disc may rise between the name
 * and the time, if they are small enough. */
static void place_name(const struct app *app, struct ui *ui, struct attract_sheet *sheet)
{
    const bool landscape = metrics_landscape(ui->metrics);
    sheet->name_room = sheet->hero;
    rect_cut_top(&sheet->name_room, ui_px(ui, SPACE_L));
    rect_cut_left(&sheet->name_room, margin_px(ui));
    rect_cut_right(&sheet->name_room, landscape ? 0 : margin_px(ui));
    sheet->name = ui_layout(ui, STYLE_STRONG, app_config_text(app, &app_config(app)->clinic_name),
                            sheet->name_room.w);
    sheet->name_room.h = sheet->name.height;
    const bool below = landscape || ui->palette->plain || ui->metrics->large_text;
    rect_cut_top(&sheet->hero,
                 below ? ui_px(ui, SPACE_L) + sheet->name.height : ui_px(ui, SPACE_XL));
}

static void place_cards(const struct app *app, struct ui *ui, struct attract_sheet *sheet)
{
    sheet->cards = teaching_cards_fit(app, ui, true, sheet->words.w, sheet->slack - sheet->gap);
    if (sheet->cards.count > 0) {
        sheet->slack -= sheet->cards.height + sheet->gap;
    }
}

/* If the cards do not fit among the words, puts them below the picture, without pictures of their
 * own. */
static void place_cards_below_hero(const struct app *app, struct ui *ui,
                                   struct attract_sheet *sheet)
{
    struct rect room = sheet->hero;
    rect_cut_left(&room, margin_px(ui));
    rect_cut_bottom(&room, margin_px(ui) / 2);
    if (sheet->waves.w > 0) {
        room.w = sheet->waves.x - room.x; /* no words on the waves */
    }
    const int most = room.h - ui_px(ui, 2.0 * HERO_RADIUS_LEAST_MM);
    sheet->cards = teaching_cards_fit(app, ui, false, room.w, most);
    if (sheet->cards.count > 0) {
        sheet->cards_below_hero = true;
        sheet->card_room = rect_cut_bottom(&room, sheet->cards.height);
        sheet->hero.h = sheet->card_room.y - sheet->hero.y;
    }
}

bool attract_has_hero(const struct attract_sheet *sheet)
{
    return sheet->name.count > 0;
}

struct attract_sheet attract_arrange(const struct app *app, struct ui *ui, struct rect page,
                                     const char *who)
{
    struct attract_sheet sheet = {.page = page, .who = who};
    if (app_config(app)->demonstration || app_alert_shows(app)) {
        const int height = metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, 1.0);
        sheet.ribbon = (struct rect){0, 0, ui->metrics->width, height};
    }
    for (size_t i = 0; i == 0 || (sheet.slack < 0 && i < PLAN_COUNT); i++) {
        sheet.plan = &plans[i];
        divide(ui, &sheet);
        sheet.slack = sheet.words.h - lay_out(app, ui, &sheet);
    }
    place_cards(app, ui, &sheet);
    give_back(ui, &sheet);
    place_ground(ui, &sheet);
    if (is_alone(ui, sheet.plan)) {
        return sheet;
    }
    place_name(app, ui, &sheet);
    if (sheet.cards.count == 0 && metrics_landscape(ui->metrics)) {
        place_cards_below_hero(app, ui, &sheet);
    }
    return sheet;
}
