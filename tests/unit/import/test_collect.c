/* import/collect: what is kept of any list is short and clean, and a day has an end. */
#include "import_support.h"

#include "import/collect.h"

#include <stdio.h>

#define HEADER "start,end,client,phone,therapist,service,status,id\n"

static const struct csv_mapping *columns(struct arena *arena)
{
    struct csv_mapping *mapping = ARENA_NEW(arena, struct csv_mapping);
    *mapping = csv_mapping_usual;
    return mapping;
}

static struct import_result read_rows(struct arena *arena, const char *rows)
{
    const char *text = arena_printf(arena, HEADER "%s", rows);
    const struct import_request request = request_for(text, IMPORT_CSV, columns(arena));
    struct import_result result = {0};
    struct err err = {.text = ""};
    if (!parse_request(arena, &request, &result, &err)) {
        fail_msg("%s", err.text);
    }
    return result;
}

static char *many(struct arena *arena, const char *what, size_t count)
{
    char *text = arena_alloc(arena, count * strlen(what) + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * strlen(what), what, strlen(what));
    }
    return text;
}

/* A name that somebody pasted by mistake took seconds to lay out. */
static void long_texts_are_cut(void **state)
{
    const struct import_result result =
        read_rows(*state, arena_printf(*state, "2025-11-24 10:30,,Joan Sample,,%s,,,\n",
                                       many(*state, "\u00C9", 900)));
    assert_int_equal(result.list.count, 1);
    assert_string_equal(result.list.items == NULL ? "" : result.list.items[0].therapist,
                        many(*state, "\u00C9", TEXT_CHARACTERS_MAX));
}

static void long_ids_are_short_and_still_tell_bookings_apart(void **state)
{
    const char *stem = many(*state, "x", 900);
    const struct import_result result = read_rows(
        *state,
        arena_printf(
            *state,
            "2025-11-24 10:30,,Joan Sample,,,,,%s1\n2025-11-24 10:30,,Jane Sample,,,,,%s2\n", stem,
            stem));
    assert_int_equal(result.list.count, 2);
    for (size_t i = 0; i < result.list.count; i++) {
        assert_true(strlen(result.list.items[i].uid) <= 200);
    }
}

/* A list with initials may have two clients of the same ones; a whole name twice is one booking. */
static void rows_that_say_the_same_are_one_booking_unless_they_have_initials_alone(void **state)
{
    static const struct {
        const char *rows;
        size_t count;
    } cases[] = {
        {"2025-11-24 10:30,,J. S.,,Mei R.,,,\n2025-11-24 10:30,,J. S.,,Mei R.,,,\n", 2},
        {"2025-11-24 10:30,,J. S.,2505550142,Mei R.,,,\n"
         "2025-11-24 10:30,,J. S.,2505550142,Mei R.,,,\n",
         1},
        {"2025-11-24 10:30,,Joan Sample,,Mei R.,,,\n2025-11-24 10:30,,Joan Sample,,Mei R.,,,\n", 1},
        {"2025-11-24 10:30,,,,Mei R.,,,\n2025-11-24 10:30,,,,Mei R.,,,\n", 1},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(read_rows(*state, cases[i].rows).list.count, cases[i].count);
    }
}

/* Cancelled, and booked again at the same time: whatever comes first in the list. */
static void client_who_booked_again_comes(void **state)
{
    static const char *const lists[] = {
        "2025-11-24 10:30,,Joan Sample,,Mei R.,,cancelled,\n"
        "2025-11-24 10:30,,Joan Sample,,Mei R.,,,\n",
        "2025-11-24 10:30,,Joan Sample,,Mei R.,,,\n"
        "2025-11-24 10:30,,Joan Sample,,Mei R.,,cancelled,\n",
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct import_result result = read_rows(*state, lists[i]);
        assert_int_equal(result.list.count, 1);
        assert_int_equal(result.list.items[0].status, APPOINTMENT_BOOKED);
    }
}

static void day_has_an_end(void **state)
{
    const char *row = "2025-11-24 10:30,,Joan Sample,,,,,";
    char *rows = arena_alloc(*state, 21000 * (strlen(row) + 8));
    char *at = rows;
    for (int i = 0; i < 20001; i++) {
        at += snprintf(at, strlen(row) + 8, "%s%d\n", row, i);
    }
    const char *text = arena_printf(*state, HEADER "%s", rows);
    const struct import_request request = request_for(text, IMPORT_CSV, columns(*state));
    struct import_result result;
    struct err err = {.text = ""};
    assert_false(parse_request(*state, &request, &result, &err));
    assert_string_equal(err.text, "list: more than 20000 appointments in a day");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(long_texts_are_cut, create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(long_ids_are_short_and_still_tell_bookings_apart,
                                        create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(
            rows_that_say_the_same_are_one_booking_unless_they_have_initials_alone, create_arena,
            destroy_arena),
        cmocka_unit_test_setup_teardown(client_who_booked_again_comes, create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(day_has_an_end, create_arena, destroy_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
