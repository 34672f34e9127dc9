/* Asserts that say what was looked at: "database version: 4, expected 3". */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_number(what, actual, expected)                                                      \
    do {                                                                                           \
        long long actual_ = (long long)(actual);                                                   \
        long long expected_ = (long long)(expected);                                               \
        if (actual_ != expected_) {                                                                \
            fail_msg("%s: %lld, expected %lld", (what), actual_, expected_);                       \
        }                                                                                          \
    } while (0)
