/* store/: a change is there as a whole or not at all, whatever fails in between. */
#include "fault_vfs.h"
#include "store_test.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

/* One function of the store under a failing disk. */
struct operation {
    const char *name;
    struct visit_id (*prepare)(struct fixture *fixture);
    bool (*run)(struct fixture *fixture, struct visit_id visit);
    bool in_steps; /* visits are whole or gone, and what was done once is done with the next try */
};

static struct visit_id prepare_nothing(struct fixture *fixture)
{
    import_day(fixture, &joan, 1);
    return (struct visit_id){0};
}

static struct visit_id prepare_visit(struct fixture *fixture)
{
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    return visit;
}

static struct visit_id prepare_draft(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    return visit;
}

static bool run_import(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct day_list list = {&tom, 1};
    return import_list(fixture, &list, civil_day_start_ms(NOW_MS), civil_next_day_ms(NOW_MS));
}

static bool run_check_in(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct day_list list;
    assert_done(fixture,
                store_day_list(fixture->store, fixture->arena, 0, INT64_MAX, &list, &fixture->err));
    struct visit_id recorded = {0};
    bool ok = arrive(fixture, list.items, 1, &recorded);
    assert_int_equal(ok, recorded.value != 0);
    return ok;
}

static bool run_undo(struct fixture *fixture, struct visit_id visit)
{
    return store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err);
}

static bool run_begin(struct fixture *fixture, struct visit_id visit)
{
    return begin_form(fixture, visit, &test_form);
}

static struct response *changed_response(struct fixture *fixture)
{
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    response_set_number(response, ITEM_PAIN, 6);
    return response;
}

/* What the client changes the only draft to. */
static const struct response *changed_draft(struct fixture *fixture)
{
    struct response *response = changed_response(fixture);
    response->id.value = 1;
    return response;
}

static bool run_save(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    return store_save_answer(fixture->store, changed_draft(fixture), "en", &fixture->err);
}

static bool run_complete(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    const struct response *draft = changed_draft(fixture);
    struct flags flags = response_flags(draft, "en", fixture->arena);
    return store_complete_response(fixture->store, draft, "en", &flags, &fixture->err);
}

static bool run_star(struct fixture *fixture, struct visit_id visit)
{
    return store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err);
}

static bool run_mark_exported(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    const struct visit_records records = {&record, 1};
    return store_mark_exported(fixture->store, &records, &fixture->err);
}

static bool run_decide(struct fixture *fixture, struct visit_id visit)
{
    return store_decide(fixture->store, visit, DECISION_MODIFY, "MR", "kiosk", &fixture->err);
}

static bool run_staff_undo(struct fixture *fixture, struct visit_id visit)
{
    return store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err);
}

static bool run_delay(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    return store_set_delay(fixture->store, "Mei R.", 10, "kiosk", &fixture->err);
}

static bool run_close(struct fixture *fixture, struct visit_id visit)
{
    const struct hours_by_hand closed = {.said = true, .until_ms = NOW_MS + HOUR_MS};
    (void)visit;
    return store_set_opening(fixture->store, &closed, "kiosk", &fixture->err);
}

static bool run_put(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    return store_put_appointment(fixture->store, &tom, "kiosk", &fixture->err);
}

/* A draft under Joan's name that belongs to somebody who is not checked in yet. */
static struct visit_id prepare_move(struct fixture *fixture)
{
    struct visit_id visit = prepare_draft(fixture);
    assert_done(fixture, run_star(fixture, visit));
    return visit;
}

static bool run_move(struct fixture *fixture, struct visit_id visit)
{
    const struct arrival arrival = {
        .arrived_ms = NOW_MS,
        .kind = ARRIVAL_WALK_IN,
        .identity = IDENTITY_NAME,
        .therapist = "Mei R.",
        .typed_name = "Ida",
        .language = "en",
    };
    const struct answers_move move = {
        .from = visit, .arrival = &arrival, .initials = "MR", .undo_from = true};
    struct visit_id to = {0};
    bool ok = store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err);
    assert_int_equal(ok, to.value != 0);
    return ok;
}

/* One visit that was exported, one that was not. */
static struct visit_id prepare_purge(struct fixture *fixture)
{
    struct visit_id later = {0};
    struct visit_id visit = prepare_draft(fixture);
    assert_done(fixture, run_star(fixture, visit));
    assert_done(fixture, run_decide(fixture, visit));
    assert_done(fixture, run_mark_exported(fixture, visit));
    assert_done(fixture, walk_in(fixture, "Ida", &later));
    return visit;
}

static bool run_purge(struct fixture *fixture, struct visit_id visit)
{
    (void)visit;
    struct purge_result result;
    const struct purge purge = {"2026-11-23", "kiosk", "before 2026-11-23"};
    bool ok = store_purge(fixture->store, &purge, &no_progress, &result, &fixture->err);
    if (ok) {
        assert_in_range(result.gone, 0, 1); /* 0: it had gone when the time before failed */
        assert_int_equal(result.not_exported, 1);
    }
    return ok;
}

static const struct operation operations[] = {
    {"import", prepare_nothing, run_import}, {"check-in", prepare_nothing, run_check_in},
    {"undo", prepare_visit, run_undo},       {"begin", prepare_visit, run_begin},
    {"save", prepare_draft, run_save},       {"complete", prepare_draft, run_complete},
    {"star", prepare_visit, run_star},       {"export", prepare_draft, run_mark_exported},
    {"decide", prepare_visit, run_decide},   {"staff undo", prepare_visit, run_staff_undo},
    {"delay", prepare_nothing, run_delay},   {"put", prepare_nothing, run_put},
    {"move", prepare_move, run_move},        {"close", prepare_nothing, run_close},
};

#define AND_TEXT(ID, name, usual, presence) ", " #name
#define OF_APPOINTMENTS                                                                            \
    "id, substr(uid, 1, 5), start_ms, end_ms, status, listed, origin" APPOINTMENT_TEXTS(AND_TEXT)

/* Visits, with all that belongs to them. */
#define VISITS                                                                                     \
    "select 'visits', * from visits;"                                                              \
    "select 'of visit', * from visit_appointments;"                                                \
    "select 'responses', * from responses;"                                                        \
    "select 'answers', * from given_answers;"                                                      \
    "select 'flags', * from raised_flags;"                                                         \
    "select 'stars', * from starred_pages;"                                                        \
    "select 'counters', * from counters;"                                                          \
    "select 'decisions', * from made_decisions;"                                                   \
    "select 'moved', * from moved_responses;"

/* All but what is random: the mark of the database, and the UID of an appointment that was put by
 * hand. */
#define ALL_BUT_AUDIT                                                                              \
    "pragma integrity_check; pragma foreign_key_check;"                                            \
    "select 'clients', * from clients;"                                                            \
    "select 'appointments', " OF_APPOINTMENTS " from appointments;" VISITS                         \
    "select 'delays', * from delays;"                                                              \
    "select 'noted', * from settings where key <> 'installation';"

/* Everything that is in the database. */
static const char *contents(struct fixture *fixture)
{
    const char *all = rows(fixture, ALL_BUT_AUDIT "select 'audit', * from audit");
    assert_int_equal(strncmp(all, "ok\n", 3), 0);
    return all;
}

static struct visit_id prepare(struct fixture *fixture, const struct operation *operation)
{
    store_close(fixture->store);
    remove_database(DATABASE);
    fixture->store = store_open(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
    return operation->prepare(fixture);
}

/* Lets one write after the other fail with this code. Afterwards the disk works again, or it is
 * dead until the database is opened anew. */
static void fail_every_write(struct fixture *fixture, struct fault_vfs *disk,
                             const struct operation *operation, int code, bool dead)
{
    struct visit_id visit = prepare(fixture, operation);
    const char *before = contents(fixture);
    const char *visits_before = rows(fixture, VISITS);
    assert_true(operation->run(fixture, visit));
    const char *after = contents(fixture);
    const char *visits_after = rows(fixture, VISITS);
    const char *all_but_audit_after = rows(fixture, ALL_BUT_AUDIT);
    assert_string_not_equal(before, after);
    int write = 0;
    do {
        write++;
        visit = prepare(fixture, operation);
        fixture->err.text[0] = '\0';
        fault_vfs_arm(disk, write, code, dead);
        bool ok = operation->run(fixture, visit);
        bool failed = disk->fired;
        if (dead) {
            store_close(fixture->store); /* what closing writes fails as well */
            fixture->store = NULL;
        }
        fault_vfs_mend(disk);
        if (dead) {
            reopen(fixture);
        }
        const char *now = contents(fixture);
        if (ok) {
            assert_string_equal(now, after);
        } else {
            assert_true(failed);
            /* a purge that is done, but could not make the file smaller, says so as well */
            assert_non_null(strstr(fixture->err.text,
                                   strcmp(now, after) == 0 ? DATABASE ": " : DATABASE ": cannot "));
            assert_null(strstr(fixture->err.text, "Joan"));
        }
        if (!ok && operation->in_steps) {
            const char *visits = rows(fixture, VISITS);
            assert_string_equal(visits,
                                strcmp(visits, visits_before) == 0 ? visits_before : visits_after);
            assert_done(fixture, operation->run(fixture, visit));
            assert_rows(fixture, ALL_BUT_AUDIT, all_but_audit_after);
        } else if (!ok && strcmp(now, after) != 0) {
            assert_string_equal(now, before);
            /* the answer is still in memory: the next try saves it */
            assert_done(fixture, operation->run(fixture, visit));
            assert_string_equal(contents(fixture), after);
        }
        if (!failed) {
            break;
        }
    } while (write < 500);
    print_message("%s: %d writes\n", operation->name, write - 1);
    assert_in_range(write, 3, 499); /* at least a page and a sync have failed */
}

static void every_change_is_whole_or_nothing_when_a_write_fails(void **state)
{
    struct fixture *fixture = *state;
    static const int codes[] = {SQLITE_FULL, SQLITE_IOERR_WRITE};
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    for (size_t i = 0; i < COUNT_OF(operations); i++) {
        for (size_t c = 0; c < COUNT_OF(codes); c++) {
            fail_every_write(fixture, &disk, &operations[i], codes[c], false);
            fail_every_write(fixture, &disk, &operations[i], codes[c], true);
        }
    }
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_remove(&disk);
}

static int pause_at_once(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

/* A purge writes much more: after its steps it makes the whole file anew. */
static void nothing_is_half_purged_when_a_write_fails(void **state)
{
    struct fixture *fixture = *state;
    static const struct operation purge = {"purge", prepare_purge, run_purge, true};
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    disk.vfs.xSleep = pause_at_once;
    fail_every_write(fixture, &disk, &purge, SQLITE_FULL, false);
    fail_every_write(fixture, &disk, &purge, SQLITE_IOERR_WRITE, true);
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_remove(&disk);
}

static int no_room(sqlite3_vfs *vfs, int size, char *text)
{
    (void)vfs;
    (void)size;
    (void)text;
    return ENOSPC;
}

/* SQLite says "disk I/O error" also where somebody at the clinic can help, such as a full disk. */
static void a_full_disk_is_called_so(void **state)
{
    struct fixture *fixture = *state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    disk.vfs.xGetLastError = no_room;
    fault_vfs_arm(&disk, 1, SQLITE_IOERR_WRITE, true);
    assert_null(store_open(DATABASE, &fixture->clock, &fixture->err));
    assert_non_null(strstr(fixture->err.text, ": disk I/O error (the disk is full)"));
    /* another fault does not say that the disk is full */
    fault_vfs_arm(&disk, 1, SQLITE_CORRUPT, true);
    assert_null(store_open(DATABASE, &fixture->clock, &fixture->err));
    assert_null(strstr(fixture->err.text, "full"));
    fault_vfs_remove(&disk);
}

static void open_can_be_tried_again_when_a_write_fails(void **state)
{
    struct fixture *fixture = *state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    int write = 0;
    do {
        write++;
        remove_database(DATABASE);
        fault_vfs_arm(&disk, write, SQLITE_FULL, true);
        fixture->store = store_open(DATABASE, &fixture->clock, &fixture->err);
        bool opened = fixture->store != NULL;
        store_close(fixture->store);
        fixture->store = NULL;
        bool failed = disk.fired;
        fault_vfs_mend(&disk);
        assert_true(opened || failed);
        if (!opened) {
            assert_non_null(strstr(fixture->err.text, DATABASE ": "));
        }
        reopen(fixture);
        struct visit_id visit = {0};
        assert_done(fixture, walk_in(fixture, "Ida", &visit));
        store_close(fixture->store);
        fixture->store = NULL;
        if (!failed) {
            break;
        }
    } while (write < 200);
    assert_in_range(write, 5, 199);
    fault_vfs_remove(&disk);
}

/* Runs in the child: records arrivals until it is killed, and tells the parent each one that is on
 * disk. */
static _Noreturn void record_arrivals(struct fixture *fixture, int out)
{
    struct visit_id visit = {0};
    struct response *response = changed_response(fixture);
    struct err *err = &fixture->err;
    fixture->store = store_open(DATABASE, &fixture->clock, err);
    while (fixture->store != NULL && walk_in(fixture, "Ida", &visit) &&
           store_begin_response(fixture->store, visit, response, &test_notice, err) &&
           store_save_answer(fixture->store, response, "en", err) &&
           write(out, &visit.value, sizeof(visit.value)) == sizeof(visit.value)) {
    }
    _exit(1);
}

static void what_was_said_to_be_saved_is_there_when_the_process_is_killed(void **state)
{
    enum { ROUNDS = 3, ARRIVALS = 25 };
    struct fixture *fixture = *state;
    const char *saved = "0"; /* the ids that were told, of every round */
    int total = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            close(ends[0]);
            record_arrivals(fixture, ends[1]);
        }
        close(ends[1]);
        int64_t told = 0;
        int count = 0;
        while (read(ends[0], &told, sizeof(told)) == sizeof(told)) {
            saved = arena_printf(fixture->arena, "%s, %lld", saved, (long long)told);
            if (++count == ARRIVALS) {
                kill(child, SIGKILL); /* while it records the next ones */
            }
        }
        close(ends[0]);
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_true(count >= ARRIVALS);

        reopen(fixture);
        contents(fixture);
        total += count;
        const char *sql = arena_printf(
            fixture->arena,
            "select count(*), sum((select count(*) from answers where answers.visit_id ="
            " arrivals.visit_id) = 2 and attention = 'stop') from arrivals where visit_id in (%s)",
            saved);
        assert_rows(fixture, sql, arena_printf(fixture->arena, "%d|%d\n", total, total));
        store_close(fixture->store);
        fixture->store = NULL;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(every_change_is_whole_or_nothing_when_a_write_fails),
        FIXTURE_TEST(nothing_is_half_purged_when_a_write_fails),
        cmocka_unit_test_setup_teardown(a_full_disk_is_called_so, fixture_set_up_closed,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(open_can_be_tried_again_when_a_write_fails,
                                        fixture_set_up_closed, fixture_tear_down),
        cmocka_unit_test_setup_teardown(
            what_was_said_to_be_saved_is_there_when_the_process_is_killed, fixture_set_up_closed,
            fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
