/* store/: day lists and arrivals. */
#include "store_test.h"

static void import_keeps_id_and_takes_changes_when_uid_is_known(void **state)
{
    struct fixture *fixture = *state;
    struct day_list first = import_day(fixture, &joan, 1);
    assert_int_equal(first.count, 1);
    assert_true(first.items[0].id.value > 0);
    assert_string_equal(first.items[0].uid, "joan-1030");
    assert_string_equal(first.items[0].client_name, "Joan Smith");
    assert_string_equal(first.items[0].phone, "2505550142");
    assert_string_equal(first.items[0].therapist, "Mei R.");
    assert_string_equal(first.items[0].service, "Deep tissue 60");
    assert_int_equal(first.items[0].start_ms, joan.start_ms);
    assert_int_equal(first.items[0].end_ms, joan.end_ms);
    assert_int_equal(first.items[0].status, APPOINTMENT_BOOKED);
    assert_false(first.items[0].arrived);

    struct appointment changed = joan;
    changed.start_ms += HOUR_MS;
    changed.therapist = "Aki L.";
    changed.status = APPOINTMENT_CANCELLED;
    struct day_list second = import_day(fixture, &changed, 1);
    assert_int_equal(second.count, 1);
    assert_int_equal(second.items[0].id.value, first.items[0].id.value);
    assert_int_equal(second.items[0].start_ms, joan.start_ms + HOUR_MS);
    assert_string_equal(second.items[0].therapist, "Aki L.");
    assert_int_equal(second.items[0].status, APPOINTMENT_CANCELLED);
}

static void day_list_is_sorted_by_start_then_uid(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[3] = {tom, joan, joan};
    items[1].uid = "b";
    items[2].uid = "a";
    items[2].client_name = "Ida Invented";
    struct day_list list = import_day(fixture, items, 3);
    assert_int_equal(list.count, 3);
    assert_string_equal(list.items[0].uid, "a");
    assert_string_equal(list.items[1].uid, "b");
    assert_string_equal(list.items[2].uid, "tom-1100");
}

static void day_list_has_start_and_not_end_of_its_time(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[2] = {joan, tom};
    import_day(fixture, items, 2);
    struct day_list list;
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, joan.start_ms, tom.start_ms,
                                        &list, &fixture->err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].uid, joan.uid);
}

static void import_sets_aside_what_is_gone_and_takes_it_back(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[2] = {joan, tom};
    struct day_list both = import_day(fixture, items, 2);
    assert_int_equal(import_day(fixture, &tom, 1).count, 1);
    assert_int_equal(import_day(fixture, NULL, 0).count, 0);
    assert_rows(fixture, "select uid, listed from appointments", "joan-1030|0\ntom-1100|0\n");
    struct day_list again = import_day(fixture, items, 2);
    assert_int_equal(again.count, 2);
    assert_int_equal(again.items[0].id.value, both.items[0].id.value);
}

static void import_leaves_other_days_alone(void **state)
{
    struct fixture *fixture = *state;
    struct appointment tomorrow = tom;
    tomorrow.start_ms += 24 * HOUR_MS;
    tomorrow.end_ms += 24 * HOUR_MS;
    struct day_list list = {&tomorrow, 1};
    int64_t from = civil_next_day_ms(civil_day_start_ms(NOW_MS));
    assert_done(fixture, import_list(fixture, &list, from, civil_next_day_ms(from)));
    import_day(fixture, &joan, 1);
    assert_rows(fixture, "select uid from appointments where listed = 1 order by uid",
                "joan-1030\ntom-1100\n");
}

static void import_writes_nothing_when_one_row_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[2] = {joan, tom};
    struct day_list list = {items, 2};
    import_day(fixture, &tom, 1);
    items[1].service = "Another massage";
    run_sql(DATABASE, "create trigger not_tom before update on appointments"
                      " when new.listed = 1 begin select raise(abort, 'not him'); end");
    assert_false(import_list(fixture, &list, 0, INT64_MAX));
    assert_non_null(strstr(fixture->err.text, "cannot take over the day list"));
    assert_null(strstr(fixture->err.text, "Tom"));
    assert_rows(fixture, "select uid, listed from appointments", "tom-1100|1\n");
}

static void check_in_records_the_arrival(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    reopen(fixture);
    assert_int_equal(visit.value, 1);
    assert_rows(fixture, "select * from arrivals",
                "1|2026-11-22T10:00:00-08:00|2026-11-22T10:30:00-08:00|Joan Smith|J. S.|Mei R.|"
                "on-time|phone|none|||en|0\n");
    assert_true(import_day(fixture, &joan, 1).items[0].arrived);
}

static void check_in_gives_the_first_visit_when_done_twice(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id first = {0};
    struct visit_id second = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &first));
    fake_clock_advance(&fixture->fake, 5 * MINUTE_MS);
    assert_done(fixture, arrive(fixture, list.items, 1, &second));
    assert_int_equal(second.value, first.value);
    assert_rows(fixture, "select visit_id, arrived_at from arrivals",
                "1|2026-11-22T10:00:00-08:00\n");
}

static void check_in_is_one_visit_for_appointments_in_a_row(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id first = {0};
    struct visit_id second = {0};
    struct appointment items[3] = {joan, joan, joan};
    items[1].uid = "joan-1130";
    items[1].start_ms += HOUR_MS;
    items[1].therapist = "Aki L.";
    items[2].uid = "joan-1230";
    items[2].start_ms += 2 * HOUR_MS;
    struct day_list list = import_day(fixture, items, 3);
    assert_done(fixture, arrive(fixture, list.items, 2, &first));
    assert_rows(fixture, "select visit_id, appointment_at, therapist from arrivals",
                "1|2026-11-22T10:30:00-08:00|Mei R., Aki L.\n");
    assert_rows(fixture, "select * from visit_appointments", "1|1|1\n1|2|1\n");

    /* a third appointment was booked meanwhile, and joins the same visit */
    assert_done(fixture, arrive(fixture, list.items, 3, &second));
    assert_int_equal(second.value, first.value);
    assert_rows(fixture, "select * from visit_appointments", "1|1|1\n1|2|1\n1|3|1\n");
}

static void check_in_fails_when_the_appointment_is_not_stored(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {77};
    struct appointment unknown = joan;
    unknown.id.value = 4711;
    assert_false(arrive(fixture, &unknown, 1, &visit));
    assert_int_equal(visit.value, 77);
    assert_non_null(strstr(fixture->err.text, "cannot record the arrival"));
    assert_null(strstr(fixture->err.text, "Joan"));
    assert_rows(fixture, "select count(*) from visits", "0\n");
    assert_rows(fixture, "select count(*) from clients", "0\n");
}

static void check_in_keeps_kind_and_identity_in_words(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum arrival_kind kind;
        enum identity identity;
        const char *words;
    } cases[] = {
        {ARRIVAL_ON_TIME, IDENTITY_PHONE, "on-time|phone\n"},
        {ARRIVAL_EARLY, IDENTITY_NAME, "early|name\n"},
        {ARRIVAL_LATE, IDENTITY_NAME, "late|name\n"},
    };
    struct day_list list = import_day(fixture, &joan, 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct appointment *const appointments[] = {&list.items[0]};
        const struct arrival arrival = {
            .appointments = appointments,
            .appointment_count = 1,
            .arrived_ms = NOW_MS,
            .kind = cases[i].kind,
            .identity = cases[i].identity,
            .language = "en",
        };
        struct visit_id visit = {0};
        assert_done(fixture, store_check_in(fixture->store, &arrival, &visit, &fixture->err));
        assert_rows(fixture, "select arrival_kind, identity from arrivals", cases[i].words);
        assert_done(fixture,
                    store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    }
}

static void walk_in_is_a_visit_of_no_known_client_each_time(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id first = {0};
    struct visit_id second = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &first));
    assert_done(fixture, walk_in(fixture, "", &second));
    assert_rows(fixture, "select * from arrivals",
                "1|2026-11-22T10:00:00-08:00||Ida|I.|Mei R.|walk-in|unverified|none|||fr|0\n"
                "2|2026-11-22T10:00:00-08:00||||Mei R.|walk-in|unverified|none|||fr|0\n");
    assert_rows(fixture, "select count(*) from visits where client_id is not null", "0\n");
}

static void check_in_knows_a_client_by_name_and_phone(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[4] = {joan, joan, joan, joan};
    items[1].uid = "same";
    items[1].client_name = "JOAN  SMITH";
    items[2].uid = "other-phone";
    items[2].phone = "2505550100";
    items[3].uid = "nameless";
    items[3].client_name = "";
    for (size_t i = 0; i < 4; i++) {
        items[i].start_ms += (int64_t)i * MINUTE_MS;
    }
    struct day_list list = import_day(fixture, items, 4);
    struct visit_id visit = {0};
    for (size_t i = 0; i < 4; i++) {
        assert_done(fixture, arrive(fixture, &list.items[i], 1, &visit));
    }
    assert_rows(fixture,
                "select uid, client_id from visits join visit_appointments on visit_id = visits.id"
                " join appointments on appointments.id = appointment_id order by uid",
                "joan-1030|1\nnameless|\nother-phone|2\nsame|1\n");
}

/* The list cannot tell two people of one name apart when it has no phones: neither gets the history
 * of the other. */
static void check_in_without_a_phone_has_no_history(void **state)
{
    struct fixture *fixture = *state;
    struct appointment items[2] = {joan, joan};
    items[0].phone = "";
    items[1].phone = "";
    items[1].uid = "another-joan";
    items[1].start_ms += MINUTE_MS;
    struct day_list list = import_day(fixture, items, 2);
    struct visit_id visit = {0};
    for (size_t i = 0; i < 2; i++) {
        assert_done(fixture, arrive(fixture, &list.items[i], 1, &visit));
    }
    assert_rows(fixture, "select count(*) from visits where client_id is null", "2\n");
    assert_rows(fixture, "select count(*) from clients", "0\n");
}

static void undo_takes_the_arrival_from_the_views_and_keeps_history(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    assert_rows(fixture, "select * from arrivals", "");
    assert_rows(fixture, "select * from stars", "");
    assert_rows(fixture, "select id, client_name, undone_at from visits",
                "1|Joan Smith|2026-11-22T10:01:00-08:00\n");

    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_int_equal(visit.value, 2);
    assert_rows(fixture, "select visit_id from arrivals", "2\n");
}

static void every_function_of_a_visit_fails_when_it_is_undone_or_unknown(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id undone = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &undone));
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));
    const struct visit_id visits[] = {undone, {99}};
    struct response *response = response_create(fixture->arena, &test_form);
    for (size_t i = 0; i < COUNT_OF(visits); i++) {
        struct err *err = &fixture->err;
        struct store *store = fixture->store;
        struct prior_response prior;
        enum questionnaire_status status;
        const char *expected =
            arena_printf(fixture->arena, DATABASE ": there is no visit %d, or it was undone",
                         (int)visits[i].value);
#define FAILS(call)                                                                                \
    err->text[0] = '\0';                                                                           \
    assert_false(call);                                                                            \
    assert_string_equal(err->text, expected)
        FAILS(store_prior_response(store, fixture->arena, visits[i], NULL, &prior, err));
        FAILS(store_questionnaire_status(store, visits[i], &status, err));
        FAILS(store_set_questionnaire_status(store, visits[i], QUESTIONNAIRE_DECLINED, err));
        FAILS(store_begin_response(store, visits[i], response, &test_notice, err));
        FAILS(store_set_star(store, visits[i], "sleep", "Sleep", true, err));
        FAILS(store_set_star(store, visits[i], "sleep", "", false, err));
#undef FAILS
    }
    assert_false(
        store_undo_arrival(fixture->store, (struct visit_id){99}, "MR", "kiosk", &fixture->err));
    assert_rows(fixture, "select questionnaire_status from visits", "none\n");
}

static void names_come_back_as_they_were_given(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {
        "Zoë O’Neil-Roy",
        "Seán D'Arcy",
        "Q",
        "7id",
        "Snuneymuxʷ ƛ̓əxʷəm",
        "ᐊᓇᐃᔅ",
        "Wilhelmina Alexandrina Bartholomea Christiana Delacroix-Ewing",
        "Robert'); DROP TABLE visits;--",
        "100% _%s|\\",
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct appointment appointment = joan;
        struct visit_id visit = {0};
        appointment.uid = names[i];
        appointment.client_name = names[i];
        struct day_list list = import_day(fixture, &appointment, 1);
        size_t last = list.count - 1;
        for (size_t j = 0; j < list.count; j++) {
            last = strcmp(list.items[j].uid, names[i]) == 0 ? j : last;
        }
        assert_string_equal(list.items[last].client_name, names[i]);
        assert_done(fixture, arrive(fixture, &list.items[last], 1, &visit));
        assert_done(fixture, walk_in(fixture, names[i], &visit));
    }
    reopen(fixture);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *expected = arena_printf(fixture->arena, "%s\n%s\n", names[i], names[i]);
        const char *sql = arena_printf(
            fixture->arena, "select client_name from arrivals where visit_id in (%zu, %zu)",
            2 * i + 1, 2 * i + 2);
        assert_rows(fixture, sql, expected);
    }
}

static void star_is_on_or_off(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct err *err = &fixture->err;
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture, store_set_star(fixture->store, visit, "sleep", "Sleep", true, err));
    assert_done(fixture, store_set_star(fixture->store, visit, "sleep", "Sleep well", true, err));
    assert_done(fixture, store_set_star(fixture->store, visit, "costs", "Costs", true, err));
    assert_rows(fixture, "select * from stars", "1|costs|Costs\n1|sleep|Sleep well\n");
    assert_done(fixture, store_set_star(fixture->store, visit, "costs", "", false, err));
    assert_done(fixture, store_set_star(fixture->store, visit, "costs", "", false, err));
    assert_rows(fixture, "select * from stars", "1|sleep|Sleep well\n");
}

static void count_adds_up_a_day_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "costs", &fixture->err));
    fake_clock_advance(&fixture->fake, 14 * HOUR_MS); /* midnight in Nanaimo */
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_rows(fixture, "select * from counters",
                "2026-11-22|page|costs|1\n2026-11-22|page|sleep|2\n2026-11-23|page|sleep|1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(import_keeps_id_and_takes_changes_when_uid_is_known),
        FIXTURE_TEST(day_list_is_sorted_by_start_then_uid),
        FIXTURE_TEST(day_list_has_start_and_not_end_of_its_time),
        FIXTURE_TEST(import_sets_aside_what_is_gone_and_takes_it_back),
        FIXTURE_TEST(import_leaves_other_days_alone),
        FIXTURE_TEST(import_writes_nothing_when_one_row_is_refused),
        FIXTURE_TEST(check_in_records_the_arrival),
        FIXTURE_TEST(check_in_gives_the_first_visit_when_done_twice),
        FIXTURE_TEST(check_in_is_one_visit_for_appointments_in_a_row),
        FIXTURE_TEST(check_in_fails_when_the_appointment_is_not_stored),
        FIXTURE_TEST(check_in_keeps_kind_and_identity_in_words),
        FIXTURE_TEST(walk_in_is_a_visit_of_no_known_client_each_time),
        FIXTURE_TEST(check_in_knows_a_client_by_name_and_phone),
        FIXTURE_TEST(check_in_without_a_phone_has_no_history),
        FIXTURE_TEST(undo_takes_the_arrival_from_the_views_and_keeps_history),
        FIXTURE_TEST(every_function_of_a_visit_fails_when_it_is_undone_or_unknown),
        FIXTURE_TEST(names_come_back_as_they_were_given),
        FIXTURE_TEST(star_is_on_or_off),
        FIXTURE_TEST(count_adds_up_a_day_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
