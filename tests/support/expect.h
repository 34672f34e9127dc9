/* Asserts that say what was looked at and where it differs. Every header that tests share includes
 * this in place of cmocka.h. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* "database version: 4, expected 3" */
#define assert_number(what, actual, expected)                                                      \
    do {                                                                                           \
        long long actual_ = (long long)(actual);                                                   \
        long long expected_ = (long long)(expected);                                               \
        if (actual_ != expected_) {                                                                \
            fail_msg("%s: %lld, expected %lld", (what), actual_, expected_);                       \
        }                                                                                          \
    } while (0)

/* The part stands somewhere in the text. */
#define assert_holds(text, part)                                                                   \
    do {                                                                                           \
        if (strstr((text), (part)) == NULL) {                                                      \
            fail_msg("lacks: %s\nthere is: %s", (part), (text));                                   \
        }                                                                                          \
    } while (0)

/* Of a text of several lines, the first line that differs is what one wants to see. */
static inline void expect_text(const char *actual, const char *expected, const char *file, int line)
{
    size_t n = 1;
    if (actual == NULL || expected == NULL) {
        print_error("%s, expected %s\n", actual == NULL ? "NULL" : actual,
                    expected == NULL ? "NULL" : expected);
        _fail(file, line);
    } else if (strcmp(actual, expected) != 0) {
        size_t at = 0;
        for (size_t i = 0; actual[i] != '\0' && actual[i] == expected[i]; i++) {
            if (actual[i] == '\n') {
                at = i + 1;
                n++;
            }
        }
        int there = (int)strcspn(actual + at, "\n");
        int wanted = (int)strcspn(expected + at, "\n");
        print_error("line %zu is:  \"%.*s\"%s\n  expected:  \"%.*s\"%s\n", n, there, actual + at,
                    actual[at] == '\0' ? " (the end)" : "", wanted, expected + at,
                    expected[at] == '\0' ? " (the end)" : "");
        _fail(file, line);
    }
}
#undef assert_string_equal
#define assert_string_equal(actual, expected) expect_text((actual), (expected), __FILE__, __LINE__)
