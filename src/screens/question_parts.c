#include "screens/question_parts.h"

struct reading reading_collect(const struct ui *ui, const struct response *response, size_t item,
                               const char *language)
{
    struct arena *arena = ui->frame->arena;
    const struct item *items = response->questionnaire->items;
    size_t found = response_notes(response, item, NULL, 0);
    size_t *notes = ARENA_ARRAY(arena, size_t, found);
    response_notes(response, item, notes, found);
    struct reading reading = {
        .style = STYLE_BODY,
        .texts = ARENA_ARRAY(arena, const char *, found + items[item].point_count),
        .bulleted = ARENA_ARRAY(arena, bool, found + items[item].point_count),
    };
    for (size_t i = 0; i < found; i++) {
        reading.texts[reading.count++] = localized_get(&items[notes[i]].text, language);
    }
    for (size_t i = 0; i < items[item].point_count; i++) {
        reading.bulleted[reading.count] = true;
        reading.texts[reading.count++] = localized_get(&items[item].points[i], language);
    }
    return reading;
}

static int reading_gap(const struct ui *ui, const struct reading *reading)
{
    bool roomy = !metrics_two_columns(ui->metrics) && reading->style == STYLE_LEAD;
    return ui_px(ui, metrics_two_columns(ui->metrics) ? 1.0 : roomy ? SPACE_M : SPACE_XS);
}

static struct text_layout reading_lay_out(const struct ui *ui, const struct reading *reading,
                                          size_t index, int width)
{
    int indent = reading->bulleted[index] ? ui_px(ui, 7.0) : 0;
    return ui_layout(ui, reading->style, reading->texts[index], width - indent);
}

int reading_height(const struct ui *ui, const struct reading *reading, size_t from, size_t to,
                   int width)
{
    int height = 0;
    for (size_t i = from; i < to; i++) {
        height += reading_lay_out(ui, reading, i, width).height + reading_gap(ui, reading);
    }
    return height;
}

size_t reading_fit(const struct ui *ui, const struct reading *reading, size_t from,
                   struct rect room)
{
    size_t to = from + 1;
    while (to < reading->count && reading_height(ui, reading, from, to + 1, room.w) <= room.h) {
        to++;
    }
    return to;
}

void reading_draw(struct ui *ui, const struct reading *reading, size_t from, size_t to,
                  struct rect room)
{
    int dot = ui_px(ui, 2.4);
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    for (size_t i = from; i < to; i++) {
        struct text_layout words = reading_lay_out(ui, reading, i, room.w);
        struct rect line = rect_cut_top(&room, words.height);
        rect_cut_top(&room, reading_gap(ui, reading));
        if (reading->bulleted[i]) {
            struct rect mark = {line.x + ui_px(ui, 1.0), line.y + (words.line_height - dot) / 2,
                                dot, dot};
            ui_fill(ui, mark, ui->palette->plain ? ui->palette->ink : ui->palette->primary, 1.2);
            rect_cut_left(&line, ui_px(ui, 7.0));
        }
        ui_draw_lines(ui, &words, 0, words.count, line, ui->palette->ink, ALIGN_LEFT);
    }
    ui_set_behind(ui, before);
}

static void ends(struct ui *ui, struct rect room, const struct item *item, const char *language)
{
    int half = (room.w - ui_px(ui, SPACE_L)) / 2;
    struct rect left = rect_cut_left(&room, half);
    struct rect right = rect_cut_right(&room, half);
    struct text_layout low =
        ui_layout(ui, STYLE_BODY, localized_get(&item->minimum_text, language), left.w);
    struct text_layout high =
        ui_layout(ui, STYLE_BODY, localized_get(&item->maximum_text, language), right.w);
    ui_draw_lines(ui, &low, 0, low.count, left, ui->palette->ink, ALIGN_LEFT);
    ui_draw_lines(ui, &high, 0, high.count, right, ui->palette->ink, ALIGN_RIGHT);
}

void question_numbers(struct ui *ui, struct rect room, const struct item *item,
                      const struct answer *answer, const char *language, int action)
{
    int count = (int)(item->maximum - item->minimum + 1);
    int gap = ui_px(ui, TOUCH_KEY_GAP);
    int least = ui_px(ui, metrics_small_panel(ui->metrics) ? TOUCH_KEY_SMALL : TOUCH_KEY);
    int widest_digit = ui_layout(ui, STYLE_NUMBER, "10", room.w).width + ui_px(ui, 1.5);
    least = widest_digit > least ? widest_digit : least;
    int rows = 1;
    while (rows < 4 && ((room.w + gap) / ((count + rows - 1) / rows)) - gap < least) {
        rows++;
    }
    int columns = (count + rows - 1) / rows;
    bool roomy = room.h / ui->metrics->px_per_mm > 90.0;
    int height = ui_px(ui, roomy ? 30.0 : metrics_small_panel(ui->metrics) ? 14.0 : 20.0);
    int ramp = ui_px(ui, 3.5);

    bool given = answer->state == ANSWER_GIVEN;
    int readout = metrics_line_height(ui->metrics, STYLE_DISPLAY);
    if (roomy) {
        struct rect line = rect_cut_top(&room, readout);
        if (given) {
            ui_label(ui, line, STYLE_DISPLAY,
                     ui->palette->plain ? ui->palette->ink : ui->palette->primary,
                     arena_printf(ui->frame->arena, "%ld", answer->number), ALIGN_CENTRE);
        }
        rect_cut_top(&room, ui_px(ui, SPACE_S));
    }
    for (int i = 0; i < count; i++) {
        long number = item->minimum + i;
        struct rect row = room;
        row.y += (i / columns) * (height + gap + ramp + gap);
        row.h = height;
        struct rect key = rect_column(row, i % columns, columns, gap);
        const struct control control = {"number", (int)number, NULL, action, number};
        ui_key(ui, key, &control, arena_printf(ui->frame->arena, "%ld", number), NULL, STYLE_NUMBER,
               given && answer->number == number, false);
        struct rect strip = {key.x, key.y + key.h + ui_px(ui, 1.5), key.w, ramp};
        int shade = count > 1 ? i * 10 / (count - 1) : 0;
        ui_fill(ui, strip, ui->palette->ramp[shade], 1.7);
    }
    rect_cut_top(&room, rows * (height + gap + ramp + gap) + ui_px(ui, SPACE_XS));
    ends(ui, room, item, language);
}
