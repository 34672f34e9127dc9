#include "import/people/phone_number.h"

#include <stdbool.h>
#include <string.h>

/* ITU-T E.164: shorter than 8 digits is nobody's mobile. */
#define E164_DIGITS_MIN  8
#define LOCAL_DIGITS_MIN 7
#define NANP_DIGITS      10
#define SEPARATORS_MAX   3

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t phone_separator(const char *at)
{
    static const char *const others[] = {"\u00A0", "\u2007", "\u2009", "\u2010", "\u2011", "\u2012",
                                         "\u2013", "\u2014", "\u2212", "\u202F", "\u200B"};
    if (*at != '\0' && strchr(" \t-.()", *at) != NULL) {
        return 1;
    }
    for (size_t i = 0; (unsigned char)*at >= 0x80 && i < sizeof(others) / sizeof(others[0]); i++) {
        if (strncmp(at, others[i], strlen(others[i])) == 0) {
            return strlen(others[i]);
        }
    }
    return 0;
}

static const char *skip_separators(const char *at)
{
    for (int i = 0; i < SEPARATORS_MAX; i++) {
        at += phone_separator(at);
    }
    return at;
}

/* Where a number may begin: not inside a word, an address or a longer number. */
static bool may_begin(const char *line, const char *at)
{
    if (at == line) {
        return true;
    }
    char before = at[-1];
    return !is_digit(before) && !is_letter(before) && strchr("/=_-.#&@%+", before) == NULL;
}

static bool may_end(const char *at)
{
    if (is_digit(*at) || is_letter(*at) || *at == '@') {
        return false;
    }
    return (*at != '-' && *at != '.' && *at != '/') || !is_digit(at[1]);
}

/* Reads count digits at *at, the first of them from lowest up, into digits and moves on. */
static bool take_digits(const char **at, int count, char lowest, char **digits)
{
    for (int i = 0; i < count; i++) {
        char c = (*at)[i];
        if (!is_digit(c) || (i == 0 && c < lowest)) {
            return false;
        }
        *(*digits)++ = c;
    }
    *at += count;
    return true;
}

/* "(250) 555-0142" or NULL; else where it ends. */
static const char *read_nanp(const char *at, char *digits)
{
    if (*at == '1') {
        *digits++ = '1';
        at = skip_separators(at + 1);
    } else if (*at == '(') {
        at++;
    }
    if (!take_digits(&at, 3, '2', &digits)) {
        return NULL;
    }
    at = skip_separators(at);
    if (!take_digits(&at, 3, '2', &digits)) {
        return NULL;
    }
    at = skip_separators(at);
    if (!take_digits(&at, 4, '0', &digits) || !may_end(at)) {
        return NULL;
    }
    *digits = '\0';
    return at;
}

/* Digits in any groups, as many as there are up to one more than a number can have. */
static const char *read_groups(const char *at, char *digits, size_t *count)
{
    const char *end = at;
    *count = 0;
    while (*at != '\0' && *count <= PHONE_DIGITS_MAX) {
        if (is_digit(*at)) {
            if (*count < PHONE_DIGITS_MAX) {
                digits[*count] = *at;
            }
            ++*count;
            end = ++at;
        } else if (phone_separator(at) > 0 && is_digit(*skip_separators(at))) {
            at = skip_separators(at);
        } else {
            break;
        }
    }
    digits[*count < PHONE_DIGITS_MAX ? *count : PHONE_DIGITS_MAX] = '\0';
    return end;
}

/* "+44 20 7946 0958" */
static const char *read_international(const char *at, char *digits)
{
    size_t count = 0;
    const char *end = read_groups(at + 1, digits, &count);
    bool right_length = count >= E164_DIGITS_MIN && count <= PHONE_DIGITS_MAX;
    bool nanp = digits[0] == '1';
    return right_length && (!nanp || count == NANP_DIGITS + 1) && may_end(end) ? end : NULL;
}

const char *phone_number_read(const char *line, const char *at, char *digits)
{
    if (!may_begin(line, at)) {
        return NULL;
    }
    if (*at == '+') {
        return read_international(at, digits);
    }
    return is_digit(*at) || *at == '(' ? read_nanp(at, digits) : NULL;
}

const char *phone_number_read_loose(const char *line, const char *at, char *digits)
{
    if (!may_begin(line, at) || !(is_digit(*at) || (*at == '(' && is_digit(at[1])))) {
        return NULL;
    }
    size_t count = 0;
    const char *end = read_groups(*at == '(' ? at + 1 : at, digits, &count);
    return count >= LOCAL_DIGITS_MIN && count <= PHONE_DIGITS_MAX && may_end(end) ? end : NULL;
}
