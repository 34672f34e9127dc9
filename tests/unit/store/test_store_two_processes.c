/* store/: two programs at work on one database (a kiosk and cozy-admin) lose nothing of each
 * other's: what either was told is saved is what is there in the end. */
#include "store_test.h"

#include <sys/socket.h>
#include <sys/wait.h>

enum {
    WORKERS = 2,
    STEPS = 400,      /* 6000 are about a minute */
    STEPS_A_LAP = 40, /* after each lap they wait for each other, so that they overlap */
    APPOINTMENTS = 12,
    PATIENCE_MS = 30000,
};

/* What a worker was told of one of its visits: all of this is saved. */
struct told {
    int64_t visit;
    int64_t response; /* 0: not begun */
    int undone;
    int completed;
    int pain; /* -1 without an answer */
    int starred;
    int decided;
    int seen;
};
struct report {
    int finished;
    int counted;
    int noted; /* in the audit, by themselves or with what they are about */
    int put;
    int64_t arrived[APPOINTMENTS]; /* the visit of each appointment; 0: never asked for */
    int count;
    struct told visits[STEPS];
};

struct worker {
    struct fixture *fixture;
    int number;
    uint32_t random;
    struct day_list list;
    struct report report;
};

/* Xorshift: each run does the same work; only who comes first differs. */
static uint32_t draw(struct worker *worker, uint32_t below)
{
    worker->random ^= worker->random << 13;
    worker->random ^= worker->random >> 17;
    worker->random ^= worker->random << 5;
    return worker->random % below;
}

static bool answer(struct worker *worker, struct told *told, bool send)
{
    struct fixture *fixture = worker->fixture;
    struct visit_id visit = {told->visit};
    struct response *response = response_create(fixture->arena, &test_form);
    response->id.value = told->response;
    if (told->response == 0 &&
        !store_begin_response(fixture->store, visit, response, &test_notice, &fixture->err)) {
        return false;
    }
    told->response = response->id.value;
    int pain = (int)draw(worker, 11);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_number(response, ITEM_PAIN, pain);
    struct flags flags = response_flags(response, "en", fixture->arena);
    bool ok = send ? store_complete_response(fixture->store, response, "en", &flags, &fixture->err)
                   : store_save_answer(fixture->store, response, "en", &fixture->err);
    if (ok) {
        told->seen = told->pain < 0 ? 0 : told->seen; /* the first answers have an urgent one */
        told->pain = pain;
        told->completed = send ? 1 : 0;
    }
    return ok;
}

static bool export_and_back_up(struct worker *worker)
{
    struct fixture *fixture = worker->fixture;
    struct visit_records records;
    const char *copy = arena_printf(fixture->arena, "copy-%d.db", worker->number);
    return store_records(fixture->store, fixture->arena, "2026-11-22", "2026-11-23", &records,
                         &fixture->err) &&
           store_mark_exported(fixture->store, &records, &fixture->err) &&
           store_backup(fixture->store, copy, &no_progress, &fixture->err);
}

static bool come_in(struct worker *worker)
{
    struct visit_id visit = {0};
    if (!walk_in(worker->fixture, "Ida", &visit)) {
        return false;
    }
    worker->report.visits[worker->report.count++] = (struct told){.visit = visit.value, .pain = -1};
    return true;
}

/* Arrives for an appointment; the other worker may have done so already. */
static bool arrive_for_one(struct worker *worker)
{
    struct visit_id visit = {0};
    size_t which = draw(worker, APPOINTMENTS);
    if (!arrive(worker->fixture, &worker->list.items[which], 1, &visit)) {
        return false;
    }
    worker->report.arrived[which] = visit.value;
    return true;
}

static bool decide(struct worker *worker, struct told *told)
{
    struct fixture *fixture = worker->fixture;
    enum decision decision = (enum decision)draw(worker, DECISION_COUNT);
    const char *initials = decision_is_signed(decision) ? "MR" : "";
    bool ok = store_decide(fixture->store, (struct visit_id){told->visit}, decision, initials,
                           "kiosk", &fixture->err);
    told->decided += ok ? 1 : 0;
    told->seen = ok ? 1 : told->seen;
    worker->report.noted += ok ? 1 : 0;
    return ok;
}

static bool put_by_hand(struct worker *worker)
{
    struct fixture *fixture = worker->fixture;
    bool ok = store_put_appointment(fixture->store, &tom, "kiosk", &fixture->err);
    worker->report.put += ok ? 1 : 0;
    worker->report.noted += ok ? 1 : 0;
    return ok;
}

/* Takes over a day list that has none of the appointments that were put by hand. */
static bool take_over_list(struct worker *worker)
{
    struct fixture *fixture = worker->fixture;
    return import_list(fixture, &worker->list, civil_day_start_ms(NOW_MS),
                       civil_next_day_ms(NOW_MS));
}

static bool change(struct worker *worker, struct told *told, uint32_t what)
{
    struct fixture *fixture = worker->fixture;
    struct visit_id visit = {told->visit};
    if (told->undone) {
        return true;
    }
    if (what < 2) {
        told->undone =
            store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err) ? 1 : 0;
        worker->report.noted += told->undone;
        return told->undone == 1;
    }
    if (what < 6) {
        bool ok = store_set_star(fixture->store, visit, "sleep", "Sleep", told->starred == 0,
                                 &fixture->err);
        told->starred ^= ok ? 1 : 0;
        return ok;
    }
    if (what < 9) {
        return decide(worker, told);
    }
    return told->completed || answer(worker, told, what < 11);
}

static bool step(struct worker *worker)
{
    struct fixture *fixture = worker->fixture;
    struct report *report = &worker->report;
    uint32_t what = draw(worker, 40);
    if (what < 8 || report->count == 0) {
        return come_in(worker);
    }
    if (what < 11) {
        return arrive_for_one(worker);
    }
    if (what < 14) {
        report->counted++;
        return store_count(fixture->store, "page", "sleep", &fixture->err);
    }
    if (what < 16) {
        report->noted++;
        return store_audit(fixture->store, "kiosk", "show", "visit 1", &fixture->err);
    }
    if (what < 17) {
        return export_and_back_up(worker);
    }
    if (what < 19) {
        return what == 17 ? put_by_hand(worker) : take_over_list(worker);
    }
    struct told *told = &report->visits[draw(worker, (uint32_t)report->count)];
    return change(worker, told, draw(worker, 20));
}

static bool wait_for_the_other(int other)
{
    char mark = 0;
    return write(other, &mark, 1) == 1 && read(other, &mark, 1) == 1;
}

/* In a child, without cmocka's asserts: they would jump back into the parent's test. */
static _Noreturn void work(struct fixture *fixture, int number, int other, int out)
{
    struct worker worker = {
        .fixture = fixture, .number = number, .random = 2463534242U + (uint32_t)number};
    fixture->store = store_open(DATABASE, &fixture->clock, &fixture->err);
    bool ok = fixture->store != NULL;
    if (ok) {
        store_wait_up_to(fixture->store, PATIENCE_MS);
        ok = store_day_list(fixture->store, fixture->arena, 0, INT64_MAX, &worker.list,
                            &fixture->err);
    }
    for (int i = 0; ok && i < STEPS; i++) {
        ok = step(&worker) && ((i + 1) % STEPS_A_LAP != 0 || wait_for_the_other(other));
    }
    if (!ok) {
        fprintf(stderr, "worker %d: %s\n", number, fixture->err.text);
    }
    store_close(fixture->store);
    worker.report.finished = ok ? 1 : 0;
    const char *bytes = (const char *)&worker.report;
    for (size_t done = 0; done < sizeof(worker.report);) {
        ssize_t written = write(out, bytes + done, sizeof(worker.report) - done);
        if (written <= 0) {
            _exit(1);
        }
        done += (size_t)written;
    }
    _exit(0);
}

static void read_report(int in, struct report *report)
{
    char *bytes = (char *)report;
    for (size_t done = 0; done < sizeof(*report);) {
        ssize_t got = read(in, bytes + done, sizeof(*report) - done);
        assert_true(got > 0);
        done += (size_t)got;
    }
    assert_int_equal(report->finished, 1);
}

static void run_workers(struct fixture *fixture, struct report reports[WORKERS])
{
    int between[2];
    int outs[WORKERS];
    pid_t children[WORKERS];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, between), 0);
    for (int i = 0; i < WORKERS; i++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            close(ends[0]);
            close(between[1 - i]); /* so that the end of the other one is noticed */
            work(fixture, i, between[i], ends[1]);
        }
        close(ends[1]);
        outs[i] = ends[0];
    }
    close(between[0]);
    close(between[1]);
    for (int i = 0; i < WORKERS; i++) {
        int status = 0;
        read_report(outs[i], &reports[i]);
        close(outs[i]);
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
}

static void assert_visits(struct fixture *fixture, const struct report *report)
{
    for (int i = 0; i < report->count; i++) {
        const struct told *told = &report->visits[i];
        const int begun = told->response != 0 ? 1 : 0;
        const char *sql = arena_printf(
            fixture->arena,
            "select arrival_kind, undone_at is not null,"
            " (select count(*) from responses where visit_id = visits.id),"
            " (select count(*) from responses where visit_id = visits.id and status = 'completed'),"
            " coalesce((select number from given_answers join responses on responses.id ="
            "  response_id where visit_id = visits.id and link_id = 'pain'), -1),"
            " (select count(*) from raised_flags join responses on responses.id = response_id"
            "  where visit_id = visits.id),"
            " (select count(*) from starred_pages where visit_id = visits.id),"
            " (select count(*) from made_decisions where visit_id = visits.id), seen_at is not null"
            " from visits where id = %lld",
            (long long)told->visit);
        assert_rows(fixture, sql,
                    arena_printf(fixture->arena, "walk-in|%d|%d|%d|%d|%d|%d|%d|%d\n", told->undone,
                                 begun, told->completed, told->pain, begun, told->starred,
                                 told->decided, told->seen));
    }
}

/* How many appointments somebody arrived for. Both workers were told the same visit for each. */
static int arrived_for(const struct report reports[WORKERS])
{
    int count = 0;
    for (int i = 0; i < APPOINTMENTS; i++) {
        int64_t first = reports[0].arrived[i];
        int64_t second = reports[1].arrived[i];
        count += first != 0 || second != 0 ? 1 : 0;
        assert_true(first == 0 || second == 0 || first == second);
    }
    return count;
}

/* A copy has every visit that has not changed since it was made, as it is now. */
static void assert_copy(struct fixture *fixture, int number)
{
    assert_rows(fixture,
                arena_printf(fixture->arena,
                             "attach 'copy-%d.db' as copy; pragma copy.integrity_check;"
                             "select count(*) from visits left join copy.visits as copied"
                             " using (id) where visits.change_number <="
                             "  (select number from copy.changes)"
                             " and (copied.id is null"
                             "  or copied.change_number <> visits.change_number"
                             "  or copied.questionnaire_status <> visits.questionnaire_status"
                             "  or copied.undone_at is not visits.undone_at)",
                             number),
                "ok\n0\n");
}

static void two_processes_lose_nothing_of_each_other(void **state)
{
    struct fixture *fixture = *state;
    static struct report reports[WORKERS]; /* large for a stack */
    struct appointment appointments[APPOINTMENTS];
    for (int i = 0; i < APPOINTMENTS; i++) {
        appointments[i] = i % 2 == 0 ? joan : tom;
        appointments[i].uid = arena_printf(fixture->arena, "booked-%d", i);
        appointments[i].start_ms += i * MINUTE_MS;
    }
    remove_database("copy-0.db");
    remove_database("copy-1.db");
    import_day(fixture, appointments, APPOINTMENTS);
    store_close(fixture->store); /* a connection must not get into a child */
    fixture->store = NULL;
    run_workers(fixture, reports);

    assert_rows(fixture, "pragma integrity_check; pragma foreign_key_check", "ok\n");
    for (int i = 0; i < WORKERS; i++) {
        assert_true(reports[i].count > STEPS / 10);
        assert_true(reports[i].put > 0);
        assert_visits(fixture, &reports[i]);
    }
    const char *expected = arena_printf(
        fixture->arena, "%d|%d|%d|%d|%d|%d\n", reports[0].count + reports[1].count,
        arrived_for(reports), reports[0].counted + reports[1].counted,
        reports[0].noted + reports[1].noted, reports[0].put + reports[1].put, APPOINTMENTS);
    assert_rows(fixture,
                "select (select count(*) from visits where arrival_kind = 'walk-in'),"
                " (select count(*) from visits where arrival_kind <> 'walk-in'),"
                " (select count from counters), (select count(*) from audit),"
                " (select count(*) from appointments where origin = 'hand' and listed = 1),"
                " (select count(*) from appointments where origin = 'list' and listed = 1)",
                expected);
    for (int i = 0; i < WORKERS; i++) {
        assert_copy(fixture, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(two_processes_lose_nothing_of_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
