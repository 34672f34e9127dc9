/* store/: a table gets another definition and keeps its rows, with all that stands on it. */
#include "store_test.h"

/* What has been decided about visits, as small as it can be: decisions are counted in changes. */
static const char *const step_before[] = {
    "pragma application_id = 0x436f7a79",
    "create table visits (id integer primary key, change_number integer not null) strict",
    "create table decisions ("
    "  id integer primary key autoincrement,"
    "  visit_id integer not null references visits (id),"
    "  word text not null check (word in ('seen', 'proceed')),"
    "  mood text not null"
    ") strict",
    "create table notes ("
    "  decision_id integer not null references decisions (id),"
    "  text text not null,"
    "  primary key (decision_id, text)"
    ") strict, without rowid",
    "create index decisions_by_visit on decisions (visit_id)",
    "create unique index seen_once on decisions (visit_id) where word = 'seen'",
    "create view last_decisions as select max(id) as id, visit_id from decisions group by visit_id",
    "create view last_words as select visits.id as visit_id, decisions.word from visits"
    "  join last_decisions on last_decisions.visit_id = visits.id"
    "  join decisions on decisions.id = last_decisions.id",
    "create view changed (visit_id) as select 0 where 0",
    "create trigger visit_is_changed instead of insert on changed begin"
    "  update visits set change_number = change_number + 1 where id = new.visit_id; end",
    "create trigger decisions_insert after insert on decisions begin"
    "  insert into changed values (new.visit_id); end",
    "create trigger decisions_stay before delete on decisions when old.word = 'proceed' begin"
    "  select raise(abort, 'a decision stays'); end",
    NULL,
};
static const char *const some_rows =
    "insert into visits values (1, 10), (2, 20);"
    "insert into decisions values (4, 1, 'seen', 'calm'), (7, 1, 'proceed', 'glad'),"
    "  (9, 2, 'seen', '');"
    "insert into notes values (7, 'after lunch'), (4, 'by Ana');"
    "delete from decisions where id = 9;";

/* One more word, a column less, a column more. */
static const char *const step_rebuilds[] = {
    "REBUILD TABLE decisions ("
    "  id integer primary key autoincrement,"
    "  visit_id integer not null references visits (id),"
    "  word text not null check (word in ('seen', 'proceed', 'referred')),"
    "  initials text not null default '?'"
    ") strict",
    NULL,
};

/* What stands in the file beside the definition that changes. */
static const char *const all_around =
    "select type, name, tbl_name, sql from sqlite_schema"
    " where name not in ('decisions', 'sqlite_sequence') order by type, name";
static const char *const all_rows =
    "select id, visit_id, word from decisions order by id; select * from notes;"
    "select * from visits; select * from last_words; select name, seq from sqlite_sequence";

/* Opens the database by the first step and as many of the others as there are. */
static bool open_with_steps(struct fixture *fixture, const char *const *second)
{
    const char *const *const steps[] = {step_before, second};
    struct schema schema = {steps, second == NULL ? 1 : 2};
    store_close(fixture->store);
    fixture->store = store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err);
    return fixture->store != NULL;
}

static void make_rows(struct fixture *fixture)
{
    remove_copies(fixture);
    remove_database(DATABASE);
    assert_done(fixture, open_with_steps(fixture, NULL));
    run_sql(DATABASE, some_rows);
}

static bool does(struct fixture *fixture, const char *sql)
{
    return sqlite3_exec(fixture->store->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static void rebuilt_table_keeps_all_but_its_definition(void **state)
{
    struct fixture *fixture = *state;
    make_rows(fixture);
    const char *rows_before = rows(fixture, all_rows);
    const char *around_before = rows(fixture, all_around);
    assert_non_null(strstr(rows_before, "7|1|proceed\n"));
    assert_non_null(strstr(rows_before, "decisions|9\n")); /* given once, and deleted */
    assert_done(fixture, open_with_steps(fixture, step_rebuilds));
    assert_version(fixture, 2);
    assert_rows(fixture, all_rows, rows_before); /* no change was counted */
    assert_rows(fixture, all_around, around_before);
    assert_rows(fixture, "select name from pragma_table_info('decisions')",
                "id\nvisit_id\nword\ninitials\n");
    assert_rows(fixture, "select distinct initials from decisions", "?\n");
    assert_rows(fixture, "pragma foreign_key_check; pragma integrity_check", "ok\n");
}

static void rebuilt_table_works_as_before(void **state)
{
    struct fixture *fixture = *state;
    make_rows(fixture);
    assert_done(fixture, open_with_steps(fixture, step_rebuilds));
    assert_false(does(fixture, "insert into decisions (visit_id, word) values (1, 'maybe')"));
    assert_false(does(fixture, "insert into decisions (visit_id, word) values (1, 'seen')"));
    assert_false(does(fixture, "insert into decisions (visit_id, word) values (99, 'seen')"));
    assert_false(does(fixture, "delete from decisions where id = 4")); /* it has a note */
    assert_false(does(fixture, "delete from decisions where id = 7"));
    assert_true(does(fixture, "insert into decisions (visit_id, word) values (2, 'referred')"));
    assert_rows(fixture, "select max(id) from decisions", "10\n"); /* 9 is not given again */
    assert_rows(fixture, "select word from last_words where visit_id = 2", "referred\n");
    assert_rows(fixture, "select change_number from visits where id = 2", "22\n");
}

/* Refused with these words, and the file is as it was. */
static void assert_rebuild_refused(struct fixture *fixture, const char *const *step,
                                   const char *words)
{
    make_rows(fixture);
    const char *everything = "select * from sqlite_schema order by name";
    const char *rows_before = rows(fixture, all_rows);
    const char *schema_before = rows(fixture, everything);
    assert_false(open_with_steps(fixture, step));
    assert_string_equal(fixture->err.text, words);
    assert_version(fixture, 1);
    assert_rows(fixture, all_rows, rows_before);
    assert_rows(fixture, everything, schema_before);
    assert_done(fixture, open_with_steps(fixture, NULL));
    assert_true(does(fixture, "insert into decisions values (10, 2, 'proceed', '')"));
    assert_rows(fixture, "select change_number from visits where id = 2", "22\n");
}

static void rebuild_that_fails_leaves_everything_as_it_was(void **state)
{
    static const char *const drops_a_word[] = {
        "REBUILD TABLE decisions (id integer primary key autoincrement, visit_id integer,"
        " word text not null check (word = 'seen')) strict",
        NULL,
    };
    static const char *const adds_a_column_without_a_value[] = {
        "REBUILD TABLE decisions (id integer primary key autoincrement, visit_id integer,"
        " word text, initials text not null) strict",
        NULL,
    };
    static const char *const loses_a_row_with_notes[] = {
        "drop trigger decisions_stay",
        "delete from decisions where id = 7",
        "REBUILD TABLE decisions (id integer primary key autoincrement, visit_id integer,"
        " word text) strict",
        NULL,
    };
    static const char *const has_other_letters[] = {
        "REBUILD TABLE Decisions (id integer primary key autoincrement, visit_id integer,"
        " word text) strict",
        NULL,
    };
    static const char *const fails_before[] = {
        "insert into no_such_table values (1)",
        "REBUILD TABLE decisions (id integer primary key autoincrement, visit_id integer,"
        " word text) strict",
        NULL,
    };
    static const char *const fails_later[] = {
        "REBUILD TABLE decisions (id integer primary key autoincrement, visit_id integer,"
        " word text) strict",
        "insert into no_such_table values (1)",
        NULL,
    };
#define CANNOT DATABASE ": cannot be brought to the current version: "
    assert_rebuild_refused(*state, drops_a_word, CANNOT "CHECK constraint failed: word = 'seen'");
    assert_rebuild_refused(*state, adds_a_column_without_a_value,
                           CANNOT "NOT NULL constraint failed: rebuilt_table.initials");
    assert_rebuild_refused(*state, loses_a_row_with_notes,
                           CANNOT "a row that others refer to would be gone");
    assert_rebuild_refused(*state, has_other_letters,
                           CANNOT "there is no table Decisions, in exactly these letters");
    assert_rebuild_refused(*state, fails_before, CANNOT "no such table: no_such_table");
    assert_rebuild_refused(*state, fails_later, CANNOT "no such table: no_such_table");
}

/* What an earlier hand has broken is not for an update to find out: the kiosk must start. */
static void rebuild_goes_on_when_a_reference_led_nowhere_before(void **state)
{
    struct fixture *fixture = *state;
    make_rows(fixture);
    run_sql(DATABASE, "insert into notes values (99, 'of nothing')");
    assert_done(fixture, open_with_steps(fixture, step_rebuilds));
    assert_rows(fixture, "select count(*) from notes", "3\n");
}

static void new_database_can_have_a_rebuild_among_its_steps(void **state)
{
    struct fixture *fixture = *state;
    remove_database(DATABASE);
    assert_done(fixture, open_with_steps(fixture, step_rebuilds));
    assert_version(fixture, 2);
    assert_true(does(fixture, "insert into visits values (1, 0)"));
    assert_true(does(fixture, "insert into decisions (visit_id, word) values (1, 'referred')"));
    assert_false(does(fixture, "insert into decisions (visit_id, word) values (2, 'referred')"));
    assert_rows(fixture, "select change_number from visits", "1\n");
}

/* A database of today with something in every table that a visit fills. */
static void make_full_database(struct fixture *fixture)
{
    struct visit_id other = {0};
    reopen(fixture);
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_number(response, ITEM_PAIN, 7);
    assert_done(fixture, complete(fixture, visit, response));
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep well", true, &fixture->err));
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_set_pin(fixture->store, "2580", "ana", &fixture->err));
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    assert_int_equal(other.value, 2);
    /* handed on: a visit that changes now would be handed on again */
    run_sql(DATABASE, "update visits set exported_change = change_number");
}

/* The names of all tables, and all that is in them. */
static const char *dump(struct fixture *fixture, const char **tables)
{
    *tables = rows(fixture, "select name from sqlite_schema where type = 'table'"
                            " and name not like 'sqlite_%' order by name");
    const char *text = *tables;
    for (const char *name = *tables; name[0] != '\0'; name = strchr(name, '\n') + 1) {
        int length = (int)strcspn(name, "\n");
        text = arena_printf(
            fixture->arena, "%s%s%s", text,
            rows(fixture, arena_printf(fixture->arena, "select * from %.*s", length, name)),
            rows(fixture, arena_printf(fixture->arena, "select * from pragma_table_info('%.*s')",
                                       length, name)));
    }
    return arena_printf(fixture->arena, "%s%s%s", text,
                        rows(fixture, "select * from sqlite_sequence where seq > 0 order by name"),
                        rows(fixture, "select type, name, sql from sqlite_schema"
                                      " where type <> 'table' order by type, name"));
}

/* Each table of ours, with the very definition that it has: nothing of the database changes, and no
 * visit counts as changed. */
static void every_table_of_ours_can_be_rebuilt(void **state)
{
    struct fixture *fixture = *state;
    const char *tables = "";
    make_full_database(fixture);
    const char *before = dump(fixture, &tables);
    struct schema today = schema_current();
    for (const char *name = tables; name[0] != '\0'; name = strchr(name, '\n') + 1) {
        const char *table = arena_strndup(fixture->arena, name, strcspn(name, "\n"));
        const char *definition =
            rows(fixture, arena_printf(fixture->arena,
                                       "select sql from sqlite_schema where name = '%s'", table));
        const char *step[] = {
            arena_printf(fixture->arena, "REBUILD TABLE %s %s", table, strchr(definition, '(')),
            NULL};
        const char *const **steps =
            ARENA_ARRAY(fixture->arena, const char *const *, today.count + 1);
        memcpy(steps, today.steps, today.count * sizeof(*steps));
        steps[today.count] = step;
        store_close(fixture->store);
        run_sql(DATABASE, arena_printf(fixture->arena, "pragma user_version = %zu", today.count));
        remove_copies(fixture);
        struct schema later = {steps, today.count + 1};
        fixture->store = store_open_with(DATABASE, &fixture->clock, &later, &fixture->err);
        assert_done(fixture, fixture->store != NULL);
        const char *after = dump(fixture, &tables);
        if (strcmp(before, after) != 0) {
            fail_msg("%s is not what it was", table);
        }
    }
    assert_rows(fixture, "select count(*) from visits where exported_change < change_number",
                "0\n");
}

#define REBUILD_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, fixture_set_up_closed, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REBUILD_TEST(rebuilt_table_keeps_all_but_its_definition),
        REBUILD_TEST(rebuilt_table_works_as_before),
        REBUILD_TEST(rebuild_that_fails_leaves_everything_as_it_was),
        REBUILD_TEST(rebuild_goes_on_when_a_reference_led_nowhere_before),
        REBUILD_TEST(new_database_can_have_a_rebuild_among_its_steps),
        REBUILD_TEST(every_table_of_ours_can_be_rebuilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
