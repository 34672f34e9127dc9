/* content/chart: a fenced chart becomes blocks; every mistake in it is reported with its line. */
#include "content/pages.h"
#include "content_test.h"

/* Ten lines, and the fence in line 12: the data begins in line 13. */
#define FRONT                                                                                      \
    "---\n"                                                                                        \
    "id: on-trial\n"                                                                               \
    "title: On trial\n"                                                                            \
    "section: Tests\n"                                                                             \
    "order: 3\n"                                                                                   \
    "tags: []\n"                                                                                   \
    "sources: [\"Trial, Sample 2015\"]\n"                                                          \
    "reviewed: 2026-11-22\n"                                                                       \
    "author: A. Writer\n"                                                                          \
    "image: \"\"\n"                                                                                \
    "---\n"
#define CHART(data) FRONT "```chart\n" data "```\n"

#define RANGES                                                                                     \
    "kind: ranges\n"                                                                               \
    "text: Bars and rings.\n"                                                                      \
    "scale: 10\n"                                                                                  \
    "rows:\n"                                                                                      \
    "  - label: New pain\n"                                                                        \
    "    words: 1 or 2 visits\n"                                                                   \
    "    bar: [1, 2.5]\n"                                                                          \
    "  - label: Studies\n"                                                                         \
    "    words: 6 or 10 visits\n"                                                                  \
    "    dots: [6, 6, 10]\n"
#define CURVE                                                                                      \
    "kind: curve\n"                                                                                \
    "text: It fades.\n"                                                                            \
    "scale: 12\n"                                                                                  \
    "rows:\n"                                                                                      \
    "  - {label: 10 weeks, words: most, at: 2.3, level: 100}\n"                                    \
    "  - {label: 1 year, words: little, at: 12, level: 15}\n"
#define LEVELS                                                                                     \
    "kind: levels\n"                                                                               \
    "text: Steps out of four.\n"                                                                   \
    "scale: 4\n"                                                                                   \
    "rows:\n"                                                                                      \
    "  - {label: One, words: very low, level: 1}\n"                                                \
    "  - {label: Two, words: low or very low, level: [1, 2]}\n"                                    \
    "  - {label: Three, words: only with exercise}\n"

static const struct page *parse(struct fixture *fixture, const char *text)
{
    return page_parse(fixture->arena, "a.md", text, strlen(text), &fixture->problems);
}

static const struct page *parse_good(struct fixture *fixture, const char *text)
{
    const struct page *page = parse(fixture, text);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(page);
    return page;
}

static void assert_row(const struct block *block, size_t line, const char *label, const char *words)
{
    assert_int_equal(block->kind, BLOCK_CHART_ROW);
    assert_int_equal(block->line, line);
    assert_int_equal(block->span_count, 2);
    assert_string_equal(block->spans[0].text, label);
    assert_true(block->spans[0].strong);
    assert_string_equal(block->spans[1].text, words);
    assert_string_equal(block->chart->rows[block->row].label, label);
}

static void ranges_are_a_block_for_each_row(void **state)
{
    struct fixture *fixture = *state;
    const struct page *page = parse_good(fixture, CHART(RANGES) "\nText.\n");
    assert_int_equal(page->block_count, 3);
    assert_row(&page->blocks[0], 17, "New pain", "1 or 2 visits");
    assert_row(&page->blocks[1], 20, "Studies", "6 or 10 visits");
    assert_int_equal(page->blocks[2].kind, BLOCK_PARAGRAPH);
    assert_int_equal(page->blocks[2].line, 25);
    const struct chart *chart = page->blocks[0].chart;
    assert_ptr_equal(page->blocks[1].chart, chart);
    assert_null(page->blocks[2].chart);
    assert_int_equal(chart->kind, CHART_RANGES);
    assert_string_equal(chart->text, "Bars and rings.");
    assert_float_equal(chart->scale, 10.0, 0.0);
    assert_true(chart->rows[0].has_bar);
    assert_float_equal(chart->rows[0].from, 1.0, 0.0);
    assert_float_equal(chart->rows[0].to, 2.5, 0.0);
    assert_false(chart->rows[1].has_bar);
    assert_int_equal(chart->rows[1].dot_count, 3);
    assert_float_equal(chart->rows[1].dots[2], 10.0, 0.0);
}

static void curve_is_a_plot_and_its_points(void **state)
{
    struct fixture *fixture = *state;
    const struct page *page = parse_good(fixture, CHART(CURVE));
    assert_int_equal(page->block_count, 3);
    assert_int_equal(page->blocks[0].kind, BLOCK_CHART_PLOT);
    assert_int_equal(page->blocks[0].line, 12);
    assert_string_equal(page->blocks[0].spans[0].text, "It fades.");
    assert_row(&page->blocks[1], 17, "10 weeks", "most");
    assert_row(&page->blocks[2], 18, "1 year", "little");
    const struct chart_row *rows = page->blocks[0].chart->rows;
    assert_float_equal(rows[0].from, 2.3, 1e-9);
    assert_float_equal(rows[0].to, 1.0, 1e-9);
    assert_float_equal(rows[1].to, 0.15, 1e-9);
}

static void levels_may_be_one_step_or_two_or_none(void **state)
{
    struct fixture *fixture = *state;
    const struct page *page = parse_good(fixture, CHART(LEVELS));
    assert_int_equal(page->block_count, 3);
    const struct chart_row *rows = page->blocks[0].chart->rows;
    assert_float_equal(rows[0].from, 1.0, 0.0);
    assert_float_equal(rows[0].to, 1.0, 0.0);
    assert_float_equal(rows[1].from, 1.0, 0.0);
    assert_float_equal(rows[1].to, 2.0, 0.0);
    assert_false(rows[2].has_bar);
}

struct mistake {
    const char *from; /* a text of the good chart, and its replacement */
    const char *to;
    const char *problem;
};

static void assert_mistakes(struct fixture *fixture, const char *good,
                            const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture->problems.count = 0;
        const char *text = edited(fixture->arena, good, mistakes[i].from, mistakes[i].to);
        assert_null(parse(fixture, text));
        assert_only_problem(&fixture->problems, mistakes[i].problem);
    }
}
#define ASSERT_MISTAKES(fixture, good, mistakes)                                                   \
    assert_mistakes((fixture), (good), (mistakes), sizeof(mistakes) / sizeof((mistakes)[0]))

static void every_mistake_of_ranges_has_its_line(void **state)
{
    static const struct mistake mistakes[] = {
        {"kind: ranges", "kind: pie", "a.md:13: chart: 'kind' must be ranges, curve or levels"},
        {"kind: ranges\n", "", "a.md:12: chart: missing key 'kind'"},
        {"text: Bars and rings.\n", "", "a.md:12: chart: missing key 'text'"},
        {"Bars and rings.", "\" \"", "a.md:14: chart: 'text' must be a text"},
        {"scale: 10\n", "", "a.md:12: chart: missing key 'scale'"},
        {"scale: 10", "scale: ten", "a.md:15: chart: 'scale' must be a number from 1 to 1000"},
        {"scale: 10", "scale: 1001", "a.md:15: chart: 'scale' must be a number from 1 to 1000"},
        {"scale: 10", "scale: 10\ncolour: red", "a.md:16: chart: unknown key 'colour'"},
        {"  - label: New pain\n    words", "  - words", "a.md:17: chart: missing key 'label'"},
        {"    words: 1 or 2 visits\n", "", "a.md:17: chart: missing key 'words'"},
        {"label: New pain", "label: ''", "a.md:17: chart: 'label' must be a text"},
        {"label: New pain", "label: '{clinic.name}'",
         "a.md:17: chart: 'label' must be without {}: a chart shows no facts of the clinic"},
        {"bar: [1, 2.5]", "bars: [1, 2]\n    bar: [1, 2]", "a.md:19: chart: unknown key 'bars'"},
        {"bar: [1, 2.5]", "at: 3\n    bar: [1, 2]", "a.md:19: chart: unknown key 'at'"},
        {"    bar: [1, 2.5]\n", "", "a.md:17: chart: a row has either 'bar' or 'dots'"},
        {"bar: [1, 2.5]", "bar: [1, 2]\n    dots: [1]",
         "a.md:17: chart: a row has either 'bar' or 'dots'"},
#define BAR "a.md:19: chart: 'bar' must be two numbers, the smaller first, from 0 to 10"
        {"bar: [1, 2.5]", "bar: [2, 1]", BAR},
        {"bar: [1, 2.5]", "bar: [1, 11]", BAR},
        {"bar: [1, 2.5]", "bar: [1, -2]", BAR},
        {"bar: [1, 2.5]", "bar: [1, 2.]", BAR},
        {"bar: [1, 2.5]", "bar: [1, 2, 3]", BAR},
        {"bar: [1, 2.5]", "bar: 1", BAR},
        {"bar: [1, 2.5]", "bar: [one, 2]", BAR},
        {"dots: [6, 6, 10]", "dots: [6, 10.5]",
         "a.md:22: chart: 'dots' must be 1 to 12 numbers from 0 to 10"},
        {"dots: [6, 6, 10]", "dots: []",
         "a.md:22: chart: 'dots' must be 1 to 12 numbers from 0 to 10"},
        {"dots: [6, 6, 10]", "dots: [6, 6, 10",
         "a.md:23: not valid YAML: did not find expected "
         "',' or ']'"},
    };
    ASSERT_MISTAKES(*state, CHART(RANGES), mistakes);
}

static void every_mistake_of_a_curve_or_of_levels_has_its_line(void **state)
{
    static const struct mistake curve[] = {
        {"at: 2.3, ", "", "a.md:17: chart: missing key 'at'"},
        {"at: 12", "at: 13", "a.md:18: chart: 'at' must be a number from 0 to 12"},
        {"at: 12", "at: 2.3",
         "a.md:18: chart: 'at' must be after the start and after the point before"},
        {"at: 2.3", "at: 0",
         "a.md:17: chart: 'at' must be after the start and after the point before"},
        {"level: 15", "level: 101", "a.md:18: chart: 'level' must be a number from 0 to 100"},
        {", level: 15", "", "a.md:18: chart: missing key 'level'"},
        {"  - {label: 1 year, words: little, at: 12, level: 15}\n", "",
         "a.md:16: chart: 'rows' must be a list of 2 to 8 rows"},
        {"  - {label: 1 year, words: little, at: 12, level: 15}\n", "  - 12\n",
         "a.md:18: chart: a row must hold 'key: value' lines"},
    };
    ASSERT_MISTAKES(*state, CHART(CURVE), curve);
#define LEVEL "chart: 'level' must be a whole number, or two, the smaller first, from 0 to 4"
    static const struct mistake levels[] = {
        {"scale: 4", "scale: 2.5", "a.md:15: chart: 'scale' must be a whole number from 2 to 10"},
        {"scale: 4", "scale: 11", "a.md:15: chart: 'scale' must be a whole number from 2 to 10"},
        {"level: 1}", "level: 5}", "a.md:17: " LEVEL},
        {"level: 1}", "level: 1.5}", "a.md:17: " LEVEL},
        {"level: [1, 2]", "level: [2, 1]", "a.md:18: " LEVEL},
        {"level: [1, 2]", "bar: [1, 2]", "a.md:18: chart: unknown key 'bar'"},
    };
    ASSERT_MISTAKES(*state, CHART(LEVELS), levels);
}

static void all_mistakes_are_told_at_once(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, CHART(RANGES) "\nText.\n\n### Small\n", "scale: 10",
                              "scale: 10\ncolour: red");
    text = edited(fixture->arena, text, "label: Studies", "label: ''");
    text = edited(fixture->arena, text, "[1, 2.5]", "[1, 25]");
    assert_null(parse(fixture, text));
    assert_int_equal(fixture->problems.count, 4);
    assert_string_equal(fixture->problems.items[0], "a.md:16: chart: unknown key 'colour'");
    assert_string_equal(fixture->problems.items[1], "a.md:20: chart: 'bar' must be two numbers, "
                                                    "the smaller first, from 0 to 10");
    assert_string_equal(fixture->problems.items[2], "a.md:21: chart: 'label' must be a text");
    assert_string_equal(fixture->problems.items[3],
                        "a.md:28: headings are # or ##, no smaller ones");
}

static void a_chart_stands_alone_and_other_code_is_refused(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *body;
        const char *problem;
    } cases[] = {
        {"Text.\n\n- one\n  ```chart\n  kind: levels\n  ```\n",
         "a.md:15: chart inside a list or call-out"},
        {"> ```chart\n> kind: levels\n> ```\n", "a.md:12: chart inside a list or call-out"},
        {"```charts\nkind: levels\n```\n",
         "a.md:13: code is not shown: mind the spaces at the start"},
        {"```chart\n```\n", "a.md:12: chart: missing key 'text'"},
        {"```chart\n- one\n```\n", "a.md:12: chart: must hold 'key: value' lines"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(parse(fixture, arena_printf(fixture->arena, FRONT "%s", cases[i].body)));
        assert_true(fixture->problems.count > 0);
        assert_string_equal(fixture->problems.items[0], cases[i].problem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(ranges_are_a_block_for_each_row),
        FIXTURE_TEST(curve_is_a_plot_and_its_points),
        FIXTURE_TEST(levels_may_be_one_step_or_two_or_none),
        FIXTURE_TEST(every_mistake_of_ranges_has_its_line),
        FIXTURE_TEST(every_mistake_of_a_curve_or_of_levels_has_its_line),
        FIXTURE_TEST(all_mistakes_are_told_at_once),
        FIXTURE_TEST(a_chart_stands_alone_and_other_code_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
