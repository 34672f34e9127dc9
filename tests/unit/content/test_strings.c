/* content/strings: files must have each text of the English one exactly once. */
#include "content/strings.h"
#include "content_test.h"

static const char *text_of(struct arena *arena, int id)
{
    const char *names = string_names((enum string_id)id);
    return arena_printf(arena, "Text %d%s%s", id, names[0] != '\0' ? " " : "", names);
}

/* A correct file: one "key: text" line for each id, so that id n is in line n + 1. */
static const char *all_keys(struct arena *arena)
{
    const char *text = "";
    for (int id = 0; id < STRING_COUNT; id++) {
        text = arena_printf(arena, "%s%s: %s\n", text, string_key((enum string_id)id),
                            text_of(arena, id));
    }
    return text;
}

static const struct strings *load(struct fixture *fixture, const char *text)
{
    write_file("fr.yaml", text, strlen(text));
    return strings_load(fixture->arena, "fr.yaml", "fr", "", &fixture->problems);
}

static void strings_hold_every_text_when_file_is_in_order(void **state)
{
    struct fixture *fixture = *state;
    const struct strings *strings = load(fixture, all_keys(fixture->arena));
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(strings);
    assert_string_equal(strings->language, "fr");
    for (int id = 0; id < STRING_COUNT; id++) {
        assert_string_equal(strings->texts[id], text_of(fixture->arena, id));
    }
}

/* Some titles are protected: a clinic says what those who treat there are called. */
static void word_for_those_who_treat_stands_in_every_text(void **state)
{
    struct fixture *fixture = *state;
    static const char *const cases[][2] = {{"en", " therapist"}, {"fr", "hérapeute"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *path =
            arena_printf(fixture->arena, KIOSK_SOURCE_DIR "/assets/strings/%s.yaml", cases[i][0]);
        const struct strings *own =
            strings_load(fixture->arena, path, cases[i][0], "masseuse", &fixture->problems);
        const struct strings *usual =
            strings_load(fixture->arena, path, cases[i][0], "", &fixture->problems);
        assert_only_problem(&fixture->problems, NULL);
        for (int id = 0; id < STRING_COUNT; id++) {
            assert_null(strstr(own->texts[id], cases[i][1]));
            assert_null(strstr(own->texts[id], "{practitioner}"));
            assert_null(strstr(usual->texts[id], "{practitioner}"));
        }
        assert_non_null(strstr(own->texts[STR_DONE_WAITING_ANY], "masseuse"));
        assert_non_null(strstr(usual->texts[STR_DONE_WAITING_ANY], cases[i][1]));
    }
}

/* The same file with each key split at its first dot into a group of its own. */
static void strings_may_stand_in_groups(void **state)
{
    struct fixture *fixture = *state;
    const char *text = "";
    for (int id = 0; id < STRING_COUNT;) {
        const char *key = string_key((enum string_id)id);
        const char *dot = strchr(key, '.');
        if (dot == NULL) {
            text =
                arena_printf(fixture->arena, "%s%s: %s\n", text, key, text_of(fixture->arena, id));
            id++;
            continue;
        }
        size_t group = (size_t)(dot - key) + 1;
        text = arena_printf(fixture->arena, "%s%.*s:\n", text, (int)group - 1, key);
        while (id < STRING_COUNT && strncmp(string_key((enum string_id)id), key, group) == 0) {
            text =
                arena_printf(fixture->arena, "%s  %s: %s\n", text,
                             string_key((enum string_id)id) + group, text_of(fixture->arena, id));
            id++;
        }
    }
    load(fixture, text);
    assert_only_problem(&fixture->problems, NULL);
}

static void strings_name_the_key_when_file_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *first_line; /* instead of "language_name: …" */
        const char *problem;
    } cases[] = {
        {"", "fr.yaml: missing text 'language_name'"},
        {"language_name: \"\"\n", "fr.yaml:1: text 'language_name' is empty"},
        {"language_name:\n", "fr.yaml:1: text 'language_name' is empty"},
        {"language_name: \" \\n\"\n", "fr.yaml:1: text 'language_name' is empty"},
        {"language_name: [a, b]\n", "fr.yaml:1: 'language_name' must be a text"},
        {"language_name: {a: b}\n", "fr.yaml:1: 'language_name' must be a text"},
        {"language_name: A\nnobody.asks: B\n", "fr.yaml:2: unknown text 'nobody.asks'"},
        {"language_name: A\nnobody:\n  asks: B\n", "fr.yaml:3: unknown text 'nobody.asks'"},
        {"language_name: A\nnobody: {}\n", "fr.yaml:2: unknown text 'nobody'"},
        {"language_name: A\nlanguage_name: B\n",
         "fr.yaml:2: key 'language_name' stands here a second time, first in line 1"},
        {"language_name: at {time\n",
         "fr.yaml:1: text 'language_name': { and } must enclose a name, as in {time}"},
        {"language_name: at time}\n",
         "fr.yaml:1: text 'language_name': { and } must enclose a name, as in {time}"},
        {"language_name: at {}\n",
         "fr.yaml:1: text 'language_name': { and } must enclose a name, as in {time}"},
        {"language_name: at {Time}\n",
         "fr.yaml:1: text 'language_name': { and } must enclose a name, as in {time}"},
        {"language_name: A\n\xFF: B\n",
         "fr.yaml:2: not valid UTF-8: save the file with the encoding UTF-8"},
        {"language_name: [a\n", NULL}, /* libyaml's own words: only the place is ours */
    };
    const char *rest =
        edited(fixture->arena, all_keys(fixture->arena), "language_name: Text 0\n", "");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(load(fixture, arena_printf(fixture->arena, "%s%s", cases[i].first_line, rest)));
        if (cases[i].problem != NULL) {
            assert_only_problem(&fixture->problems, cases[i].problem);
        } else {
            assert_int_equal(fixture->problems.count, 1);
            assert_non_null(strstr(fixture->problems.items[0], "not valid YAML: "));
        }
    }
}

static void strings_refuse_a_key_given_flat_and_in_a_group(void **state)
{
    struct fixture *fixture = *state;
    int dotted = 0;
    while (dotted < STRING_COUNT && strchr(string_key((enum string_id)dotted), '.') == NULL) {
        dotted++;
    }
    if (dotted == STRING_COUNT) {
        skip(); /* no id of a screen yet */
    }
    const char *key = string_key((enum string_id)dotted);
    int group = (int)(strchr(key, '.') - key);
    load(fixture,
         arena_printf(fixture->arena, "%.*s: {%s: \"%s\"}\n%s", group, key, key + group + 1,
                      text_of(fixture->arena, dotted), all_keys(fixture->arena)));
    assert_only_problem(
        &fixture->problems,
        arena_printf(fixture->arena, "fr.yaml:%d: text '%s' stands twice", dotted + 2, key));
}

static void strings_name_the_file_when_it_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    assert_null(strings_load(fixture->arena, "xx.yaml", "xx", "", &fixture->problems));
    assert_only_problem(&fixture->problems, "xx.yaml: No such file or directory");
}

static struct strings with_text(const char *language, const char *text)
{
    struct strings strings = {.language = language};
    for (int id = 0; id < STRING_COUNT; id++) {
        strings.texts[id] = "";
    }
    strings.texts[STR_LANGUAGE_NAME] = text;
    return strings;
}

static void strings_format_replaces_every_name(void **state)
{
    struct fixture *fixture = *state;
    static const struct substitution given[] = {
        {"time", "10:30"}, {"initials", "J. S."}, {"odd", "{time}"}, {"not_asked_for", "x"}};
    static const char *const cases[][2] = {
        {"", ""},
        {"plain", "plain"},
        {"{time}", "10:30"},
        {"{initials}, {time}, {initials}!", "J. S., 10:30, J. S.!"},
        {"{odd}", "{time}"}, /* names in a text that was filled in are not replaced */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct strings strings = with_text("en", cases[i][0]);
        assert_string_equal(strings_format(&strings, fixture->arena, STR_LANGUAGE_NAME, given, 4),
                            cases[i][1]);
    }
}

/* A missing name is a mistake in the program, which must not end it in front of a visitor. */
static void strings_format_shows_a_name_that_is_not_given(void **state)
{
    struct fixture *fixture = *state;
    struct strings strings = with_text("en", "at {time}, {initials}");
    static const struct substitution given[] = {{"tim", "10:30"}, {"initials", "J. S."}};
    assert_string_equal(strings_format(&strings, fixture->arena, STR_LANGUAGE_NAME, given, 2),
                        "at {time}, J. S.");
}

/* The names are checked in every language, also the first. */
static void strings_hold_the_names_that_the_screens_fill_in(void **state)
{
    struct fixture *fixture = *state;
    const int id = STR_COMMON_TIME_OF_DAY;
    const char *good = all_keys(fixture->arena);
    const char *line = arena_printf(fixture->arena, "%s\n", text_of(fixture->arena, id));
    assert_string_equal(string_names(STR_COMMON_TIME_OF_DAY), "{hour} {minute}");
    static const struct {
        const char *text;
        const char *problem; /* after file, line and key */
    } cases[] = {
        {"now {minute} after {hour}, {minute}\n", NULL},
        {"at {hour} {minuts} {minute}\n", "asks for {minuts}, which nothing fills in"},
        {"at {hour} {minutes} {minute}\n", "asks for {minutes}, which nothing fills in"},
        {"at {hour} {minut} {minute}\n", "asks for {minut}, which nothing fills in"},
        {"at {hour}\n", "must hold {minute}"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        const struct strings *strings =
            load(fixture, edited(fixture->arena, good, line, cases[i].text));
        if (cases[i].problem == NULL) {
            assert_only_problem(&fixture->problems, NULL);
            continue;
        }
        assert_null(strings);
        assert_only_problem(&fixture->problems,
                            arena_printf(fixture->arena, "fr.yaml:%d: text '%s' %s", id + 1,
                                         string_key(STR_COMMON_TIME_OF_DAY), cases[i].problem));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(strings_hold_every_text_when_file_is_in_order),
        FIXTURE_TEST(word_for_those_who_treat_stands_in_every_text),
        FIXTURE_TEST(strings_may_stand_in_groups),
        FIXTURE_TEST(strings_name_the_key_when_file_is_wrong),
        FIXTURE_TEST(strings_refuse_a_key_given_flat_and_in_a_group),
        FIXTURE_TEST(strings_name_the_file_when_it_is_not_there),
        FIXTURE_TEST(strings_format_replaces_every_name),
        FIXTURE_TEST(strings_format_shows_a_name_that_is_not_given),
        FIXTURE_TEST(strings_hold_the_names_that_the_screens_fill_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
