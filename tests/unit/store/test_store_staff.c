/* store/: what the staff do at the kiosk, but for moving answers (test_store_move.c). */
#include "store_test.h"

#include <sys/stat.h>

static struct visit_id arrive_joan(struct fixture *fixture)
{
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    return visit;
}

static void decide(struct fixture *fixture, struct visit_id visit, enum decision decision,
                   const char *initials)
{
    assert_done(fixture,
                store_decide(fixture->store, visit, decision, initials, "kiosk", &fixture->err));
}

static struct visit_record record_of(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    return record;
}

static int64_t later(struct fixture *fixture, int64_t ms)
{
    return fixture->fake.wall_ms += ms;
}

static void decisions_are_all_kept_and_the_first_says_when_it_was_seen(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = arrive_joan(fixture);
    assert_int_equal(record_of(fixture, visit).decision_count, 0);
    later(fixture, MINUTE_MS);
    decide(fixture, visit, DECISION_SEEN, "");
    int64_t change = record_of(fixture, visit).change;
    later(fixture, MINUTE_MS);
    decide(fixture, visit, DECISION_MODIFY, "M.R.");
    later(fixture, MINUTE_MS);
    decide(fixture, visit, DECISION_REFERRED, "AL");
    assert_rows(fixture, "select * from decisions",
                "1|2026-11-22T10:01:00-08:00|seen|\n"
                "1|2026-11-22T10:02:00-08:00|modify|M.R.\n"
                "1|2026-11-22T10:03:00-08:00|referred|AL\n");
    assert_rows(fixture, "select seen_at from arrivals", "2026-11-22T10:01:00-08:00\n");
    assert_rows(fixture, "select at, who, command, scope from audit where rowid > 1",
                "2026-11-22T10:02:00-08:00|kiosk|decide|visit 1\n"
                "2026-11-22T10:03:00-08:00|kiosk|decide|visit 1\n");
    struct visit_record record = record_of(fixture, visit);
    assert_true(record.change > change);
    assert_int_equal(record.decision_count, 3);
    assert_string_equal(record.decisions[0].initials, "");
    assert_string_equal(record.decisions[2].decision, "referred");
    assert_string_equal(record.decisions[2].initials, "AL");
    assert_string_equal(record.decisions[2].at, "2026-11-22T10:03:00-08:00");
}

static void decision_that_is_the_first_counts_as_seen(void **state)
{
    struct fixture *fixture = *state;
    for (enum decision decision = 0; decision < DECISION_COUNT; decision++) {
        struct visit_id visit = {0};
        assert_done(fixture, walk_in(fixture, "Ida", &visit));
        decide(fixture, visit, decision, decision_is_signed(decision) ? "MR" : "");
        struct visit_record record = record_of(fixture, visit);
        assert_string_equal(record.seen_at, "2026-11-22T10:00:00-08:00");
        assert_string_equal(record.decisions[0].decision, decision_code(decision));
    }
}

static void assert_refused(struct fixture *fixture, bool ok, const char *text)
{
    assert_false(ok);
    assert_string_equal(fixture->err.text, text);
    fixture->err.text[0] = '\0';
}

/* To have seen somebody needs an arrival that stands; what was urgent in another can be decided. */
static void decision_about_an_arrival_taken_back_is_signed(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = arrive_joan(fixture);
    decide(fixture, visit, DECISION_SEEN, "");
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    assert_refused(fixture,
                   store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err),
                   DATABASE ": there is no visit 1, or it was undone");
    assert_refused(fixture,
                   store_decide(fixture->store, (struct visit_id){99}, DECISION_PROCEED, "MR",
                                "kiosk", &fixture->err),
                   DATABASE ": there is no visit 99");
    decide(fixture, visit, DECISION_PROCEED, "MR");
    assert_rows(fixture, "select * from decisions", "");
    assert_rows(fixture,
                "select count(*) from made_decisions; select group_concat(command) from audit",
                "2\ndecide,undo,decide\n");
}

static void undo_by_staff_is_noted_and_keeps_the_history(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = arrive_joan(fixture);
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    assert_rows(fixture, "select * from arrivals", "");
    assert_rows(fixture, "select client_name, undone_at, undone_by from visits",
                "Joan Smith|2026-11-22T10:00:00-08:00|MR\n");
    assert_rows(fixture, "select who, command, scope from audit", "kiosk|undo|visit 1\n");
    struct visit_id again = arrive_joan(fixture); /* she can check in again */
    assert_int_equal(again.value, 2);
    assert_refused(
        fixture,
        store_undo_arrival(fixture->store, (struct visit_id){99}, "MR", "kiosk", &fixture->err),
        DATABASE ": there is no visit 99, or it was undone");
    assert_rows(fixture, "select count(*) from audit", "1\n");
}

static int delay_of(struct fixture *fixture, const char *therapist)
{
    int minutes = -1;
    assert_done(fixture, store_delay(fixture->store, therapist, &minutes, &fixture->err));
    return minutes;
}

static void set_delay(struct fixture *fixture, const char *therapist, int minutes)
{
    assert_done(fixture,
                store_set_delay(fixture->store, therapist, minutes, "kiosk", &fixture->err));
}

static void delay_is_of_one_therapist_and_of_this_day(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(delay_of(fixture, "Mei R."), 0);
    set_delay(fixture, "Mei R.", 10);
    set_delay(fixture, "Aki L.", 5);
    set_delay(fixture, "Mei R.", 20);
    reopen(fixture);
    assert_int_equal(delay_of(fixture, "Mei R."), 20);
    assert_int_equal(delay_of(fixture, "Aki L."), 5);
    assert_int_equal(delay_of(fixture, "Mei"), 0);
    assert_int_equal(delay_of(fixture, ""), 0);
    set_delay(fixture, "Mei R.", 0);
    assert_int_equal(delay_of(fixture, "Mei R."), 0);
    assert_int_equal(delay_of(fixture, "Aki L."), 5);
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk|delay|Mei R. 10 min\n"
                "kiosk|delay|Aki L. 5 min\n"
                "kiosk|delay|Mei R. 20 min\n"
                "kiosk|delay|Mei R. 0 min\n");
    fixture->fake.wall_ms = civil_next_day_ms(civil_day_start_ms(NOW_MS)) - 1;
    assert_int_equal(delay_of(fixture, "Aki L."), 5);
    later(fixture, 1);
    assert_int_equal(delay_of(fixture, "Aki L."), 0);
    set_delay(fixture, "Mei R.", 15);
    assert_rows(fixture, "select * from delays", "2026-11-23|Mei R.|15\n");
}

static struct hours_by_hand opening_of(struct fixture *fixture)
{
    struct hours_by_hand by_hand;
    assert_done(fixture, store_opening(fixture->store, &by_hand, &fixture->err));
    return by_hand;
}

static void what_was_said_of_the_hours_is_kept(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        struct hours_by_hand said;
        const char *kept;
    } cases[] = {
        {{true, false, NOW_MS + 23 * HOUR_MS}, "closed 2026-11-23T09:00:00-08:00\n"},
        {{true, true, NOW_MS + 14 * HOUR_MS}, "open 2026-11-23T00:00:00-08:00\n"},
        {{true, false, HOURS_NEVER}, "closed\n"},
        {{false, true, HOURS_NEVER}, "\n"},
    };
    assert_false(opening_of(fixture).said);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct hours_by_hand *said = &cases[i].said;
        assert_done(fixture, store_set_opening(fixture->store, said, "kiosk", &fixture->err));
        assert_rows(fixture, "select value from settings where key = 'opening'", cases[i].kept);
        reopen(fixture);
        const struct hours_by_hand kept = opening_of(fixture);
        assert_int_equal(kept.said, said->said);
        if (said->said) {
            assert_int_equal(kept.open, said->open);
            assert_int_equal(kept.until_ms, said->until_ms);
        }
    }
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk|close-clinic|\nkiosk|open-clinic|\nkiosk|close-clinic|\n"
                "kiosk|open-clinic|\n");
}

static void what_was_said_of_the_hours_is_not_guessed_at(void **state)
{
    struct fixture *fixture = *state;
    static const char *const others[] = {"ajar",      "Closed",
                                         "closed ",   "closed soon",
                                         "closedish", "open 2026-11-23T09:00:00-08:00 or so"};
    const struct hours_by_hand said = {true, false, HOURS_NEVER};
    struct hours_by_hand kept;
    assert_done(fixture, store_set_opening(fixture->store, &said, "kiosk", &fixture->err));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        rows(fixture,
             arena_printf(fixture->arena, "update settings set value = '%s' where key = 'opening'",
                          others[i]));
        assert_refused(fixture, store_opening(fixture->store, &kept, &fixture->err),
                       arena_printf(fixture->arena,
                                    DATABASE ": cannot read whether the clinic is open: \"%s\"",
                                    others[i]));
    }
}

static struct day_list day_of(struct fixture *fixture)
{
    struct day_list list;
    int64_t from = civil_day_start_ms(NOW_MS);
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, from,
                                        civil_next_day_ms(from), &list, &fixture->err));
    return list;
}

static void put(struct fixture *fixture, const struct appointment *appointment)
{
    assert_done(fixture,
                store_put_appointment(fixture->store, appointment, "kiosk", &fixture->err));
}

static void appointment_by_hand_is_like_any_other(void **state)
{
    struct fixture *fixture = *state;
    struct appointment by_hand = joan;
    by_hand.uid = NULL; /* is not read */
    put(fixture, &by_hand);
    put(fixture, &by_hand); /* a second one */
    struct day_list list = day_of(fixture);
    assert_int_equal(list.count, 2);
    const struct appointment *row = &list.items[0];
    assert_int_equal(row->start_ms, joan.start_ms);
    assert_int_equal(row->end_ms, joan.end_ms);
    assert_string_equal(row->client_name, "Joan Smith");
    assert_string_equal(row->phone, "2505550142");
    assert_string_equal(row->therapist, "Mei R.");
    assert_string_equal(row->service, "Deep tissue 60");
    assert_int_equal(row->status, APPOINTMENT_BOOKED);
    assert_false(row->arrived);
    assert_int_equal(strncmp(row->uid, "hand-", 5), 0);
    assert_int_equal(strlen(row->uid), 5 + 32);
    assert_string_not_equal(row->uid, list.items[1].uid);
    struct visit_id visit = {0};
    assert_done(fixture, arrive(fixture, row, 1, &visit));
    assert_rows(fixture, "select client_name, therapist from arrivals", "Joan Smith|Mei R.\n");
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk|appointment|appointment 1\nkiosk|appointment|appointment 2\n");
}

static void day_list_leaves_alone_what_was_done_by_hand(void **state)
{
    struct fixture *fixture = *state;
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    struct appointment changed = list.items[0];
    assert_string_equal(changed.uid, "joan-1030");
    changed.therapist = "Aki L.";
    changed.start_ms += 15 * MINUTE_MS;
    changed.status = APPOINTMENT_CANCELLED;
    put(fixture, &changed);
    struct appointment added = joan;
    added.client_name = "Nora Lund";
    put(fixture, &added);
    /* the list without that appointment comes once more, then an empty one */
    static const char *const kept = "Nora Lund|Mei R.|1795372200000|booked|1|hand\n"
                                    "Joan Smith|Aki L.|1795373100000|cancelled|1|hand\n";
    static const char *const by_hand =
        "select client_name, therapist, start_ms, status, listed, origin from appointments"
        " where origin = 'hand' order by start_ms";
    assert_rows(fixture, by_hand, kept);
    import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_rows(fixture, by_hand, kept);
    list = import_day(fixture, NULL, 0);
    assert_rows(fixture, by_hand, kept);
    assert_int_equal(list.count, 2);
    assert_rows(fixture, "select client_name, listed from appointments where origin = 'list'",
                "Tom Baker|0\n");
}

static void appointment_that_was_set_aside_is_offered_again(void **state)
{
    struct fixture *fixture = *state;
    struct day_list list = import_day(fixture, &joan, 1);
    struct appointment changed = list.items[0];
    import_day(fixture, NULL, 0);
    put(fixture, &changed);
    assert_int_equal(day_of(fixture).count, 1);
}

static void appointment_is_not_changed_once_somebody_has_arrived(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = arrive_joan(fixture);
    struct appointment changed = day_of(fixture).items[0];
    changed.therapist = "Aki L.";
    assert_refused(fixture, store_put_appointment(fixture->store, &changed, "kiosk", &fixture->err),
                   DATABASE ": there is no appointment 1, or somebody has arrived for it");
    changed.id.value = 99;
    assert_refused(fixture, store_put_appointment(fixture->store, &changed, "kiosk", &fixture->err),
                   DATABASE ": there is no appointment 99, or somebody has arrived for it");
    assert_rows(fixture, "select therapist, origin from appointments; select * from audit",
                "Mei R.|list\n");
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    changed.id.value = 1;
    put(fixture, &changed);
    assert_rows(fixture, "select therapist, origin from appointments", "Aki L.|hand\n");
}

static const char *seen_since(struct fixture *fixture, int64_t since_ms)
{
    struct seen_clients seen;
    const char *text = "";
    assert_done(fixture,
                store_seen_since(fixture->store, fixture->arena, since_ms, &seen, &fixture->err));
    for (size_t i = 0; i < seen.count; i++) {
        const struct seen_client *client = &seen.items[i];
        text = arena_printf(fixture->arena, "%s%s %s +%lld; ", text, client->initials,
                            client->therapist, (long long)(client->seen_ms - NOW_MS) / 1000);
    }
    return text;
}

static void seen_are_those_of_today_the_latest_first(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id joans = {0};
    struct visit_id toms = {0};
    struct visit_id idas = {0};
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_done(fixture, arrive(fixture, &list.items[0], 1, &joans));
    assert_done(fixture, arrive(fixture, &list.items[1], 1, &toms));
    assert_done(fixture, walk_in(fixture, "Ida Roy", &idas));
    assert_string_equal(seen_since(fixture, NOW_MS), "");
    later(fixture, MINUTE_MS);
    decide(fixture, joans, DECISION_SEEN, "");
    int64_t then = later(fixture, MINUTE_MS + 700); /* within a second */
    decide(fixture, toms, DECISION_PROCEED, "AL");
    later(fixture, MINUTE_MS);
    decide(fixture, idas, DECISION_SEEN, "");
    decide(fixture, joans, DECISION_MODIFY, "MR"); /* does not count: this visit was seen before */
    assert_string_equal(seen_since(fixture, NOW_MS),
                        "I. R. Mei R. +180; T. B. Aki L. +120; J. S. Mei R. +60; ");
    assert_string_equal(seen_since(fixture, then), "I. R. Mei R. +180; T. B. Aki L. +120; ");
    assert_done(fixture, store_undo_arrival(fixture->store, toms, "MR", "kiosk", &fixture->err));
    assert_string_equal(seen_since(fixture, then), "I. R. Mei R. +180; ");
    /* tomorrow nobody is shown who came today */
    assert_string_equal(seen_since(fixture, civil_next_day_ms(NOW_MS)), "");
    later(fixture, 24 * HOUR_MS);
    decide(fixture, joans, DECISION_SEEN, "");
    assert_done(fixture, walk_in(fixture, "Lou", &toms));
    decide(fixture, toms, DECISION_SEEN, "");
    assert_string_equal(seen_since(fixture, fixture->fake.wall_ms), "L. Mei R. +86580; ");
}

static struct store_health health_of(struct fixture *fixture)
{
    struct store_health health;
    assert_done(fixture, store_health(fixture->store, &health, &fixture->err));
    return health;
}

static void health_tells_when_what_was_last_done(void **state)
{
    struct fixture *fixture = *state;
    struct store_health health = health_of(fixture);
    assert_int_equal(health.written_ms, 0);
    assert_int_equal(health.backup_ms, 0);
    assert_int_equal(health.wrong_pins, 0);

    struct visit_id visit = begin_visit(fixture, &test_form);
    health = health_of(fixture);
    assert_int_equal(health.written_ms, NOW_MS);

    int64_t now = later(fixture, MINUTE_MS);
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, 6);
    assert_done(fixture, save(fixture, visit, response));
    assert_int_equal(health_of(fixture).written_ms, now);

    now = later(fixture, MINUTE_MS);
    assert_done(fixture, complete(fixture, visit, response));
    assert_int_equal(health_of(fixture).written_ms, now);

    now = later(fixture, MINUTE_MS);
    decide(fixture, visit, DECISION_SEEN, "");
    assert_int_equal(health_of(fixture).written_ms, now);

    now = later(fixture, MINUTE_MS);
    assert_done(fixture, store_audit(fixture->store, "ana", "show", "visit 1", &fixture->err));
    assert_int_equal(health_of(fixture).written_ms, now);

    now = later(fixture, MINUTE_MS);
    assert_done(fixture, store_backup(fixture->store, "copy.db", &no_progress, &fixture->err));
    health = health_of(fixture);
    assert_int_equal(health.backup_ms, now);
    assert_int_equal(health.written_ms, now - MINUTE_MS);
}

static void health_tells_wrong_pins(void **state)
{
    struct fixture *fixture = *state;
    struct pin_try result;
    assert_done(fixture, store_set_pin(fixture->store, "2580", "ana", &fixture->err));
    for (int i = 0; i < 2; i++) {
        assert_done(fixture, store_try_pin(fixture->store, "2581", &result, &fixture->err));
    }
    assert_int_equal(health_of(fixture).wrong_pins, 2);
    assert_done(fixture, store_try_pin(fixture->store, "2580", &result, &fixture->err));
    assert_int_equal(health_of(fixture).wrong_pins, 0);
}

static void health_tells_sizes(void **state)
{
    struct fixture *fixture = *state;
    struct stat file;
    struct stat log;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    struct store_health health = health_of(fixture);
    assert_int_equal(stat(DATABASE, &file), 0);
    assert_int_equal(stat(DATABASE "-wal", &log), 0);
    assert_true(log.st_size > 0);
    assert_int_equal(health.bytes, file.st_size + log.st_size);
    assert_true(health.free_bytes >= 0);
    store_close(fixture->store);
    fixture->store = store_open(":memory:", &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
    health = health_of(fixture);
    assert_true(health.bytes > 4096);
    assert_int_equal(health.free_bytes, -1);
}

static bool ask_delay(struct fixture *fixture)
{
    int minutes = 0;
    return store_delay(fixture->store, "Mei R.", &minutes, &fixture->err);
}

static bool ask_seen(struct fixture *fixture)
{
    struct seen_clients seen;
    return store_seen_since(fixture->store, fixture->arena, NOW_MS, &seen, &fixture->err);
}

static bool ask_opening(struct fixture *fixture)
{
    struct hours_by_hand by_hand;
    return store_opening(fixture->store, &by_hand, &fixture->err);
}

static bool ask_pin_state(struct fixture *fixture)
{
    struct pin_try result;
    return store_pin_state(fixture->store, &result, &fixture->err);
}

static bool ask_health(struct fixture *fixture)
{
    struct store_health health;
    return store_health(fixture->store, &health, &fixture->err);
}

static void what_cannot_be_read_is_said(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        bool (*ask)(struct fixture *fixture);
        const char *breaks;
        const char *says;
    } cases[] = {
        {ask_delay, "drop table delays", "cannot read who is late: no such table: delays"},
        {ask_seen, "drop view arrivals", "cannot read who was seen: no such table: arrivals"},
        {ask_health, "drop table backups", "cannot be asked how it is: no such table: backups"},
        {ask_pin_state, "drop table pin_tries",
         "cannot read whether the PIN is locked: no such table: pin_tries"},
        {ask_opening, "drop table settings",
         "cannot read whether the clinic is open: no such table: settings"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(cases[i].ask(fixture));
        rows(fixture, cases[i].breaks);
        assert_refused(fixture, cases[i].ask(fixture),
                       arena_printf(fixture->arena, DATABASE ": %s", cases[i].says));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(decisions_are_all_kept_and_the_first_says_when_it_was_seen),
        FIXTURE_TEST(decision_that_is_the_first_counts_as_seen),
        FIXTURE_TEST(decision_about_an_arrival_taken_back_is_signed),
        FIXTURE_TEST(undo_by_staff_is_noted_and_keeps_the_history),
        FIXTURE_TEST(delay_is_of_one_therapist_and_of_this_day),
        FIXTURE_TEST(what_was_said_of_the_hours_is_kept),
        FIXTURE_TEST(what_was_said_of_the_hours_is_not_guessed_at),
        FIXTURE_TEST(appointment_by_hand_is_like_any_other),
        FIXTURE_TEST(day_list_leaves_alone_what_was_done_by_hand),
        FIXTURE_TEST(appointment_that_was_set_aside_is_offered_again),
        FIXTURE_TEST(appointment_is_not_changed_once_somebody_has_arrived),
        FIXTURE_TEST(seen_are_those_of_today_the_latest_first),
        FIXTURE_TEST(health_tells_when_what_was_last_done),
        FIXTURE_TEST(health_tells_wrong_pins),
        FIXTURE_TEST(health_tells_sizes),
        FIXTURE_TEST(what_cannot_be_read_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
