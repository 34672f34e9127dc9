#include "import/placeholder.h"

#include <stdbool.h>
#include <string.h>

/* Shorter ones are the last digits of a number, of which each may be. */
#define WHOLE_DIGITS_MIN 7
#define NANP_DIGITS      10

static bool is_one_digit(const char *number, size_t length)
{
    for (size_t i = 1; i < length; i++) {
        if (number[i] != number[0]) {
            return false;
        }
    }
    return true;
}

static bool is_placeholder(const char *number, size_t length)
{
    static const char row[] = "1234567890";
    const bool after_one = length == NANP_DIGITS + 1 && number[0] == '1';
    const char *local = number + (after_one ? 1 : 0);
    const size_t local_length = length - (after_one ? 1 : 0);
    return length >= WHOLE_DIGITS_MIN &&
           (is_one_digit(number, length) || is_one_digit(local, local_length) ||
            (local_length == NANP_DIGITS && strncmp(local, row, NANP_DIGITS) == 0));
}

const char *placeholders_left_out(struct arena *arena, const char *numbers)
{
    const char *kept = "";
    while (*numbers != '\0') {
        const size_t length = strcspn(numbers, " ");
        if (length > 0 && !is_placeholder(numbers, length)) {
            kept = arena_printf(arena, "%s%s%.*s", kept, kept[0] == '\0' ? "" : " ", (int)length,
                                numbers);
        }
        numbers += length;
        numbers += strspn(numbers, " ");
    }
    return kept;
}
