/* domain/pin: which PINs are allowed, and how long wrong ones lock. */
#include "domain/pin.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>

static void pin_has_four_to_twelve_digits(void **state)
{
    (void)state;
    assert_int_equal(pin_fault(""), PIN_WRONG_LENGTH);
    assert_int_equal(pin_fault("294"), PIN_WRONG_LENGTH);
    assert_int_equal(pin_fault("2947"), PIN_IN_ORDER);
    assert_int_equal(pin_fault("294729472941"), PIN_IN_ORDER);
    assert_int_equal(pin_fault("2947294729473"), PIN_WRONG_LENGTH);
    assert_int_equal(pin_fault("29 47"), PIN_NOT_DIGITS);
    assert_int_equal(pin_fault("29a7"), PIN_NOT_DIGITS);
    assert_int_equal(pin_fault("\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4"), PIN_NOT_DIGITS);
}

static void pin_is_not_the_first_that_one_would_try(void **state)
{
    (void)state;
    static const char *const simple[] = {"0000",     "7777777", "1234",    "0123", "4321",
                                         "98765432", "7890",    "3210987", "1212", "909090"};
    static const char *const fine[] = {"1235", "0001", "1124", "1357", "121213", "2580"};
    for (size_t i = 0; i < sizeof(simple) / sizeof(simple[0]); i++) {
        assert_int_equal(pin_fault(simple[i]), PIN_TOO_SIMPLE);
    }
    for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
        assert_int_equal(pin_fault(fine[i]), PIN_IN_ORDER);
    }
}

static void every_fifth_wrong_pin_locks_for_twice_as_long(void **state)
{
    (void)state;
    static const int64_t seconds[] = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600};
    for (int64_t wrong = 0; wrong < 5 * 9; wrong++) {
        int64_t locked = wrong > 0 && wrong % 5 == 0 ? seconds[wrong / 5 - 1] * 1000 : 0;
        assert_int_equal(pin_lock_ms(wrong), locked);
    }
}

static void lock_is_at_most_an_hour(void **state)
{
    (void)state;
    assert_int_equal(pin_lock_ms(1000), 3600000);
    assert_int_equal(pin_lock_ms(INT64_MAX - INT64_MAX % 5), 3600000);
    assert_int_equal(pin_lock_ms(INT64_MIN), 0);
    assert_int_equal(pin_lock_ms(-5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pin_has_four_to_twelve_digits),
        cmocka_unit_test(pin_is_not_the_first_that_one_would_try),
        cmocka_unit_test(every_fifth_wrong_pin_locks_for_twice_as_long),
        cmocka_unit_test(lock_is_at_most_an_hour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
