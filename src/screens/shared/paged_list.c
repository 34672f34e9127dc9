#include "screens/shared/paged_list.h"

#include "app/words.h"
#include "base/bug.h"
#include "screens/shared/list_head.h"
#include "ui/ui.h"

struct color tone_fill(const struct ui *ui, enum tone tone)
{
    switch (tone) {
    case TONE_PLAIN: return ui->palette->surface;
    case TONE_INFO: return ui->palette->info_fill;
    case TONE_WARNING: return ui->palette->warning_fill;
    case TONE_DANGER: return ui->palette->danger_fill;
    }
    BUG("tone %d", (int)tone);
}

struct color tone_ink(const struct ui *ui, enum tone tone)
{
    switch (tone) {
    case TONE_PLAIN: return ui->palette->ink;
    case TONE_INFO: return ui->palette->info;
    case TONE_WARNING: return ui->palette->warning;
    case TONE_DANGER: return ui->palette->danger;
    }
    BUG("tone %d", (int)tone);
}

#define CHEVRON_MM 5.0

/* A strike-through: how thick, and how high above the baseline it stands, of the height to the top
 * of the line. */
#define STRIKE_MM             0.4
#define STRIKE_HEIGHT_PERCENT 72

/* A row laid out at the width of the list. Heights in px. */
struct row_look {
    struct text_layout lead;
    struct text_layout mark;
    struct text_layout detail;
    int mark_down; /* moves the mark down to the baseline of the lead */
    int first;     /* height of lead and mark */
    int words;     /* height of lead, mark and detail */
    int height;    /* of the row */
};

static int row_side(const struct ui *ui)
{
    return ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S - 1.0 : SPACE_S);
}

/* On a low panel the space above and below is smaller, so that more rows fit on a page. */
static int row_above(const struct ui *ui)
{
    return ui_px(ui, metrics_low(ui->metrics) ? SPACE_XS * 0.75 : SPACE_XS * 1.5);
}

/* The arrow that shows that a row leads somewhere; a low panel has no room for it beside large
 * words. */
static int chevron_width(const struct ui *ui, const struct list_row *row)
{
    return row->leads_nowhere || metrics_low(ui->metrics)
               ? 0
               : ui_px(ui, CHEVRON_MM) + ui_px(ui, SPACE_XS);
}

static struct row_look look_of(const struct ui *ui, const struct list_row *row, int width)
{
    int inner = width - 2 * row_side(ui) - chevron_width(ui, row);
    int gap = ui_px(ui, SPACE_S);
    /* the mark gets half of the width, or more if the lead is short */
    int beside = inner - gap - ui_layout(ui, STYLE_LEAD_STRONG, row->lead, inner).width;
    struct row_look look = {.mark =
                                ui_layout(ui, STYLE_STRONG, row->mark, px_max(beside, inner / 2))};
    int left = inner - (look.mark.width > 0 ? look.mark.width + gap : 0);
    look.lead = ui_layout(ui, STYLE_LEAD_STRONG, row->lead, left);
    look.detail = ui_layout(ui, STYLE_BODY, row->detail, inner);
    look.mark_down = px_max(ui_baseline(ui, STYLE_LEAD_STRONG) - ui_baseline(ui, STYLE_STRONG), 0);
    look.first = px_max(look.lead.height, look.mark_down + look.mark.height);
    look.words = look.first + (row->detail[0] != '\0' ? look.detail.height : 0);
    int least = row->leads_nowhere ? 0 : ui_least_height(ui, TARGET_BUTTON);
    look.height = px_max(look.words + 2 * row_above(ui), least);
    return look;
}

/* A line through each line of the lead, as one strikes out by hand. */
static void strike(struct ui *ui, const struct text_layout *lead, struct rect room,
                   struct color ink)
{
    const int thick = px_max(ui_px(ui, STRIKE_MM), 1);
    const int margin = ui_px(ui, SPACE_XS) / 2;
    for (size_t i = 0; i < lead->count; i++) {
        const int middle = room.y + (int)i * lead->line_height +
                           ui_baseline(ui, STYLE_LEAD_STRONG) * STRIKE_HEIGHT_PERCENT / 100;
        ui_fill(ui, (struct rect){room.x - margin, middle, lead->width + 2 * margin, thick}, ink,
                0.0);
    }
}

static void draw_words(struct ui *ui, const struct list_row *row, const struct row_look *look,
                       struct rect room, bool pressed)
{
    const struct palette *p = ui->palette;
    const struct color ink = pressed && p->plain ? p->on_primary : p->ink;
    rect_cut_top(&room, (room.h - look->words) / 2);
    struct rect first = rect_cut_top(&room, look->first);
    struct rect mark = rect_cut_right(&first, look->mark.width);
    rect_cut_right(&first, look->mark.width > 0 ? ui_px(ui, SPACE_S) : 0);
    rect_cut_top(&mark, look->mark_down);
    if (row->struck) { /* of the same ink: before the words, since nothing is drawn over words */
        strike(ui, &look->lead, first, ink);
    }
    ui_draw_lines(ui, &look->lead, 0, look->lead.count, first, ink, ALIGN_LEFT);
    ui_draw_lines(ui, &look->mark, 0, look->mark.count, mark,
                  pressed ? ink : tone_ink(ui, row->tone), ALIGN_RIGHT);
    if (row->detail[0] != '\0') {
        ui_draw_lines(ui, &look->detail, 0, look->detail.count, room, ink, ALIGN_LEFT);
    }
}

static void draw_row(struct ui *ui, const struct paged_list *list, size_t index,
                     const struct row_look *look, struct rect box)
{
    const struct palette *p = ui->palette;
    const struct list_row *row = &list->rows[index];
    const struct control control = {list->name, (int)index, NULL, list->action, 0};
    bool pressed = !row->leads_nowhere && ui_is_pressed(ui, &control);
    struct color fill = pressed ? p->tint : tone_fill(ui, row->tone);
    if (row->leads_nowhere) {
        ui_fill(ui, box, fill, RADIUS_KEY);
    } else {
        ui_card(ui, box, fill);
    }
    ui_set_behind(ui, fill);
    struct rect room = {box.x + row_side(ui), box.y, box.w - 2 * row_side(ui), box.h};
    struct rect chevron = rect_cut_right(&room, chevron_width(ui, row));
    draw_words(ui, row, look, room, pressed);
    ui_set_behind(ui, p->background);
    if (chevron.w > 0) {
        int side = ui_px(ui, CHEVRON_MM);
        rect_cut_left(&chevron, chevron.w - side);
        ui_icon(ui, rect_centre(chevron, side, side), "icon-forward.svg",
                pressed && p->plain ? p->on_primary : p->ink_soft);
    }
    if (!row->leads_nowhere) {
        ui_touch_area(ui, box, &control, TARGET_BUTTON, row->lead, RADIUS_BUTTON);
    }
}

/* Draws page number `shown` (-1: none) into room and returns how many pages there are. */
static int rows(struct ui *ui, struct rect room, const struct paged_list *list, int shown)
{
    int page = 0;
    int y = room.y;
    for (size_t i = 0; i < list->count; i++) {
        const struct row_look look = look_of(ui, &list->rows[i], room.w);
        if (y > room.y && y + look.height > room.y + room.h) {
            page++;
            y = room.y;
        }
        if (page == shown) {
            draw_row(ui, list, i, &look, (struct rect){room.x, y, room.w, look.height});
        }
        y += look.height + ui_least_gap(ui, TARGET_BUTTON);
    }
    return page + 1;
}

int paged_list_page_of(size_t row)
{
    return -1 - (int)row;
}

static int shown_page(struct ui *ui, struct rect room, const struct paged_list *list, int pages)
{
    int page = list->page;
    if (page < 0) { /* that row is on the last page of the rows up to it */
        struct paged_list up_to_it = *list;
        up_to_it.count = (size_t)-page < list->count ? (size_t)-page : list->count;
        page = rows(ui, room, &up_to_it, -1) - 1;
    }
    return page < pages ? page : pages - 1;
}

void paged_list_view(const struct app *app, struct ui *ui, struct rect room,
                     const struct paged_list *list)
{
    if (list->count == 0) {
        struct color before = ui_set_behind(ui, ui->palette->background);
        ui_paragraph(ui, &room, STYLE_LEAD, ui->palette->ink_soft, list->empty, ALIGN_LEFT);
        ui_set_behind(ui, before);
        return;
    }
    bool beside = list->turns.h > 0;
    struct rect turns = list->turns;
    int pages = rows(ui, room, list, -1);
    if (pages > 1 && !beside) {
        turns = rect_cut_bottom(&room, ui_least_height(ui, TARGET_BUTTON));
        rect_cut_bottom(&room, chrome_gap(ui));
        pages = rows(ui, room, list, -1);
    }
    int page = shown_page(ui, room, list, pages);
    if (pages > 1) {
        page_turns_view(ui, turns, beside,
                        &(struct page_turns){app_text(app, STR_STAFF_LIST_PREVIOUS),
                                             app_text(app, STR_STAFF_LIST_NEXT), list->turn, page,
                                             pages});
    }
    rows(ui, room, list, page);
}
