#include "domain/pin.h"

#include <stdbool.h>
#include <string.h>

static bool repeats(const char *pin, size_t length, size_t period)
{
    for (size_t i = period; i < length; i++) {
        if (pin[i] != pin[i - period]) {
            return false;
        }
    }
    return true;
}

/* Each digit is the one before it and step, of ten. */
static bool runs(const char *pin, size_t length, int step)
{
    for (size_t i = 1; i < length; i++) {
        if ((pin[i] - pin[i - 1] - step) % 10 != 0) {
            return false;
        }
    }
    return true;
}

enum pin_fault pin_fault(const char *pin)
{
    size_t length = strlen(pin);
    if (strspn(pin, "0123456789") != length) {
        return PIN_NOT_DIGITS;
    }
    if (length < PIN_DIGITS_MIN || length > PIN_DIGITS_MAX) {
        return PIN_WRONG_LENGTH;
    }
    bool simple = repeats(pin, length, 2) || runs(pin, length, 1) || runs(pin, length, -1);
    return simple ? PIN_TOO_SIMPLE : PIN_IN_ORDER;
}

int64_t pin_lock_ms(int64_t wrong)
{
    if (wrong <= 0 || wrong % PIN_TRIES != 0) {
        return 0;
    }
    int64_t lock = PIN_LOCK_MS;
    for (int64_t i = wrong / PIN_TRIES; i > 1 && lock < PIN_LOCK_MAX_MS; i--) {
        lock *= 2;
    }
    return lock < PIN_LOCK_MAX_MS ? lock : PIN_LOCK_MAX_MS;
}
