/* store/: the forms that were asked are kept as they were asked. */
#include "store/questionnaires.h"

#include "store_test.h"

#define TEXT "{\"resourceType\":\"Questionnaire\"}"

static struct questionnaire form_of(const char *version, const char *sha256, const char *json)
{
    struct questionnaire form = test_form;
    form.version = version;
    form.json = json;
    snprintf(form.sha256, sizeof(form.sha256), "%s", sha256);
    return form;
}

/* Another visitor is asked the form, a day later than the one before. */
static void ask(struct fixture *fixture, const struct questionnaire *form)
{
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ana Q.", &visit));
    assert_done(fixture, begin_form(fixture, visit, form));
    fixture->fake.wall_ms += 24 * HOUR_MS;
}

static struct questionnaire_use use_of(struct fixture *fixture, const struct questionnaire *form)
{
    struct questionnaire_use use;
    assert_done(fixture,
                store_questionnaire_use(fixture->store, fixture->arena, form, &use, &fixture->err));
    return use;
}

static void form_is_kept_with_its_first_response(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire form = form_of("1", "aa", TEXT);
    const char *text = NULL;
    assert_done(fixture, store_questionnaire_text(fixture->store, fixture->arena, "aa", &text,
                                                  &fixture->err));
    assert_null(text);
    ask(fixture, &form);
    ask(fixture, &form);
    assert_rows(fixture, "select sha256, url, version, text, asked_at from questionnaires",
                "aa|https://clinic.example/q/test|1|" TEXT "|2026-11-23T10:00:00-08:00\n");
    assert_done(fixture, store_questionnaire_text(fixture->store, fixture->arena, "aa", &text,
                                                  &fixture->err));
    assert_string_equal(text, TEXT);
}

static void form_that_was_asked_last_is_known(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire first = form_of("1", "aa", "one");
    const struct questionnaire second = form_of("2", "bb", "two");
    struct questionnaire_use use = use_of(fixture, &first);
    assert_string_equal(use.last_version, "");
    ask(fixture, &first);
    ask(fixture, &second);
    use = use_of(fixture, &first);
    assert_string_equal(use.last_version, "2");
    assert_string_equal(use.last_text, "two");
    ask(fixture, &first); /* the clinic went back to it */
    use = use_of(fixture, &first);
    assert_string_equal(use.last_version, "1");
    assert_string_equal(use.last_sha256, "aa");
    assert_string_equal(use.other_words_at, "");
}

static void version_asked_in_other_words_is_known(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire asked = form_of("1", "aa", "one");
    const struct questionnaire edited = form_of("1", "bb", "uno");
    const struct questionnaire raised = form_of("2", "bb", "uno");
    ask(fixture, &asked);
    assert_string_equal(use_of(fixture, &asked).other_words_at, "");
    assert_string_equal(use_of(fixture, &edited).other_words_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(use_of(fixture, &raised).other_words_at, "");
}

/* A database of the version before has no texts; what it knows is asked of its responses, and moves
 * to its place when the kiosk opens it. */
static void forms_of_before_are_known_without_their_text(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire edited = form_of("1", "bb", "uno");
    struct schema schema = schema_current();
    schema.count = 7;
    store_close(fixture->store);
    remove_database(DATABASE);
    fixture->store = store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err);
    assert_non_null(fixture->store);
    store_close(fixture->store);
    run_sql(DATABASE,
            "insert into visits (id, arrived_at, client_name, initials, appointment_at, therapist,"
            " arrival_kind, identity, language, questionnaire_status)"
            " values (1, '2026-11-20T10:00:00-08:00', 'Joan Smith', 'J. S.',"
            "  '2026-11-20T10:30:00-08:00', 'Mei R.', 'on-time', 'phone', 'en', 'not finished');"
            "insert into responses (visit_id, questionnaire, version, sha256, notice_version,"
            " status, started_at) values (1, 'https://clinic.example/q/test', '1', 'aa', 'n',"
            " 'in-progress', '2026-11-20T10:05:00-08:00')");
    fixture->store = store_open_to_look(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
    assert_string_equal(use_of(fixture, &edited).other_words_at, "2026-11-20T10:05:00-08:00");
    reopen(fixture);
    const struct questionnaire_use use = use_of(fixture, &edited);
    assert_string_equal(use.other_words_at, "2026-11-20T10:05:00-08:00");
    assert_string_equal(use.last_version, "1");
    assert_null(use.last_text);
}

static void looking_creates_and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire form = form_of("1", "aa", TEXT);
    ask(fixture, &form);
    struct store *look = store_open_to_look(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(look); /* while the kiosk has it open */
    store_close(look);
    store_close(fixture->store); /* and while it has not */
    fixture->store = NULL;
    look = store_open_to_look(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(look);
    fixture->store = look;
    struct visit_id visit = {0};
    assert_false(walk_in(fixture, "Ana Q.", &visit));
    fixture->store = NULL;
    store_close(look);
    assert_int_equal(access(DATABASE "-wal", F_OK), -1);
    look = store_open_to_look("absent.db", &fixture->clock, &fixture->err);
    assert_null(look);
    assert_int_equal(access("absent.db", F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(form_is_kept_with_its_first_response),
        FIXTURE_TEST(form_that_was_asked_last_is_known),
        FIXTURE_TEST(version_asked_in_other_words_is_known),
        FIXTURE_TEST(forms_of_before_are_known_without_their_text),
        FIXTURE_TEST(looking_creates_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
