#include "import/people/phone.h"

#include "base/utf8.h"
#include "import/people/phone_number.h"
#include "import/people/phone_words.h"

#include <stdlib.h>
#include <string.h>

#define NANP_DIGITS 10
/* Fewer digits are no telephone number, but a list may have the last four alone. */
#define LOCAL_DIGITS_MIN 7
#define LAST_DIGITS_MIN  4
#define EXTENSION_MAX    5
#define GROUPS_MAX       16
#define NUMBERS_MAX      4

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC0;
}

/* Digits as Arabic, Persian, Hindi and full-width keyboards type them, as ours. */
static const char *with_plain_digits(struct arena *arena, const char *text)
{
    static const uint32_t zeros[] = {0x0660, 0x06F0, 0x0966, 0xFF10};
    char *plain = arena_alloc(arena, strlen(text) + 1);
    char *out = plain;
    while (*text != '\0') {
        uint32_t character = 0;
        size_t size = utf8_decode(text, strlen(text), &character);
        char digit = '\0';
        for (size_t i = 0; size > 0 && i < sizeof(zeros) / sizeof(zeros[0]); i++) {
            if (character >= zeros[i] && character < zeros[i] + 10) {
                digit = (char)('0' + (character - zeros[i]));
            }
        }
        size = size == 0 ? 1 : size;
        if (digit != '\0') {
            *out++ = digit;
        } else {
            memcpy(out, text, size);
            out += size;
        }
        text += size;
    }
    return plain;
}

/* True for a number that a spreadsheet wrote in its own way; *digits is then what can be made of
 * it: all of them for "2505550142.0" and "2.505550142E+09", none for "2.50556E+09". */
static bool read_spreadsheet(struct arena *arena, const char *text, const char **digits)
{
    char *out = arena_alloc(arena, strlen(text) + 1);
    size_t count = 0;
    text += strspn(text, " '=\"");
    while (is_digit(*text) && count < PHONE_DIGITS_MAX) {
        out[count++] = *text++;
    }
    size_t whole = count;
    if (*text == '.' || *text == ',') {
        for (text++; is_digit(*text); text++) {
            out[count++] = *text;
        }
    }
    *digits = "";
    if (whole == 1 && (*text == 'E' || *text == 'e') && (text[1] == '+' || is_digit(text[1]))) {
        bool exact = (size_t)strtoul(text + 1, NULL, 10) + 1 == count;
        *digits = exact ? out : "";
        return true;
    }
    bool zeros = strspn(out + whole, "0") == count - whole && count - whole <= 2;
    bool only = text[strspn(text, " '\"")] == '\0';
    if (whole >= LOCAL_DIGITS_MIN && count > whole && zeros && only) {
        out[whole] = '\0';
        *digits = out;
        return true;
    }
    return false;
}

bool phone_same(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t shorter = a_length < b_length ? a_length : b_length;
    size_t compared = shorter > NANP_DIGITS ? NANP_DIGITS : shorter;
    bool same_length = a_length == b_length || shorter >= NANP_DIGITS;
    return same_length && memcmp(a + a_length - compared, b + b_length - compared, compared) == 0;
}

static bool has_number(const char *numbers, const char *number, size_t length)
{
    while (*numbers != '\0') {
        size_t one = strcspn(numbers, " ");
        if (phone_same(numbers, one, number, length)) {
            return true;
        }
        numbers += one;
        numbers += strspn(numbers, " ");
    }
    return false;
}

/* Those of more that left_out has not (NULL: that start has not), put behind start. */
static const char *chosen(struct arena *arena, const char *start, const char *more,
                          const char *left_out)
{
    size_t count = 0;
    for (const char *at = start; *at != '\0'; at++) {
        count += at == start || *at == ' ' ? 1 : 0;
    }
    while (*more != '\0' && count < NUMBERS_MAX) {
        size_t length = strcspn(more, " ");
        const char *known = left_out == NULL ? start : left_out;
        if (length > 0 && !has_number(known, more, length)) {
            count++;
            start = arena_printf(arena, "%s%s%.*s", start, start[0] == '\0' ? "" : " ", (int)length,
                                 more);
        }
        more += length;
        more += strspn(more, " ");
    }
    return start;
}

const char *phone_without(struct arena *arena, const char *numbers, const char *ignored)
{
    return ignored[0] == '\0' ? numbers : chosen(arena, "", numbers, ignored);
}

const char *phone_add(struct arena *arena, const char *numbers, const char *more)
{
    return chosen(arena, numbers, more, NULL);
}

/* A field as it is read: what was found so far, and the groups of digits of the run at hand. */
struct field {
    struct arena *arena;
    const char *mobiles; /* numbers that are called so */
    const char *others;
    const char *shorter; /* too short for a number: taken if there is nothing else */
    const char *groups[GROUPS_MAX];
    size_t lengths[GROUPS_MAX];
    size_t count;
};

/* Keeps the groups [from, to) as a number. */
static void keep_number(struct field *field, size_t from, size_t to, enum phone_words words)
{
    char digits[PHONE_DIGITS_MAX + 1] = "";
    size_t length = 0;
    for (size_t i = from; i < to; i++) {
        if (length + field->lengths[i] > PHONE_DIGITS_MAX) {
            return;
        }
        memcpy(digits + length, field->groups[i], field->lengths[i]);
        length += field->lengths[i];
    }
    digits[length] = '\0';
    const char **numbers = words == PHONE_WORDS_MOBILE ? &field->mobiles : &field->others;
    if (length >= LOCAL_DIGITS_MIN) {
        *numbers = phone_add(field->arena, *numbers, digits);
    } else if (length >= LAST_DIGITS_MIN && field->shorter[0] == '\0') {
        field->shorter = arena_strdup(field->arena, digits);
    }
}

static size_t digits_in(const struct field *field, size_t from, size_t to)
{
    size_t digits = 0;
    for (size_t i = from; i < to; i++) {
        digits += field->lengths[i];
    }
    return digits;
}

/* Where the NANP number that begins with the group from ends; from if there is none. */
static size_t nanp_end(const struct field *field, size_t from)
{
    size_t wanted = field->groups[from][0] == '1' ? NANP_DIGITS + 1 : NANP_DIGITS;
    size_t to = from;
    while (to < field->count && digits_in(field, from, to) < wanted) {
        to++;
    }
    bool begins =
        field->groups[from][0] >= '1' && (wanted > NANP_DIGITS || field->groups[from][0] > '1');
    return begins && digits_in(field, from, to) == wanted ? to : from;
}

/* Cuts the run into numbers: NANP ones as long as they fit, and what is left as one; if that is too
 * long, as two of equal length. */
static void keep_run(struct field *field, bool international, enum phone_words words)
{
    size_t from = 0;
    while (!international && from < field->count && nanp_end(field, from) > from) {
        size_t to = nanp_end(field, from);
        keep_number(field, from, to, words);
        from = to;
    }
    size_t left = digits_in(field, from, field->count);
    if (left > PHONE_DIGITS_MAX) {
        size_t half = from;
        while (half < field->count && digits_in(field, from, half) * 2 < left) {
            half++;
        }
        keep_number(field, from, half, words);
        keep_number(field, half, field->count, words);
    } else if (from == 0 || left >= LOCAL_DIGITS_MIN) {
        keep_number(field, from, field->count, words);
    }
    field->count = 0;
}

/* Reads the groups of digits from at on, and returns where they end. */
static const char *read_run(struct field *field, const char *at)
{
    const char *end = at;
    while (*at != '\0' && field->count < GROUPS_MAX) {
        size_t length = strspn(at, "0123456789");
        if (length > 0) {
            field->groups[field->count] = at;
            field->lengths[field->count++] = length;
            at += length;
            end = at;
        } else if (phone_separator(at) > 0) {
            at += phone_separator(at);
        } else {
            break;
        }
    }
    return end;
}

/* True if the words before a number say that it is an extension ("ext. 3", "x12", "#4"). */
static bool before_extension(const char *label, size_t length)
{
    static const char *const words[] = {"ext", "extension", "x", "poste", "p"};
    while (length > 0 && strchr(" .:=;", label[length - 1]) != NULL) {
        length--;
    }
    if (length > 0 && label[length - 1] == '#') {
        return true;
    }
    size_t from = length;
    while (from > 0 && is_letter(label[from - 1])) {
        from--;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strlen(words[i]) == length - from &&
            strncasecmp(label + from, words[i], length - from) == 0) {
            return true;
        }
    }
    return false;
}

/* "250-555-0142 (cell)": words in brackets right behind a number are about it. Returns where they
 * end. */
static const char *words_behind(struct field *field, const char *at, enum phone_words *words)
{
    const char *open = at + strspn(at, " ");
    size_t length = *open == '(' ? strcspn(open, ")0123456789") : 0;
    if (length == 0 || open[length] != ')') {
        return at;
    }
    enum phone_words behind = phone_words_read(field->arena, open + 1, length - 1);
    *words = behind == PHONE_WORDS_NONE ? *words : behind;
    return open + length + 1;
}

/* Reads what begins at a digit or a plus sign; label is where the words before it begin. */
static const char *read_number(struct field *field, const char *label, const char *at)
{
    size_t label_length = (size_t)(at - label);
    const char *first = at + (*at == '+' ? 1 : 0);
    bool international = *at == '+' && *first != '1';
    size_t first_length = strspn(first, "0123456789");
    if (before_extension(label, label_length) && first_length <= EXTENSION_MAX) {
        return first + first_length;
    }
    enum phone_words words = phone_words_read(field->arena, label, label_length);
    const char *end = read_run(field, first);
    bool spelled = *end == '-' && is_letter(end[1]); /* 1-800-MASSAGE */
    end = words_behind(field, end, &words);
    if (words == PHONE_WORDS_OTHER || spelled) {
        field->count = 0;
    } else {
        keep_run(field, international, words);
    }
    return end;
}

const char *phone_digits(struct arena *arena, const char *text)
{
    const char *digits = "";
    if (read_spreadsheet(arena, text, &digits)) {
        return digits;
    }
    struct field field = {.arena = arena, .mobiles = "", .others = "", .shorter = ""};
    const char *at = with_plain_digits(arena, text);
    const char *label = at;
    while (*at != '\0') {
        if (is_digit(*at) || (*at == '+' && strpbrk(at, "0123456789") != NULL)) {
            at = read_number(&field, label, at);
            label = at;
        } else {
            at++;
        }
    }
    const char *all = phone_add(arena, field.mobiles, field.others);
    return all[0] == '\0' ? field.shorter : all;
}
