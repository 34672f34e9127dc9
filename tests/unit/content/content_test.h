/* What the tests of content/ share: an arena with problems for each test, and edited texts. */
#pragma once

#include "base/arena.h"
#include "base/file.h"
#include "base/problems.h"
#include "expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    struct problems problems;
};

static inline int fixture_set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    if (fixture == NULL) {
        return -1;
    }
    fixture->arena = arena_create(4096);
    fixture->problems.arena = fixture->arena;
    *state = fixture;
    return 0;
}

static inline int fixture_tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

#define FIXTURE_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, fixture_set_up, fixture_tear_down)

/* The configuration that the kiosk comes with. */
static inline const char *shipped_configuration(struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    struct err err;
    if (!file_read(arena, KIOSK_SOURCE_DIR "/assets/kiosk.yaml", 1U << 20, &text, &length, &err)) {
        fail_msg("%s", err.text);
    }
    return text;
}

/* The line, from 1, in which the part of the text begins. */
static inline int line_of(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    assert_non_null(at);
    int line = 1;
    for (; text < at; text++) {
        line += *text == '\n' ? 1 : 0;
    }
    return line;
}

/* text with the first occurrence of from replaced by to; the test fails if there is none. */
static inline const char *edited(struct arena *arena, const char *text, const char *from,
                                 const char *to)
{
    const char *at = strstr(text, from);
    if (at == NULL) {
        fail_msg("'%s' does not stand in the text to edit", from);
        return text;
    }
    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* Asserts that there is exactly this one problem, or none if expected is NULL. */
static inline void assert_only_problem(const struct problems *problems, const char *expected)
{
    if (expected == NULL) {
        if (problems->count > 0) {
            fail_msg("unexpected: %s", problems->items[0]);
        }
        return;
    }
    if (problems->count == 0) {
        fail_msg("no problem, but expected: %s", expected);
    }
    assert_string_equal(problems->items[0], expected);
    if (problems->count > 1) {
        fail_msg("one more than '%s': %s", expected, problems->items[1]);
    }
}

static inline void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}
