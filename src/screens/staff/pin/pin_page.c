#include "screens/staff/pin/pin_page.h"

#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/number_pad.h"
#include "ui/ui.h"

#include <string.h>

#define DOT_MM 4.0

static void dots(struct ui *ui, struct rect line, size_t count)
{
    const struct palette *p = ui->palette;
    int dot = ui_px(ui, DOT_MM);
    int step = line.w / (PIN_DIGITS_MAX + 1);
    ui_fill(ui, line, p->surface, RADIUS_KEY);
    ui_stroke(ui, line, p->primary, RADIUS_KEY, 1.0);
    struct rect row = rect_centre(line, (int)count * step, line.h);
    for (size_t i = 0; i < count; i++) {
        ui_fill(ui, rect_centre(rect_cut_left(&row, step), dot, dot), p->ink, RADIUS_ROUND);
    }
}

static void say_why(struct ui *ui, struct areas *areas, const char *why)
{
    struct color before = ui_set_behind(ui, ui->palette->background);
    ui_paragraph(ui, &areas->head, metrics_low(ui->metrics) ? STYLE_STRONG : STYLE_LEAD_STRONG,
                 ui->palette->danger, why, ALIGN_LEFT);
    ui_set_behind(ui, before);
}

void pin_page_view(const struct app *app, struct ui *ui, const struct pin_entry *entry,
                   const struct pin_page *page)
{
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    bool low = metrics_low(ui->metrics);
    if (!areas.beside) {
        chrome_beside(ui, &areas, metrics_small_panel(ui->metrics) ? 64 : 50);
    }
    struct rect box = {0};
    if (areas.beside) {
        box = rect_cut_bottom(&areas.head, number_pad_line_height(ui));
        rect_cut_bottom(&areas.head, ui_px(ui, SPACE_XS));
    }
    bool both = !low || chrome_head_least(ui, areas.head.w, page->title, page->why) < areas.head.h;
    const char *title = both || !page->urgent ? page->title : NULL;
    chrome_head(app, ui, &areas, NULL, title, both && !page->urgent ? page->why : NULL);
    if (page->urgent) {
        say_why(ui, &areas, page->why);
    }
    if (!areas.beside) {
        box = number_pad_cut_line(ui, &areas.body);
    }
    dots(ui, box, strlen(entry->digits));
    size_t typed = strlen(entry->digits);
    const struct number_pad pad = {
        .digit = PIN_DIGIT,
        .erase = PIN_ERASE,
        .enter = PIN_ENTER,
        .enter_label = app_text(app, STR_STAFF_ENTER),
        .empty = typed == 0,
        .incomplete = typed < PIN_DIGITS_MIN,
        .disabled = page->disabled,
    };
    number_pad_view(app, ui, areas.body, &pad);
    const struct foot_button back = {"back", ACTION_STAFF_CLOSE, app_text(app, STR_STAFF_CANCEL),
                                     false, 0};
    chrome_foot(ui, &areas, &back, NULL);
}

bool pin_entry_update(struct pin_entry *entry, struct tap tap)
{
    size_t typed = strlen(entry->digits);
    if (tap.action == PIN_DIGIT && typed < PIN_DIGITS_MAX) {
        entry->digits[typed] = (char)('0' + tap.index);
    } else if (tap.action == PIN_ERASE && typed > 0) {
        entry->digits[typed - 1] = '\0';
    }
    return tap.action == PIN_ENTER && typed >= PIN_DIGITS_MIN;
}

void pin_entry_clear(struct pin_entry *entry)
{
    explicit_bzero(entry, sizeof(*entry));
}
