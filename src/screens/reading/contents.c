/* All pages by section. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/reading.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

#include <string.h>

enum { OPEN = ACTION_OWN, NEXT, PREVIOUS };

struct state {
    int page;
};

/* Where the next entry goes: columns are filled one after the other, page by page. */
struct cursor {
    struct rect room;
    int columns;
    int gap;
    int page;
    int column;
    int y;
};

static struct rect take(struct cursor *cursor, int height, int keep_with)
{
    if (cursor->y > cursor->room.y &&
        cursor->y + height + keep_with > cursor->room.y + cursor->room.h) {
        cursor->y = cursor->room.y;
        cursor->column++;
        if (cursor->column == cursor->columns) {
            cursor->column = 0;
            cursor->page++;
        }
    }
    struct rect column = rect_column(cursor->room, cursor->column, cursor->columns, cursor->gap);
    struct rect box = {column.x, cursor->y, column.w, height};
    cursor->y += height + cursor->gap;
    return box;
}

static void entry(struct ui *ui, struct rect box, const struct page *page, size_t index)
{
    const struct palette *p = ui->palette;
    const struct control control = {"page", (int)index, page->id, OPEN};
    bool pressed = ui_is_pressed(ui, &control);
    struct color fill = pressed ? p->tint : p->surface;
    struct color ink = pressed && p->plain ? p->on_primary : p->ink;
    ui_fill(ui, box, fill, RADIUS_BUTTON);
    ui_stroke(ui, box, p->border, RADIUS_BUTTON, 0.5);
    struct color before = ui_set_behind(ui, fill);
    struct rect room = box;
    rect_cut_left(&room, ui_px(ui, SPACE_M));
    rect_cut_right(&room, ui_px(ui, SPACE_S));
    ui_label(ui, room, STYLE_STRONG, ink, page->title, ALIGN_LEFT);
    ui_set_behind(ui, before);
    ui_touch_area(ui, box, &control, TARGET_BUTTON, page->title, RADIUS_BUTTON);
}

static int entry_height(const struct ui *ui, const struct page *page, int width)
{
    int room = width - ui_px(ui, SPACE_M) - ui_px(ui, SPACE_S);
    int words = ui_layout(ui, STYLE_STRONG, page->title, room).height + ui_px(ui, SPACE_S);
    int least = ui_least_height(ui, TARGET_BUTTON);
    return words > least ? words : least;
}

/* Lays out all entries and draws those of page `shown`; returns how many pages there are. */
static int draw(const struct app *app, struct ui *ui, struct rect room, int shown)
{
    const struct catalog *catalog = app_catalog(app);
    double width_mm = room.w / ui->metrics->px_per_mm;
    /* a small panel has no room for the names of sections */
    bool small = metrics_small_panel(ui->metrics);
    struct cursor cursor = {.room = room,
                            .columns = small || width_mm >= 150.0 ? 2 : 1,
                            .gap = chrome_gap(ui),
                            .y = room.y};
    int width = rect_column(room, 0, cursor.columns, cursor.gap).w;
    const char *section = "";
    for (size_t i = 0; i < catalog->count; i++) {
        const struct page *page = &catalog->pages[i];
        int height = entry_height(ui, page, width);
        if (!small && strcmp(section, page->section) != 0) {
            section = page->section;
            struct text_layout words = ui_layout(ui, STYLE_STRONG, section, width);
            struct rect box = take(&cursor, words.height, height + cursor.gap);
            if (cursor.page == shown) {
                ui_draw_lines(ui, &words, 0, words.count, box,
                              ui->palette->plain ? ui->palette->ink : ui->palette->primary,
                              ALIGN_LEFT);
            }
        }
        struct rect box = take(&cursor, height, 0);
        if (cursor.page == shown) {
            entry(ui, box, page, i);
        }
    }
    return cursor.page + 1;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct session *session = app_session_view(app);
    struct areas areas =
        chrome_begin(app, ui, session->outcome != OUTCOME_NONE ? CHROME_VISITING : CHROME_PUBLIC);
    if (session->outcome == OUTCOME_NONE) {
        chrome_check_in(app, ui, areas.below_foot);
    }
    chrome_head(app, ui, &areas, NULL, app_text(app, STR_CONTENTS_TITLE), NULL);
    struct rect room = areas.body;
    if (!areas.beside && !metrics_low(ui->metrics) && !ui->palette->plain) {
        struct rect above = areas.head;
        rect_cut_bottom(&above, ui_px(ui, SPACE_L));
        if (above.h > ui_px(ui, 40.0)) {
            ui_picture(ui, above, "art-home-book.svg");
        }
    }
    const int nothing = -1;
    int pages = draw(app, ui, room, nothing); /* larger text may have changed the number of pages */
    int shown = state->page < pages ? state->page : pages - 1;
    draw(app, ui, room, shown);
    bool more = shown + 1 < pages;
    const struct foot_button back = {shown > 0 ? "previous" : "back",
                                     shown > 0 ? PREVIOUS : ACTION_BACK,
                                     app_text(app, STR_COMMON_BACK), false};
    const char *more_words =
        app_text(app, metrics_small_panel(ui->metrics) ? STR_COMMON_NEXT : STR_CONTENTS_MORE);
    const struct foot_button next = {"next", NEXT, more_words, false};
    chrome_foot(ui, &areas, &back, more ? &next : NULL);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case OPEN: app_read(app, app_catalog(app)->pages[tap.index].id, false); break;
    case NEXT:
        state->page++;
        app_new_leaf(app);
        break;
    case PREVIOUS:
        state->page--;
        app_new_leaf(app);
        break;
    }
}

const struct screen screen_contents = {
    .name = "contents",
    .state_size = sizeof(struct state),
    .flags = SCREEN_READING,
    .update = update,
    .view = view,
};
