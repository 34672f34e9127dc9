/* domain/pin: what a PIN may be. */
#include "domain/pin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pin_has_four_to_twelve_digits),
        cmocka_unit_test(pin_is_not_the_first_that_one_would_try),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
