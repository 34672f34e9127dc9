/* admin/: setting the PIN of the staff. */
#include "admin_test.h"

static struct run set_pin(struct fixture *fixture, const char *input)
{
    const char *const arguments[] = {"set-pin", NULL};
    return run_on(fixture, (struct terminal){.input = input}, arguments);
}

static enum pin_check check(struct fixture *fixture, const char *pin)
{
    enum pin_check result = PIN_NOT_SET;
    assert_done(fixture, store_check_pin(fixture->store, pin, &result, &fixture->err));
    return result;
}

static void pin_comes_from_the_first_line(void **state)
{
    struct fixture *fixture = *state;
    struct run run = set_pin(fixture, "2947\nmore\n");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "");
    assert_string_equal(run.err, "The PIN is set.\n");
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
    assert_code(set_pin(fixture, "582016"), ADMIN_DONE); /* without an end of line */
    assert_int_equal(check(fixture, "2947"), PIN_WRONG);
    assert_int_equal(check(fixture, "582016"), PIN_RIGHT);
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk (ana)|set-pin|\nkiosk (ana)|set-pin|\n");
}

static void poor_pins_are_refused_and_never_repeated(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *input;
        const char *says;
    } cases[] = {
        {"", "4 to 12 digits"},      {"\n", "4 to 12 digits"},
        {"294\n", "4 to 12 digits"}, {"2947294729473\n", "4 to 12 digits"},
        {"29x7\n", "digits alone"},  {"1234\n", "too easy"},
        {"55555\n", "too easy"},
    };
    assert_code(set_pin(fixture, "2947\n"), ADMIN_DONE);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct run run = set_pin(fixture, cases[i].input);
        assert_code(run, ADMIN_REFUSED);
        assert_has(run.err, cases[i].says);
        assert_has_not(run.err, "29x7");
        assert_has_not(run.err, "55555");
    }
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
    assert_rows(fixture, "select count(*) from audit", "1\n");
}

static void a_line_that_never_ends_is_no_pin(void **state)
{
    struct fixture *fixture = *state;
    char digits[4096];
    memset(digits, '7', sizeof(digits) - 1);
    digits[sizeof(digits) - 1] = '\0';
    assert_code(set_pin(fixture, digits), ADMIN_REFUSED);
    assert_int_equal(check(fixture, "7777"), PIN_NOT_SET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(pin_comes_from_the_first_line),
        FIXTURE_TEST(poor_pins_are_refused_and_never_repeated),
        FIXTURE_TEST(a_line_that_never_ends_is_no_pin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
