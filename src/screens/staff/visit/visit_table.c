#include "screens/staff/visit/visit_table.h"

#include "app/words.h"
#include "base/bug.h"

#include <string.h>

/* The least share of the width for the names, in percent. */
#define NAMES_LEAST_PERCENT 24

const char *visit_digits(struct ui *ui, long number)
{
    return arena_printf(ui->frame->arena, "%ld", number);
}

/* "–2 (–40 %)" and a word for its meaning. */
static const char *change_words(const struct app *app, struct ui *ui, const struct number_row *row)
{
    struct arena *arena = ui->frame->arena;
    if (!row->has_past) {
        return "";
    }
    long change = row->answer->number - row->last;
    if (change == 0) {
        return "0";
    }
    const char *sign = change < 0 ? "\u2013" : "+";
    long size = change < 0 ? -change : change;
    const char *amount = arena_printf(arena, "%s%ld", sign, size);
    if (row->last != 0) { /* there is no percentage of 0 */
        amount =
            arena_printf(arena, "%s\u00A0(%s%ld\u00A0%%)", amount, sign, size * 100 / row->last);
    }
    switch (row->trend) {
    case TREND_BETTER:
        return arena_printf(arena, "%s %s", amount, app_text(app, STR_STAFF_VISIT_NUMBER_BETTER));
    case TREND_WORSE:
        return arena_printf(arena, "%s %s", amount, app_text(app, STR_STAFF_VISIT_NUMBER_WORSE));
    case TREND_SAME: break;
    }
    return amount;
}

static const char *column_title(const struct app *app, enum column column)
{
    switch (column) {
    case COLUMN_FIRST: return app_text(app, STR_STAFF_VISIT_NUMBER_FIRST);
    case COLUMN_LAST: return app_text(app, STR_STAFF_VISIT_NUMBER_LAST);
    case COLUMN_TODAY: return app_text(app, STR_STAFF_VISIT_NUMBER_TODAY);
    case COLUMN_CHANGE: return app_text(app, STR_STAFF_VISIT_NUMBER_CHANGE);
    case COLUMN_COUNT: break;
    }
    BUG("no such column");
}

static const char *cell(const struct app *app, struct ui *ui, const struct number_row *row,
                        enum column column)
{
    switch (column) {
    case COLUMN_FIRST: return row->has_past ? visit_digits(ui, row->first) : "";
    case COLUMN_LAST: return row->has_past ? visit_digits(ui, row->last) : "";
    case COLUMN_TODAY: return visit_digits(ui, row->answer->number);
    case COLUMN_CHANGE: return change_words(app, ui, row);
    case COLUMN_COUNT: break;
    }
    BUG("no such column");
}

static enum style column_style(enum column column)
{
    return column == COLUMN_TODAY ? STYLE_STRONG : STYLE_BODY;
}

struct visit_table visit_table_of(const struct app *app, struct ui *ui,
                                  const struct visit_number *numbers, size_t count, int width,
                                  int gap)
{
    struct visit_table table = {.names = width, .gap = gap};
    for (int c = 0; c < COLUMN_COUNT; c++) {
        enum column column = (enum column)c;
        bool any = false;
        int widest = ui_layout(ui, column_style(column), column_title(app, column), width).width;
        for (size_t i = 0; i < count; i++) {
            const char *text = cell(app, ui, numbers[i].row, column);
            int wide = ui_layout(ui, column_style(column), text, width).width;
            any = any || text[0] != '\0';
            widest = wide > widest ? wide : widest;
        }
        table.columns[c] = any ? widest : 0;
        table.names -= any ? widest + gap : 0;
    }
    table.fits = table.names >= width * NAMES_LEAST_PERCENT / 100;
    int widest = 0; /* keep the columns near the names */
    for (size_t i = 0; i < count; i++) {
        int name = ui_layout(ui, STYLE_BODY, numbers[i].what, width).width;
        widest = name > widest ? name : widest;
    }
    widest += 2 * gap;
    table.names = widest < table.names ? widest : table.names;
    return table;
}

const char *visit_number_words(const struct app *app, struct ui *ui, const struct number_row *row)
{
    struct arena *arena = ui->frame->arena;
    const char *words = "";
    for (int c = 0; c < COLUMN_COUNT; c++) {
        enum column column = (enum column)c;
        const char *text = cell(app, ui, row, column);
        if (text[0] == '\0') {
            continue;
        }
        words = column == COLUMN_CHANGE
                    ? arena_printf(arena, "%s, %s", words, text)
                    : arena_printf(arena, "%s%s%s\u00A0%s", words, words[0] == '\0' ? "" : ", ",
                                   column_title(app, column), text);
    }
    return words;
}

int visit_table_row(const struct app *app, struct ui *ui, const struct visit_table *table,
                    struct rect box, const struct visit_number *number, bool draw)
{
    const struct number_row *row = number->row;
    struct color ink = row == NULL ? ui->palette->ink_soft : ui->palette->ink;
    struct text_layout what = ui_layout(ui, STYLE_BODY, number->what, table->names);
    if (draw) {
        struct rect left = {box.x, box.y, table->names, box.h};
        ui_draw_lines(ui, &what, 0, what.count, left, ink, ALIGN_LEFT);
    }
    int x = box.x + table->names;
    for (int c = 0; draw && c < COLUMN_COUNT; c++) {
        enum column column = (enum column)c;
        if (table->columns[c] == 0) {
            continue;
        }
        const char *text = row == NULL ? column_title(app, column) : cell(app, ui, row, column);
        struct text_layout words = ui_layout(ui, column_style(column), text, table->columns[c] + 1);
        /* put the letters of both on one line */
        int lower = (what.line_height - words.line_height) / 2;
        const struct rect at = {x + table->gap, box.y + lower, table->columns[c], box.h - lower};
        ui_draw_lines(ui, &words, 0, words.count, at, ink,
                      column == COLUMN_CHANGE ? ALIGN_LEFT : ALIGN_RIGHT);
        x += table->gap + table->columns[c];
    }
    return what.height;
}

const char *visit_number_name(const struct app *app, struct ui *ui, const struct number_row *row)
{
    static const struct {
        const char *link_id;
        enum string_id name;
    } names[] = {
        {"pain-now", STR_STAFF_VISIT_PAIN_NOW},
        {NUMBER_USUAL_PAIN, STR_STAFF_VISIT_PAIN_WEEK},
        {NUMBER_IN_THE_WAY, STR_STAFF_VISIT_IN_THE_WAY},
        {NUMBER_HARD, STR_STAFF_VISIT_HARD_NUMBER},
    };
    if (row->thing.words[0] != '\0') {
        return APP_FORMAT(app, ui, STR_STAFF_VISIT_HARD_THING, {"thing", row->thing.words});
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i].link_id, row->answer->link_id) == 0) {
            return app_text(app, names[i].name);
        }
    }
    return row->answer->staff_question;
}
