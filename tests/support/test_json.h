/* Reads JSON back that was written. */
#pragma once

#include "test_arena.h"

#include <jansson.h>

/* The caller frees it; the test fails if it cannot be read. */
static inline json_t *read_json(const char *text)
{
    json_error_t error;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    if (json == NULL) {
        fail_msg("line %d: %s in %s", error.line, error.text, text);
    }
    return json;
}

/* The text of the member `key`. */
static inline const char *member(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    if (text == NULL) {
        fail_msg("no text %s", key);
        return "";
    }
    return text;
}

/* Asserts that the member "item" of around is exactly this, in JSON with single quotes. */
static inline void assert_same_items(struct arena *arena, const json_t *around,
                                     const char *expected)
{
    json_t *wanted = read_json(with_double_quotes(arena, expected));
    const json_t *items = json_object_get(around, "item");
    char *written = json_dumps(items, JSON_COMPACT);
    if (!json_equal(items, wanted)) {
        fail_msg("written: %s", written);
    }
    free(written);
    json_decref(wanted);
}
