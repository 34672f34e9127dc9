/* content/config: where the clients of each therapist wait. */
#include "content_test.h"

#include "content/config.h"

/* The shipped configuration with these lines before its last group. */
#define LAST_GROUP "idle:\n"

static const struct config *with(struct fixture *fixture, const char *lines)
{
    const char *text = edited(fixture->arena, shipped_configuration(fixture->arena), LAST_GROUP,
                              arena_printf(fixture->arena, "%s" LAST_GROUP, lines));
    return config_parse(fixture->arena, "etc/kiosk.yaml", text, strlen(text), &fixture->problems);
}

static void text_of_a_therapist_is_found_as_lists_write_the_name(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config =
        with(fixture, "therapists:\n"
                      "  - name: Zoë Ménard\n"
                      "    waiting: {en: Please wait upstairs., fr: Attendez en haut.}\n"
                      "  - {name: Mei R., waiting: \"Mei, 2.\"}\n");
    assert_int_equal(fixture->problems.count, 0);
    const struct localized *zoe = config_waiting(config, fixture->arena, "ZOE MENARD");
    assert_non_null(zoe);
    assert_string_equal(localized_get(zoe, "en"), "Please wait upstairs.");
    assert_string_equal(localized_get(zoe, "fr"), "Attendez en haut.");
    const struct localized *mei = config_waiting(config, fixture->arena, "Mei R");
    assert_non_null(mei);
    assert_string_equal(localized_get(mei, "fr"), "Mei, 2.");
    assert_null(config_waiting(config, fixture->arena, "Tomas L."));
    assert_null(config_waiting(config, fixture->arena, ""));
}

static void faults_are_named_with_their_line(void **state)
{
    static const struct {
        const char *lines;
        int line; /* the faulty one of them, from 0 */
        const char *problem;
    } cases[] = {
        {"therapists: Mei R.\n", 0, "'therapists' must be a list, each with a dash before it"},
        {"therapists: [Mei R.]\n", 0,
         "'therapists': a therapist is written like {name: Mei R., waiting: Please wait "
         "upstairs.}"},
        {"therapists:\n  - name: Mei R.\n", 1,
         "'therapists': a therapist needs a name and a text for waiting"},
        {"therapists:\n  - waiting: Upstairs.\n", 1,
         "'therapists': a therapist needs a name and a text for waiting"},
        {"therapists:\n  - name: \"\"\n    waiting: Upstairs.\n", 1,
         "'therapists': 'name' must be a text"},
        {"therapists:\n  - name: Mei R.\n    waiting: \"\"\n", 2,
         "'therapists.waiting' must not be empty"},
        {"therapists:\n  - name: Mei R.\n    waiting: {en: Upstairs.}\n", 2,
         "'therapists.waiting' has no text for the language 'fr'"},
        {"therapists:\n  - name: Mei R.\n    room: 3\n", 2, "'therapists': unknown key 'room'"},
        {"therapists:\n  - {name: Mei R., waiting: A.}\n  - {name: mei r, waiting: B.}\n", 2,
         "'therapists': names the same therapist twice"},
        {"therapists:\n  - name: Mei R.\n    waiting: {en: Upstairs., fr: \""
         "Montez l’escalier au bout du couloir à gauche et passez devant la salle de réunion ; "
         "attendez ensuite sur les chaises près de la fenêtre.\"}\n",
         2, "'therapists': 'waiting' has room for 120 characters"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(with(fixture, cases[i].lines));
        assert_int_equal(fixture->problems.count, 1);
        assert_string_equal(
            fixture->problems.items[0],
            arena_printf(fixture->arena, "etc/kiosk.yaml:%d: %s",
                         line_of(shipped_configuration(fixture->arena), LAST_GROUP) + cases[i].line,
                         cases[i].problem));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(text_of_a_therapist_is_found_as_lists_write_the_name),
        FIXTURE_TEST(faults_are_named_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
