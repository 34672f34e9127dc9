/* What the tests of store/ share: a database in a file, a day list and a questionnaire of invented
 * people and questions, and a look into the file as another program has it. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "expect.h"
#include "store/appointments.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/decisions.h"
#include "store/delays.h"
#include "store/health.h"
#include "store/import.h"
#include "store/move.h"
#include "store/notices.h"
#include "store/opening.h"
#include "store/pin.h"
#include "store/prior.h"
#include "store/purge.h"
#include "store/records.h"
#include "store/responses.h"
#include "store/schema.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/usage.h"
#include "store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS   (60 * MINUTE_MS)
/* 2026-11-22T10:00:00-08:00, a Sunday in Nanaimo */
#define NOW_MS INT64_C(1795370400000)

#define DATABASE "kiosk.db"

struct fixture {
    struct arena *arena;
    struct fake_clock fake;
    struct clock clock;
    struct store *store;
    struct err err;
};

/* Two of the list of the day of NOW_MS, as each test finds them. */
static struct appointment joan;
static struct appointment tom;

static inline void book_joan_and_tom(void)
{
    joan = appointment_empty;
    joan.uid = "joan-1030";
    joan.start_ms = NOW_MS + 30 * MINUTE_MS;
    joan.end_ms = NOW_MS + 90 * MINUTE_MS;
    joan.client_name = "Joan Smith";
    joan.phone = "2505550142";
    joan.therapist = "Mei R.";
    joan.service = "Deep tissue 60";
    tom = appointment_empty;
    tom.uid = "tom-1100";
    tom.start_ms = NOW_MS + HOUR_MS;
    tom.end_ms = NOW_MS + 2 * HOUR_MS;
    tom.client_name = "Tom Baker";
    tom.phone = "2505550199";
    tom.therapist = "Aki L.";
}

static inline void remove_database(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    char name[256];
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
        unlink(name);
    }
}

/* The copies that migrations of DATABASE made at NOW_MS, of whatever version. */
static inline size_t find_copies(struct fixture *fixture, const char ***names)
{
    size_t count = 0;
    if (!file_list(fixture->arena, ".", ".2026-11-22T10-00-00", names, &count, &fixture->err)) {
        fail_msg("%s", fixture->err.text);
    }
    return count;
}

static inline void remove_copies(struct fixture *fixture)
{
    const char **names = NULL;
    size_t count = find_copies(fixture, &names);
    for (size_t i = 0; i < count; i++) {
        remove_database(names[i]);
    }
}

/* Closes the database and opens it again, as after a restart. */
static inline void reopen(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = store_open(DATABASE, &fixture->clock, &fixture->err);
    if (fixture->store == NULL) {
        fail_msg("%s", fixture->err.text);
    }
}

static inline int fixture_set_up_closed(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    if (fixture == NULL) {
        return -1;
    }
    fixture->arena = arena_create(4096);
    fixture->fake = (struct fake_clock){.wall_ms = NOW_MS};
    fixture->clock = clock_from_fake(&fixture->fake);
    book_joan_and_tom();
    remove_database(DATABASE);
    *state = fixture;
    return 0;
}

static inline int fixture_set_up(void **state)
{
    if (fixture_set_up_closed(state) != 0) {
        return -1;
    }
    reopen(*state);
    return 0;
}

/* Reads one of the tables that grow with the years from one end to the other. */
static inline bool reads_through_a_table(const char *plan)
{
    static const char *const large[] = {
        "SCAN appointments", "SCAN visits",         "SCAN visit_appointments",
        "SCAN clients",      "SCAN responses",      "SCAN given_answers",
        "SCAN raised_flags", "SCAN starred_pages",  "SCAN now",
        "SCAN prior",        "SCAN arrived",        "SCAN later",
        "SCAN counters",     "SCAN made_decisions", "SCAN backups",
        "SCAN of_visit",
    };
    for (size_t i = 0; i < COUNT_OF(large); i++) {
        if (strstr(plan, large[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* How SQLite goes about a statement: a line a step. In the arena. */
static inline const char *plan_of(sqlite3 *db, struct arena *arena, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    const char *plan = "";
    const char *explain = arena_printf(arena, "explain query plan %s", sql);
    if (sqlite3_prepare_v2(db, explain, -1, &statement, NULL) != SQLITE_OK) {
        return plan; /* the test took its table away */
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        plan = arena_printf(arena, "%s%s\n", plan, (const char *)sqlite3_column_text(statement, 3));
    }
    sqlite3_finalize(statement);
    return plan;
}

/* Every statement of the store that the test has used looks up what it needs by an index: with
 * years of visits nothing may read through all of a table. Asked of another connection, which does
 * not enforce foreign keys: those show up in a plan without being read. */
static inline void assert_statements_look_up_by_index(struct fixture *fixture)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(fixture->store->path, &db), SQLITE_OK);
    for (size_t i = 0; i < DB_BUCKETS; i++) {
        for (struct db_statement *s = fixture->store->statements[i]; s != NULL; s = s->next) {
            const char *plan = plan_of(db, fixture->arena, s->sql);
            if (reads_through_a_table(plan) && strstr(s->file, "src/store/") != NULL) {
                fail_msg("%s\n%s", s->sql, plan);
            }
        }
    }
    sqlite3_close(db);
}

static inline int fixture_tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->store != NULL) {
        assert_statements_look_up_by_index(fixture);
    }
    store_close(fixture->store);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

#define FIXTURE_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, fixture_set_up, fixture_tear_down)

#define assert_done(fixture, call)                                                                 \
    do {                                                                                           \
        if (!(call)) {                                                                             \
            fail_msg("%s", (fixture)->err.text);                                                   \
        }                                                                                          \
    } while (0)

static inline bool go_on(void *self, int64_t done, int64_t total)
{
    (void)self;
    (void)done;
    (void)total;
    return true;
}
/* The progress of a long task that nobody watches. */
static const struct store_progress no_progress = {NULL, go_on};

/* The rows of one statement as the sqlite3 shell prints them: columns joined by |, a line each. */
static inline const char *statement_rows(struct fixture *fixture, sqlite3_stmt *statement,
                                         const char *text)
{
    int result = SQLITE_OK;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        int columns = sqlite3_column_count(statement);
        for (int i = 0; i < columns; i++) {
            const unsigned char *value = sqlite3_column_text(statement, i);
            text = arena_printf(fixture->arena, "%s%s%s", text,
                                value == NULL ? "" : (const char *)value,
                                i + 1 < columns ? "|" : "\n");
        }
    }
    assert_int_equal(result, SQLITE_DONE);
    return text;
}

/* The rows of one or more statements, as another program sees them. */
static inline const char *rows(struct fixture *fixture, const char *sql)
{
    sqlite3 *db = NULL;
    const char *text = "";
    assert_int_equal(sqlite3_open_v2(DATABASE, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    while (sql[0] != '\0') {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK) {
            fail_msg("%s", sqlite3_errmsg(db));
        }
        text = statement_rows(fixture, statement, text);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return text;
}

#define assert_rows(fixture, sql, expected) assert_string_equal(rows(fixture, sql), expected)

/* The version of the database as it is on disk. */
#define assert_version(fixture, expected)                                                          \
    assert_number("database version", atoi(rows((fixture), "pragma user_version")), (expected))

/* Changes the file without the store, as somebody with an SQLite tool would. */
static inline void run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s", sqlite3_errmsg(db));
    }
    sqlite3_close(db);
}

/* Takes over a list of the file of day_list.path, which has entries of other days too. */
static inline bool import_list(struct fixture *fixture, const struct day_list *list,
                               int64_t from_ms, int64_t to_ms)
{
    const struct list_report report = {.entries = 1, .left_out_reason = ""};
    const struct list_import import = {
        .source = "",
        .digest = "",
        .list = list,
        .report = &report,
        .from_ms = from_ms,
        .to_ms = to_ms,
    };
    return store_import(fixture->store, &import, &fixture->err);
}

/* Imports appointments of the day of NOW_MS and gives the list as the store has it. */
static inline struct day_list import_day(struct fixture *fixture,
                                         const struct appointment *appointments, size_t count)
{
    struct day_list list = {appointments, count};
    int64_t from = civil_day_start_ms(NOW_MS);
    int64_t to = civil_next_day_ms(from);
    assert_done(fixture, import_list(fixture, &list, from, to));
    assert_done(fixture,
                store_day_list(fixture->store, fixture->arena, from, to, &list, &fixture->err));
    return list;
}

/* What was on the list so far was on a day before: it has nothing to do with what comes next. */
static inline void put_list_behind(void)
{
    run_sql(DATABASE, "update appointments set start_ms = start_ms - 86400000,"
                      " end_ms = end_ms - 86400000");
}

/* Arrives for the first count appointments of list, found by phone, now. */
static inline bool arrive(struct fixture *fixture, const struct appointment *first, size_t count,
                          struct visit_id *visit)
{
    const struct appointment *appointments[4];
    assert_true(count <= COUNT_OF(appointments));
    for (size_t i = 0; i < count; i++) {
        appointments[i] = &first[i];
    }
    const struct arrival arrival = {
        .appointments = appointments,
        .appointment_count = count,
        .arrived_ms = fixture->fake.wall_ms,
        .kind = ARRIVAL_ON_TIME,
        .identity = IDENTITY_PHONE,
        .therapist = "",
        .typed_name = "",
        .language = "en",
    };
    return store_check_in(fixture->store, &arrival, visit, &fixture->err);
}

static inline bool walk_in(struct fixture *fixture, const char *name, struct visit_id *visit)
{
    const struct arrival arrival = {
        .arrived_ms = fixture->fake.wall_ms,
        .kind = ARRIVAL_WALK_IN,
        .identity = IDENTITY_UNVERIFIED,
        .therapist = "Mei R.",
        .typed_name = name,
        .language = "fr",
    };
    return store_check_in(fixture->store, &arrival, visit, &fixture->err);
}

/* What the clients of the tests agree to. */
static const struct notice test_notice = {"en", "May we ask?\nWe keep that record for 16 years."};
#define TEST_NOTICE_SHA256 "a3e67343c429a34016cea44eca68ec6b27a3f6fe69a8848eae2bc35b75b2c606"

/* What the client of the visit answers from now on is a new draft. */
static inline bool begin_form(struct fixture *fixture, struct visit_id visit,
                              const struct questionnaire *form)
{
    struct response *response = response_create(fixture->arena, form);
    return store_begin_response(fixture->store, visit, response, &test_notice, &fixture->err);
}

/* What a kiosk has in memory that began the newest draft of the visit: its id with the answers of
 * response. */
static inline struct response newest_draft(struct fixture *fixture, struct visit_id visit,
                                           const struct response *response)
{
    struct response draft = *response;
    draft.id.value =
        atoll(rows(fixture, arena_printf(fixture->arena,
                                         "select coalesce(max(id), 0) from responses"
                                         " where visit_id = %lld and addition = %d",
                                         (long long)visit.value, response->addition ? 1 : 0)));
    return draft;
}

/* Saves into (sends) the newest draft of the visit, in words of language. */
static inline bool save_in(struct fixture *fixture, struct visit_id visit,
                           const struct response *response, const char *language)
{
    const struct response draft = newest_draft(fixture, visit, response);
    return store_save_answer(fixture->store, &draft, language, &fixture->err);
}

static inline bool complete_in(struct fixture *fixture, struct visit_id visit,
                               const struct response *response, const char *language)
{
    const struct response draft = newest_draft(fixture, visit, response);
    struct flags flags = response_flags(response, language, fixture->arena);
    return store_complete_response(fixture->store, &draft, language, &flags, &fixture->err);
}

static inline bool save(struct fixture *fixture, struct visit_id visit,
                        const struct response *response)
{
    return save_in(fixture, visit, response, "en");
}

static inline bool complete(struct fixture *fixture, struct visit_id visit,
                            const struct response *response)
{
    return complete_in(fixture, visit, response, "en");
}

/* A visit of Joan's that began the questionnaire. */
static inline struct visit_id begin_visit(struct fixture *fixture,
                                          const struct questionnaire *questionnaire)
{
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture, begin_form(fixture, visit, questionnaire));
    return visit;
}

/* clang-format off */
enum { ITEM_ABOUT, ITEM_SIGNS, ITEM_PAIN, ITEM_PREGNANT, ITEM_WEEKS, ITEM_WORDS };
/* clang-format on */
enum { SIGN_NUMB, SIGN_FEVER, SIGN_NONE };

static const struct translation numb_fr[] = {{"fr", "Engourdissement"}};
static const struct translation signs_fr[] = {{"fr", "Avez-vous ceci\u00a0?"}};
static const struct option sign_options[] = {
    [SIGN_NUMB] = {.system = "",
                   .code = "numb",
                   .display = {"Numb saddle", numb_fr, COUNT_OF(numb_fr)},
                   .tier = TIER_STOP,
                   .flag_code = "E1"},
    [SIGN_FEVER] = {.system = "",
                    .code = "fever",
                    .display = {.text = "Fever"},
                    .tier = TIER_HOLD,
                    .flag_code = "D5"},
    [SIGN_NONE] = {.system = "",
                   .code = "none",
                   .display = {.text = "None of these"},
                   .flag_code = "",
                   .exclusive = true},
};
static const struct enable_when when_pregnant[] = {
    {.question = ITEM_PREGNANT, .operator_ = ENABLE_EQUAL, .boolean = true}};
static const struct item test_items[] = {
    [ITEM_ABOUT] = {.link_id = "about",
                    .parent = ITEM_NO_PARENT,
                    .type = ITEM_GROUP,
                    .text = {.text = ""}},
    [ITEM_SIGNS] = {.link_id = "signs",
                    .parent = ITEM_ABOUT,
                    .type = ITEM_CHOICE,
                    .text = {"Any of these?", signs_fr, COUNT_OF(signs_fr)},
                    .repeats = true,
                    .options = sign_options,
                    .option_count = COUNT_OF(sign_options)},
    [ITEM_PAIN] = {.link_id = "pain",
                   .parent = ITEM_ABOUT,
                   .type = ITEM_INTEGER,
                   .text = {.text = "Pain now?"},
                   .maximum = 10},
    [ITEM_PREGNANT] = {.link_id = "pregnant",
                       .parent = ITEM_NO_PARENT,
                       .type = ITEM_BOOLEAN,
                       .text = {.text = "Pregnant?"},
                       .boolean_tier = {TIER_NONE, TIER_TELL},
                       .boolean_lasting = true},
    [ITEM_WEEKS] = {.link_id = "weeks",
                    .parent = ITEM_NO_PARENT,
                    .type = ITEM_INTEGER,
                    .text = {.text = "How many weeks?"},
                    .minimum = 1,
                    .maximum = 42,
                    .enable_when = when_pregnant,
                    .enable_when_count = COUNT_OF(when_pregnant)},
    [ITEM_WORDS] = {.link_id = "words",
                    .parent = ITEM_NO_PARENT,
                    .type = ITEM_TEXT,
                    .text = {.text = "Anything else?"},
                    .max_length = 250},
};
static const struct questionnaire test_form = {
    .path = "test.json",
    .url = "https://clinic.example/q/test",
    .version = "1.2",
    .name = "test",
    .title = {.text = "Test"},
    .boolean_words = {{.text = "No"}, {.text = "Yes"}},
    .sha256 = "0f0f",
    .items = test_items,
    .count = COUNT_OF(test_items),
};
