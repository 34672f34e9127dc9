#include "screens/shared/message_page.h"

#include "app/navigation.h"
#include "app/words.h"
#include "ui/ui.h"

#include <limits.h>

/* One way to set a message. Chosen is the first that needs no more pages than the tightest and
 * keeps what is urgent on the first page. */
struct setting {
    bool picture;
    enum style heading;
    enum style words;
    bool first_below; /* in two columns: the first sentence stands below the heading */
};

static const struct setting settings[] = {
    {true, STYLE_TITLE, STYLE_LEAD, false},       {true, STYLE_TITLE, STYLE_LEAD, true},
    {true, STYLE_TITLE, STYLE_BODY, false},       {false, STYLE_TITLE, STYLE_LEAD, true},
    {false, STYLE_TITLE, STYLE_BODY, true},       {false, STYLE_TITLE_SMALL, STYLE_BODY, true},
    {false, STYLE_LEAD_STRONG, STYLE_BODY, true},
};
#define SETTINGS (sizeof(settings) / sizeof(settings[0]))

/* Everything that laying out and drawing share. */
struct sheet {
    struct ui *ui;
    const struct message_page *page;
    struct rect head;  /* picture and heading; also the words if they are not beside it */
    struct rect words; /* the column beside the heading */
    bool beside;
    bool centred;
    int gap; /* between sentences */
    int shown;
};

/* False if the panel is too narrow for two columns; the words then span it. */
static bool has_columns(const struct ui *ui, const struct areas *areas)
{
    const double least_mm = 250.0;
    return areas->beside && ui->metrics->width / ui->metrics->px_per_mm >= least_mm;
}

void message_drop_below_foot(struct ui *ui, struct areas *areas)
{
    if (areas->beside && !has_columns(ui, areas)) {
        areas->foot.w += areas->foot.x - areas->below_foot.x;
        areas->foot.x = areas->below_foot.x;
        return;
    }
    chrome_drop_below_foot(ui, areas);
}

static struct sheet sheet_of(struct ui *ui, const struct areas *areas,
                             const struct message_page *page)
{
    struct sheet sheet = {.ui = ui, .page = page, .head = areas->head, .words = areas->body};
    sheet.beside = has_columns(ui, areas);
    int bottom = areas->body.y + areas->body.h;
    if (!sheet.beside) {
        if (areas->beside) {
            int head_bottom = areas->head.y + areas->head.h;
            bottom = bottom < head_bottom ? bottom : head_bottom;
        }
        sheet.head.w = areas->body.x + areas->body.w - areas->head.x;
        sheet.head.h = bottom - sheet.head.y;
    }
    double room_mm = sheet.head.h / ui->metrics->px_per_mm;
    sheet.centred = page->centred && !sheet.beside && room_mm > 200.0;
    sheet.gap = ui_px(ui, metrics_small_panel(ui->metrics)           ? 1.0
                          : metrics_low(ui->metrics) || sheet.beside ? SPACE_XS
                                                                     : SPACE_M);
    return sheet;
}

static void draw_picture(struct ui *ui, struct rect room, const struct message_page *page)
{
    const struct palette *p = ui->palette;
    if (page->icon == NULL) {
        if (!p->plain) {
            ui_picture(ui, room, page->picture);
        }
    } else if (p->plain) {
        ui_icon(ui, room, page->icon, page->accent);
    } else {
        ui_fill(ui, room, page->accent, RADIUS_ROUND);
        ui_icon(ui, rect_centre(room, room.w * 6 / 10, room.h * 6 / 10), page->icon, p->on_primary);
    }
}

static bool has_picture(const struct sheet *sheet)
{
    return sheet->page->icon != NULL ||
           (sheet->page->picture != NULL && !sheet->ui->palette->plain);
}

/* True on a small panel, where only the first page has the heading: the others need its room for
 * their words. */
static bool heads_first_alone(const struct ui *ui)
{
    return metrics_small_panel(ui->metrics);
}

/* Lays out (and draws) picture, eyebrow and heading at the top of *room and cuts them off it. */
static void head(const struct sheet *sheet, const struct setting *setting, struct rect *room,
                 bool draw)
{
    struct ui *ui = sheet->ui;
    const struct message_page *page = sheet->page;
    const struct palette *p = ui->palette;
    enum align align = sheet->centred ? ALIGN_CENTRE : ALIGN_LEFT;
    enum style style = sheet->centred ? STYLE_DISPLAY : setting->heading;
    bool low = metrics_low(ui->metrics);
    bool picture = setting->picture && has_picture(sheet);
    struct rect words = *room;
    int size = 0;
    if (picture && low) { /* at the left of the heading */
        size = ui_px(ui, metrics_small_panel(ui->metrics) ? 12.0 : 20.0);
        struct rect left = rect_cut_left(&words, size);
        rect_cut_left(&words, ui_px(ui, SPACE_S));
        if (draw) {
            draw_picture(ui, (struct rect){left.x, left.y, size, size}, page);
        }
    } else if (picture) {
        bool tall = room->h / ui->metrics->px_per_mm > 200.0;
        int side = ui_px(ui, !tall ? 30.0 : ui->metrics->large_text ? 36.0 : 66.0);
        struct rect top = rect_cut_top(&words, side);
        if (draw) {
            draw_picture(ui,
                         sheet->centred ? rect_centre(top, side, side)
                                        : (struct rect){top.x, top.y, side, side},
                         page);
        }
        rect_cut_top(&words, ui_px(ui, tall ? SPACE_L : SPACE_XS));
    }
    if (page->eyebrow != NULL) {
        struct text_layout eyebrow = ui_layout(ui, STYLE_STRONG, page->eyebrow, words.w);
        if (draw) {
            ui_draw_lines(ui, &eyebrow, 0, eyebrow.count, words, p->plain ? p->ink : p->primary,
                          align);
        }
        rect_cut_top(&words, eyebrow.height);
    }
    struct text_layout heading = ui_layout(ui, style, page->heading, words.w);
    int lead = size > heading.height ? (size - heading.height) / 2 : 0;
    rect_cut_top(&words, lead);
    if (draw) {
        ui_draw_lines(ui, &heading, 0, heading.count, words, sheet->centred ? p->ink : page->accent,
                      align);
    }
    rect_cut_top(&words, heading.height + lead);
    rect_cut_top(room, words.y - room->y);
    rect_cut_top(room, sheet->centred ? ui_px(ui, SPACE_XL)
                       : low          ? sheet->gap
                                      : ui_px(ui, SPACE_S));
}

struct flow {
    int pages;
    size_t on_first;  /* number of sentences that end on the first page */
    bool cut;         /* a page has no room for a line */
    struct rect left; /* below the words of the shown page */
};

/* Lays the sentences out over pages, and draws the shown one if `draw` is set. A sentence that does
 * not fit moves to the next page as a whole; only one longer than a page is broken between its
 * lines. */
static struct flow flow(const struct sheet *sheet, const struct setting *setting, bool draw)
{
    struct ui *ui = sheet->ui;
    enum align align = sheet->centred ? ALIGN_CENTRE : ALIGN_LEFT;
    struct rect below = sheet->head;
    head(sheet, setting, &below, draw && (sheet->shown == 0 || !heads_first_alone(ui)));
    struct rect fresh = sheet->beside ? sheet->words : below;
    struct rect room = fresh;
    size_t first = 0;
    struct flow flow = {.pages = 1};
    if (sheet->beside && setting->first_below && sheet->page->sentence_count > 0) {
        struct text_layout words =
            ui_layout(ui, setting->words, sheet->page->sentences[0], below.w);
        if (words.height <= below.h) {
            if (draw && sheet->shown == 0) {
                ui_draw_lines(ui, &words, 0, words.count, below, ui->palette->ink, align);
            }
            flow.on_first = ++first;
        }
    }
    for (size_t i = first; i < sheet->page->sentence_count; i++) {
        struct text_layout words = ui_layout(ui, setting->words, sheet->page->sentences[i], room.w);
        for (size_t from = 0; from < words.count;) {
            size_t fits = (size_t)(room.h / words.line_height);
            bool is_fresh = room.y == fresh.y;
            if (from + fits < words.count && !is_fresh) {
                flow.pages++;
                fresh = heads_first_alone(ui) ? sheet->head : fresh;
                room = fresh;
                continue;
            }
            flow.cut = flow.cut || fits == 0;
            size_t to = from + (fits > 0 ? fits : 1);
            to = to < words.count ? to : words.count;
            if (draw && sheet->shown == flow.pages - 1) {
                ui_draw_lines(ui, &words, from, to, room, ui->palette->ink, align);
            }
            rect_cut_top(&room, (int)(to - from) * words.line_height);
            from = to;
            if (sheet->shown == flow.pages - 1) {
                flow.left = room;
            }
        }
        rect_cut_top(&room, sheet->gap);
        flow.on_first = flow.pages == 1 ? i + 1 : flow.on_first;
    }
    return flow;
}

/* The first setting that keeps what is urgent on the first page; NULL if none does. */
static const struct setting *choose_that_keeps_urgent(const struct sheet *sheet)
{
    int least = flow(sheet, &settings[SETTINGS - 1], false).pages;
    for (size_t i = 0; i < SETTINGS; i++) {
        struct flow tried = flow(sheet, &settings[i], false);
        if (!tried.cut && tried.pages <= least && tried.on_first >= sheet->page->urgent) {
            return &settings[i];
        }
    }
    return NULL;
}

static const struct message_page *begun_in_brief(struct ui *ui, const struct message_page *page)
{
    struct arena *arena = ui->frame->arena;
    const char **sentences = ARENA_ARRAY(arena, const char *, page->sentence_count + 1);
    sentences[0] = page->urgent_in_brief;
    for (size_t i = 0; i < page->sentence_count; i++) {
        sentences[i + 1] = page->sentences[i];
    }
    struct message_page *begun = ARENA_NEW(arena, struct message_page);
    *begun = *page;
    begun->sentences = sentences;
    begun->sentence_count++;
    begun->urgent = 1;
    return begun;
}

/* Chooses how the page is set. If no setting keeps the urgent sentences on the first page, the page
 * begins with its short text instead. */
static const struct setting *choose(struct sheet *sheet)
{
    const struct setting *chosen = choose_that_keeps_urgent(sheet);
    if (chosen == NULL && sheet->page->urgent_in_brief != NULL) {
        sheet->page = begun_in_brief(sheet->ui, sheet->page);
        chosen = choose_that_keeps_urgent(sheet);
    }
    return chosen != NULL ? chosen : &settings[SETTINGS - 1];
}

int message_pages(struct ui *ui, const struct areas *areas, const struct message_page *page)
{
    struct sheet sheet = sheet_of(ui, areas, page);
    struct flow tried = flow(&sheet, choose(&sheet), false);
    return tried.cut ? INT_MAX : tried.pages;
}

int message_view(const struct app *app, struct ui *ui, struct areas *areas,
                 const struct message_page *page, int shown)
{
    (void)app;
    struct sheet sheet = sheet_of(ui, areas, page);
    const struct setting *chosen = choose(&sheet);
    int pages = flow(&sheet, chosen, false).pages;
    sheet.shown = shown < pages ? shown : pages - 1;
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    struct flow drawn = flow(&sheet, chosen, true);
    ui_set_behind(ui, before);
    int bottom = areas->body.y + areas->body.h;
    areas->body.y = drawn.left.y;
    areas->body.h = bottom > drawn.left.y ? bottom - drawn.left.y : 0;
    return pages;
}

void message_foot(const struct app *app, struct ui *ui, const struct areas *areas, int page,
                  int pages, const struct foot_button *act)
{
    bool last = page >= pages - 1;
    const struct foot_button turn = {last ? "first" : "more", last ? MESSAGE_FIRST : MESSAGE_NEXT,
                                     app_text(app, last ? STR_COMMON_BACK : STR_COMMON_MORE), false,
                                     0};
    chrome_foot(ui, areas, pages > 1 ? &turn : NULL, act);
}

void message_turn(struct app *app, struct message_state *state, int action)
{
    if (action == MESSAGE_NEXT) {
        state->page++;
        app_new_page(app);
    } else if (action == MESSAGE_FIRST) {
        state->page = 0;
        app_new_page(app);
    }
}

void message_on_way_enter(struct app *app, void *data, struct argument argument)
{
    (void)app;
    ((struct message_on_way *)data)->leaving = argument.leaving;
}

void message_on_way_view(const struct app *app, struct ui *ui, const struct message_on_way *state,
                         const struct message_page *page)
{
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const int pages = message_view(app, ui, &areas, page, state->pages.page);
    const int shown = state->pages.page < pages ? state->pages.page : pages - 1;
    const bool last = shown == pages - 1;
    const struct foot_button back = {"first", MESSAGE_FIRST, app_text(app, STR_COMMON_BACK), false,
                                     0};
    const int onward = state->leaving ? ACTION_FINISH : ACTION_BACK;
    const struct foot_button on = {"continue", last ? onward : MESSAGE_NEXT,
                                   app_text(app, STR_COMMON_CONTINUE), false, last ? 0 : 1};
    chrome_foot(ui, &areas, shown > 0 ? &back : NULL, &on);
}

void message_on_way_update(struct app *app, void *data, struct tap tap)
{
    message_turn(app, &((struct message_on_way *)data)->pages, tap.action);
}
