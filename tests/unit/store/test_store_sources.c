/* store/: several sources of day lists, each with its own last good list. */
#include "store_test.h"

#include "store/sources.h"

static const struct list_source files[] = {
    {.key = "file mei.ics", .place = "mei.ics", .therapist = "", .kind = SOURCE_FILE},
    {.key = "file tomas.ics", .place = "tomas.ics", .therapist = "", .kind = SOURCE_FILE},
};

static void use(struct fixture *fixture, size_t count)
{
    assert_done(fixture, store_use_sources(fixture->store, files, count, &fixture->err));
}

/* The source brings these for the day of NOW_MS, in a list that has entries of other days too. */
static void bring(struct fixture *fixture, size_t source, const struct appointment *items,
                  size_t count)
{
    const struct day_list list = {items, count};
    const struct list_report report = {.entries = (int64_t)count + 1,
                                       .today = (int64_t)count,
                                       .left_out_reason = "",
                                       .earliest_ms = NOW_MS,
                                       .latest_ms = NOW_MS};
    const struct list_import import = {
        .source = files[source].key,
        .digest = "d1",
        .list = &list,
        .report = &report,
        .from_ms = civil_day_start_ms(NOW_MS),
        .to_ms = civil_next_day_ms(civil_day_start_ms(NOW_MS)),
    };
    assert_done(fixture, store_import(fixture->store, &import, &fixture->err));
}

static struct day_list today(struct fixture *fixture)
{
    struct day_list list = {0};
    const int64_t from = civil_day_start_ms(NOW_MS);
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, from,
                                        civil_next_day_ms(from), &list, &fixture->err));
    return list;
}

/* "Joan Smith with Mei R.\n", a line for each appointment that is offered. */
static const char *offered(struct fixture *fixture)
{
    const struct day_list list = today(fixture);
    const char *text = "";
    for (size_t i = 0; i < list.count; i++) {
        text = arena_printf(fixture->arena, "%s%s with %s\n", text, list.items[i].client_name,
                            list.items[i].therapist);
    }
    return text;
}

static struct appointment booking(const char *client, const char *phone, const char *therapist)
{
    struct appointment appointment = joan;
    appointment.uid = "same-uid";
    appointment.client_name = client;
    appointment.phone = phone;
    appointment.therapist = therapist;
    return appointment;
}

static void sources_form_one_list(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    const struct appointment bob = booking("Bob Sample", "2505550102", "Tomas L.");
    use(fixture, 2);
    bring(fixture, 0, &ann, 1);
    bring(fixture, 1, &bob, 1);
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\nBob Sample with Tomas L.\n");
    bring(fixture, 0, NULL, 0); /* empties its own part alone */
    assert_string_equal(offered(fixture), "Bob Sample with Tomas L.\n");
}

static void same_booking_in_two_sources_is_offered_once(void **state)
{
    static const struct {
        const char *client[2];
        const char *phone[2];
        const char *therapist[2];
        const char *expected;
    } cases[] = {
        {{"Ann Sample", "Ann SAMPLE"}, {"", ""}, {"Mei R.", "Mei R."}, "Ann Sample with Mei R.\n"},
        {{"Ann Sample", "Ann Sample"},
         {"", "2505550101"},
         {"Mei R.", "Mei R"},
         "Ann Sample with Mei R\n"}, /* the one that is found by phone too */
        {{"Ann Sample", "Ann Sample"}, {"", ""}, {"Mei R.", ""}, "Ann Sample with Mei R.\n"},
        /* systems write numbers and names their own way */
        {{"Ann Sample", "Ann Sample"},
         {"2505550101", "12505550101"},
         {"Mei R.", "Mei R."},
         "Ann Sample with Mei R.\n"},
        {{"Ann Sample", "Ann Sample"},
         {"6045550199 2505550101", "5550101"},
         {"Mei R.", "Mei R."},
         "Ann Sample with Mei R.\n"},
        {{"Ann Sample", "SAMPLE, Ann"}, {"2505550101", ""}, {"", ""}, "Ann Sample with \n"},
        {{"Ann Sample", "Ann (Annie) Sample"},
         {"2505550101", "2505550101"},
         {"", "Mei R."},
         "Ann Sample with \n"},
        {{"Ann Sample", "Ann S."}, {"", ""}, {"Mei R.", "Mei R."}, "Ann Sample with Mei R.\n"},
        {{"Ann Sample", "Ann Sample"},
         {"", ""},
         {"Mei R.", "Mei Robertson"},
         "Ann Sample with Mei R.\n"},
        /* without number and therapist a shorter name may be somebody else's */
        {{"Ann Sample", "Ann S."}, {"", ""}, {"", ""}, "Ann Sample with \nAnn S. with \n"},
        /* a family */
        {{"Ann Sample", "Bob Sample"},
         {"2505550101", "2505550101"},
         {"Mei R.", "Mei R."},
         "Ann Sample with Mei R.\nBob Sample with Mei R.\n"},
        /* two of one name */
        {{"Ann Sample", "Ann Sample"},
         {"2505550101", "2505550102"},
         {"Mei R.", "Mei R."},
         "Ann Sample with Mei R.\nAnn Sample with Mei R.\n"},
        {{"Ann Sample", "Ann Sample"},
         {"", ""},
         {"Mei R.", "Tomas L."},
         "Ann Sample with Mei R.\nAnn Sample with Tomas L.\n"},
        {{"", ""}, {"", ""}, {"Mei R.", "Mei R."}, " with Mei R.\n with Mei R.\n"},
    };
    struct fixture *fixture = *state;
    use(fixture, 2);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        for (size_t source = 0; source < 2; source++) {
            const struct appointment appointment = booking(
                cases[i].client[source], cases[i].phone[source], cases[i].therapist[source]);
            bring(fixture, source, &appointment, 1);
        }
        assert_string_equal(offered(fixture), cases[i].expected);
    }
}

/* A booking system writes into the calendar that somebody keeps by hand. */
static void same_booking_twice_in_one_source_is_offered_once(void **state)
{
    static const struct {
        const char *client[2];
        const char *phone[2];
        const char *expected;
    } cases[] = {
        {{"Ann Sample", "Ann Sample"}, {"", "2505550101"}, "Ann Sample with Mei R.\n"},
        {{"Ann Sample", "SAMPLE, Ann"}, {"", ""}, "Ann Sample with Mei R.\n"},
        /* two clients */
        {{"A. S.", "A. S."}, {"", ""}, "A. S. with Mei R.\nA. S. with Mei R.\n"},
        {{"Ann", "Ann"}, {"", ""}, "Ann with Mei R.\nAnn with Mei R.\n"},
        {{"Ann Sample", "Ann Sample"},
         {"2505550101", "2505550102"},
         "Ann Sample with Mei R.\nAnn Sample with Mei R.\n"},
    };
    struct fixture *fixture = *state;
    use(fixture, 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct appointment rows[2];
        for (size_t row = 0; row < 2; row++) {
            rows[row] = booking(cases[i].client[row], cases[i].phone[row], "Mei R.");
        }
        rows[1].uid = "uid-of-the-system";
        bring(fixture, 0, rows, 2);
        assert_string_equal(offered(fixture), cases[i].expected);
    }
}

/* A calendar leaves what was cancelled standing; booked elsewhere for the same time, it counts,
 * whichever source comes first. */
static void booked_counts_before_cancelled(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment booked = booking("Ann Sample", "2505550101", "Mei R.");
    struct appointment cancelled = booked;
    cancelled.status = APPOINTMENT_CANCELLED;
    use(fixture, 2);
    for (size_t source = 0; source < 2; source++) {
        bring(fixture, source, &cancelled, 1);
        bring(fixture, 1 - source, &booked, 1);
        const struct day_list list = today(fixture);
        assert_int_equal(list.count, 1);
        assert_int_equal(list.items[0].status, APPOINTMENT_BOOKED);
    }
}

/* One of two rows of the same booking is deleted or cancelled: nothing has changed for anybody. */
static void twin_that_stands_keeps_the_visit(void **state)
{
    struct fixture *fixture = *state;
    struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    for (int cancelled = 0; cancelled < 2; cancelled++) {
        struct visit_id visit = {0};
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits; delete from appointments");
        use(fixture, 2);
        bring(fixture, 0, &ann, 1);
        bring(fixture, 1, &ann, 1);
        const struct day_list list = today(fixture);
        assert_int_equal(list.count, 1);
        assert_done(fixture, arrive(fixture, list.items, 1, &visit));
        struct appointment off = ann;
        off.status = APPOINTMENT_CANCELLED;
        bring(fixture, 0, &off, cancelled == 1 ? 1 : 0);
        assert_rows(fixture, "select change from booking_changes", "");
        assert_rows(fixture,
                    "select count(*) from appointments where status = 'booked' and listed = 1 and"
                    " twin_of is null and exists (select 1 from visit_appointments where stands = 1"
                    "  and appointment_id = appointments.id)",
                    "1\n");
    }
}

/* Somebody has arrived, and the owner configures another source that has the same booking. */
static void source_that_takes_over_from_another_tells_of_the_same_booking(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    struct visit_id visit = {0};
    use(fixture, 1);
    bring(fixture, 0, &ann, 1);
    const struct day_list list = today(fixture);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture, store_use_sources(fixture->store, &files[1], 1, &fixture->err));
    bring(fixture, 1, &ann, 1);
    assert_int_equal(today(fixture).count, 1);
    assert_true(today(fixture).items[0].arrived);
}

static void twin_that_is_left_alone_is_offered(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    use(fixture, 2);
    bring(fixture, 0, &ann, 1);
    bring(fixture, 1, &ann, 1);
    bring(fixture, 0, NULL, 0);
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");
    bring(fixture, 0, &ann, 1);
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");
    use(fixture, 1); /* the other is no longer configured */
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");
}

static void twin_that_somebody_arrived_for_is_offered(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment plain = booking("Ann Sample", "", "Mei R.");
    const struct appointment phoned = booking("Ann Sample", "2505550101", "Mei R.");
    struct visit_id visit = {0};
    use(fixture, 2);
    bring(fixture, 0, &plain, 1);
    struct day_list list = today(fixture);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    bring(fixture, 1, &phoned, 1);
    list = today(fixture);
    assert_int_equal(list.count, 1);
    assert_true(list.items[0].arrived);
}

/* Staff put somebody on the list who was missing, and then the list brings them. */
static void booking_by_hand_that_the_list_brings_is_offered_once(void **state)
{
    struct fixture *fixture = *state;
    struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    use(fixture, 1);
    assert_done(fixture, store_put_appointment(fixture->store, &ann, "kiosk", &fixture->err));
    bring(fixture, 0, &ann, 1);
    assert_int_equal(today(fixture).count, 1);
}

#define VISITS "select therapist, substr(appointment_at, 12, 5) from visits"
#define CHANGES                                                                                    \
    "select change, substr(appointment_at, 12, 5), therapist from booking_changes order by id"

static struct appointment at(struct appointment appointment, int64_t start_ms)
{
    appointment.end_ms += start_ms - appointment.start_ms;
    appointment.start_ms = start_ms;
    return appointment;
}

/* Ann is booked with Mei R. at 10:30 in one source, and has arrived for it five minutes ago. */
static struct appointment ann_has_arrived(struct fixture *fixture)
{
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    struct visit_id visit = {0};
    bring(fixture, 0, &ann, 1);
    const struct day_list list = today(fixture);
    const size_t first = strcmp(list.items[0].therapist, "Mei R.") == 0 ? 0 : 1;
    assert_done(fixture, arrive(fixture, &list.items[first], 1, &visit));
    fixture->fake.wall_ms += 5 * MINUTE_MS;
    return ann;
}

static void assert_offered_as_arrived(struct fixture *fixture, const char *expected)
{
    const struct day_list list = today(fixture);
    assert_string_equal(offered(fixture), expected);
    for (size_t i = 0; i < list.count; i++) {
        assert_true(list.items[i].arrived);
    }
}

/* From the calendar of one therapist into that of another, whichever is read first. */
static void booking_that_moved_to_another_source_is_the_same_visit(void **state)
{
    struct fixture *fixture = *state;
    for (int left_first = 0; left_first < 2; left_first++) {
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits; delete from appointments");
        use(fixture, 2);
        const struct appointment ann = ann_has_arrived(fixture);
        const struct appointment there =
            at(booking("Sample, Ann", "12505550101", "Tomas L."), ann.start_ms + 30 * MINUTE_MS);
        for (int i = 0; i < 2; i++) { /* the same lists again tell nothing new */
            bring(fixture, left_first == 1 ? 0 : 1, &there, left_first == 1 ? 0 : 1);
            bring(fixture, left_first == 1 ? 1 : 0, &there, left_first == 1 ? 1 : 0);
            assert_offered_as_arrived(fixture, "Sample, Ann with Tomas L.\n");
            assert_rows(fixture, VISITS, "Tomas L.|11:00\n");
            assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\n");
        }
        fixture->fake.wall_ms += 5 * MINUTE_MS;
        bring(fixture, 1, NULL, 0); /* and back again */
        bring(fixture, 0, &ann, 1);
        assert_offered_as_arrived(fixture, "Ann Sample with Mei R.\n");
        assert_rows(fixture, VISITS, "Mei R.|10:30\n");
        assert_rows(fixture, CHANGES, "moved|10:30|Mei R.\nmoved|11:00|Tomas L.\n");
    }
}

static void booking_that_was_cancelled_here_and_made_there_is_the_same_visit(void **state)
{
    struct fixture *fixture = *state;
    use(fixture, 2);
    struct appointment ann = ann_has_arrived(fixture);
    const struct appointment there = booking("Ann Sample", "2505550101", "Tomas L.");
    ann.status = APPOINTMENT_CANCELLED;
    bring(fixture, 0, &ann, 1);
    bring(fixture, 1, &there, 1);
    assert_rows(fixture, VISITS, "Tomas L.|10:30\n");
    assert_rows(fixture, CHANGES, "cancelled|10:30|Mei R.\nbooked|10:30|Mei R.\n");
}

/* Each of these is another visit, or nobody can tell. */
static void other_bookings_in_another_source_stay_their_own(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment here = booking("Ann Sample", "2505550101", "Tomas L.");
    struct appointment two[2] = {at(here, here.start_ms + 5 * MINUTE_MS),
                                 at(here, here.start_ms + 10 * MINUTE_MS)};
    two[1].uid = "another-uid";
    const struct appointment later = at(here, here.start_ms + 4 * HOUR_MS);
    const struct appointment daughter = booking("Ann Sample", "2505550177", "Tomas L.");
    const struct appointment bob = booking("Bob Sample", "2505550101", "Tomas L.");
    const struct {
        const struct appointment *items;
        size_t count;
        bool before; /* the other source brought it before Ann arrived */
        bool stays;  /* the source of the visit still has it */
    } cases[] = {
        {&here, 1, .before = true},   {&here, 1, .stays = true},       {two, 2, .before = false},
        {&later, 1, .before = false}, {&daughter, 1, .before = false}, {&bob, 1, .before = false},
    };
    use(fixture, 2);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        run_sql(DATABASE, "delete from visit_appointments; delete from booking_changes;"
                          " delete from visits;"
                          " delete from appointments");
        fixture->fake.wall_ms = NOW_MS;
        if (cases[i].before) {
            bring(fixture, 1, cases[i].items, cases[i].count);
        }
        const struct appointment ann = ann_has_arrived(fixture);
        bring(fixture, 0, &ann, cases[i].stays ? 1 : 0);
        bring(fixture, 1, cases[i].items, cases[i].count);
        assert_rows(fixture, VISITS, "Mei R.|10:30\n");
        assert_int_equal(today(fixture).count, cases[i].count + 1);
        assert_rows(fixture, CHANGES, cases[i].stays ? "" : "gone|10:30|Mei R.\n");
    }
}

static void source_out_of_use_offers_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    const struct appointment bob = booking("Bob Sample", "2505550102", "Tomas L.");
    struct source_status *sources = NULL;
    size_t count = 0;
    use(fixture, 2);
    bring(fixture, 0, &ann, 1);
    bring(fixture, 1, &bob, 1);
    use(fixture, 1);
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");
    assert_done(fixture,
                store_sources(fixture->store, fixture->arena, &sources, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(sources[0].key, files[0].key);
}

static struct source_status status_of(struct fixture *fixture, size_t source)
{
    struct source_status status;
    assert_done(fixture, store_source(fixture->store, fixture->arena, files[source].key, &status,
                                      &fixture->err));
    return status;
}

static void source_says_how_it_is_doing(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    struct source_status status = status_of(fixture, 0);
    assert_int_equal(status.checked_ms, 0);
    use(fixture, 2);
    bring(fixture, 0, &ann, 1);
    status = status_of(fixture, 0);
    assert_int_equal(status.taken_ms, NOW_MS);
    assert_int_equal(status.report.today, 1);
    assert_int_equal(status.report.earliest_ms, NOW_MS);
    assert_string_equal(status.digest, "d1");

    status.reason = "mei.ics:3: half a file";
    status.digest = "d2";
    status.bytes = BYTES_REFUSED;
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_source_failed(fixture->store, &status, &fixture->err));
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_source_failed(fixture->store, &status, &fixture->err));
    status = status_of(fixture, 0);
    assert_int_equal(status.failing_since_ms, NOW_MS + MINUTE_MS);
    assert_string_equal(status.reason, "mei.ics:3: half a file");
    assert_string_equal(status.digest, "d2");
    assert_int_equal(status.taken_ms, NOW_MS);
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");

    assert_done(fixture,
                store_source_unchanged(fixture->store, files[0].key, NOW_MS, &fixture->err));
    status = status_of(fixture, 0);
    assert_int_equal(status.failing_since_ms, 0);
    assert_int_equal(status.checked_ms, NOW_MS + 2 * MINUTE_MS);
    assert_string_equal(status.reason, "");
}

/* A calendar that shares no more than "Busy" takes nobody off the list. */
static void list_that_hides_whom_it_is_about_takes_nobody_away(void **state)
{
    struct fixture *fixture = *state;
    const struct appointment ann = booking("Ann Sample", "2505550101", "Mei R.");
    const struct day_list none = {NULL, 0};
    use(fixture, 1);
    bring(fixture, 0, &ann, 1);
    const struct list_report report = {.entries = 3,
                                       .hidden = 2,
                                       .left_out_reason = "",
                                       .earliest_ms = NOW_MS,
                                       .latest_ms = NOW_MS};
    const struct list_import import = {
        .source = files[0].key,
        .digest = "d2",
        .list = &none,
        .report = &report,
        .from_ms = civil_day_start_ms(NOW_MS),
        .to_ms = civil_next_day_ms(civil_day_start_ms(NOW_MS)),
    };
    assert_done(fixture, store_import(fixture->store, &import, &fixture->err));
    assert_string_equal(offered(fixture), "Ann Sample with Mei R.\n");
    assert_true(status_of(fixture, 0).report.kept);
    assert_int_equal(status_of(fixture, 0).report.hidden, 2);
}

/* Longer than what is written in one transaction. */
static void long_list_is_taken_over_whole(void **state)
{
    enum { ROWS = 1001 };
    struct fixture *fixture = *state;
    struct appointment *items = ARENA_ARRAY(fixture->arena, struct appointment, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        items[i] = booking("A. S.", "", "Mei R.");
        items[i].uid = arena_printf(fixture->arena, "row-%zu", i);
    }
    use(fixture, 1);
    bring(fixture, 0, items, ROWS);
    assert_int_equal(today(fixture).count, ROWS);
    bring(fixture, 0, items, 1);
    assert_int_equal(today(fixture).count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(sources_form_one_list),
        FIXTURE_TEST(same_booking_in_two_sources_is_offered_once),
        FIXTURE_TEST(same_booking_twice_in_one_source_is_offered_once),
        FIXTURE_TEST(booked_counts_before_cancelled),
        FIXTURE_TEST(twin_that_stands_keeps_the_visit),
        FIXTURE_TEST(source_that_takes_over_from_another_tells_of_the_same_booking),
        FIXTURE_TEST(twin_that_is_left_alone_is_offered),
        FIXTURE_TEST(twin_that_somebody_arrived_for_is_offered),
        FIXTURE_TEST(booking_by_hand_that_the_list_brings_is_offered_once),
        FIXTURE_TEST(booking_that_moved_to_another_source_is_the_same_visit),
        FIXTURE_TEST(booking_that_was_cancelled_here_and_made_there_is_the_same_visit),
        FIXTURE_TEST(other_bookings_in_another_source_stay_their_own),
        FIXTURE_TEST(source_out_of_use_offers_nothing),
        FIXTURE_TEST(source_says_how_it_is_doing),
        FIXTURE_TEST(list_that_hides_whom_it_is_about_takes_nobody_away),
        FIXTURE_TEST(long_list_is_taken_over_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
