/* What a PIN of the staff may be. */
#pragma once

#include <stdint.h>

#define PIN_DIGITS_MIN 4
#define PIN_DIGITS_MAX 12

enum pin_fault {
    PIN_IN_ORDER,
    PIN_NOT_DIGITS,
    PIN_WRONG_LENGTH,
    PIN_TOO_SIMPLE, /* so common that a stranger would try it first */
};

/* 4 to 12 digits. Too simple: one digit alone (0000) or two in turn (1212), and digits that follow
 * each other up or down, from 9 to 0 too (1234, 9876, 7890). */
enum pin_fault pin_fault(const char *pin);

/* How long the PIN is locked after this many wrong ones in a row, in ms; 0 if it may be tried at
 * once. The fifth locks it for 30 s, each further fifth for twice as long, at most an hour. */
#define PIN_TRIES       5
#define PIN_LOCK_MS     30000
#define PIN_LOCK_MAX_MS 3600000
int64_t pin_lock_ms(int64_t wrong);

enum pin_check {
    PIN_NOT_SET,
    PIN_WRONG,
    PIN_RIGHT,
    PIN_LOCKED, /* too many wrong ones */
};
/* What came of a PIN that somebody tried. */
struct pin_try {
    enum pin_check check; /* PIN_LOCKED, PIN_WRONG (perhaps locked from now on), PIN_RIGHT, … */
    int64_t locked_ms;    /* for how long from now; 0 if not */
};
