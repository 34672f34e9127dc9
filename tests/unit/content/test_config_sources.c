/* content/config: the sources of day lists. */
#include "content_test.h"

#include "content/config.h"

#define LIST "  path: demo/day-list.csv\n"

/* The same with these lines in the place of its list. */
static const struct config *with(struct fixture *fixture, const char *lines)
{
    const char *own = edited(fixture->arena, shipped_configuration(fixture->arena),
                             "demonstration: true", "demonstration: false");
    own = edited(fixture->arena, own, "retention_years: \"\"", "retention_years: 16");
    const char *text = edited(fixture->arena, own, LIST, lines);
    return config_parse(fixture->arena, "etc/kiosk.yaml", text, strlen(text), &fixture->problems);
}

/* Its invented people would stand in for them without a word. */
static void demonstration_takes_no_sources(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, shipped_configuration(fixture->arena), LIST,
                              "  path: \"\"\n  sources:\n    - file: two.csv\n");
    assert_null(config_parse(fixture->arena, "k.yaml", text, strlen(text), &fixture->problems));
    assert_non_null(strstr(fixture->problems.items[0], "'demonstration' is true"));
}

static void sources_are_read(void **state)
{
    static const struct {
        const char *key;
        const char *place;
        const char *therapist;
        enum source_kind kind;
    } expected[] = {
        {"", "etc/one.csv", "", SOURCE_FILE},
        {"file etc/two.csv", "etc/two.csv", "", SOURCE_FILE},
        {"folder /srv/lists", "/srv/lists", "", SOURCE_FOLDER},
        {"address etc/mei.address", "etc/mei.address", "Mei R.", SOURCE_ADDRESS},
    };
    struct fixture *fixture = *state;
    const struct config *config =
        with(fixture, "  path: one.csv\n  sources:\n    - file: two.csv\n    - folder: /srv/lists\n"
                      "    - {address_file: mei.address, therapist: Mei R.}\n");
    size_t count = 0;
    assert_int_equal(fixture->problems.count, 0);
    const struct list_source *sources = config_sources(fixture->arena, config, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(sources[i].key, expected[i].key);
        assert_string_equal(sources[i].place, expected[i].place);
        assert_string_equal(sources[i].therapist, expected[i].therapist);
        assert_int_equal(sources[i].kind, expected[i].kind);
    }
    assert_string_equal(config->downloads_path, "");
    assert_true(config_has_day_list(config));
}

static void list_may_be_absent(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config = with(fixture, "");
    size_t count = 1;
    assert_non_null(config);
    assert_false(config_has_day_list(config));
    config_sources(fixture->arena, config, &count);
    assert_int_equal(count, 0);
    config = with(fixture, "  sources: [{folder: lists}]\n");
    assert_true(config_has_day_list(config));
}

static void faults_are_named_with_their_line(void **state)
{
    static const struct {
        const char *lines;
        int line; /* the faulty one of them, from 0 */
        const char *problem;
    } cases[] = {
        {"  sources: today.csv\n", 0,
         "'day_list.sources' must be a list, each with a dash before it"},
        {"  sources: [today.csv]\n", 0,
         "'day_list.sources': a source is written like {file: today.csv}"},
        {"  sources:\n    - therapist: Mei R.\n", 1,
         "'day_list.sources': a source needs a file, a folder or an address_file"},
        {"  sources:\n    - file: a.csv\n      folder: lists\n", 2,
         "'day_list.sources': a source has one of file, folder and address_file"},
        {"  sources:\n    - file: \"\"\n", 1, "'day_list.sources': 'file' must be a text"},
        {"  sources:\n    - file: [a.csv]\n", 1, "'day_list.sources': 'file' must be a text"},
        {"  sources:\n    - address: https://calendar.example/secret.ics\n", 1,
         "'day_list.sources': unknown key 'address'"},
        {"  sources:\n    - file: a.csv\n    - file: a.csv\n", 2,
         "'day_list.sources': names the same source twice"},
        {"  sources:\n    - address_file: a/mei\n    - address_file: b/mei\n", 2,
         "'day_list.sources': each address_file needs a name of its own"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(with(fixture, cases[i].lines));
        assert_int_equal(fixture->problems.count, 1);
        assert_string_equal(
            fixture->problems.items[0],
            arena_printf(fixture->arena, "etc/kiosk.yaml:%d: %s",
                         line_of(shipped_configuration(fixture->arena), LIST) + cases[i].line,
                         cases[i].problem));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(demonstration_takes_no_sources),
        FIXTURE_TEST(sources_are_read),
        FIXTURE_TEST(list_may_be_absent),
        FIXTURE_TEST(faults_are_named_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
