/* store/db: queries by name; the first failure of a piece of work sticks; a mistake of ours ends
 * the program where tests run, and loses nothing in front of a visitor. */
#include "store_test.h"

#include <signal.h>
#include <sys/wait.h>

static struct query count_sleep(struct store *store)
{
    return db_query(store, "SELECT count AS times FROM counters WHERE detail = 'sleep'");
}

/* A query that tells its line before the mistake is made with it, so that the last words of the
 * program can be compared with it. */
#define QUERY_HERE(store, sql)                                                                     \
    (dprintf(STDERR_FILENO, "line %d\n", __LINE__), db_query((store), (sql)))

static void read_a_column_that_is_not_there(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    struct query query = QUERY_HERE(store, "SELECT count AS times FROM counters");
    assert_true(db_next(&query));
    db_int(&query, "count");
    db_finish(&query);
}

static void read_text_of_a_column_that_is_not_there(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    struct query query = QUERY_HERE(store, "SELECT kind, detail FROM counters");
    assert_true(db_next(&query));
    db_text(&query, "Kind", store->scratch);
    db_finish(&query);
}

static void read_without_a_row(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    struct query query = QUERY_HERE(store, "SELECT count FROM counters WHERE kind = 'nothing'");
    assert_false(db_next(&query));
    db_int(&query, "count");
    db_finish(&query);
}

static void bind_a_parameter_that_is_not_there(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot write", err);
    struct query query = QUERY_HERE(store, "DELETE FROM counters WHERE kind = :kind");
    db_bind_text(&query, ":detail", "sleep");
    db_run(&query);
}

static void leave_a_parameter_unbound(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot write", err);
    struct query query =
        QUERY_HERE(store, "DELETE FROM counters WHERE kind IS NOT :kind AND detail = :detail");
    db_bind_text(&query, ":detail", "sleep");
    db_run(&query);
}

static void bind_no_text(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot write", err);
    struct query query = QUERY_HERE(store, "DELETE FROM counters WHERE kind = :kind");
    db_bind_text(&query, ":kind", NULL);
}

static void write_while_reading(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    struct query query = QUERY_HERE(store, "UPDATE counters SET count = 7");
    db_run(&query);
}

static void write_while_reading_a_moment(struct store *store, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, "cannot read", err);
    struct query query = QUERY_HERE(store, "UPDATE counters SET count = 7");
    db_run(&query);
}

static void leave_a_row_unread_at_the_commit(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot write", err);
    struct query query = QUERY_HERE(store, "UPDATE counters SET count = 7 RETURNING count");
    assert_true(db_next(&query));
    db_end(store);
}

static void forget_to_run_what_was_bound(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot write", err);
    struct query query = QUERY_HERE(store, "DELETE FROM counters WHERE kind = :kind");
    db_bind_text(&query, ":kind", "page");
    db_end(store);
}

static void query_without_beginning(struct store *store, struct err *err)
{
    (void)err;
    struct query query = QUERY_HERE(store, "SELECT 1");
    db_run(&query);
}

static void use_a_statement_twice_at_once(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    for (int i = 0; i < 2; i++) {
        struct query query = QUERY_HERE(store, "SELECT 1");
        db_next(&query);
    }
}

#define EIGHT(n) ":a" n ",:b" n ",:c" n ",:d" n ",:e" n ",:f" n ",:g" n ",:h" n ","
#define HALF(n)  EIGHT("1" n) EIGHT("2" n) EIGHT("3" n) EIGHT("4" n)

/* These three do not tell their line; the message names the limit, the work or the SQL. */
static void use_more_parameters_than_fit(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    struct query query = db_query(store, "SELECT " HALF("x") HALF("y") ":one_more");
    db_finish(&query);
}

static void begin_within_other_work(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep the outer", err);
    db_begin(store, DB_READ, "cannot read the inner", err);
}

static void exec_outside_a_transaction(struct store *store, struct err *err)
{
    db_begin(store, DB_READ, "cannot read", err);
    db_exec(store, "DELETE FROM counters");
}

static const struct mistake {
    void (*make)(struct store *store, struct err *err);
    const char *says;
} mistakes[] = {
    {read_a_column_that_is_not_there,
     "there is no column count: SELECT count AS times FROM counters"},
    {read_text_of_a_column_that_is_not_there,
     "there is no column Kind: SELECT kind, detail FROM counters"},
    {read_without_a_row,
     "there is no row to read count: SELECT count FROM counters WHERE kind = 'nothing'"},
    {bind_a_parameter_that_is_not_there,
     "there is no parameter :detail: DELETE FROM counters WHERE kind = :kind"},
    {leave_a_parameter_unbound, "nobody bound the parameter :kind: DELETE FROM counters"},
    {bind_no_text,
     "there is no text for the parameter :kind: DELETE FROM counters WHERE kind = :kind"},
    {write_while_reading, "a write outside a transaction: UPDATE counters SET count = 7"},
    {write_while_reading_a_moment, "a write outside a transaction: UPDATE counters SET count = 7"},
    {leave_a_row_unread_at_the_commit,
     "a statement is left open: UPDATE counters SET count = 7 RETURNING count"},
    {forget_to_run_what_was_bound,
     "a statement is left open: DELETE FROM counters WHERE kind = :kind"},
};
/* Those that end the program in every build. */
static const struct mistake always[] = {
    {query_without_beginning, "a query without db_begin: SELECT 1"},
    {use_a_statement_twice_at_once, "a statement is used twice at once, first at"},
    {use_more_parameters_than_fit, "> DB_PARAMETERS_MAX"},
    {begin_within_other_work, "\"cannot read the inner\" begins within \"cannot keep the outer\""},
    {exec_outside_a_transaction, "outside DB_WRITE and DB_UPKEEP: DELETE FROM counters"},
};

/* Makes the mistake in a child and returns what the child said before it aborted. The child opens
 * the database itself: a connection must not be used after a fork. */
static const char *last_words(struct fixture *fixture, const struct mistake *mistake, bool strict)
{
    char text[2048];
    size_t length = 0;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        struct store *store = store_open(DATABASE, &fixture->clock, &fixture->err);
        if (store != NULL) {
            store->strict = strict;
            mistake->make(store, &fixture->err);
        }
        _exit(0);
    }
    close(ends[1]);
    for (ssize_t got = 1; got > 0; length += (size_t)got) {
        got = read(ends[0], text + length, sizeof(text) - 1 - length);
        assert_true(got >= 0);
    }
    close(ends[0]);
    text[length] = '\0';
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT) {
        fail_msg("not aborted: %s: %s", mistake->says, text);
    }
    return arena_strdup(fixture->arena, text);
}

/* The message names the line of the query. */
static void assert_place(struct fixture *fixture, const char *words)
{
    int line = 0;
    if (sscanf(words, "line %d\n", &line) == 1) {
        const char *place = arena_printf(fixture->arena, "/test_store_db.c:%d: ", line);
        if (strstr(words, place) == NULL) {
            fail_msg("not at line %d: %s", line, words);
        }
    }
}

static void assert_ends(struct fixture *fixture, const struct mistake *mistake, bool strict)
{
    const char *words = last_words(fixture, mistake, strict);
    if (strstr(words, "BUG ") == NULL || strstr(words, mistake->says) == NULL) {
        fail_msg("%s: %s", mistake->says, words);
    }
    assert_place(fixture, words);
}

static void close_store(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

static void mistake_ends_the_program_and_says_where(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    close_store(fixture);
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        assert_ends(fixture, &mistakes[i], true);
        assert_rows(fixture, "select * from counters", "2026-11-22|page|sleep|1\n");
    }
}

static void mistake_without_a_safe_way_on_ends_every_build(void **state)
{
    struct fixture *fixture = *state;
    close_store(fixture);
    for (size_t i = 0; i < COUNT_OF(always); i++) {
        assert_ends(fixture, &always[i], true);
        assert_ends(fixture, &always[i], false);
    }
}

static void store_is_strict_unless_it_is_a_release(void **state)
{
    struct fixture *fixture = *state;
#ifdef NDEBUG
    assert_false(fixture->store->strict);
#else
    assert_true(fixture->store->strict);
#endif
}

/* --- the same in front of a visitor --- */

static struct store *lenient(struct fixture *fixture)
{
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    fixture->store->strict = false;
    fixture->err.text[0] = '\0';
    return fixture->store;
}

/* The work fails with these words, nothing of it stays, and the next one succeeds. */
static void assert_failed(struct fixture *fixture, const char *words)
{
    assert_false(db_end(fixture->store));
    assert_string_equal(fixture->err.text, words);
    assert_rows(fixture, "select * from counters", "2026-11-22|page|sleep|1\n");
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_rows(fixture, "select * from counters", "2026-11-22|page|sleep|2\n");
}

static void lenient_read_of_no_such_column_fails_the_work(void **state)
{
    struct fixture *fixture = *state;
    read_a_column_that_is_not_there(lenient(fixture), &fixture->err);
    assert_failed(fixture, DATABASE ": cannot read: the program has a mistake (there is no column "
                                    "count)");
}

static void lenient_read_without_a_row_fails_the_work(void **state)
{
    struct fixture *fixture = *state;
    read_without_a_row(lenient(fixture), &fixture->err);
    assert_failed(fixture, DATABASE ": cannot read: the program has a mistake (there is no row to "
                                    "read count)");
}

static void lenient_write_with_a_parameter_amiss_fails_the_work(void **state)
{
    struct fixture *fixture = *state;
    leave_a_parameter_unbound(lenient(fixture), &fixture->err);
    assert_failed(fixture, DATABASE ": cannot write: the program has a mistake (nobody bound the "
                                    "parameter :kind)");
    reopen(fixture);
    run_sql(DATABASE, "delete from counters");
    bind_a_parameter_that_is_not_there(lenient(fixture), &fixture->err);
    assert_failed(fixture, DATABASE ": cannot write: the program has a mistake (there is no "
                                    "parameter :detail)");
    reopen(fixture);
    run_sql(DATABASE, "delete from counters");
    bind_no_text(lenient(fixture), &fixture->err);
    assert_failed(fixture, DATABASE ": cannot write: the program has a mistake (there is no text "
                                    "for the parameter :kind)");
}

/* A release keeps what was written, although the work was begun as a read. */
static void lenient_write_outside_a_transaction_is_saved(void **state)
{
    struct fixture *fixture = *state;
    write_while_reading(lenient(fixture), &fixture->err);
    assert_true(db_end(fixture->store));
    assert_rows(fixture, "select count from counters", "7\n");
    run_sql(DATABASE, "update counters set count = 1");
    write_while_reading_a_moment(fixture->store, &fixture->err);
    assert_true(db_end(fixture->store));
    assert_rows(fixture, "select count from counters", "7\n");
}

static void lenient_commit_closes_what_was_left_open(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = lenient(fixture);
    leave_a_row_unread_at_the_commit(store, &fixture->err);
    assert_rows(fixture, "select count from counters", "7\n");
    for (int i = 0; i < 2; i++) { /* it can be used again */
        db_begin(store, DB_WRITE, "cannot count", &fixture->err);
        struct query query = db_query(store, "UPDATE counters SET count = 8 RETURNING count");
        assert_int_equal(db_run_int(&query), 8);
        assert_true(db_end(store));
    }
    forget_to_run_what_was_bound(store, &fixture->err);
    assert_rows(fixture, "select count from counters", "8\n");
}

/* --- what it does when nobody makes a mistake --- */

static void first_failure_sticks_and_nothing_stays(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    assert_done(fixture, store_count(store, "page", "sleep", &fixture->err));
    db_begin(store, DB_WRITE, "cannot keep it", &fixture->err);
    db_exec(store, "UPDATE counters SET count = 5");
    struct query bad = db_query(store, "INSERT INTO counters VALUES ('d', 'k', 'x', :number)");
    db_bind_null(&bad, ":number");
    db_run(&bad);
    assert_false(db_ok(store));
    /* what follows does nothing and reads nothing */
    db_exec(store, "UPDATE counters SET count = 6");
    struct query query = count_sleep(store);
    assert_false(db_next(&query));
    assert_int_equal(db_int(&query, "times"), 0);
    assert_string_equal(db_text(&query, "times", fixture->arena), "");
    assert_true(db_is_null(&query, "times"));
    db_finish(&query);
    struct query never = db_query(store, "no SQL");
    db_bind_text(&never, ":nothing", "");
    db_run(&never);
    assert_false(db_refuse(store, "another reason"));
    assert_false(db_end(store));
    assert_string_equal(fixture->err.text,
                        DATABASE ": cannot keep it: NOT NULL constraint failed: counters.count");
    assert_rows(fixture, "select count from counters", "1\n");
    /* and the next work begins afresh */
    db_begin(store, DB_READ, "cannot read", &fixture->err);
    query = count_sleep(store);
    assert_int_equal(db_run_int(&query), 1);
    assert_true(db_end(store));
}

static void refusal_rolls_back_with_its_own_words(void **state)
{
    struct fixture *fixture = *state;
    db_begin(fixture->store, DB_WRITE, "cannot keep it", &fixture->err);
    db_exec(fixture->store, "INSERT INTO counters VALUES ('d', 'k', 'x', 1)");
    db_refuse(fixture->store, "there are no more than %d", 3);
    assert_false(db_end(fixture->store));
    assert_string_equal(fixture->err.text, DATABASE ": there are no more than 3");
    assert_rows(fixture, "select * from counters", "");
}

static void statement_that_cannot_be_prepared_fails_the_work(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 2; i++) { /* it is tried again, and leaves nothing open */
        db_begin(fixture->store, DB_READ, "cannot read", &fixture->err);
        struct query query = db_query(fixture->store, "SELECT 1 FROM no_such_table");
        db_run(&query);
        assert_false(db_end(fixture->store));
        assert_string_equal(fixture->err.text,
                            DATABASE ": cannot read: no such table: no_such_table");
    }
}

static void statement_runs_once_however_often_it_is_asked_for_rows(void **state)
{
    struct fixture *fixture = *state;
    db_begin(fixture->store, DB_WRITE, "cannot count", &fixture->err);
    struct query query = db_query(fixture->store, "INSERT INTO counters VALUES ('d', 'k', 'x', 1)"
                                                  " ON CONFLICT DO UPDATE SET count = count + 1");
    assert_false(db_next(&query));
    assert_false(db_next(&query));
    assert_int_equal(db_run_int(&query), 0);
    assert_true(db_end(fixture->store));
    assert_rows(fixture, "select count from counters", "1\n");
}

static void columns_go_by_name_in_any_order(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    db_begin(store, DB_READ, "cannot read", &fixture->err);
    struct query query =
        db_query(store, "SELECT :one AS one, :two AS two, NULL AS empty, :one || :two AS both");
    db_bind_text(&query, ":two", "b");
    db_bind_text(&query, ":one", "a");
    assert_true(db_next(&query));
    for (int i = 0; i < 2; i++) {
        assert_string_equal(db_text(&query, "both", fixture->arena), "ab");
        assert_string_equal(db_text(&query, "two", fixture->arena), "b");
        assert_true(db_is(&query, "one", "a"));
        assert_false(db_is(&query, "one", "b"));
        assert_true(db_is_null(&query, "empty"));
        assert_false(db_is_null(&query, "two"));
        assert_string_equal(db_text(&query, "empty", fixture->arena), "");
        assert_int_equal(db_int(&query, "empty"), 0);
    }
    db_finish(&query);
    /* what was bound is forgotten, and must be bound again */
    query = db_query(store, "SELECT :at AS at");
    db_bind_time(&query, ":at", NOW_MS);
    assert_true(db_next(&query));
    assert_true(db_is(&query, "at", "2026-11-22T10:00:00-08:00"));
    db_finish(&query);
    assert_true(db_end(store));
}

/* Another program writes between two reads. */
static void a_moment_does_not_see_what_others_write_meanwhile(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum db_work work;
        int second;
    } cases[] = {{DB_READ_MOMENT, 1}, {DB_READ, 2}};
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        run_sql(DATABASE, "update counters set count = 1");
        db_begin(fixture->store, cases[i].work, "cannot read", &fixture->err);
        struct query query = count_sleep(fixture->store);
        assert_int_equal(db_run_int(&query), 1);
        run_sql(DATABASE, "update counters set count = 2");
        query = count_sleep(fixture->store);
        assert_int_equal(db_run_int(&query), cases[i].second);
        assert_true(db_end(fixture->store));
    }
}

/* A piece of work leaves nothing personal in memory. */
static void end_wipes_the_scratch_arena(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    db_begin(store, DB_READ, "cannot read", &fixture->err);
    arena_strdup(store->scratch, "Ida");
    assert_true(db_end(store));
    assert_int_equal(arena_used(store->scratch), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(mistake_ends_the_program_and_says_where),
        FIXTURE_TEST(mistake_without_a_safe_way_on_ends_every_build),
        FIXTURE_TEST(store_is_strict_unless_it_is_a_release),
        FIXTURE_TEST(lenient_read_of_no_such_column_fails_the_work),
        FIXTURE_TEST(lenient_read_without_a_row_fails_the_work),
        FIXTURE_TEST(lenient_write_with_a_parameter_amiss_fails_the_work),
        FIXTURE_TEST(lenient_write_outside_a_transaction_is_saved),
        FIXTURE_TEST(lenient_commit_closes_what_was_left_open),
        FIXTURE_TEST(first_failure_sticks_and_nothing_stays),
        FIXTURE_TEST(refusal_rolls_back_with_its_own_words),
        FIXTURE_TEST(statement_that_cannot_be_prepared_fails_the_work),
        FIXTURE_TEST(statement_runs_once_however_often_it_is_asked_for_rows),
        FIXTURE_TEST(columns_go_by_name_in_any_order),
        FIXTURE_TEST(a_moment_does_not_see_what_others_write_meanwhile),
        FIXTURE_TEST(end_wipes_the_scratch_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
