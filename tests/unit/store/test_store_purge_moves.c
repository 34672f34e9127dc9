/* store/: what a purge does with visits that answers were moved from and to. */
#include "base/file.h"
#include "purge_test.h"

static void move(struct fixture *fixture, struct visit_id from, struct visit_id to)
{
    const struct answers_move move = {.from = from, .to = to, .initials = "MR"};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err));
}

/* Tom answered under Joan's name; his answers were moved to him, and both visits are decided. */
static void make_moved(struct fixture *fixture, struct visit_id *from, struct visit_id *to)
{
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_done(fixture, arrive(fixture, &list.items[0], 1, from));
    assert_done(fixture, arrive(fixture, &list.items[1], 1, to));
    assert_done(fixture, begin_form(fixture, *from, &test_form));
    move(fixture, *from, *to);
    decide(fixture, *from);
    decide(fixture, *to);
}

static const char *const left =
    "select id from visits; select visit_id from responses;"
    "select visit_id from made_decisions; select id from moved_responses";

static const char *const moves =
    "select from_visit_id, to_visit_id from moved_responses order by id";

static bool file_has(struct fixture *fixture, const char *text)
{
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture,
                file_read(fixture->arena, DATABASE, 1 << 22, &bytes, &length, &fixture->err));
    return memmem(bytes, length, text, strlen(text)) != NULL;
}

static void decisions_and_moves_go_with_their_visits(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    reopen(fixture); /* from the log into the file */
    assert_true(file_has(fixture, "QXZW"));
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    assert_int_equal(purge(fixture).gone, 2);
    assert_rows(fixture, left, "");
    assert_false(file_has(fixture, "QXZW"));
}

/* Tom, whose answers Joan's visit once had, comes again: both visits go on telling of the move. */
static void moves_of_a_client_who_still_comes_are_left(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    run_sql(DATABASE, "insert into visits (client_id, arrived_at, client_name, initials, therapist,"
                      "  arrival_kind, identity, language) select client_id,"
                      "  '2099-01-01T10:00:00-08:00', client_name, initials, therapist,"
                      "  arrival_kind, identity, language from visits where id = 2");
    assert_int_equal(purge(fixture).gone, 0);
    assert_rows(fixture, moves, "1|2\n");
}

/* Joan's visit could go, Tom's not yet: who asks about his answers is still told of the move. */
static void note_of_a_move_stays_with_the_answers(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    const struct purge_result result = purge(fixture);
    assert_int_equal(result.gone, 0);
    assert_int_equal(result.moved_from, 1);
    assert_int_equal(result.not_exported, 1);
    assert_rows(fixture, "select id from visits", "1\n2\n");
    assert_rows(fixture, moves, "1|2\n");
}

/* The other way, Tom's answers do not wait for Joan's visit. */
static void answers_are_not_kept_for_the_visit_that_they_came_from(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    mark_exported(fixture, to);
    const struct purge_result result = purge(fixture);
    assert_int_equal(result.gone, 1);
    assert_int_equal(result.moved_from, 0);
    assert_int_equal(result.not_exported, 1);
    assert_rows(fixture, left, "1\n1\n"); /* the visit and the decision about it */
}

enum { THREE = 3 };

static void three_walk_in(struct fixture *fixture, struct visit_id visits[THREE])
{
    static const char *const names[THREE] = {"Ana", "Bo", "Cleo"};
    for (size_t i = 0; i < THREE; i++) {
        assert_done(fixture, walk_in(fixture, names[i], &visits[i]));
    }
}

/* Nothing stays of three visits; the dry run says so before. */
static void assert_all_go(struct fixture *fixture)
{
    struct purge_result dry;
    assert_done(fixture, store_purge_dry(fixture->store, &before_after, &dry, &fixture->err));
    assert_int_equal(dry.gone, THREE);
    assert_int_equal(dry.moved_from, 0);
    assert_int_equal(purge(fixture).gone, THREE);
    assert_rows(fixture, left, "");
}

/* Moved to Bo by mistake, and from there to Cleo. */
static void visits_of_answers_that_were_moved_twice_go_together(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visits[THREE];
    three_walk_in(fixture, visits);
    assert_done(fixture, begin_form(fixture, visits[0], &test_form));
    move(fixture, visits[0], visits[1]);
    move(fixture, visits[1], visits[2]);
    mark_exported(fixture, visits[0]);
    mark_exported(fixture, visits[1]);
    const struct purge_result result = purge(fixture);
    assert_int_equal(result.gone, 0);
    assert_int_equal(result.moved_from, 2);
    assert_rows(fixture, moves, "1|2\n2|3\n");
    mark_exported(fixture, visits[2]);
    assert_all_go(fixture);
}

/* Bo has answers that came from Ana, and Cleo the ones that Bo gave: what keeps Cleo's visit keeps
 * Ana's, since Bo's stays. */
static void visit_that_stays_for_a_move_keeps_the_moves_to_it(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visits[THREE];
    three_walk_in(fixture, visits);
    assert_done(fixture, begin_form(fixture, visits[1], &test_form));
    move(fixture, visits[1], visits[2]);
    assert_done(fixture, begin_form(fixture, visits[0], &test_form));
    move(fixture, visits[0], visits[1]);
    mark_exported(fixture, visits[0]);
    mark_exported(fixture, visits[1]);
    assert_int_equal(purge(fixture).moved_from, 2);
    assert_rows(fixture, moves, "2|3\n1|2\n");
    mark_exported(fixture, visits[2]);
    assert_all_go(fixture);
}

/* Ana and Bo answered under each other's name; Cleo's visit had the answers of one meanwhile. */
static void visits_whose_answers_were_exchanged_go_together(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visits[THREE];
    three_walk_in(fixture, visits);
    assert_done(fixture, begin_form(fixture, visits[0], &test_form));
    assert_done(fixture, begin_form(fixture, visits[1], &test_form));
    move(fixture, visits[0], visits[2]);
    move(fixture, visits[1], visits[0]);
    move(fixture, visits[2], visits[1]);
    mark_exported(fixture, visits[0]);
    mark_exported(fixture, visits[2]);
    assert_int_equal(purge(fixture).moved_from, 2);
    assert_rows(fixture, moves, "1|3\n2|1\n3|2\n");
    mark_exported(fixture, visits[1]);
    assert_all_go(fixture);
}

/* What was exported does not have a decision that came later, so the visit must stay. */
static void visit_stays_that_was_decided_or_moved_since(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    decide(fixture, from);
    assert_int_equal(purge(fixture).gone, 1);
    assert_rows(fixture, "select id from visits", "1\n");
    mark_exported(fixture, from);
    assert_int_equal(purge(fixture).gone, 1);
    assert_rows(fixture, left, "");

    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    move(fixture, to, from);
    assert_int_equal(purge(fixture).gone, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(decisions_and_moves_go_with_their_visits),
        FIXTURE_TEST(moves_of_a_client_who_still_comes_are_left),
        FIXTURE_TEST(note_of_a_move_stays_with_the_answers),
        FIXTURE_TEST(answers_are_not_kept_for_the_visit_that_they_came_from),
        FIXTURE_TEST(visits_of_answers_that_were_moved_twice_go_together),
        FIXTURE_TEST(visit_that_stays_for_a_move_keeps_the_moves_to_it),
        FIXTURE_TEST(visits_whose_answers_were_exchanged_go_together),
        FIXTURE_TEST(visit_stays_that_was_decided_or_moved_since),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
