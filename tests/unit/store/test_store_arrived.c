/* store/: bookings that somebody has arrived for, when a later list changes them. */
#include "store_test.h"

#define VISITS "select therapist, substr(appointment_at, 12, 5) from visits order by id"
#define CHANGES                                                                                    \
    "select change, substr(appointment_at, 12, 5), therapist from booking_changes order by id"

static struct day_list joan_has_arrived(struct fixture *fixture)
{
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    return list;
}

/* A table without ids makes the uid of what the row says. */
static void give_made_uid(struct fixture *fixture, struct appointment *appointment)
{
    appointment->uid =
        arena_printf(fixture->arena, "made/%lld/%s/%s/%s", (long long)appointment->start_ms,
                     appointment->therapist, appointment->client_name, appointment->phone);
}

static void list_without_it_keeps_the_visit(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    const struct day_list list = import_day(fixture, &tom, 1);
    assert_int_equal(list.count, 2);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
}

static void visit_follows_its_booking(void **state)
{
    struct fixture *fixture = *state;
    for (int made = 0; made < 2; made++) { /* with a uid of the system, and with a made one */
        book_joan_and_tom();
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits; delete from appointments");
        if (made == 1) {
            give_made_uid(fixture, &joan);
        }
        joan_has_arrived(fixture);
        joan.start_ms += 15 * MINUTE_MS;
        joan.end_ms += 15 * MINUTE_MS;
        joan.therapist = "Tomas L.";
        if (made == 1) {
            give_made_uid(fixture, &joan);
        }
        const struct day_list list = import_day(fixture, &joan, 1);
        assert_int_equal(list.count, 1);
        assert_true(list.items[0].arrived);
        assert_string_equal(list.items[0].therapist, "Tomas L.");
        assert_rows(fixture, VISITS, "Tomas L.|10:45\n");
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\n");
        const char *kept = rows(fixture, "select change_number from visits");
        import_day(fixture, &joan, 1); /* the same list again tells nothing new */
        assert_rows(fixture, "select change_number from visits", kept);
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\n");
    }
}

static void cancelled_booking_is_told(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    joan.status = APPOINTMENT_CANCELLED;
    import_day(fixture, &joan, 1);
    assert_rows(fixture, CHANGES, "cancelled|10:30|Mei R.\n");
    joan.status = APPOINTMENT_BOOKED;
    import_day(fixture, &joan, 1);
    assert_rows(fixture, CHANGES, "cancelled|10:30|Mei R.\nbooked|10:30|Mei R.\n");
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
}

/* Many systems write a move as one row that is cancelled and one that is new. */
static void booking_that_was_rescheduled_is_the_same_visit(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    struct appointment both[2] = {joan, joan};
    both[0].status = APPOINTMENT_CANCELLED;
    both[1].uid = "anew";
    both[1].start_ms += HOUR_MS / 2;
    both[1].end_ms += HOUR_MS / 2;
    for (int i = 0; i < 2; i++) { /* the same list again tells nothing new */
        const struct day_list list = import_day(fixture, both, 2);
        size_t booked = 0;
        for (size_t n = 0; n < list.count; n++) {
            if (list.items[n].status == APPOINTMENT_BOOKED) {
                booked++;
                assert_true(list.items[n].arrived);
            }
        }
        assert_int_equal(booked, 1);
        assert_rows(fixture, VISITS, "Mei R.|11:00\n");
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\n");
    }
}

/* A booking that was moved to another day after the arrival is on the list of that day. */
static void number_of_a_booking_serves_another_day_too(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    const int64_t tomorrow = civil_next_day_ms(civil_day_start_ms(NOW_MS));
    struct appointment later = joan;
    later.start_ms = tomorrow + 10 * HOUR_MS;
    later.end_ms = later.start_ms + HOUR_MS;
    const struct day_list list = {&later, 1};
    const struct list_report report = {.entries = 1, .today = 1, .left_out_reason = ""};
    const struct list_import import = {.source = "",
                                       .digest = "d2",
                                       .list = &list,
                                       .report = &report,
                                       .from_ms = tomorrow,
                                       .to_ms = civil_next_day_ms(tomorrow)};
    assert_done(fixture, store_import(fixture->store, &import, &fixture->err));
    struct day_list kept = {0};
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, import.from_ms,
                                        import.to_ms, &kept, &fixture->err));
    assert_int_equal(kept.count, 1);
    assert_false(kept.items[0].arrived);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
}

/* What is over is left off many lists; a later booking of the client is another visit. */
static void booking_that_is_over_does_not_move(void **state)
{
    struct fixture *fixture = *state;
    joan.start_ms = NOW_MS - 2 * HOUR_MS;
    joan.end_ms = NOW_MS - HOUR_MS;
    give_made_uid(fixture, &joan);
    joan_has_arrived(fixture);
    struct appointment later = joan;
    later.start_ms = NOW_MS + 4 * HOUR_MS;
    later.end_ms = NOW_MS + 5 * HOUR_MS;
    give_made_uid(fixture, &later);
    assert_int_equal(import_day(fixture, &later, 1).count, 2);
    assert_rows(fixture, CHANGES, "");
}

/* One who arrived keeps the visit, the other can arrive. */
static void booking_that_is_somebody_elses_now_is_another(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    joan.client_name = "Somebody Else";
    joan.phone = "2505550111";
    const struct day_list list = import_day(fixture, &joan, 1);
    assert_int_equal(list.count, 2);
    assert_rows(fixture, "select client_name from visits", "Joan Smith\n");
    assert_rows(fixture,
                "select client_name, exists (select 1 from visit_appointments where"
                " appointment_id = appointments.id) from appointments order by client_name",
                "Joan Smith|1\nSomebody Else|0\n");
    import_day(fixture, &joan, 1);
    assert_rows(fixture, "select count(*) from appointments", "2\n");
}

static void name_that_was_corrected_is_the_same_client(void **state)
{
    struct fixture *fixture = *state;
    joan.phone = "";
    joan_has_arrived(fixture);
    joan.client_name = "Joan Smith-Baker";
    assert_int_equal(import_day(fixture, &joan, 1).count, 1);
}

/* A table without ids, in which the office puts the number or the name right. */
static void row_that_was_written_anew_is_the_same_visit(void **state)
{
    static const struct {
        const char *name;
        const char *phone;
    } anew[] = {
        {"Joan Smith", "12505550142"},         {"Joan Smith", "2505550142 2505550143"},
        {"Smith, Joan", "2505550142"},         {"Smith, Joan", ""},
        {"Joan M. Smith", "2505550142"},       {"Joan S.", "2505550142"},
        {"Joan (Joanie) Smith", "2505550142"}, {"Joan Smith", "2505550999"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(anew); i++) {
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits; delete from appointments");
        book_joan_and_tom();
        give_made_uid(fixture, &joan);
        joan_has_arrived(fixture);
        joan.client_name = anew[i].name;
        joan.phone = anew[i].phone;
        joan.start_ms += 15 * MINUTE_MS;
        give_made_uid(fixture, &joan);
        const struct day_list list = import_day(fixture, &joan, 1);
        assert_int_equal(list.count, 1);
        assert_true(list.items[0].arrived);
        assert_string_equal(list.items[0].client_name, anew[i].name);
        assert_string_equal(list.items[0].phone, anew[i].phone);
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\n");
    }
}

/* A therapist is late: both bookings of a visit move, in a table without ids. */
static void bookings_in_a_row_that_both_move_are_one_visit(void **state)
{
    struct fixture *fixture = *state;
    static const int64_t later[] = {30 * MINUTE_MS, 4 * HOUR_MS};
    for (size_t i = 0; i < COUNT_OF(later); i++) {
        struct visit_id visit = {0};
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits; delete from appointments");
        book_joan_and_tom();
        struct appointment both[2] = {joan, joan};
        both[1].start_ms = joan.end_ms;
        both[1].end_ms = joan.end_ms + HOUR_MS;
        both[1].therapist = "Aki L.";
        for (size_t n = 0; n < 2; n++) {
            give_made_uid(fixture, &both[n]);
        }
        struct day_list list = import_day(fixture, both, 2);
        assert_done(fixture, arrive(fixture, list.items, 2, &visit));
        for (size_t n = 0; n < 2; n++) {
            both[n].start_ms += later[i];
            both[n].end_ms += later[i];
            give_made_uid(fixture, &both[n]);
        }
        list = import_day(fixture, both, 2);
        assert_int_equal(list.count, 2);
        assert_true(list.items[0].arrived && list.items[1].arrived);
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\nmoved|11:30|Aki L.\n");
    }
}

/* The booking of a couple becomes that of one of them, and the other way round. */
static void visit_stays_with_the_person_of_the_name(void **state)
{
    struct fixture *fixture = *state;
    struct appointment couple[2] = {joan, joan};
    couple[0].uid = "x&bob smith";
    couple[0].client_name = "Bob Smith";
    couple[1].uid = "x&joan smith";
    struct appointment bob = couple[0];
    bob.uid = "x";
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &bob, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    for (int i = 0; i < 2; i++) {
        list = import_day(fixture, couple, 2);
        assert_int_equal(list.count, 2);
        assert_string_equal(list.items[0].client_name, "Bob Smith");
        assert_true(list.items[0].arrived);
        assert_false(list.items[1].arrived);
        list = import_day(fixture, &bob, 1);
        assert_int_equal(list.count, 1);
        assert_true(list.items[0].arrived);
    }
    assert_rows(fixture, CHANGES, "");
    /* and a title that is of another of the family */
    bob.client_name = "Peter Smith";
    list = import_day(fixture, &bob, 1);
    assert_rows(fixture,
                "select client_name, exists (select 1 from visit_appointments where"
                " appointment_id = appointments.id and stands = 1) from appointments"
                " where client_name <> 'Joan Smith' order by client_name",
                "Bob Smith|1\nPeter Smith|0\n");
}

/* Another client of the name comes in the afternoon. */
static void first_name_is_not_moved_far(void **state)
{
    struct fixture *fixture = *state;
    joan.client_name = "Sarah";
    joan.phone = "";
    give_made_uid(fixture, &joan);
    joan_has_arrived(fixture);
    joan.start_ms += 15 * MINUTE_MS; /* this is she */
    give_made_uid(fixture, &joan);
    assert_int_equal(import_day(fixture, &joan, 1).count, 1);
    struct appointment other = joan;
    other.start_ms += 5 * HOUR_MS;
    other.end_ms += 5 * HOUR_MS;
    give_made_uid(fixture, &other);
    const struct day_list list = import_day(fixture, &other, 1);
    assert_int_equal(list.count, 2);
    assert_false(list.items[1].arrived);
}

/* What has begun falls out of a list; a booking of the afternoon is another one. */
static void booking_that_has_begun_does_not_move_far(void **state)
{
    struct fixture *fixture = *state;
    give_made_uid(fixture, &joan);
    joan_has_arrived(fixture);
    fixture->fake.wall_ms = joan.start_ms + MINUTE_MS;
    joan.start_ms += 5 * HOUR_MS;
    joan.end_ms += 5 * HOUR_MS;
    give_made_uid(fixture, &joan);
    assert_int_equal(import_day(fixture, &joan, 1).count, 2);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
}

/* Before its time the staff are told of it, once; afterwards lists leave out what has begun. */
static void booking_that_is_gone_is_told(void **state)
{
    struct fixture *fixture = *state;
    joan_has_arrived(fixture);
    import_day(fixture, &tom, 1);
    import_day(fixture, &tom, 1);
    assert_rows(fixture, CHANGES, "gone|10:30|Mei R.\n");
    struct appointment both[2] = {joan, tom};
    import_day(fixture, both, 2);
    fixture->fake.wall_ms = joan.start_ms + 1;
    import_day(fixture, &tom, 1);
    assert_rows(fixture, CHANGES, "gone|10:30|Mei R.\n");
}

/* The client goes, and comes again in the afternoon. */
static void booking_that_moved_away_from_the_row_is_another_visit(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct appointment both[2] = {joan, joan};
    both[1].uid = "joan-1130";
    both[1].start_ms = joan.end_ms;
    both[1].end_ms = joan.end_ms + HOUR_MS;
    both[1].therapist = "Aki L.";
    struct day_list list = import_day(fixture, both, 2);
    assert_done(fixture, arrive(fixture, list.items, 2, &visit));
    both[1].start_ms += 15 * MINUTE_MS;
    both[1].end_ms += 15 * MINUTE_MS;
    list = import_day(fixture, both, 2);
    assert_true(list.items[1].arrived);
    both[1].start_ms += 3 * HOUR_MS;
    both[1].end_ms += 3 * HOUR_MS;
    list = import_day(fixture, both, 2);
    assert_true(list.items[0].arrived);
    assert_false(list.items[1].arrived);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
    assert_rows(fixture, CHANGES, "moved|11:30|Aki L.\nmoved|11:45|Aki L.\n");
}

/* Nobody can tell which of two bookings has become which. */
static void two_of_a_client_are_not_guessed(void **state)
{
    struct fixture *fixture = *state;
    struct appointment later[2] = {joan, joan};
    give_made_uid(fixture, &joan);
    joan_has_arrived(fixture);
    for (int i = 0; i < 2; i++) {
        later[i].start_ms += (i + 2) * HOUR_MS;
        later[i].end_ms += (i + 2) * HOUR_MS;
        give_made_uid(fixture, &later[i]);
    }
    import_day(fixture, later, 2);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
    assert_rows(fixture, CHANGES, "gone|10:30|Mei R.\n");
}

/* Another booking of the same client stays one of its own. */
static void second_booking_does_not_move_the_first(void **state)
{
    struct fixture *fixture = *state;
    struct appointment both[2] = {joan, joan};
    joan_has_arrived(fixture);
    both[1].uid = "joan-1430";
    both[1].start_ms += 4 * HOUR_MS;
    both[1].end_ms += 4 * HOUR_MS;
    assert_int_equal(import_day(fixture, both, 2).count, 2);
    assert_rows(fixture, VISITS, "Mei R.|10:30\n");
    assert_rows(fixture, CHANGES, "");
}

static void undone_arrival_leaves_the_list_alone(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    joan.client_name = "Somebody Else";
    list = import_day(fixture, &joan, 1);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].client_name, "Somebody Else");
    assert_false(list.items[0].arrived);
}

static void record_has_its_changes(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct visit_record record;
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    joan.therapist = "Tomas L.";
    import_day(fixture, &joan, 1);
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    assert_string_equal(record.therapist, "Tomas L.");
    assert_int_equal(record.change_count, 1);
    assert_string_equal(record.changes[0].change, "moved");
    assert_string_equal(record.changes[0].therapist, "Mei R.");
    assert_string_equal(record.changes[0].at, record.arrived_at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(list_without_it_keeps_the_visit),
        FIXTURE_TEST(visit_follows_its_booking),
        FIXTURE_TEST(cancelled_booking_is_told),
        FIXTURE_TEST(booking_that_was_rescheduled_is_the_same_visit),
        FIXTURE_TEST(number_of_a_booking_serves_another_day_too),
        FIXTURE_TEST(booking_that_is_over_does_not_move),
        FIXTURE_TEST(booking_that_is_somebody_elses_now_is_another),
        FIXTURE_TEST(name_that_was_corrected_is_the_same_client),
        FIXTURE_TEST(row_that_was_written_anew_is_the_same_visit),
        FIXTURE_TEST(bookings_in_a_row_that_both_move_are_one_visit),
        FIXTURE_TEST(visit_stays_with_the_person_of_the_name),
        FIXTURE_TEST(first_name_is_not_moved_far),
        FIXTURE_TEST(booking_that_has_begun_does_not_move_far),
        FIXTURE_TEST(booking_that_is_gone_is_told),
        FIXTURE_TEST(booking_that_moved_away_from_the_row_is_another_visit),
        FIXTURE_TEST(two_of_a_client_are_not_guessed),
        FIXTURE_TEST(second_booking_does_not_move_the_first),
        FIXTURE_TEST(undone_arrival_leaves_the_list_alone),
        FIXTURE_TEST(record_has_its_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
