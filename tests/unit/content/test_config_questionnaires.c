/* content/config: what clients are asked, and when. */
#include "content_test.h"

#include "content/config.h"

#define KEY          "questionnaires:\n"
#define AFTERWARD    "check_in:\n"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The shipped configuration without its own entries, up to the next group; and where that is. */
static const char *without(struct arena *arena, int *line)
{
    const char *text = shipped_configuration(arena);
    const char *from = strstr(text, "\n" KEY) + 1;
    const char *to = strstr(from, "\n" AFTERWARD) + 1;
    *line = line_of(text, KEY);
    return arena_printf(arena, "%.*s%s", (int)(from - text), text, to);
}

static const struct config *with(struct fixture *fixture, const char *lines)
{
    int line = 0;
    const char *text = edited(fixture->arena, without(fixture->arena, &line), AFTERWARD,
                              arena_printf(fixture->arena, "%s" AFTERWARD, lines));
    return config_parse(fixture->arena, "etc/kiosk.yaml", text, strlen(text), &fixture->problems);
}

static void assert_usual(const struct config *config)
{
    assert_non_null(config);
    assert_int_equal(config->reasons.count, 1);
    const struct asked_reason *back = &config->reasons.items[0];
    assert_string_equal(back->reason.code, "back");
    assert_string_equal(localized_get(&back->reason.text, "en"), "Back pain");
    assert_string_equal(localized_get(&back->reason.text, "fr"), "Mal de dos");
    assert_true(visit_reason_fits(&back->reason, "Back massage 60"));
    assert_string_equal(back->first_visit, "back-pain-first-visit.json");
    assert_string_equal(back->follow_up, "back-pain-follow-up.json");
    assert_int_equal(back->reason.full_again_after_months, 12);
}

static void back_pain_is_asked_about_unless_the_clinic_says_otherwise(void **state)
{
    struct fixture *fixture = *state;
    const char *shipped = shipped_configuration(fixture->arena);
    assert_usual(
        config_parse(fixture->arena, "kiosk.yaml", shipped, strlen(shipped), &fixture->problems));
    assert_usual(with(fixture, ""));
    assert_int_equal(fixture->problems.count, 0);
}

static void entries_are_held_in_their_order(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config =
        with(fixture,
             KEY "  - reason: neck\n"
                 "    text: {en: Neck or shoulders, fr: Cou ou épaules}\n"
                 "    services: [neck, head and neck]\n"
                 "    first_visit: neck.json\n"
                 "    follow_up: neck-again.json\n"
                 "    full_again_after_months: 6\n"
                 "  - {reason: other, text: Something else, services: [], first_visit: o.json}\n");
    assert_int_equal(fixture->problems.count, 0);
    assert_non_null(config);
    assert_int_equal(config->reasons.count, 2);
    const struct asked_reason *neck = &config->reasons.items[0];
    assert_string_equal(neck->reason.code, "neck");
    assert_string_equal(localized_get(&neck->reason.text, "fr"), "Cou ou épaules");
    assert_int_equal(neck->reason.service_count, 2);
    assert_string_equal(neck->follow_up, "neck-again.json");
    assert_int_equal(neck->reason.full_again_after_months, 6);
    const struct asked_reason *other = &config->reasons.items[1];
    assert_string_equal(localized_get(&other->reason.text, "fr"), "Something else");
    assert_int_equal(other->reason.service_count, 0);
    assert_string_equal(other->follow_up, "");
    assert_int_equal(other->reason.full_again_after_months, 12);
}

#define BACK      "  - {reason: back, text: Back, first_visit: a.json"
#define MONTHS    "'questionnaires.full_again_after_months' "
#define FILE_NAME "' must be the name of a file in the folder questionnaires"
#define CODE                                                                                       \
    "'questionnaires.reason' must be a short code of small letters, digits and hyphens, such as "  \
    "back"
#define NEEDS "'questionnaires': an entry needs a reason, a text and a first_visit"

static void faults_are_named_with_their_line(void **state)
{
    static const struct {
        const char *lines; /* after the first, which is the key */
        int line;          /* the faulty one of them, from 0 */
        const char *problem;
    } cases[] = {
        {"  - back\n", 1,
         "'questionnaires': an entry is written like {reason: back, text: Back pain, first_visit: "
         "back-pain-first-visit.json}"},
        {"  - {text: Back, first_visit: a.json}\n", 1, NEEDS},
        {"  - {reason: back, first_visit: a.json}\n", 1, NEEDS},
        {"  - {reason: back, text: Back}\n", 1, NEEDS},
        {BACK "}\n" BACK "}\n", 2,
         "'questionnaires': the reason 'back' stands here a second time, first in line %d"},
        {BACK ", colour: blue}\n", 1, "'questionnaires': unknown key 'colour'"},
        {"  - reason: Back pain\n    text: Back\n    first_visit: a.json\n", 1, CODE},
        {"  - reason: \"\"\n    text: Back\n    first_visit: a.json\n", 1, CODE},
        {"  - reason: back\n    text: {en: Back}\n    first_visit: a.json\n", 2,
         "'questionnaires.text' has no text for the language 'fr'"},
        {"  - reason: back\n    text: \"\"\n    first_visit: a.json\n", 2,
         "'questionnaires.text' must not be empty"},
        {"  - reason: back\n    text: Everything that hurts, wherever it may be\n"
         "    first_visit: a.json\n",
         2, "'questionnaires.text' has room for 40 characters"},
        {BACK ", services: back}\n", 1,
         "'questionnaires.services' must be a list such as [back, dos]"},
        {BACK ", services: [back, \"-\"]}\n", 1,
         "'questionnaires.services' must list words of a service"},
        {BACK ", follow_up: ../a.json}\n", 1, "'questionnaires.follow_up" FILE_NAME},
        {BACK ", follow_up: \"\"}\n", 1, "'questionnaires.follow_up" FILE_NAME},
        {"  - reason: back\n    text: Back\n    first_visit: [a.json]\n", 3,
         "'questionnaires.first_visit" FILE_NAME},
        {BACK ", full_again_after_months: 0}\n", 1, MONTHS "must be from 1 to 120"},
        {BACK ", full_again_after_months: 121}\n", 1, MONTHS "must be from 1 to 120"},
        {BACK ", full_again_after_months: a year}\n", 1, MONTHS "must be a whole number"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int key = 0;
        without(fixture->arena, &key);
        fixture->problems.count = 0;
        assert_null(with(fixture, arena_printf(fixture->arena, KEY "%s", cases[i].lines)));
        assert_int_equal(fixture->problems.count, 1);
        const char *problem = cases[i].problem;
        const char *first = strstr(problem, "%d");
        if (first != NULL) {
            problem =
                arena_printf(fixture->arena, "%.*s%d", (int)(first - problem), problem, key + 1);
        }
        assert_string_equal(
            fixture->problems.items[0],
            arena_printf(fixture->arena, "etc/kiosk.yaml:%d: %s", key + cases[i].line, problem));
    }
}

static void there_are_one_to_eight_entries(void **state)
{
    struct fixture *fixture = *state;
    int key = 0;
    without(fixture->arena, &key);
    static const char *const none[] = {"questionnaires: []\n", "questionnaires: back\n"};
    for (size_t i = 0; i < COUNT(none); i++) {
        fixture->problems.count = 0;
        assert_null(with(fixture, none[i]));
        assert_string_equal(
            fixture->problems.items[0],
            arena_printf(fixture->arena,
                         "etc/kiosk.yaml:%d: 'questionnaires' must be a list of at least one, each "
                         "with a dash before it",
                         key));
    }
    const char *lines = KEY;
    for (int i = 0; i < 9; i++) {
        lines = arena_printf(fixture->arena, "%s  - {reason: r%d, text: R, first_visit: a.json}\n",
                             lines, i);
    }
    fixture->problems.count = 0;
    assert_null(with(fixture, lines));
    assert_string_equal(
        fixture->problems.items[0],
        arena_printf(fixture->arena,
                     "etc/kiosk.yaml:%d: 'questionnaires': at most 8 have room on the screen",
                     key + 9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(back_pain_is_asked_about_unless_the_clinic_says_otherwise),
        FIXTURE_TEST(entries_are_held_in_their_order),
        FIXTURE_TEST(faults_are_named_with_their_line),
        FIXTURE_TEST(there_are_one_to_eight_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
