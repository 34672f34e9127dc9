#include "import/ical/offset.h"

#include <string.h>

#define BLANKS " \t"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool offset_read(const char *text, int *seconds)
{
    int parts[3] = {0};
    size_t count = 0;
    const char *at = text + strspn(text, BLANKS);
    const int sign = *at == '-' ? -1 : 1;
    if (*at != '-' && *at != '+') {
        return false;
    }
    at++;
    for (; count < 3 && is_digit(*at); count++) {
        const bool pair = is_digit(at[1]);
        if (!pair && count > 0) {
            return false;
        }
        parts[count] = pair ? (at[0] - '0') * 10 + (at[1] - '0') : at[0] - '0';
        at += pair ? 2 : 1;
        at += *at == ':' && is_digit(at[1]) ? 1 : 0;
    }
    at += strspn(at, BLANKS);
    if (count == 0 || *at != '\0' || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) {
        return false;
    }
    *seconds = sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]);
    return true;
}
