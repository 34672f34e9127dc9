#include "content/pages.h"

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "content/markdown.h"
#include "content/text_check.h"
#include "content/tree.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES_MAX = 256 * 1024, ORDER_MAX = 9999 };

/* The lines of those keys of the front matter that are checked against other files. */
struct places {
    size_t id;
    size_t order;
    size_t image;
};

struct page_reader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct page *page;
    struct places *places;
};

enum field {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_SECTION,
    FIELD_ORDER,
    FIELD_TAGS,
    FIELD_SOURCES,
    FIELD_REVIEWED,
    FIELD_AUTHOR,
    FIELD_IMAGE,
    FIELD_COUNT,
};
static const char *const field_names[FIELD_COUNT] = {
    [FIELD_ID] = "id",
    [FIELD_TITLE] = "title",
    [FIELD_SECTION] = "section",
    [FIELD_ORDER] = "order",
    [FIELD_TAGS] = "tags",
    [FIELD_SOURCES] = "sources",
    [FIELD_REVIEWED] = "reviewed",
    [FIELD_AUTHOR] = "author",
    [FIELD_IMAGE] = "image",
};

static bool complain(const struct page_reader *reader, const struct tree *value,
                     const char *expected)
{
    return problems_add(reader->problems, reader->path, value->key_line, "'%s' must be %s",
                        value->key, expected);
}

static const char *read_text(const struct page_reader *reader, const struct tree *value)
{
    if (value->kind != TREE_TEXT || value->text[strspn(value->text, " \n\t")] == '\0') {
        complain(reader, value, "a text");
        return "";
    }
    return value->text;
}

static const char *const *read_texts(const struct page_reader *reader, const struct tree *value,
                                     size_t *count)
{
    if (value->kind != TREE_LIST) {
        complain(reader, value, "a list such as [one, two]");
        return NULL;
    }
    const char **texts = ARENA_ARRAY(reader->arena, const char *, value->count);
    for (size_t i = 0; i < value->count; i++) {
        if (value->items[i]->kind != TREE_TEXT || value->items[i]->text[0] == '\0') {
            problems_add(reader->problems, reader->path, value->items[i]->line,
                         "'%s' must hold texts only", value->key);
            return NULL;
        }
        texts[i] = value->items[i]->text;
    }
    *count = value->count;
    return texts;
}

/* Ids stand in the database and in scripts. */
static void read_id(const struct page_reader *reader, const struct tree *value)
{
    const char *id = value->kind == TREE_TEXT ? value->text : "";
    if (id[0] == '\0' || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0') {
        complain(reader, value, "small letters, digits and hyphens");
    }
    reader->page->id = id;
    reader->places->id = value->key_line;
}

static void read_order(const struct page_reader *reader, const struct tree *value)
{
    const char *text = value->kind == TREE_TEXT ? value->text : "";
    size_t digits = strspn(text, "0123456789");
    long order = digits > 0 && digits <= 4 && text[digits] == '\0' ? strtol(text, NULL, 10) : 0;
    if (order < 1 || order > ORDER_MAX) {
        complain(reader, value, "a whole number from 1 to 9999");
    }
    reader->page->order = order;
    reader->places->order = value->key_line;
}

static void read_reviewed(const struct page_reader *reader, const struct tree *value)
{
    const char *text = value->kind == TREE_TEXT ? value->text : "";
    int64_t ignored = 0;
    if (!iso8601_parse_day(text, &ignored)) {
        complain(reader, value, "a date such as 2026-11-22");
        return;
    }
    reader->page->reviewed_year = (int)strtol(text, NULL, 10);
    reader->page->reviewed_month = (int)strtol(text + 5, NULL, 10);
    reader->page->reviewed_day = (int)strtol(text + 8, NULL, 10);
}

static void read_image(const struct page_reader *reader, const struct tree *value)
{
    if (value->kind != TREE_TEXT) {
        complain(reader, value, "the name of a file, or \"\"");
        return;
    }
    reader->page->image = value->text;
    reader->places->image = value->key_line;
}

static void read_field(const struct page_reader *reader, enum field field, const struct tree *value)
{
    struct page *page = reader->page;
    switch (field) {
    case FIELD_ID: read_id(reader, value); return;
    case FIELD_TITLE: page->title = read_text(reader, value); return;
    case FIELD_SECTION: page->section = read_text(reader, value); return;
    case FIELD_ORDER: read_order(reader, value); return;
    case FIELD_TAGS: page->tags = read_texts(reader, value, &page->tag_count); return;
    case FIELD_SOURCES: page->sources = read_texts(reader, value, &page->source_count); return;
    case FIELD_REVIEWED: read_reviewed(reader, value); return;
    case FIELD_AUTHOR: read_text(reader, value); return; /* for whoever edits the file */
    case FIELD_IMAGE: read_image(reader, value); return;
    case FIELD_COUNT: return;
    }
}

static void read_fields(const struct page_reader *reader, const struct tree *map)
{
    if (map->kind != TREE_MAP) {
        problems_add(reader->problems, reader->path, map->line,
                     "front matter must hold 'key: value' lines");
        return;
    }
    for (size_t i = 0; i < map->count; i++) {
        int field = 0;
        while (field < FIELD_COUNT && strcmp(field_names[field], map->items[i]->key) != 0) {
            field++;
        }
        if (field == FIELD_COUNT) {
            problems_add(reader->problems, reader->path, map->items[i]->key_line,
                         "unknown key '%s'", map->items[i]->key);
        } else {
            read_field(reader, (enum field)field, map->items[i]);
        }
    }
    for (int field = 0; field < FIELD_COUNT; field++) {
        if (tree_get(map, field_names[field]) == NULL) {
            problems_add(reader->problems, reader->path, 1, "missing key '%s'", field_names[field]);
        }
    }
}

/* The length of the line at text, its end included; *is_fence if it is "---". */
static size_t line_length(const char *text, size_t length, bool *is_fence)
{
    const char *end = memchr(text, '\n', length);
    size_t whole = end != NULL ? (size_t)(end - text) + 1 : length;
    size_t words = whole;
    while (words > 0 && strchr(" \t\r\n", text[words - 1]) != NULL) {
        words--;
    }
    *is_fence = words == 3 && strncmp(text, "---", 3) == 0;
    return whole;
}

static bool check_text(const char *path, const char *text, size_t length, struct problems *problems)
{
    if (!text_check_utf8(path, text, length, 1, problems)) {
        return false;
    }
    size_t control = text_find_control(text, length);
    if (control < length) {
        return problems_add(problems, path, 1 + text_newlines(text, length, control),
                            "a control character, which cannot be shown");
    }
    return true;
}

static struct page *read_page(struct arena *arena, const char *path, const char *text,
                              size_t length, struct places *places, struct problems *problems)
{
    size_t before = problems->count;
    if (!check_text(path, text, length, problems)) {
        return NULL;
    }
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors put it first: a byte order mark */
    size_t start = length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    bool fence = false;
    start += line_length(text + start, length - start, &fence);
    if (!fence) {
        problems_add(problems, path, 1, "must begin with front matter between two lines ---");
        return NULL;
    }
    size_t body = start;
    size_t end = start;
    for (fence = false; body < length && !fence;) {
        end = body;
        body += line_length(text + body, length - body, &fence);
    }
    if (!fence) {
        problems_add(problems, path, 1, "front matter is not closed by a line ---");
        return NULL;
    }
    struct page *page = ARENA_NEW(arena, struct page);
    page->path = arena_strdup(arena, path);
    page->id = page->title = page->section = page->image = "";
    struct page_reader reader = {arena, problems, path, page, places};
    const struct tree *front = tree_parse(arena, path, text + start, end - start, 2, problems);
    if (front != NULL) {
        read_fields(&reader, front);
    }
    markdown_parse(arena, path, text, length, body, page, problems);
    return problems->count == before ? page : NULL;
}

const struct page *page_parse(struct arena *arena, const char *path, const char *text,
                              size_t length, struct problems *problems)
{
    struct places places = {0};
    /* md4c and strspn look for the zero byte that file_read leaves after a file */
    const char *copy = arena_strndup(arena, text, length);
    return read_page(arena, path, copy, length, &places, problems);
}

/* ---- the catalog ---- */

static void check_image(struct arena *arena, const struct page *page, size_t line,
                        const char *image, const char *directory, struct problems *problems)
{
    bool plain = strchr(image, '/') == NULL && image[0] != '.';
    if (!plain || !file_stamp(arena_printf(arena, "%s/%s", directory, image)).exists) {
        problems_add(problems, page->path, line, "no image '%s' in %s", image, directory);
    }
}

static void check_page(struct arena *arena, const struct page *pages, size_t count,
                       const struct places *places, const char *image_directory,
                       struct problems *problems)
{
    const struct page *page = &pages[count];
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pages[i].id, page->id) == 0) {
            problems_add(problems, page->path, places->id, "id '%s' is that of %s too", page->id,
                         pages[i].path);
        }
        if (pages[i].order == page->order) {
            problems_add(problems, page->path, places->order, "order %ld is that of %s too",
                         page->order, pages[i].path);
        }
    }
    if (page->image[0] != '\0') {
        check_image(arena, page, places->image, page->image, image_directory, problems);
    }
    for (size_t i = 0; i < page->block_count; i++) {
        if (page->blocks[i].kind == BLOCK_IMAGE) {
            check_image(arena, page, page->blocks[i].line, page->blocks[i].image, image_directory,
                        problems);
        }
    }
}

static int compare_order(const void *a, const void *b)
{
    long first = ((const struct page *)a)->order;
    long second = ((const struct page *)b)->order;
    return (first > second) - (first < second);
}

struct catalog_reading {
    struct arena *arena;
    const char *directory;
    const char *image_directory;
    const char *language;
    struct problems *problems;
    size_t problems_before;
    const char **names; /* of the files */
    size_t name_count;
    size_t next; /* index of the name to read next */
    struct page *pages;
    size_t count;
};

struct catalog_reading *catalog_begin(struct arena *arena, const char *directory,
                                      const char *image_directory, const char *language,
                                      struct problems *problems)
{
    struct catalog_reading *reading = ARENA_NEW(arena, struct catalog_reading);
    *reading = (struct catalog_reading){.arena = arena,
                                        .directory = arena_strdup(arena, directory),
                                        .image_directory = arena_strdup(arena, image_directory),
                                        .language = arena_strdup(arena, language),
                                        .problems = problems,
                                        .problems_before = problems->count};
    struct err err;
    if (!file_list(arena, directory, ".md", &reading->names, &reading->name_count, &err)) {
        problems_add_error(problems, &err);
    } else if (reading->name_count == 0) {
        problems_add(problems, directory, 0, "no page (.md) in this folder");
    }
    reading->pages = ARENA_ARRAY(arena, struct page, reading->name_count);
    return reading;
}

bool catalog_read_page(struct catalog_reading *reading)
{
    if (reading->next == reading->name_count) {
        return false;
    }
    const char *path =
        arena_printf(reading->arena, "%s/%s", reading->directory, reading->names[reading->next++]);
    char *text = NULL;
    size_t length = 0;
    struct places places = {0};
    struct err err;
    if (!file_read(reading->arena, path, PAGE_BYTES_MAX, &text, &length, &err)) {
        problems_add_error(reading->problems, &err);
        return true;
    }
    const struct page *page =
        read_page(reading->arena, path, text, length, &places, reading->problems);
    if (page != NULL) {
        reading->pages[reading->count] = *page;
        check_page(reading->arena, reading->pages, reading->count, &places,
                   reading->image_directory, reading->problems);
        reading->count++;
    }
    return true;
}

const struct catalog *catalog_end(struct catalog_reading *reading)
{
    if (reading->problems->count > reading->problems_before) {
        return NULL;
    }
    qsort(reading->pages, reading->count, sizeof(*reading->pages), compare_order);
    struct catalog *catalog = ARENA_NEW(reading->arena, struct catalog);
    *catalog = (struct catalog){reading->language, reading->pages, reading->count};
    return catalog;
}

const struct catalog *catalog_load(struct arena *arena, const char *directory,
                                   const char *image_directory, const char *language,
                                   struct problems *problems)
{
    struct catalog_reading *reading =
        catalog_begin(arena, directory, image_directory, language, problems);
    while (catalog_read_page(reading)) {
    }
    return catalog_end(reading);
}
