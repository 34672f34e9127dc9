#include "content/tree.h"

#include "base/bug.h"
#include "base/err.h"
#include "base/file.h"
#include "content/text_check.h"

#include <string.h>

#include <yaml.h>

/* Files of ours are flat; the limit keeps a hostile one from using up the stack. */
enum { DEPTH_MAX = 16, FILE_BYTES_MAX = 1024 * 1024 };

struct tree_reader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    const char *source;
    size_t length;
    size_t first_line;
    yaml_parser_t parser;
    bool failed; /* nothing more can be read */
};

struct nodes {
    struct tree **items;
    size_t count;
    size_t capacity;
};

static size_t mark_line(const struct tree_reader *reader, yaml_mark_t mark)
{
    return reader->first_line + mark.line;
}

/* libyaml tells a line for what does not parse, and only an offset for what it cannot decode. */
static void report_parser_error(struct tree_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    size_t line = mark_line(reader, parser->problem_mark);
    if (parser->error == YAML_READER_ERROR) {
        line = reader->first_line +
               text_newlines(reader->source, reader->length, parser->problem_offset);
    }
    problems_add(reader->problems, reader->path, line, "not valid YAML: %s",
                 parser->problem != NULL ? parser->problem : "cannot be read");
    reader->failed = true;
}

static bool next_event(struct tree_reader *reader, yaml_event_t *event)
{
    if (reader->failed) {
        return false;
    }
    if (yaml_parser_parse(&reader->parser, event) == 0) {
        report_parser_error(reader);
        return false;
    }
    return true;
}

static struct tree *fail(struct tree_reader *reader, size_t line, const char *problem)
{
    problems_add(reader->problems, reader->path, line, "%s", problem);
    reader->failed = true;
    return NULL;
}

static struct tree *read_node(struct tree_reader *reader, const yaml_event_t *event, int depth);

static void append(struct tree_reader *reader, struct nodes *nodes, struct tree *node)
{
    nodes->items = arena_grow(reader->arena, nodes->items, nodes->count, &nodes->capacity,
                              sizeof(struct tree *));
    nodes->items[nodes->count++] = node;
}

static void close_nodes(struct tree *tree, const struct nodes *nodes)
{
    tree->items = (const struct tree *const *)nodes->items;
    tree->count = nodes->count;
}

static struct tree *read_scalar(struct tree_reader *reader, const yaml_event_t *event)
{
    struct tree *tree = ARENA_NEW(reader->arena, struct tree);
    tree->kind = TREE_TEXT;
    tree->line = mark_line(reader, event->start_mark);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (text_find_control(value, length) < length) {
        return fail(reader, tree->line, "a text holds a control character");
    }
    tree->text = arena_strndup(reader->arena, value, length);
    return tree;
}

static struct tree *read_list(struct tree_reader *reader, const yaml_event_t *start, int depth)
{
    struct tree *tree = ARENA_NEW(reader->arena, struct tree);
    tree->kind = TREE_LIST;
    tree->line = mark_line(reader, start->start_mark);
    struct nodes nodes = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        struct tree *item = end ? NULL : read_node(reader, &event, depth + 1);
        yaml_event_delete(&event);
        if (end) {
            close_nodes(tree, &nodes);
            return tree;
        }
        if (item == NULL) {
            return NULL;
        }
        append(reader, &nodes, item);
    }
    return NULL;
}

static void check_duplicate(struct tree_reader *reader, const struct nodes *nodes,
                            const struct tree *added)
{
    for (size_t i = 0; i < nodes->count; i++) {
        if (strcmp(nodes->items[i]->key, added->key) == 0) {
            problems_add(reader->problems, reader->path, added->key_line,
                         "key '%s' stands here a second time, first in line %zu", added->key,
                         nodes->items[i]->key_line);
            return;
        }
    }
}

/* The value that follows the key held by event, with that key on it. */
static struct tree *read_pair(struct tree_reader *reader, const yaml_event_t *key_event, int depth)
{
    size_t line = mark_line(reader, key_event->start_mark);
    if (key_event->type != YAML_SCALAR_EVENT) {
        return fail(reader, line, "a key must be a plain word");
    }
    const struct tree *key = read_scalar(reader, key_event);
    yaml_event_t event;
    if (key == NULL || !next_event(reader, &event)) {
        return NULL;
    }
    struct tree *value = read_node(reader, &event, depth + 1);
    yaml_event_delete(&event);
    if (value != NULL) {
        value->key = key->text;
        value->key_line = line;
    }
    return value;
}

static struct tree *read_map(struct tree_reader *reader, const yaml_event_t *start, int depth)
{
    struct tree *tree = ARENA_NEW(reader->arena, struct tree);
    tree->kind = TREE_MAP;
    tree->line = mark_line(reader, start->start_mark);
    struct nodes nodes = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool end = event.type == YAML_MAPPING_END_EVENT;
        struct tree *value = end ? NULL : read_pair(reader, &event, depth);
        yaml_event_delete(&event);
        if (end) {
            close_nodes(tree, &nodes);
            return tree;
        }
        if (value == NULL) {
            return NULL;
        }
        check_duplicate(reader, &nodes, value);
        append(reader, &nodes, value);
    }
    return NULL;
}

static bool has_tag_or_anchor(const yaml_event_t *event)
{
    return (event->type == YAML_SCALAR_EVENT &&
            (event->data.scalar.tag != NULL || event->data.scalar.anchor != NULL)) ||
           (event->type == YAML_SEQUENCE_START_EVENT &&
            (event->data.sequence_start.tag != NULL ||
             event->data.sequence_start.anchor != NULL)) ||
           (event->type == YAML_MAPPING_START_EVENT &&
            (event->data.mapping_start.tag != NULL || event->data.mapping_start.anchor != NULL));
}

static struct tree *read_node(struct tree_reader *reader, const yaml_event_t *event, int depth)
{
    size_t line = mark_line(reader, event->start_mark);
    if (depth > DEPTH_MAX) {
        return fail(reader, line, "nested too deeply");
    }
    if (event->type == YAML_ALIAS_EVENT || has_tag_or_anchor(event)) {
        return fail(reader, line,
                    "'&', '*' and '!' have a meaning of their own in YAML: put the "
                    "text in quotes");
    }
    if (event->type == YAML_SCALAR_EVENT) {
        return read_scalar(reader, event);
    }
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        return read_list(reader, event, depth);
    }
    BUG_IF(event->type != YAML_MAPPING_START_EVENT);
    return read_map(reader, event, depth);
}

static const struct tree *read_document(struct tree_reader *reader)
{
    struct tree *root = NULL;
    bool done = false;
    yaml_event_t event;
    while (!done && next_event(reader, &event)) {
        bool stream = event.type == YAML_STREAM_START_EVENT ||
                      event.type == YAML_DOCUMENT_START_EVENT ||
                      event.type == YAML_DOCUMENT_END_EVENT;
        done = event.type == YAML_STREAM_END_EVENT;
        if (!stream && !done) {
            if (root == NULL) {
                root = read_node(reader, &event, 0);
            } else {
                fail(reader, mark_line(reader, event.start_mark), "a second document begins here");
            }
        }
        yaml_event_delete(&event);
    }
    if (reader->failed) {
        return NULL;
    }
    if (root == NULL) { /* nothing but comments */
        root = ARENA_NEW(reader->arena, struct tree);
        root->kind = TREE_MAP;
        root->line = reader->first_line;
    }
    return root;
}

const struct tree *tree_parse(struct arena *arena, const char *path, const char *text,
                              size_t length, size_t first_line, struct problems *problems)
{
    struct tree_reader reader = {
        .arena = arena,
        .problems = problems,
        .path = path,
        .source = text,
        .length = length,
        .first_line = first_line,
    };
    size_t before = problems->count;
    if (!text_check_utf8(path, text, length, first_line, problems)) {
        return NULL;
    }
    if (yaml_parser_initialize(&reader.parser) == 0) {
        BUG("libyaml: out of memory");
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, length);
    const struct tree *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return problems->count == before ? root : NULL;
}

const struct tree *tree_load(struct arena *arena, const char *path, struct problems *problems)
{
    char *text = NULL;
    size_t length = 0;
    struct err err;
    if (!file_read(arena, path, FILE_BYTES_MAX, &text, &length, &err)) {
        problems_add_error(problems, &err);
        return NULL;
    }
    const struct tree *root = tree_parse(arena, path, text, length, 1, problems);
    if (root != NULL && root->kind != TREE_MAP) {
        problems_add(problems, path, root->line, "must hold 'key: value' lines");
        return NULL;
    }
    return root;
}

const struct tree *tree_get(const struct tree *map, const char *key)
{
    for (size_t i = 0; i < map->count; i++) {
        if (strcmp(map->items[i]->key, key) == 0) {
            return map->items[i];
        }
    }
    return NULL;
}
