#include "content/chart.h"

#include "content/tree.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define SCALE_MAX 1000.0
#define WHOLE     100.0 /* the level of a curve is given in per cent */

struct chart_reader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct chart *chart;
};

static const char *const kind_names[] = {
    [CHART_RANGES] = "ranges", [CHART_CURVE] = "curve", [CHART_LEVELS] = "levels"};
enum { KIND_COUNT = sizeof(kind_names) / sizeof(kind_names[0]) };

static bool complain(const struct chart_reader *reader, size_t line, const char *key,
                     const char *expected)
{
    return problems_add(reader->problems, reader->path, line, "chart: '%s' must be %s", key,
                        expected);
}

/* ---- values ---- */

/* Numbers as on a page: 4, 2.5; no signs, exponents or other bases. */
static bool read_number(const struct tree *value, double *number)
{
    if (value->kind != TREE_TEXT) {
        return false;
    }
    size_t whole = strspn(value->text, "0123456789");
    size_t at = whole;
    if (value->text[at] == '.') {
        size_t digits = strspn(value->text + at + 1, "0123456789");
        at += 1 + digits;
        whole = digits > 0 ? whole : 0;
    }
    if (whole == 0 || value->text[at] != '\0') {
        return false;
    }
    *number = strtod(value->text, NULL);
    return true;
}

static bool in_range(double number, double least, double most)
{
    return number >= least && number <= most;
}

static bool is_whole(double number) /* of one that is in some range */
{
    return (double)(long)number == number;
}

static const char *range_words(const struct chart_reader *reader, const char *what, double least,
                               double most)
{
    return arena_printf(reader->arena, "%s from %g to %g", what, least, most);
}

/* Up to max numbers of a list, or one that stands alone; how many, 0 if any is out of range. */
static size_t read_numbers(const struct tree *value, double least, double most, double *numbers,
                           size_t max)
{
    if (value->kind == TREE_TEXT) {
        return read_number(value, &numbers[0]) && in_range(numbers[0], least, most) ? 1 : 0;
    }
    if (value->kind != TREE_LIST || value->count > max) {
        return 0;
    }
    for (size_t i = 0; i < value->count; i++) {
        if (!read_number(value->items[i], &numbers[i]) || !in_range(numbers[i], least, most)) {
            return 0;
        }
    }
    return value->count;
}

static const char *read_text(const struct chart_reader *reader, const struct tree *map,
                             const char *key, size_t line)
{
    const struct tree *value = tree_get(map, key);
    if (value == NULL) {
        problems_add(reader->problems, reader->path, line, "chart: missing key '%s'", key);
        return "";
    }
    if (value->kind != TREE_TEXT || value->text[strspn(value->text, " \n\t")] == '\0') {
        complain(reader, value->key_line, key, "a text");
        return "";
    }
    if (strchr(value->text, '{') != NULL) {
        complain(reader, value->key_line, key, "without {}: a chart shows no facts of the clinic");
    }
    return value->text;
}

static void refuse_unknown(const struct chart_reader *reader, const struct tree *map,
                           const char *const *known, size_t count)
{
    for (size_t i = 0; i < map->count; i++) {
        size_t at = 0;
        while (at < count && strcmp(known[at], map->items[i]->key) != 0) {
            at++;
        }
        if (at == count) {
            problems_add(reader->problems, reader->path, map->items[i]->key_line,
                         "chart: unknown key '%s'", map->items[i]->key);
        }
    }
}

/* ---- rows ---- */

static void read_range(const struct chart_reader *reader, const struct tree *map,
                       struct chart_row *row)
{
    const double scale = reader->chart->scale;
    const struct tree *bar = tree_get(map, "bar");
    const struct tree *dots = tree_get(map, "dots");
    if ((bar != NULL) == (dots != NULL)) {
        problems_add(reader->problems, reader->path, map->line,
                     "chart: a row has either 'bar' or 'dots'");
        return;
    }
    if (bar != NULL) {
        double ends[2] = {0, 0};
        size_t count = read_numbers(bar, 0.0, scale, ends, 2);
        if (bar->kind != TREE_LIST || count != 2 || ends[0] > ends[1]) {
            complain(reader, bar->key_line, "bar",
                     range_words(reader, "two numbers, the smaller first,", 0.0, scale));
            return;
        }
        row->from = ends[0];
        row->to = ends[1];
        row->has_bar = true;
        return;
    }
    double *values = ARENA_ARRAY(reader->arena, double, CHART_DOTS_MAX);
    row->dot_count = read_numbers(dots, 0.0, scale, values, CHART_DOTS_MAX);
    row->dots = values;
    if (row->dot_count == 0) {
        complain(
            reader, dots->key_line, "dots",
            arena_printf(reader->arena, "1 to %d numbers from 0 to %g", CHART_DOTS_MAX, scale));
    }
}

static bool read_one(const struct chart_reader *reader, const struct tree *map, const char *key,
                     double least, double most, double *number)
{
    const struct tree *value = tree_get(map, key);
    if (value == NULL) {
        return problems_add(reader->problems, reader->path, map->line, "chart: missing key '%s'",
                            key);
    }
    if (!read_number(value, number) || !in_range(*number, least, most)) {
        return complain(reader, value->key_line, key, range_words(reader, "a number", least, most));
    }
    return true;
}

static void read_point(const struct chart_reader *reader, const struct tree *map,
                       struct chart_row *row, const struct chart_row *before)
{
    bool has_time = read_one(reader, map, "at", 0.0, reader->chart->scale, &row->from);
    if (has_time && row->from <= (before != NULL ? before->from : 0.0)) {
        complain(reader, tree_get(map, "at")->key_line, "at",
                 "after the start and after the point before");
    }
    double level = 0.0;
    read_one(reader, map, "level", 0.0, WHOLE, &level);
    row->to = level / WHOLE;
    row->has_bar = true;
}

/* A level may be missing: not everybody who says something gives one. */
static void read_level(const struct chart_reader *reader, const struct tree *map,
                       struct chart_row *row)
{
    const struct tree *value = tree_get(map, "level");
    if (value == NULL) {
        return;
    }
    double ends[2] = {0, 0};
    size_t count = read_numbers(value, 0.0, reader->chart->scale, ends, 2);
    ends[1] = count == 1 ? ends[0] : ends[1];
    if (count == 0 || ends[0] > ends[1] || !is_whole(ends[0]) || !is_whole(ends[1])) {
        complain(reader, value->key_line, "level",
                 range_words(reader, "a whole number, or two, the smaller first,", 0.0,
                             reader->chart->scale));
        return;
    }
    row->from = ends[0];
    row->to = ends[1];
    row->has_bar = true;
}

static void read_row(const struct chart_reader *reader, const struct tree *map,
                     struct chart_row *row, const struct chart_row *before)
{
    static const char *const known[][4] = {
        [CHART_RANGES] = {"label", "words", "bar", "dots"},
        [CHART_CURVE] = {"label", "words", "at", "level"},
        [CHART_LEVELS] = {"label", "words", "level", "level"},
    };
    if (map->kind != TREE_MAP) {
        problems_add(reader->problems, reader->path, map->line,
                     "chart: a row must hold 'key: value' lines");
        return;
    }
    refuse_unknown(reader, map, known[reader->chart->kind], 4);
    row->label = read_text(reader, map, "label", map->line);
    row->words = read_text(reader, map, "words", map->line);
    switch (reader->chart->kind) {
    case CHART_RANGES: read_range(reader, map, row); return;
    case CHART_CURVE: read_point(reader, map, row, before); return;
    case CHART_LEVELS: read_level(reader, map, row); return;
    }
}

static const size_t *read_rows(const struct chart_reader *reader, const struct tree *map,
                               size_t line)
{
    const struct tree *list = tree_get(map, "rows");
    size_t least = reader->chart->kind == CHART_CURVE ? 2 : 1;
    if (list == NULL) {
        problems_add(reader->problems, reader->path, line, "chart: missing key 'rows'");
        return NULL;
    }
    if (list->kind != TREE_LIST || list->count < least || list->count > CHART_ROWS_MAX) {
        complain(reader, list->key_line, "rows",
                 arena_printf(reader->arena, "a list of %zu to %d rows", least, CHART_ROWS_MAX));
        return NULL;
    }
    struct chart_row *rows = ARENA_ARRAY(reader->arena, struct chart_row, list->count);
    size_t *lines = ARENA_ARRAY(reader->arena, size_t, list->count);
    for (size_t i = 0; i < list->count; i++) {
        read_row(reader, list->items[i], &rows[i], i > 0 ? &rows[i - 1] : NULL);
        lines[i] = list->items[i]->line;
    }
    reader->chart->rows = rows;
    reader->chart->row_count = list->count;
    return lines;
}

/* ---- the chart ---- */

static bool read_kind(const struct chart_reader *reader, const struct tree *map, size_t line)
{
    const char *name = read_text(reader, map, "kind", line);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (strcmp(kind_names[kind], name) == 0) {
            reader->chart->kind = (enum chart_kind)kind;
            return true;
        }
    }
    if (name[0] != '\0') {
        complain(reader, tree_get(map, "kind")->key_line, "kind", "ranges, curve or levels");
    }
    return false;
}

static bool read_scale(const struct chart_reader *reader, const struct tree *map, size_t line)
{
    const struct tree *value = tree_get(map, "scale");
    bool levels = reader->chart->kind == CHART_LEVELS;
    double least = levels ? 2.0 : 1.0;
    double most = levels ? (double)CHART_STEPS_MAX : SCALE_MAX;
    if (value == NULL) {
        return problems_add(reader->problems, reader->path, line, "chart: missing key 'scale'");
    }
    double *scale = &reader->chart->scale;
    if (!read_number(value, scale) || !in_range(*scale, least, most) ||
        (levels && !is_whole(*scale))) {
        return complain(reader, value->key_line, "scale",
                        range_words(reader, levels ? "a whole number" : "a number", least, most));
    }
    return true;
}

static const struct span *two_spans(struct arena *arena, const char *label, const char *words)
{
    struct span *spans = ARENA_ARRAY(arena, struct span, 2);
    spans[0] = (struct span){label, true};
    spans[1] = (struct span){words, false};
    return spans;
}

static const struct block *blocks_of(struct arena *arena, const struct chart *chart,
                                     const size_t *lines, size_t fence, size_t *count)
{
    struct block *blocks = ARENA_ARRAY(arena, struct block, chart->row_count + 1);
    struct block *block = blocks;
    if (chart->kind == CHART_CURVE || chart->row_count == 0) {
        *block++ = (struct block){.kind = BLOCK_CHART_PLOT,
                                  .image = "",
                                  .spans = two_spans(arena, chart->text, ""),
                                  .span_count = 1,
                                  .chart = chart,
                                  .line = fence};
    }
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        *block++ = (struct block){.kind = BLOCK_CHART_ROW,
                                  .image = "",
                                  .spans = two_spans(arena, row->label, row->words),
                                  .span_count = 2,
                                  .chart = chart,
                                  .row = i,
                                  .line = lines != NULL ? lines[i] : fence};
    }
    *count = (size_t)(block - blocks);
    return blocks;
}

const struct block *chart_parse(struct arena *arena, const char *path, const char *text,
                                size_t length, size_t fence, size_t *count,
                                struct problems *problems)
{
    static const char *const known[] = {"kind", "text", "scale", "rows"};
    struct chart *chart = ARENA_NEW(arena, struct chart);
    const size_t *lines = NULL;
    struct chart_reader reader = {arena, problems, path, chart};
    const struct tree *map = tree_parse(arena, path, text, length, fence + 1, problems);
    if (map != NULL && map->kind != TREE_MAP) {
        problems_add(problems, path, fence, "chart: must hold 'key: value' lines");
    } else if (map != NULL) {
        refuse_unknown(&reader, map, known, sizeof(known) / sizeof(known[0]));
        chart->text = read_text(&reader, map, "text", fence);
        /* what a row may hold depends on both */
        bool kind = read_kind(&reader, map, fence);
        if (read_scale(&reader, map, fence) && kind) {
            lines = read_rows(&reader, map, fence);
        }
    }
    return blocks_of(arena, chart, lines, fence, count);
}
