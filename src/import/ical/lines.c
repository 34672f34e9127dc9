#include "import/ical/lines.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* VCALENDAR, VTIMEZONE, STANDARD make three; VALARM in VEVENT too. More is an attack on the stack
 * of libical, which frees components by recursion. */
#define NESTING_MAX 8

/* Which components are open, innermost last. */
struct nesting {
    const char *names[NESTING_MAX];
    size_t depth;
};

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

bool ical_line_is(const struct ical_line *line, const char *property)
{
    size_t length = strlen(property);
    return strncasecmp(line->text, property, length) == 0 &&
           (line->text[length] == ':' || line->text[length] == ';');
}

/* One line of the file without its break; *at moves to the next. */
static size_t take_physical(const char *bytes, size_t length, size_t *at)
{
    size_t start = *at;
    const char *feed = memchr(bytes + start, '\n', length - start);
    size_t end = feed == NULL ? length : (size_t)(feed - bytes);
    *at = feed == NULL ? length : end + 1;
    while (end > start && bytes[end - 1] == '\r') {
        end--;
    }
    return end - start;
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] != ' ' && text[i] != '\t') {
            return false;
        }
    }
    return true;
}

static struct ical_line *add_line(struct collection *collection, struct ical_lines *lines,
                                  size_t length, size_t line)
{
    lines->items = arena_grow(collection->arena, lines->items, lines->count, &lines->capacity,
                              sizeof(*lines->items));
    struct ical_line *added = &lines->items[lines->count++];
    *added = (struct ical_line){
        .text = arena_alloc(collection->arena, length + 1), .length = length, .line = line};
    return added;
}

/* Joins what was folded: a line break and one space or tab in the middle of anything, even of a
 * character. The pieces are counted first, for a description may have thousands. */
static void unfold(struct collection *collection, struct ical_lines *lines)
{
    const char *bytes = collection->bytes;
    size_t at = 0;
    size_t line = 0;
    while (at < collection->length) {
        size_t start = at;
        size_t first_line = ++line;
        size_t total = take_physical(bytes, collection->length, &at);
        if (is_blank(bytes + start, total)) {
            continue;
        }
        size_t next = at;
        while (next < collection->length && (bytes[next] == ' ' || bytes[next] == '\t')) {
            total += take_physical(bytes, collection->length, &next);
        }
        struct ical_line *joined = add_line(collection, lines, total, first_line);
        at = start;
        size_t length = take_physical(bytes, collection->length, &at);
        memcpy(joined->text, bytes + start, length);
        while (at < next) {
            size_t piece = at + 1; /* past the space that folds */
            size_t piece_length = take_physical(bytes, collection->length, &at) - 1;
            memcpy(joined->text + length, bytes + piece, piece_length);
            length += piece_length;
            line++;
        }
        joined->length = length;
    }
}

static bool check_form(struct collection *collection, const struct ical_line *line)
{
    size_t bad = 0;
    if (!utf8_valid(line->text, line->length, &bad) || strlen(line->text) != line->length) {
        return collection_refuse(collection, line->line, "not UTF-8 text");
    }
    size_t name = 0;
    while (is_name_character(line->text[name])) {
        name++;
    }
    if (name == 0 || (line->text[name] != ':' && line->text[name] != ';') ||
        strchr(line->text + name, ':') == NULL) {
        return collection_refuse(collection, line->line, "not a line of iCalendar");
    }
    return true;
}

/* BEGIN opens, END closes what was opened last; nothing stands outside a calendar. */
static bool check_nesting(struct collection *collection, const struct ical_line *line,
                          struct nesting *nesting)
{
    const char *value = strchr(line->text, ':') + 1;
    if (ical_line_is(line, "BEGIN")) {
        if ((strcasecmp(value, "VCALENDAR") == 0) != (nesting->depth == 0)) {
            return collection_refuse(collection, line->line, "a calendar must begin here");
        }
        if (nesting->depth == NESTING_MAX) {
            return collection_refuse(collection, line->line, "components nested too deep");
        }
        nesting->names[nesting->depth++] = value;
        return true;
    }
    if (nesting->depth == 0) {
        return collection_refuse(collection, line->line, "outside of a calendar");
    }
    if (ical_line_is(line, "END")) {
        if (strcasecmp(value, nesting->names[nesting->depth - 1]) != 0) {
            return collection_refuse(collection, line->line, "END without its BEGIN");
        }
        nesting->depth--;
    }
    return true;
}

/* True if the rule of an RRULE line has this part; its value is then in *value. */
static bool rule_part(const struct ical_line *line, const char *part, const char **value)
{
    const char *at = strchr(line->text, ':');
    while (at != NULL) {
        at++;
        size_t length = strlen(part);
        if (strncasecmp(at, part, length) == 0 && at[length] == '=') {
            *value = at + length + 1;
            return true;
        }
        at = strchr(at, ';');
    }
    return false;
}

static bool value_is(const char *value, const char *wanted)
{
    size_t length = strlen(wanted);
    return strncasecmp(value, wanted, length) == 0 &&
           (value[length] == ';' || value[length] == '\0');
}

/* Rules that would keep libical counting seconds until the year 2582 are no appointments. */
static bool check_rule(struct collection *collection, const struct ical_line *line,
                       bool in_time_zone)
{
    static const char *const frequencies[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"};
    static const char *const finer[] = {"BYHOUR", "BYMINUTE", "BYSECOND"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof(finer) / sizeof(finer[0]); i++) {
        if (rule_part(line, finer[i], &value)) {
            return collection_refuse(collection, line->line, "repeats at set hours: not supported");
        }
    }
    bool known = false;
    size_t count = in_time_zone ? 1 : sizeof(frequencies) / sizeof(frequencies[0]);
    for (size_t i = 0; i < count && rule_part(line, "FREQ", &value); i++) {
        known = known || value_is(value, frequencies[i]);
    }
    return known ||
           collection_refuse(collection, line->line,
                             in_time_zone ? "a time zone that does not repeat yearly"
                                          : "repeats more often than daily, or unreadably");
}

bool ical_lines_read(struct collection *collection, struct ical_lines *lines)
{
    unfold(collection, lines);
    struct nesting nesting = {.depth = 0};
    const size_t last = lines->count == 0 ? 1 : lines->items[lines->count - 1].line;
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct ical_line *line = &lines->items[i];
        if (!check_form(collection, line)) {
            continue;
        }
        if (!check_nesting(collection, line, &nesting)) {
            return false;
        }
        bool in_time_zone = nesting.depth > 1 && strcasecmp(nesting.names[1], "VTIMEZONE") == 0;
        if (!ical_line_is(line, "RRULE") || check_rule(collection, line, in_time_zone)) {
            lines->items[kept++] = *line;
        }
    }
    if (lines->count == 0 || nesting.depth > 0) {
        return collection_refuse(collection, last, "END:VCALENDAR is missing: half a file?");
    }
    lines->count = kept;
    return true;
}
