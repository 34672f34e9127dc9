/* app/clinic_facts: facts of the clinic in its pages. */
#include "app/clinic_facts.h"
#include "expect.h"

#include <stdlib.h>
#include <string.h>

static const struct config config = {
    .clinic_name = {.text = "Cedar Hands"},
    .clinic_address = {.text = "1 Invented Way"},
    .clinic_phone = "",
    .clinic_access = {.text = "As of 2026: no waiting list."},
    .clinic_prices = {.text = "An hour costs $95."},
    .clinic_insurance = {.text = ""},
    .booking_url = "https://example.com/book",
    .article_url = "",
};

/* Among the texts of a page: a page break. */
#define RULE "---"

static const struct catalog *fill(struct arena *arena, const char *const *texts, size_t count,
                                  struct problems *problems)
{
    struct block *blocks = ARENA_ARRAY(arena, struct block, count);
    struct span *spans = ARENA_ARRAY(arena, struct span, count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], RULE) == 0) {
            blocks[i] = (struct block){.kind = BLOCK_PAGE_BREAK, .line = i + 12};
            continue;
        }
        spans[i].text = texts[i];
        blocks[i] = (struct block){
            .kind = BLOCK_PARAGRAPH, .spans = &spans[i], .span_count = 1, .line = i + 12};
    }
    struct page *page = ARENA_NEW(arena, struct page);
    *page =
        (struct page){.path = "about.md", .id = "about", .blocks = blocks, .block_count = count};
    const struct catalog catalog = {.language = "en", .pages = page, .count = 1};
    *problems = (struct problems){.arena = arena};
    return clinic_facts_fill_in(arena, &catalog, &config, "masseuse", problems);
}

static void clinic_facts_replaces_every_name(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024);
    struct problems problems;
    static const char *const texts[] = {"{clinic.name}, {clinic.address}.", "Plain.",
                                        "Book: {clinic.booking}", "Ask your {practitioner}.",
                                        "{clinic.prices}"};
    const struct catalog *filled = fill(arena, texts, 5, &problems);
    assert_int_equal(problems.count, 0);
    assert_int_equal(filled->pages[0].block_count, 5);
    assert_string_equal(filled->pages[0].blocks[0].spans[0].text, "Cedar Hands, 1 Invented Way.");
    assert_string_equal(filled->pages[0].blocks[1].spans[0].text, "Plain.");
    assert_string_equal(filled->pages[0].blocks[2].spans[0].text, "Book: https://example.com/book");
    assert_string_equal(filled->pages[0].blocks[3].spans[0].text, "Ask your masseuse.");
    assert_string_equal(filled->pages[0].blocks[4].spans[0].text, "An hour costs $95.");
    arena_destroy(arena);
}

static void clinic_facts_leaves_out_a_paragraph_when_its_fact_is_empty(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024);
    struct problems problems;
    static const char *const texts[] = {"Telephone: {clinic.phone}", "{clinic.access}",
                                        "{clinic.insurance}"};
    const struct catalog *filled = fill(arena, texts, 3, &problems);
    assert_int_equal(problems.count, 0);
    assert_int_equal(filled->pages[0].block_count, 1);
    assert_string_equal(filled->pages[0].blocks[0].spans[0].text, "As of 2026: no waiting list.");
    arena_destroy(arena);
}

static void clinic_facts_refuses_an_unknown_name_with_file_and_line(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024);
    struct problems problems;
    static const char *const texts[] = {"Fine.", "Fax: {clinic.fax}"};
    fill(arena, texts, 2, &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0], "about.md:13: {clinic.fax} is not a fact of the clinic");
    arena_destroy(arena);
}

/* "One|---|Two": the blocks of the page. */
static const char *blocks_of(struct arena *arena, const struct page *page)
{
    const char *all = "";
    for (size_t i = 0; i < page->block_count; i++) {
        const struct block *block = &page->blocks[i];
        all = arena_printf(arena, "%s%s%s", all, i > 0 ? "|" : "",
                           block->kind == BLOCK_PAGE_BREAK ? RULE : block->spans[0].text);
    }
    return all;
}

static void clinic_facts_leaves_no_empty_leaf_when_a_fact_is_empty(void **state)
{
    (void)state;
    static const struct {
        const char *texts[7];
        size_t count;
        const char *left;
    } cases[] = {
        {{"One", RULE, "Two"}, 3, "One|---|Two"},
        {{"{clinic.phone}", RULE, "Two"}, 3, "Two"},
        {{"One", RULE, "{clinic.phone}"}, 3, "One"},
        {{"One", RULE, "{clinic.phone}", RULE, "Two"}, 5, "One|---|Two"},
        {{"{clinic.phone}", RULE, "{clinic.article}", RULE, "Two"}, 5, "Two"},
        {{"One", RULE, "{clinic.phone}", RULE, "{clinic.article}"}, 5, "One"},
        {{"One", RULE, "{clinic.phone}", RULE, "{clinic.article}", RULE, "Two"}, 7, "One|---|Two"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena *arena = arena_create(1024);
        struct problems problems;
        const struct catalog *filled = fill(arena, cases[i].texts, cases[i].count, &problems);
        assert_int_equal(problems.count, 0);
        assert_string_equal(blocks_of(arena, &filled->pages[0]), cases[i].left);
        arena_destroy(arena);
    }
}

static void clinic_facts_refuses_a_page_when_nothing_is_left_of_it(void **state)
{
    (void)state;
    static const char *const texts[] = {"Call us: {clinic.phone}", RULE, "{clinic.article}"};
    for (size_t count = 1; count <= 3; count += 2) {
        struct arena *arena = arena_create(1024);
        struct problems problems;
        fill(arena, texts, count, &problems);
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0],
                            "about.md: nothing to read without the facts of the clinic that the "
                            "configuration leaves empty");
        arena_destroy(arena);
    }
}

/* Loading has already reported the empty page. */
static void clinic_facts_is_silent_on_a_page_when_it_was_empty_before(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1024);
    struct problems problems;
    fill(arena, NULL, 0, &problems);
    assert_int_equal(problems.count, 0);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clinic_facts_replaces_every_name),
        cmocka_unit_test(clinic_facts_leaves_out_a_paragraph_when_its_fact_is_empty),
        cmocka_unit_test(clinic_facts_refuses_an_unknown_name_with_file_and_line),
        cmocka_unit_test(clinic_facts_leaves_no_empty_leaf_when_a_fact_is_empty),
        cmocka_unit_test(clinic_facts_refuses_a_page_when_nothing_is_left_of_it),
        cmocka_unit_test(clinic_facts_is_silent_on_a_page_when_it_was_empty_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
