/* Which questions stand together on one screen (response_page). */
#include "domain/response.h"
#include "test_arena.h"

/* A choice before the page, then a page of four: a number, one that hangs on the choice before, a
 * choice, and one that hangs on the choice of the page; and a question after it. */
enum { BEFORE, PAGE, NUMBER, FROM_BEFORE, THING, FROM_PAGE, AFTER, ITEM_COUNT };

static const struct option options[] = {
    {.system = "", .code = "yes", .display = {.text = "Yes"}, .flag_code = ""},
    {.system = "", .code = "leg", .display = {.text = "Leg"}, .tier = TIER_STOP, .flag_code = "E3"},
};

struct fixture {
    struct item items[ITEM_COUNT];
    struct enable_when conditions[2];
    struct questionnaire questionnaire;
};

static struct item choice(const char *link_id, size_t parent, size_t option_count)
{
    return (struct item){.link_id = link_id,
                         .type = ITEM_CHOICE,
                         .parent = parent,
                         .text = {.text = "Which?"},
                         .options = options,
                         .option_count = option_count};
}

static struct enable_when exists(size_t question)
{
    return (struct enable_when){.question = question,
                                .operator_ = ENABLE_EXISTS,
                                .boolean = true,
                                .code = "",
                                .system = "",
                                .text = ""};
}

static struct fixture *create(struct arena *arena)
{
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    struct item *items = fixture->items;
    items[BEFORE] = choice("before", ITEM_NO_PARENT, 1);
    items[PAGE] = (struct item){
        .link_id = "page", .type = ITEM_GROUP, .parent = ITEM_NO_PARENT, .control = CONTROL_PAGE};
    items[NUMBER] = (struct item){.link_id = "number",
                                  .type = ITEM_INTEGER,
                                  .parent = PAGE,
                                  .text = {.text = "How much?"},
                                  .maximum = 10};
    items[FROM_BEFORE] = choice("from-before", PAGE, 1);
    items[THING] = choice("thing", PAGE, 2);
    items[FROM_PAGE] = choice("from-page", PAGE, 1);
    items[AFTER] = choice("after", ITEM_NO_PARENT, 1);
    fixture->conditions[0] = exists(BEFORE);
    fixture->conditions[1] = exists(THING);
    items[FROM_BEFORE].enable_when = &fixture->conditions[0];
    items[FROM_BEFORE].enable_when_count = 1;
    items[FROM_PAGE].enable_when = &fixture->conditions[1];
    items[FROM_PAGE].enable_when_count = 1;
    fixture->questionnaire.items = items;
    fixture->questionnaire.count = ITEM_COUNT;
    return fixture;
}

static void assert_page(const struct response *response, size_t item, const size_t *expected,
                        size_t count)
{
    const struct question_page page = response_page(response, item);
    assert_int_equal(page.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(page.items[i], expected[i]);
    }
}

static void question_outside_of_a_page_stands_alone(void **state)
{
    struct fixture *fixture = create(*state);
    const struct response *response = response_create(*state, &fixture->questionnaire);
    assert_page(response, BEFORE, (const size_t[]){BEFORE}, 1);
    assert_page(response, AFTER, (const size_t[]){AFTER}, 1);
    fixture->items[PAGE].control = CONTROL_NONE; /* a group that is no page */
    assert_page(response, NUMBER, (const size_t[]){NUMBER}, 1);
}

static void page_has_what_is_asked_and_what_hangs_on_the_page_itself(void **state)
{
    struct fixture *fixture = create(*state);
    struct response *response = response_create(*state, &fixture->questionnaire);
    static const size_t without[] = {NUMBER, THING, FROM_PAGE};
    static const size_t with[] = {NUMBER, FROM_BEFORE, THING, FROM_PAGE};
    assert_page(response, NUMBER, without, 3); /* nothing was said before */
    response_tap_option(response, BEFORE, 0);
    for (size_t i = 0; i < 4; i++) { /* the same page from each of its questions */
        assert_page(response, with[i], with, 4);
    }
}

/* Nothing moves while a page is answered. */
static void page_does_not_depend_on_what_is_answered_on_it(void **state)
{
    struct fixture *fixture = create(*state);
    struct response *response = response_create(*state, &fixture->questionnaire);
    static const size_t page[] = {NUMBER, THING, FROM_PAGE};
    assert_false(response_enabled(response, FROM_PAGE));
    response_tap_option(response, THING, 0);
    assert_true(response_enabled(response, FROM_PAGE));
    assert_page(response, NUMBER, page, 3);
    response_decline(response, THING);
    assert_false(response_enabled(response, FROM_PAGE));
    assert_page(response, NUMBER, page, 3);
}

/* Whoever tells of something new is asked about warning signs and nothing else. */
static void page_of_an_addition_has_its_warning_signs_alone(void **state)
{
    struct fixture *fixture = create(*state);
    const struct response *response = response_create_addition(*state, &fixture->questionnaire);
    assert_int_equal(response_first(response), THING);
    assert_page(response, THING, (const size_t[]){THING}, 1);
}

static void group_raises_nothing_by_itself(void **state)
{
    struct fixture *fixture = create(*state);
    const struct response *response = response_create(*state, &fixture->questionnaire);
    assert_false(response_may_raise(response, PAGE, TIER_TELL));
    assert_true(response_may_raise(response, THING, TIER_STOP));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_arena, destroy_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(question_outside_of_a_page_stands_alone),
        TEST(page_has_what_is_asked_and_what_hangs_on_the_page_itself),
        TEST(page_does_not_depend_on_what_is_answered_on_it),
        TEST(page_of_an_addition_has_its_warning_signs_alone),
        TEST(group_raises_nothing_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
