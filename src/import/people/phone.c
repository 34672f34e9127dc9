#include "import/people/phone.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Fewer digits than a local number: what follows still belongs to the number. */
#define LOCAL_DIGITS 7
/* ITU-T E.164: at most 15 digits with the country code; shorter than 8 is nobody's mobile. */
#define E164_DIGITS_MIN 8
#define E164_DIGITS_MAX 15
#define NANP_DIGITS     10
#define SEPARATORS_MAX  3

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const char *phone_digits(struct arena *arena, const char *text)
{
    char *digits = arena_alloc(arena, strlen(text) + 1);
    size_t count = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (is_digit(*at)) {
            digits[count++] = *at;
        } else if (count >= LOCAL_DIGITS &&
                   (is_letter(*at) || strchr("/;,|#", *at) != NULL || strcmp(at, ".0") == 0)) {
            break; /* an extension, another number, or a spreadsheet's fraction */
        }
    }
    return digits;
}

/* Anything that is not ASCII may be a no-break space or one of the many hyphens. */
static bool is_separator(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || (unsigned char)c >= 0x80;
}

static const char *skip_separators(const char *at)
{
    for (int i = 0; i < SEPARATORS_MAX && is_separator(*at); i++) {
        at++;
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

/* "+44 20 7946 0958" */
static const char *read_international(const char *at, char *digits)
{
    size_t count = 0;
    const char *end = at;
    for (at++; *at != '\0' && count <= E164_DIGITS_MAX;) {
        if (is_digit(*at)) {
            digits[count++] = *at++;
            end = at;
        } else if (is_separator(*at) && is_digit(*skip_separators(at))) {
            at = skip_separators(at);
        } else {
            break;
        }
    }
    digits[count < E164_DIGITS_MAX ? count : E164_DIGITS_MAX] = '\0';
    bool right_length = count >= E164_DIGITS_MIN && count <= E164_DIGITS_MAX;
    bool nanp = digits[0] == '1';
    return right_length && (!nanp || count == NANP_DIGITS + 1) && may_end(end) ? end : NULL;
}

static const char *read_number(const char *line, const char *at, char *digits)
{
    if (!may_begin(line, at)) {
        return NULL;
    }
    if (*at == '+') {
        return read_international(at, digits);
    }
    return is_digit(*at) || *at == '(' ? read_nanp(at, digits) : NULL;
}

/* True if any of the words, a list that ends with NULL, is in text[0..length), case ignored. */
static bool mentions(struct arena *arena, const char *text, size_t length, const char *const *words)
{
    const char *context = arena_strndup(arena, text, length);
    for (; *words != NULL; words++) {
        if (strcasestr(context, *words) != NULL) {
            return true;
        }
    }
    return false;
}

/* Finds the first number in line that counts. The words between the number before it and itself say
 * what kind of number it is. */
static bool find_in_line(struct arena *arena, const char *line, bool labelled, char *digits)
{
    static const char *const labels[] = {"phone", "tel", "mob", "cell", "ph:", NULL};
    static const char *const others[] = {"join",      "dial",   "meeting", "conference", "zoom",
                                         "passcode",  "pin",    "fax",     "call us",    "contact",
                                         "clinic",    "cancel", "resched", "our ",       "invoice",
                                         "emergency", "order",  "ref",     NULL};
    const char *context = line;
    for (const char *at = line; *at != '\0'; at++) {
        const char *end = read_number(line, at, digits);
        if (end == NULL) {
            continue;
        }
        size_t length = (size_t)(at - context);
        if (!mentions(arena, context, length, others) &&
            (!labelled || mentions(arena, context, length, labels))) {
            return true;
        }
        context = end;
        at = end - 1;
    }
    return false;
}

const char *phone_find(struct arena *arena, const char *text)
{
    char digits[E164_DIGITS_MAX + 2];
    for (int labelled = 1; labelled >= 0; labelled--) {
        for (const char *at = text; *at != '\0';) {
            size_t length = strcspn(at, "\r\n");
            const char *line = arena_strndup(arena, at, length);
            if (find_in_line(arena, line, labelled == 1, digits)) {
                return arena_strdup(arena, digits);
            }
            at += length;
            at += strspn(at, "\r\n");
        }
    }
    return "";
}
