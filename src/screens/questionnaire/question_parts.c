#include "screens/questionnaire/question_parts.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "base/bug.h"
#include "ui/ui.h"

struct reading reading_collect(const struct ui *ui, const struct response *response, size_t item,
                               const char *language, bool with_hint)
{
    struct arena *arena = ui->frame->arena;
    const struct item *items = response->questionnaire->items;
    size_t found = response_notes(response, item, NULL, 0);
    size_t *notes = ARENA_ARRAY(arena, size_t, found);
    response_notes(response, item, notes, found);
    struct reading reading = {
        .style = STYLE_BODY,
        .texts = ARENA_ARRAY(arena, const char *, found + 1 + items[item].point_count),
        .bulleted = ARENA_ARRAY(arena, bool, found + 1 + items[item].point_count),
    };
    for (size_t i = 0; i < found; i++) {
        reading.texts[reading.count++] = localized_get(&items[notes[i]].text, language);
    }
    const char *hint = localized_get(&items[item].hint, language);
    if (with_hint && hint[0] != '\0') {
        reading.texts[reading.count++] = hint;
    }
    for (size_t i = 0; i < items[item].point_count; i++) {
        reading.bulleted[reading.count] = true;
        reading.texts[reading.count++] = localized_get(&items[item].points[i], language);
    }
    return reading;
}

static int reading_gap(const struct ui *ui)
{
    return ui_px(ui, metrics_two_columns(ui->metrics)   ? 1.0
                     : metrics_small_panel(ui->metrics) ? SPACE_XS
                                                        : SPACE_S);
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
        height += reading_lay_out(ui, reading, i, width).height + reading_gap(ui);
    }
    return height;
}

static size_t fit_at_most(const struct ui *ui, const struct reading *reading, size_t from,
                          size_t most, struct rect room)
{
    size_t to = from + 1;
    while (to < reading->count && to < from + most &&
           reading_height(ui, reading, from, to + 1, room.w) <= room.h) {
        to++;
    }
    return to;
}

size_t reading_fit(const struct ui *ui, const struct reading *reading, size_t from,
                   struct rect room)
{
    return fit_at_most(ui, reading, from, reading->count, room);
}

int reading_pages(const struct ui *ui, const struct reading *reading, struct rect room)
{
    int pages = 0;
    for (size_t from = 0; from < reading->count; pages++) {
        from = reading_fit(ui, reading, from, room);
    }
    return pages;
}

int reading_draw(struct ui *ui, const struct reading *reading, size_t from, size_t to,
                 struct rect room)
{
    int top = room.y;
    int dot = ui_px(ui, 2.4);
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    for (size_t i = from; i < to; i++) {
        struct text_layout words = reading_lay_out(ui, reading, i, room.w);
        struct rect line = rect_cut_top(&room, words.height);
        rect_cut_top(&room, reading_gap(ui));
        if (reading->bulleted[i]) {
            struct rect mark = {line.x + ui_px(ui, 1.0), line.y + (words.line_height - dot) / 2,
                                dot, dot};
            ui_fill(ui, mark, ui->palette->plain ? ui->palette->ink : ui->palette->primary,
                    RADIUS_ROUND);
            rect_cut_left(&line, ui_px(ui, 7.0));
        }
        ui_draw_lines(ui, &words, 0, words.count, line, ui->palette->ink, ALIGN_LEFT);
    }
    ui_set_behind(ui, before);
    return room.y - top;
}

/* Makes pages of similar length, so that no page holds only one line left over from the others. */
void reading_draw_page(struct ui *ui, const struct reading *reading, int page, struct rect room)
{
    if (reading->count == 0) {
        return;
    }
    size_t pages = (size_t)reading_pages(ui, reading, room);
    BUG_IF(pages == 0);
    size_t share = (reading->count + pages - 1) / pages;
    size_t even_pages = 0;
    for (size_t from = 0; from < reading->count; even_pages++) {
        from = fit_at_most(ui, reading, from, share, room);
    }
    size_t most = even_pages == pages ? share : reading->count;
    size_t from = 0;
    for (int before = 0; before < page; before++) {
        from = fit_at_most(ui, reading, from, most, room);
    }
    reading_draw(ui, reading, from, fit_at_most(ui, reading, from, most, room), room);
}

/* Of the question at this index, and so many from it on. */
static const char *progress(const struct app *app, struct ui *ui, size_t item, size_t questions)
{
    const struct session *session = app_session_view(app);
    size_t n = 0;
    size_t total = 0;
    response_progress(session->response, item, &n, &total);
    if (questions > 1) {
        return APP_FORMAT(app, ui, STR_QUESTION_PROGRESS_SEVERAL,
                          {"n", arena_printf(ui->frame->arena, "%zu", n)},
                          {"last", arena_printf(ui->frame->arena, "%zu", n + questions - 1)},
                          {"total", arena_printf(ui->frame->arena, "%zu", total)});
    }
    return APP_FORMAT(app, ui, STR_QUESTION_PROGRESS,
                      {"n", arena_printf(ui->frame->arena, "%zu", n)},
                      {"total", arena_printf(ui->frame->arena, "%zu", total)});
}

static struct head_words head_words(const struct app *app, const struct ui *ui, size_t item,
                                    const char *explanation)
{
    const struct session *session = app_session_view(app);
    struct arena *arena = ui->frame->arena;
    const char *group = item_group_words(
        session->questionnaire, &session->questionnaire->items[item], app_language(app), arena);
    return (struct head_words){
        .lead = group[0] == '\0' ? NULL : group,
        .heading = response_question(session->response, item, app_language(app), arena),
        .explanation = explanation,
    };
}

void question_head(const struct app *app, struct ui *ui, struct areas *areas,
                   const char *explanation)
{
    const size_t item = app_session_view(app)->item;
    struct head_words words = head_words(app, ui, item, explanation);
    words.eyebrow = progress(app, ui, item, 1);
    chrome_head_words(ui, areas, &words);
}

void question_head_alone(const struct app *app, struct ui *ui, struct areas *areas,
                         const char *explanation)
{
    const size_t item = app_session_view(app)->item;
    struct head_words words = head_words(app, ui, item, explanation);
    words.eyebrow = progress(app, ui, item, 1);
    words.lead = NULL;
    chrome_head_words(ui, areas, &words);
}

bool question_page_head(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct question_page *page)
{
    const struct head_words alone = head_words(app, ui, page->items[0], NULL);
    struct head_words words = {
        .eyebrow = progress(app, ui, page->items[0], page->count),
        .heading = alone.lead != NULL ? alone.lead : alone.heading,
    };
    chrome_head_words(ui, areas, &words);
    return alone.lead == NULL;
}

struct reading reading_of_lead(const struct app *app, const struct ui *ui)
{
    struct arena *arena = ui->frame->arena;
    struct reading reading = {
        .style = STYLE_BODY,
        .texts = ARENA_ARRAY(arena, const char *, 1),
        .bulleted = ARENA_ARRAY(arena, bool, 1),
        .count = 1,
    };
    reading.texts[0] = head_words(app, ui, app_session_view(app)->item, NULL).lead;
    return reading;
}

int question_head_least(const struct app *app, const struct ui *ui, int width,
                        const char *explanation)
{
    const struct head_words words = head_words(app, ui, app_session_view(app)->item, explanation);
    return chrome_head_words_least(ui, width, &words);
}

bool question_has_lead(const struct session *session)
{
    const struct questionnaire *questionnaire = session->questionnaire;
    const struct item *items = questionnaire->items;
    for (size_t at = session_item(session)->parent; at != ITEM_NO_PARENT; at = items[at].parent) {
        if (items[at].text.text[0] != '\0') {
            return true;
        }
    }
    return false;
}
