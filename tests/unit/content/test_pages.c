/* content/pages: Markdown to blocks, every refusal with its line, and the catalog of a folder. */
#include "content/pages.h"
#include "content_test.h"

#include <sys/stat.h>

/* Ten lines, so that the body begins in line 12. */
#define FRONT                                                                                      \
    "---\n"                                                                                        \
    "id: on-trial\n"                                                                               \
    "title: On trial\n"                                                                            \
    "section: Tests\n"                                                                             \
    "order: 3\n"                                                                                   \
    "tags: [attract, duration/over-3-months]\n"                                                    \
    "sources: [\"Trial, Sample 2015\"]\n"                                                          \
    "reviewed: 2026-11-22\n"                                                                       \
    "author: A. Writer\n"                                                                          \
    "image: one.svg\n"                                                                             \
    "---\n"

static const struct page *parse(struct fixture *fixture, const char *text)
{
    return page_parse(fixture->arena, "a.md", text, strlen(text), &fixture->problems);
}

/* Blocks as text: "h1@12 Title | p@14 plain *strong* plain | li2@16 Two". */
static const char *described(struct arena *arena, const struct page *page)
{
    static const char *const names[] = {
        [BLOCK_HEADING] = "h",   [BLOCK_PARAGRAPH] = "p", [BLOCK_LIST_ITEM] = "li",
        [BLOCK_CALLOUT] = "out", [BLOCK_IMAGE] = "img",   [BLOCK_PAGE_BREAK] = "break"};
    const char *all = "";
    for (size_t i = 0; i < page->block_count; i++) {
        const struct block *block = &page->blocks[i];
        all = arena_printf(arena, "%s%s%s", all, i == 0 ? "" : " | ", names[block->kind]);
        if (block->level + block->number != 0) {
            all = arena_printf(arena, "%s%d", all, block->level + block->number);
        }
        all = arena_printf(arena, "%s@%zu", all, block->line);
        all = block->image[0] == '\0' ? all : arena_printf(arena, "%s(%s)", all, block->image);
        for (size_t s = 0; s < block->span_count; s++) {
            const char *strong = block->spans[s].strong ? "*" : "";
            all = arena_printf(arena, "%s%s%s%s%s", all, s == 0 ? " " : "", strong,
                               block->spans[s].text, strong);
        }
    }
    return all;
}

static void page_holds_its_front_matter(void **state)
{
    struct fixture *fixture = *state;
    const struct page *page = parse(fixture, FRONT "Text.\n");
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(page);
    assert_string_equal(page->path, "a.md");
    assert_string_equal(page->id, "on-trial");
    assert_string_equal(page->title, "On trial");
    assert_string_equal(page->section, "Tests");
    assert_int_equal(page->order, 3);
    assert_int_equal(page->tag_count, 2);
    assert_string_equal(page->tags[1], "duration/over-3-months");
    assert_int_equal(page->source_count, 1);
    assert_string_equal(page->sources[0], "Trial, Sample 2015");
    assert_int_equal(page->reviewed_year, 2026);
    assert_int_equal(page->reviewed_month, 11);
    assert_int_equal(page->reviewed_day, 22);
    assert_string_equal(page->image, "one.svg");
}

static void page_becomes_blocks_with_their_lines(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *body;
        const char *blocks;
    } cases[] = {
        {"Text.", "p@12 Text."},
        {"\n\nTwo lines\nof one.\n\nNext.\n", "p@14 Two lines of one. | p@17 Next."},
        {"# Big\n## Small ##\n\nText", "h1@12 Big | h2@13 Small | p@15 Text"},
        {"A **strong** word, **two\nlines**.", "p@12 A *strong* word, *two lines*."},
        {"__Under__ strong", "p@12 *Under* strong"},
        {"- one\n- **two**\n  more\n\nText", "li@12 one | li@13 *two* more | p@16 Text"},
        {"- one\n\n- two\n", "li@12 one | li@14 two"},
        {"3. three\n4. four\n\nText\n\n1. one",
         "li3@12 three | li4@13 four | p@15 Text | li1@17 one"},
        {"> Call\n> now.\n\n> Again.", "out@12 Call now. | out@15 Again."},
        {"One.\n\n---\n\nTwo.\n\n***\nThree.",
         "p@12 One. | break@14 | p@16 Two. | break@18 | p@19 Three."},
        {"> Out.\n\n\n---\n- a\n\n---\n\nb",
         "out@12 Out. | break@15 | li@16 a | break@18 | p@20 b"},
        {"Text.\n\n![A back](back.svg)\n\nMore.",
         "p@12 Text. | img@14(back.svg) A back | p@16 More."},
        {"Fish \\& \\*chips\\* \\<3", "p@12 Fish & *chips* <3"},
        {"A & B, 3 < 4, 5 > 2, a_b_c, 2 * 3", "p@12 A & B, 3 < 4, 5 > 2, a_b_c, 2 * 3"},
        {"Ça va\xC2\xA0?", "p@12 Ça va\xC2\xA0?"},
        {"One.\r\n\r\n---\r\n\r\nTwo.\r\n", "p@12 One. | break@14 | p@16 Two."},
        {"[Not a link] here", "p@12 [Not a link] here"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        const struct page *page =
            parse(fixture, arena_printf(fixture->arena, FRONT "%s", cases[i].body));
        assert_only_problem(&fixture->problems, NULL);
        assert_non_null(page);
        assert_string_equal(described(fixture->arena, page), cases[i].blocks);
    }
}

static void page_may_begin_with_a_byte_order_mark(void **state)
{
    struct fixture *fixture = *state;
    const struct page *page = parse(fixture, "\xEF\xBB\xBF" FRONT "Text.\n");
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(page);
    assert_string_equal(described(fixture->arena, page), "p@12 Text.");
}

#define LINKS "links lead nowhere on a kiosk"
#define ALONE "an image stands alone, with empty lines around it"
#define SETEXT                                                                                     \
    "line above --- or ===: leave an empty line before a page break, and begin headings with #"

static void page_names_the_line_when_body_holds_more_than_is_shown(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *body; /* from line 12 */
        const char *problem;
    } cases[] = {
        {"", "a.md: nothing to read below the front matter"},
        {"\n \n", "a.md: nothing to read below the front matter"},
        {"Text.\n\n### Small", "a.md:14: headings are # or ##, no smaller ones"},
        {"Text\n---\n\nMore", "a.md:12: " SETEXT},
        {"Text\n\nTitle\n===", "a.md:14: " SETEXT},
        {"#\n\nText", "a.md:12: empty heading"},
        {"Text\nand *some* more", "a.md:13: emphasis with one * or _: use **strong**"},
        {"_Some_ more", "a.md:12: emphasis with one * or _: use **strong**"},
        {"***both***", "a.md:12: emphasis with one * or _: use **strong**"},
        {"See\n[this](https://example.org)", "a.md:13: " LINKS},
        {"See <https://example.org>", "a.md:12: " LINKS},
        {"See\nthis [](x)", "a.md:13: " LINKS},
        {"See\n\n[this]: https://example.org\n\nMore", "a.md:14: " LINKS},
        {"A `word`", "a.md:12: code is not shown"},
        {"Text\n\n```\ncode\n```", "a.md:15: code is not shown: mind the spaces at the start"},
        {"Text\n\n```\n```", "a.md:14: code is not shown: mind the spaces at the start"},
        {"Text\n\n    indented", "a.md:14: code is not shown: mind the spaces at the start"},
        {"A ~~word~~", "a.md:12: struck out text is not shown"},
        {"Text\n\n<div>\nx\n</div>", "a.md:14: HTML is not shown"},
        {"Text\n\n<!-- note -->", "a.md:14: HTML is not shown"},
        {"Text <b", NULL},
        {"Text\n<br> more", "a.md:13: HTML is not shown"},
        {"Text\n\n|a|b|\n|---|---|\n|c|d|", "a.md:14: tables are not shown"},
        {"A&nbsp;B", "a.md:12: '&nbsp;': write the character itself, or \\& for a plain &"},
        {"A  \nB", "a.md:12: line break by two spaces or \\: begin a new paragraph"},
        {"A\\\nB", "a.md:12: line break by two spaces or \\: begin a new paragraph"},
        {"- a\n  - b", "a.md:13: list inside a list: one level only"},
        {"- a\n\n  1. b", "a.md:14: list inside a list: one level only"},
        {"- a\n\n  b", "a.md:14: a list item is one paragraph"},
        {"- a\n- # b", "a.md:13: heading inside a list or call-out"},
        {"- a\n- > b", "a.md:13: call-out inside a list or call-out"},
        {"- a\n-\n- c", "a.md:13: empty list item"},
        {"- a\n\n  ---\n- b", "a.md:14: page break inside a list or call-out"},
        {"- [ ] a", "a.md:12: check box in a list"},
        {"0. a", "a.md:12: a numbered list begins at 1 to 999"},
        {"1000. a", "a.md:12: a numbered list begins at 1 to 999"},
        {"Text\n\n>\n", "a.md:14: empty call-out"},
        {"> a\n>\n> b", "a.md:14: a call-out is one paragraph"},
        {"> a\n> - b", "a.md:13: list inside a call-out"},
        {"> # a", "a.md:12: heading inside a list or call-out"},
        {"> a\n\n> > b", "a.md:14: call-out inside a list or call-out"},
        {"> a\n>\n> ---", "a.md:14: page break inside a list or call-out"},
        {"---\n\nText", "a.md:12: page break with nothing before it"},
        {"Text\n\n---\n\n---\n\nText", "a.md:16: page break with nothing before it"},
        {"Text\n\n---\n", "a.md:14: page break with nothing after it"},
        {"Text\n\n![](a.svg)", "a.md:14: image without a description: ![description](file)"},
        {"Text\n\n![a]()", "a.md:14: image without a file: ![description](file)"},
        {"Text\n\n![]()", "a.md:14: image without a file: ![description](file)"},
        {"Text\n\n![a](a.svg \"t\")", "a.md:14: an image has a description and a file, no title"},
        {"Text\nand ![a](a.svg)", "a.md:13: " ALONE},
        {"![a](a.svg)\nand text", "a.md:13: " ALONE},
        {"![a](a.svg) ![b](b.svg)", "a.md:12: " ALONE},
        {"- ![a](a.svg)", "a.md:12: " ALONE},
        {"# ![a](a.svg)", "a.md:12: " ALONE},
        {"Text\n\nA\x01", "a.md:14: a control character, which cannot be shown"},
        {"Text\n\nA\xC3(", "a.md:14: not valid UTF-8: save the file with the encoding UTF-8"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        const struct page *page =
            parse(fixture, arena_printf(fixture->arena, FRONT "%s", cases[i].body));
        assert_only_problem(&fixture->problems, cases[i].problem);
        assert_int_equal(page == NULL, cases[i].problem != NULL);
    }
}

static void page_names_key_and_line_when_front_matter_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *from;
        const char *to;
        const char *problem;
    } cases[] = {
        {"---\nid", "id", "a.md:1: must begin with front matter between two lines ---"},
        {"image: one.svg\n---\n", "image: one.svg\n",
         "a.md:1: front matter is not closed by a line ---"},
        {"id: on-trial\n", "", "a.md:1: missing key 'id'"},
        {"image: one.svg\n", "", "a.md:1: missing key 'image'"},
        {"author: A. Writer", "autor: A. Writer\nauthor: A. Writer", "a.md:9: unknown key 'autor'"},
        {"order: 3", "order: 3\norder: 4",
         "a.md:6: key 'order' stands here a second time, first in line 5"},
        {"id: on-trial", "id: On trial", "a.md:2: 'id' must be small letters, digits and hyphens"},
        {"id: on-trial", "id: \"\"", "a.md:2: 'id' must be small letters, digits and hyphens"},
        {"title: On trial", "title: ", "a.md:3: 'title' must be a text"},
        {"title: On trial", "title: [a]", "a.md:3: 'title' must be a text"},
        {"section: Tests", "section: {a: b}", "a.md:4: 'section' must be a text"},
        {"author: A. Writer", "author: ' '", "a.md:9: 'author' must be a text"},
        {"order: 3", "order: 0", "a.md:5: 'order' must be a whole number from 1 to 9999"},
        {"order: 3", "order: 3.5", "a.md:5: 'order' must be a whole number from 1 to 9999"},
        {"order: 3", "order: 10000", "a.md:5: 'order' must be a whole number from 1 to 9999"},
        {"order: 3", "order: -3", "a.md:5: 'order' must be a whole number from 1 to 9999"},
        {"tags: [attract, duration/over-3-months]", "tags: attract",
         "a.md:6: 'tags' must be a list such as [one, two]"},
        {"tags: [attract, duration/over-3-months]", "tags:\n  - a\n  - [b]",
         "a.md:8: 'tags' must hold texts only"},
        {"sources: [\"Trial, Sample 2015\"]", "sources: [\"\"]",
         "a.md:7: 'sources' must hold texts only"},
        {"reviewed: 2026-11-22", "reviewed: 2026-02-29",
         "a.md:8: 'reviewed' must be a date such as 2026-11-22"},
        {"reviewed: 2026-11-22", "reviewed: 22/11/2026",
         "a.md:8: 'reviewed' must be a date such as 2026-11-22"},
        {"reviewed: 2026-11-22", "reviewed: 2026-11-22T10:30",
         "a.md:8: 'reviewed' must be a date such as 2026-11-22"},
        {"image: one.svg", "image: [one.svg]",
         "a.md:10: 'image' must be the name of a file, or \"\""},
        {"title: On trial", "title: *star",
         "a.md:3: '&', '*' and '!' have a meaning of their own in YAML: put the text in quotes"},
        {"title: On trial", "title: \"a\\0b\"", "a.md:3: a text holds a control character"},
        {"id: on-trial\n", "- id\n", NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        assert_null(
            parse(fixture, edited(fixture->arena, FRONT "Text.\n", cases[i].from, cases[i].to)));
        if (cases[i].problem != NULL) {
            assert_only_problem(&fixture->problems, cases[i].problem);
        } else { /* libyaml's own words */
            assert_int_equal(fixture->problems.count, 1);
            assert_memory_equal(fixture->problems.items[0], "a.md:3: not valid YAML: ", 24);
        }
    }
}

static void page_names_every_definition_of_a_link(void **state)
{
    struct fixture *fixture = *state;
    assert_null(parse(fixture, FRONT "Text\n\n[a]: /a\n\n> [b]: /b\n>\n> Out.\n"));
    assert_int_equal(fixture->problems.count, 2);
    assert_string_equal(fixture->problems.items[0], "a.md:14: " LINKS);
    assert_string_equal(fixture->problems.items[1], "a.md:16: " LINKS);
}

static void page_tells_problems_of_front_matter_and_body_together(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, FRONT "A *b* c.\n", "order: 3", "order: x");
    assert_null(parse(fixture, text));
    assert_int_equal(fixture->problems.count, 2);
    assert_string_equal(fixture->problems.items[1],
                        "a.md:12: emphasis with one * or _: use **strong**");
}

/* ---- catalog ---- */

static void put(struct fixture *fixture, const char *name, const char *text)
{
    mkdir("catalog", 0700);
    write_file(arena_printf(fixture->arena, "catalog/%s", name), text, strlen(text));
}

static const struct catalog *load(struct fixture *fixture)
{
    return catalog_load(fixture->arena, "catalog", "catalog", "en", &fixture->problems);
}

static int catalog_set_up(void **state)
{
    if (system("rm -rf catalog") != 0 || fixture_set_up(state) != 0) {
        return -1;
    }
    struct fixture *fixture = *state;
    put(fixture, "one.svg", "<svg/>");
    put(fixture, "a.md", FRONT "Text.\n");
    const char *other = edited(fixture->arena, FRONT "Other.\n", "on-trial", "other");
    put(fixture, "b.md", edited(fixture->arena, other, "order: 3", "order: 2"));
    return 0;
}

static void catalog_is_in_order_of_pages(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "notes.txt", "not a page");
    const struct catalog *catalog = load(fixture);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(catalog);
    assert_string_equal(catalog->language, "en");
    assert_int_equal(catalog->count, 2);
    assert_string_equal(catalog->pages[0].id, "other");
    assert_string_equal(catalog->pages[1].id, "on-trial");
    assert_string_equal(catalog->pages[1].path, "catalog/a.md");
}

static void catalog_refuses_the_same_id_or_order_twice(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "b.md", FRONT "Text.\n");
    assert_null(load(fixture));
    assert_int_equal(fixture->problems.count, 2);
    assert_string_equal(fixture->problems.items[0],
                        "catalog/b.md:2: id 'on-trial' is that of catalog/a.md too");
    assert_string_equal(fixture->problems.items[1],
                        "catalog/b.md:5: order 3 is that of catalog/a.md too");
}

static void catalog_refuses_an_image_that_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *from;
        const char *to;
        const char *problem;
    } cases[] = {
        {"one.svg", "two.svg", "catalog/a.md:10: no image 'two.svg' in catalog"},
        {"one.svg", "../catalog/one.svg",
         "catalog/a.md:10: no image '../catalog/one.svg' in catalog"},
        {"one.svg", ".", "catalog/a.md:10: no image '.' in catalog"},
        {"Text.", "Text.\n\n![two](two.svg)", "catalog/a.md:14: no image 'two.svg' in catalog"},
        {"one.svg", "\"\"", NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        put(fixture, "a.md", edited(fixture->arena, FRONT "Text.\n", cases[i].from, cases[i].to));
        const struct catalog *catalog = load(fixture);
        assert_only_problem(&fixture->problems, cases[i].problem);
        assert_int_equal(catalog == NULL, cases[i].problem != NULL);
    }
}

static void catalog_names_every_broken_page(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "a.md", "no front matter");
    put(fixture, "b.md", FRONT "A *b*.\n");
    assert_null(load(fixture));
    assert_int_equal(fixture->problems.count, 2);
    assert_string_equal(fixture->problems.items[0],
                        "catalog/a.md:1: must begin with front matter between two lines ---");
    assert_string_equal(fixture->problems.items[1],
                        "catalog/b.md:12: emphasis with one * or _: use **strong**");
}

static void catalog_refuses_a_page_that_is_too_large(void **state)
{
    struct fixture *fixture = *state;
    size_t length = 256 * 1024 + 1;
    char *large = arena_alloc(fixture->arena, length + 1);
    memset(large, 'x', length);
    put(fixture, "a.md", large);
    assert_null(load(fixture));
    assert_only_problem(&fixture->problems,
                        "catalog/a.md: 262145 bytes, more than the 262144 allowed");
}

static void catalog_names_the_folder_when_there_is_nothing(void **state)
{
    struct fixture *fixture = *state;
    assert_null(catalog_load(fixture->arena, "nowhere", "catalog", "en", &fixture->problems));
    assert_only_problem(&fixture->problems, "nowhere: No such file or directory");
    fixture->problems.count = 0;
    mkdir("empty", 0700);
    assert_null(catalog_load(fixture->arena, "empty", "catalog", "en", &fixture->problems));
    assert_only_problem(&fixture->problems, "empty: no page (.md) in this folder");
}

#define CATALOG_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, catalog_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(page_holds_its_front_matter),
        FIXTURE_TEST(page_becomes_blocks_with_their_lines),
        FIXTURE_TEST(page_may_begin_with_a_byte_order_mark),
        FIXTURE_TEST(page_names_the_line_when_body_holds_more_than_is_shown),
        FIXTURE_TEST(page_names_key_and_line_when_front_matter_is_wrong),
        FIXTURE_TEST(page_names_every_definition_of_a_link),
        FIXTURE_TEST(page_tells_problems_of_front_matter_and_body_together),
        CATALOG_TEST(catalog_is_in_order_of_pages),
        CATALOG_TEST(catalog_refuses_the_same_id_or_order_twice),
        CATALOG_TEST(catalog_refuses_an_image_that_is_not_there),
        CATALOG_TEST(catalog_names_every_broken_page),
        CATALOG_TEST(catalog_refuses_a_page_that_is_too_large),
        CATALOG_TEST(catalog_names_the_folder_when_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
