/* content/tree: YAML as a tree with lines, and what of YAML is refused. */
#include "content/tree.h"
#include "content_test.h"

static const struct tree *parse(struct fixture *fixture, const char *text)
{
    return tree_parse(fixture->arena, "a.yaml", text, strlen(text), 1, &fixture->problems);
}

static void tree_remembers_the_lines_of_keys_and_values(void **state)
{
    struct fixture *fixture = *state;
    const struct tree *tree = tree_parse(fixture->arena, "a.yaml", "a: 1\nb:\n  - x\n  - y\n", 19,
                                         10, &fixture->problems);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(tree);
    assert_int_equal(tree->kind, TREE_MAP);
    assert_int_equal(tree->count, 2);
    assert_string_equal(tree_get(tree, "a")->text, "1");
    assert_int_equal(tree_get(tree, "a")->key_line, 10);
    const struct tree *list = tree_get(tree, "b");
    assert_int_equal(list->kind, TREE_LIST);
    assert_int_equal(list->key_line, 11);
    assert_int_equal(list->items[1]->line, 13);
    assert_string_equal(list->items[1]->text, "y");
    assert_null(list->items[1]->key);
    assert_null(tree_get(tree, "c"));
}

static void tree_is_an_empty_map_when_text_holds_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"", "# only a note\n", "\n\n"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct tree *tree = parse(fixture, texts[i]);
        assert_non_null(tree);
        assert_int_equal(tree->kind, TREE_MAP);
        assert_int_equal(tree->count, 0);
    }
}

#define MARKS "'&', '*' and '!' have a meaning of their own in YAML: put the text in quotes"

static void tree_names_the_line_when_text_is_refused(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *problem;
    } cases[] = {
        {"a: 1\nb: *a\n", "a.yaml:2: " MARKS},
        {"a: &x 1\n", "a.yaml:1: " MARKS},
        {"a: &x [*x]\n", "a.yaml:1: " MARKS},
        {"a: !!str 1\n", "a.yaml:1: " MARKS},
        {"a: 1\nb: !mine {c: d}\n", "a.yaml:2: " MARKS},
        {"a: 1\n? [b]\n: c\n", "a.yaml:2: a key must be a plain word"},
        {"a: 1\n---\nb: 2\n", "a.yaml:3: a second document begins here"},
        {"a: 1\nb: 2\na: 3\n", "a.yaml:3: key 'a' stands here a second time, first in line 1"},
        {"a: {b: 1,\n  b: 2}\n", "a.yaml:2: key 'b' stands here a second time, first in line 1"},
        {"a: \"x\\ay\"\n", "a.yaml:1: a text holds a control character"},
        {"a: 1\nb: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]\n", "a.yaml:2: nested too deeply"},
        {"a: 1\nb: \x01\n", "a.yaml:2: not valid YAML: control characters are not allowed"},
        {"a: 1\nb: \xE9t\xE9\n",
         "a.yaml:2: not valid UTF-8: save the file with the encoding UTF-8"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(parse(fixture, cases[i].text));
        assert_only_problem(&fixture->problems, cases[i].problem);
    }
}

static void tree_tells_every_duplicate_key(void **state)
{
    struct fixture *fixture = *state;
    assert_null(parse(fixture, "a: 1\na: 2\nb: 1\nb: 2\n"));
    assert_int_equal(fixture->problems.count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(tree_remembers_the_lines_of_keys_and_values),
        FIXTURE_TEST(tree_is_an_empty_map_when_text_holds_nothing),
        FIXTURE_TEST(tree_names_the_line_when_text_is_refused),
        FIXTURE_TEST(tree_tells_every_duplicate_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
