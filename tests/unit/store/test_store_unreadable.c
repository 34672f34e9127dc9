/* store/: what cannot be read from the disk is said to be so, and is there again afterwards. */
#include "fault_vfs.h"
#include "store_test.h"

/* Functions that only read. Each returns true if what it read is what is there. */
static bool read_day_list(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct day_list list;
    bool ok = store_day_list(fixture->store, fixture->arena, 0, INT64_MAX, &list, &fixture->err);
    return ok && list.count == 1;
}

static bool read_status(struct fixture *fixture, struct visit_id visit)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    bool ok = store_questionnaire_status(fixture->store, visit, &status, &fixture->err);
    return ok && status == QUESTIONNAIRE_IN_PROGRESS;
}

static bool read_prior(struct fixture *fixture, struct visit_id visit)
{
    struct prior_response prior;
    bool ok =
        store_prior_response(fixture->store, fixture->arena, visit, NULL, &prior, &fixture->err);
    return ok && !prior.exists;
}

static bool read_record(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    bool ok = store_record(fixture->store, fixture->arena, visit, &record, &fixture->err);
    return ok && record.answer_count == 1 && record.flags.count == 1;
}

static bool read_records(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct visit_records records;
    bool ok = store_records(fixture->store, fixture->arena, "2026-11-22", "2026-11-23", &records,
                            &fixture->err);
    assert_int_equal(records.count, ok ? 1 : 0);
    return ok && records.items[0].answer_count == 1;
}

static bool read_history(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    struct client_history history;
    bool ok = store_record_with_history(fixture->store, fixture->arena, visit, &record, &history,
                                        &fixture->err);
    return ok && history.visit_count == 0;
}

static bool read_audit(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct audit_log log;
    bool ok = store_audit_read(fixture->store, fixture->arena, &log, &fixture->err);
    return ok && log.count == 0;
}

static bool read_usage(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct usage usage;
    bool ok = store_usage(fixture->store, fixture->arena, "2026-11-22", "2026-11-23", &usage,
                          &fixture->err);
    return ok && usage.count == 3;
}

static bool read_seen(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct seen_clients seen;
    bool ok = store_seen_since(fixture->store, fixture->arena, NOW_MS, &seen, &fixture->err);
    return ok && seen.count == 0;
}

static bool read_delay(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    int minutes = -1;
    bool ok = store_delay(fixture->store, "Mei R.", &minutes, &fixture->err);
    return ok && minutes == 0;
}

static bool read_opening(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct hours_by_hand by_hand;
    bool ok = store_opening(fixture->store, &by_hand, &fixture->err);
    return ok && !by_hand.said;
}

static bool read_health(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct store_health health;
    bool ok = store_health(fixture->store, &health, &fixture->err);
    return ok && health.written_ms == NOW_MS;
}

static bool read_pin(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct pin_try pin;
    return store_pin_state(fixture->store, &pin, &fixture->err) && pin.check == PIN_NOT_SET;
}

static bool read_settings(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    const char *mark = "";
    const char *zone = "-";
    return store_installation(fixture->store, fixture->arena, &mark, &fixture->err) &&
           strlen(mark) == 32 &&
           store_timezone(fixture->store, fixture->arena, &zone, &fixture->err) && zone[0] == '\0';
}

/* They read a database with a day list of one, one visit and one answer. */
static const struct reader {
    const char *name;
    bool (*run)(struct fixture *fixture, struct visit_id visit);
} readers[] = {
    {"day list", read_day_list}, {"status", read_status},     {"prior", read_prior},
    {"record", read_record},     {"records", read_records},   {"history", read_history},
    {"audit", read_audit},       {"usage", read_usage},       {"seen", read_seen},
    {"delay", read_delay},       {"opening", read_opening},   {"health", read_health},
    {"pin", read_pin},           {"settings", read_settings},
};

static struct visit_id prepare(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    return visit;
}

/* Lets one read after the other fail. The database is opened anew each time, so that nothing of it
 * is in memory. */
static void fail_every_read(struct fixture *fixture, struct fault_vfs *disk,
                            const struct reader *reader, struct visit_id visit)
{
    int failures = 0;
    for (int read = 1; read < 500; read++) {
        reopen(fixture);
        fixture->err.text[0] = '\0';
        fault_vfs_arm_read(disk, read, SQLITE_IOERR_READ, false);
        bool ok = reader->run(fixture, visit);
        bool fired = disk->fired;
        fault_vfs_mend(disk);
        assert_true(ok || fired);
        if (!ok) {
            failures++;
            assert_int_equal(strncmp(fixture->err.text, "kiosk.db: ", 10), 0);
            assert_non_null(strstr(fixture->err.text, "disk I/O error"));
            assert_null(strstr(fixture->err.text, "Joan"));
            /* the disk can be read again, and so can what is there */
            assert_done(fixture, reader->run(fixture, visit));
        }
        if (!fired) {
            break;
        }
    }
    print_message("%s: %d failed reads\n", reader->name, failures);
    assert_in_range(failures, 1, 400);
}

static void nothing_is_told_that_could_not_be_read(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = prepare(fixture);
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    for (size_t i = 0; i < COUNT_OF(readers); i++) {
        fail_every_read(fixture, &disk, &readers[i], visit);
    }
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_remove(&disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(nothing_is_told_that_could_not_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
