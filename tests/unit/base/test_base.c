/* base/: arenas, growing text, UTF-8, time, rectangles, mapped files. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/geom.h"
#include "base/text_buffer.h"
#include "base/utf8.h"
#include "expect.h"

#include <stdlib.h>
#include <string.h>

static void arena_gives_zeroed_memory_again_after_reset(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64);
    char *small = arena_alloc(arena, 40);
    memset(small, 'x', 40);
    char *large = arena_alloc(arena, 1000); /* larger than a block */
    memset(large, 'y', 1000);
    assert_int_equal(arena_used(arena), 48 + 1008);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    const char *again = arena_alloc(arena, 40);
    assert_ptr_equal(again, small);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(again[i], 0);
    }
    arena_destroy(arena);
}

static void arena_reset_overwrites_what_was_there(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64);
    char *secret = arena_strdup(arena, "Jo Sample");
    arena_reset(arena);
    /* the arena keeps the first block, so reading it is allowed */
    assert_int_equal(secret[0], 0);
    assert_int_equal(secret[8], 0);
    arena_destroy(arena);
}

static void a_text_buffer_grows_and_begins_anew(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64);
    struct text_buffer buffer = {.arena = arena};
    for (int i = 0; i < 100; i++) {
        text_buffer_add_text(&buffer, "ab");
        text_buffer_add(&buffer, "cd", 1);
        assert_int_equal(buffer.length, 3 * (i + 1));
        assert_int_equal(strlen(buffer.text), buffer.length);
    }
    for (size_t i = 0; i < buffer.length; i++) {
        assert_int_equal(buffer.text[i], "abc"[i % 3]);
    }
    buffer.length = 0;
    text_buffer_add_text(&buffer, "x");
    assert_string_equal(buffer.text, "x");
    arena_destroy(arena);
}

static void utf8_refuses_malformed_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool valid;
        size_t bad_offset;
    } cases[] = {
        {"plain", true, 0},
        {"Zo\xC3\xAB \xC9\x99 \xE1\x90\x8A \xF0\x9F\x8C\xB2", true, 0},
        {"a\x80", false, 1},            /* continuation alone */
        {"\xC0\xAF", false, 0},         /* overlong */
        {"\xE0\x80\x80", false, 0},     /* overlong */
        {"ab\xED\xA0\x80", false, 2},   /* surrogate */
        {"\xF4\x90\x80\x80", false, 0}, /* above U+10FFFF */
        {"\xC3", false, 0},             /* cut off */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t bad = 0;
        assert_int_equal(utf8_valid(cases[i].bytes, strlen(cases[i].bytes), &bad), cases[i].valid);
        assert_int_equal(bad, cases[i].bad_offset);
    }
}

static void utf8_encodes_what_it_decodes(void **state)
{
    (void)state;
    static const uint32_t characters[] = {'A', 0xE9, 0x19B, 0x2019, 0x140A, 0x1F332, 0x10FFFF};
    for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
        char bytes[4];
        size_t size = utf8_encode(characters[i], bytes);
        uint32_t back = 0;
        assert_int_equal(utf8_decode(bytes, size, &back), size);
        assert_int_equal(back, characters[i]);
        assert_int_equal(utf8_last(bytes, size), size);
    }
}

static void iso8601_round_trips_in_local_time(void **state)
{
    (void)state;
    int64_t ms = 0;
    char text[ISO8601_SIZE];
    assert_true(iso8601_parse("2026-11-22T10:30:00-08:00", &ms));
    assert_string_equal(iso8601_format(ms, text), "2026-11-22T10:30:00-08:00");
    assert_true(iso8601_parse("2026-07-01T17:30Z", &ms));
    assert_string_equal(iso8601_format(ms, text), "2026-07-01T10:30:00-07:00");
    assert_true(iso8601_parse("2026-07-01", &ms));
    assert_string_equal(iso8601_format(ms, text), "2026-07-01T00:00:00-07:00");
}

static void iso8601_refuses_invalid_times(void **state)
{
    (void)state;
    static const char *const bad[] = {"",           "2026-13-01",        "2026-02-29",
                                      "2026-11-2",  "2026-11-22 10:30",  "2026-11-22T25:00",
                                      "22/11/2026", "2026-11-22T10:30x", "2026-11-22T10:30+1:00"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        int64_t ms = 0;
        assert_false(iso8601_parse(bad[i], &ms));
    }
}

static void a_day_is_the_local_one_and_nothing_but_a_day(void **state)
{
    (void)state;
    char day[ISO8601_DAY_SIZE];
    int64_t ms = 0;
    assert_true(iso8601_parse("2026-11-22T23:30", &ms)); /* already the next day in Greenwich */
    assert_string_equal(iso8601_format_day(ms, day), "2026-11-22");
    assert_true(iso8601_parse_day(day, &ms));
    assert_int_equal(ms, civil_day_start_ms(ms));
    assert_string_equal(iso8601_format_day(ms - 1, day), "2026-11-21");
    static const char *const bad[] = {"", "2026-11-31", "2026-11-22T10:30", "2026-11-2",
                                      "yesterday!"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(iso8601_parse_day(bad[i], &ms));
    }
}

static void civil_day_is_23_hours_when_clocks_go_forward(void **state)
{
    (void)state;
    int64_t noon = 0;
    assert_true(iso8601_parse("2026-03-08T12:00", &noon));
    int64_t start = civil_day_start_ms(noon);
    assert_int_equal(civil_next_day_ms(start) - start, 23 * 3600 * 1000);
}

static void days_between_counts_midnights_across_a_change_of_the_clocks(void **state)
{
    (void)state;
    static const struct {
        const char *then;
        const char *now;
        int64_t days;
    } cases[] = {
        {"2026-03-07T00:00", "2026-03-07T23:59", 0},  {"2026-03-07T23:59", "2026-03-08T00:00", 1},
        {"2026-03-08T00:00", "2026-03-09T00:00", 1}, /* a day of 23 hours */
        {"2026-11-01T00:00", "2026-11-02T00:00", 1}, /* one of 25 */
        {"2026-03-01T23:00", "2026-04-12T01:00", 42}, {"2026-03-09T00:00", "2026-03-07T12:00", -2},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t then_ms = 0;
        int64_t now_ms = 0;
        assert_true(iso8601_parse(cases[i].then, &then_ms));
        assert_true(iso8601_parse(cases[i].now, &now_ms));
        assert_int_equal(civil_days_between(then_ms, now_ms), cases[i].days);
    }
}

static void rect_cuts_never_go_negative(void **state)
{
    (void)state;
    struct rect room = {10, 20, 100, 30};
    struct rect top = rect_cut_top(&room, 50);
    assert_int_equal(top.h, 30);
    assert_int_equal(room.h, 0);
    assert_int_equal(rect_cut_bottom(&room, 5).h, 0);
    struct rect last = rect_column((struct rect){0, 0, 100, 10}, 2, 3, 5);
    assert_int_equal(last.x + last.w, 100);
}

/* The hour that comes twice and the one that is skipped give the same result whatever was asked
 * before. */
static void civil_to_ms_chooses_when_the_clocks_change(void **state)
{
    (void)state;
    static const struct {
        const char *local;
        const char *moment;
    } cases[] = {
        {"2025-11-02T01:30", "2025-11-02T08:30:00Z"}, /* the first of the two */
        {"2025-11-02T00:59", "2025-11-02T07:59:00Z"},
        {"2025-11-02T02:00", "2025-11-02T10:00:00Z"},
        {"2025-03-09T01:59", "2025-03-09T09:59:00Z"},
        {"2025-03-09T02:30", "2025-03-09T10:30:00Z"}, /* 03:30 of daylight saving time */
        {"2025-03-09T03:00", "2025-03-09T10:00:00Z"},
    };
    static const char *const asked_before[] = {"2025-07-01T12:00", "2025-12-01T12:00"};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t k = 0; k < 2; k++) {
            int64_t before = 0;
            int64_t local = 0;
            int64_t moment = 0;
            assert_true(iso8601_parse(asked_before[k], &before));
            assert_true(iso8601_parse(cases[i].local, &local));
            assert_true(iso8601_parse(cases[i].moment, &moment));
            assert_int_equal(local, moment);
        }
    }
}

static void clock_counts_down_in_whole_seconds(void **state)
{
    (void)state;
    assert_int_equal(clock_seconds_left(30000), 30);
    assert_int_equal(clock_seconds_left(29999), 30);
    assert_int_equal(clock_seconds_left(29000), 29);
    assert_int_equal(clock_seconds_left(1), 1);
    assert_int_equal(clock_seconds_left(0), 0);
    assert_int_equal(clock_seconds_left(-1), 0);
}

static void file_is_mapped_whole_or_refused_by_name(void **state)
{
    (void)state;
    static const char text[] = "the bytes of a file";
    struct file_bytes bytes = {0};
    struct err err = {""};
    assert_true(file_replace("mapped.txt", text, strlen(text), &err));
    assert_true(file_map("mapped.txt", 100, &bytes, &err));
    assert_number("length", bytes.length, strlen(text));
    assert_memory_equal(bytes.bytes, text, strlen(text));
    file_unmap(&bytes);
    assert_null(bytes.bytes);
    file_unmap(&bytes); /* nothing is there any more */

    assert_false(file_map("mapped.txt", 10, &bytes, &err));
    assert_string_equal(err.text, "mapped.txt: 19 bytes, more than the 10 allowed");
    assert_false(file_map(".", 10, &bytes, &err));
    assert_string_equal(err.text, ".: not a regular file");
    assert_false(file_map("nowhere.txt", 10, &bytes, &err));
    assert_string_equal(err.text, "nowhere.txt: No such file or directory");
    assert_true(file_replace("mapped.txt", "", 0, &err));
    bytes = (struct file_bytes){&err, 1};
    assert_true(file_map("mapped.txt", 10, &bytes, &err));
    assert_null(bytes.bytes);
    assert_number("length", bytes.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_counts_down_in_whole_seconds),
        cmocka_unit_test(file_is_mapped_whole_or_refused_by_name),
        cmocka_unit_test(arena_gives_zeroed_memory_again_after_reset),
        cmocka_unit_test(arena_reset_overwrites_what_was_there),
        cmocka_unit_test(a_text_buffer_grows_and_begins_anew),
        cmocka_unit_test(utf8_refuses_malformed_bytes),
        cmocka_unit_test(utf8_encodes_what_it_decodes),
        cmocka_unit_test(iso8601_round_trips_in_local_time),
        cmocka_unit_test(iso8601_refuses_invalid_times),
        cmocka_unit_test(a_day_is_the_local_one_and_nothing_but_a_day),
        cmocka_unit_test(civil_day_is_23_hours_when_clocks_go_forward),
        cmocka_unit_test(civil_to_ms_chooses_when_the_clocks_change),
        cmocka_unit_test(days_between_counts_midnights_across_a_change_of_the_clocks),
        cmocka_unit_test(rect_cuts_never_go_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
