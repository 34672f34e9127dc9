#include "import/ical/lines.h"

#include "import/ical/offset.h"
#include "import/ical/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* VCALENDAR, VTIMEZONE, STANDARD make three; VALARM in VEVENT too. More is an attack on the stack
 * of libical, which frees components by recursion. */
#define NESTING_MAX 8

/* A calendar names a few zones. libical takes the square of their number to free them. */
#define ZONES_MAX 500

/* Which components are open, innermost last. */
struct nesting {
    const char *names[NESTING_MAX];
    size_t depth;
    size_t zones; /* of the calendar that is open */
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

/* What ends a line: a line feed, or a carriage return in a file that has no other (an old Mac). */
static char line_end(const struct collection *collection)
{
    bool has_feed = memchr(collection->bytes, '\n', collection->length) != NULL;
    return has_feed ? '\n' : '\r';
}

/* One line of the file without its break; *at moves to the next. */
static size_t take_physical(const char *bytes, size_t length, char ends, size_t *at)
{
    size_t start = *at;
    const char *feed = memchr(bytes + start, ends, length - start);
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
    const char ends = line_end(collection);
    size_t at = 0;
    size_t line = 0;
    while (at < collection->length) {
        size_t start = at;
        size_t first_line = ++line;
        size_t total = take_physical(bytes, collection->length, ends, &at);
        if (is_blank(bytes + start, total)) {
            continue;
        }
        size_t next = at;
        while (next < collection->length && (bytes[next] == ' ' || bytes[next] == '\t')) {
            total += take_physical(bytes, collection->length, ends, &next);
        }
        struct ical_line *joined = add_line(collection, lines, total, first_line);
        at = start;
        size_t length = take_physical(bytes, collection->length, ends, &at);
        memcpy(joined->text, bytes + start, length);
        while (at < next) {
            size_t piece = at + 1; /* past the space that folds */
            size_t piece_length = take_physical(bytes, collection->length, ends, &at) - 1;
            memcpy(joined->text + length, bytes + piece, piece_length);
            length += piece_length;
            line++;
        }
        joined->length = length;
    }
}

/* Cuts length bytes out of the line. */
static void cut(struct ical_line *line, size_t at, size_t length)
{
    memmove(line->text + at, line->text + at + length, line->length - at - length + 1);
    line->length -= length;
}

/* How long the name of the property is, 0 if this is no content line. A group before the name
 * ("HOME.SUMMARY") is cut off. */
static size_t name_length(struct ical_line *line)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* files were put one behind the other */
    if (strncmp(line->text, mark, strlen(mark)) == 0) {
        cut(line, 0, strlen(mark));
    }
    size_t name = 0;
    while (is_name_character(line->text[name]) || (line->text[name] == '.' && name > 0)) {
        if (line->text[name] == '.') {
            cut(line, 0, name + 1);
            name = 0;
        } else {
            name++;
        }
    }
    bool ends = line->text[name] == ':' || line->text[name] == ';';
    return ends && strchr(line->text + name, ':') != NULL ? name : 0;
}

/* Without the blanks and control characters that some programs leave around the name of a
 * component, such as the Ctrl-Z at the end of a file. */
static void trim_value(struct ical_line *line)
{
    size_t at = (size_t)(strchr(line->text, ':') + 1 - line->text);
    while (line->length > at && (unsigned char)line->text[line->length - 1] <= ' ') {
        line->text[--line->length] = '\0';
    }
    while (line->length > at && line->text[at] == ' ') {
        cut(line, at, 1);
    }
}

static bool is_time(const struct ical_line *line)
{
    static const char *const times[] = {"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"};
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        if (ical_line_is(line, times[i])) {
            return true;
        }
    }
    return false;
}

/* libical reads so many values of a line, and passes over the others without a word. */
#define VALUES_MAX 400

#define DATE_DIGITS 8

static bool has_too_many_values(const char *values)
{
    size_t count = 1;
    for (const char *at = strchr(values, ','); at != NULL; at = strchr(at + 1, ',')) {
        count++;
    }
    return count > VALUES_MAX;
}

/* Where the values of a time begin: behind the colon that a date follows, else the last. The name
 * of a zone may hold colons too. */
static size_t time_values(const struct ical_line *line)
{
    for (const char *at = strchr(line->text, ':'); at != NULL; at = strchr(at + 1, ':')) {
        if (strspn(at + 1, " \t0123456789") >= DATE_DIGITS) {
            return (size_t)(at + 1 - line->text);
        }
    }
    return (size_t)(strrchr(line->text, ':') + 1 - line->text);
}

/* Mends what programs often get wrong in a time: its values, and that a zone with a colon in its
 * name must stand in quotation marks ("tzone://Microsoft/Utc"). */
static void mend_time(struct collection *collection, struct ical_line *line)
{
    struct arena *arena = collection->arena;
    const size_t at = time_values(line);
    const char *values = ical_times_mended(arena, line->text + at);
    const char *zone = strcasestr(line->text, ";TZID=");
    zone = zone == NULL ? line->text + at : zone + strlen(";TZID=");
    if (has_too_many_values(values)) { /* becomes one that cannot be read */
        line->text = arena_printf(arena, "%.*s:-", (int)strcspn(line->text, ":;"), line->text);
    } else if (zone >= line->text + at || zone[0] == '"') {
        line->text = arena_printf(arena, "%.*s%s", (int)at, line->text, values);
    } else {
        const size_t before = (size_t)(zone - line->text);
        size_t length = strcspn(zone, ";");
        length = before + length < at ? length : at - 1 - before;
        const char *quote = memchr(zone, ':', length) != NULL ? "\"" : "";
        line->text =
            arena_printf(arena, "%.*s%s%.*s%s%.*s%s", (int)before, line->text, quote, (int)length,
                         zone, quote, (int)(at - before - length), zone + length, values);
    }
    line->length = strlen(line->text);
}

static void mend_rule(struct collection *collection, struct ical_line *line)
{
    const size_t at = (size_t)(strchr(line->text, ':') + 1 - line->text);
    line->text = arena_printf(collection->arena, "%.*s%s", (int)at, line->text,
                              ical_rule_mended(collection->arena, line->text + at));
    line->length = strlen(line->text);
}

/* An offset as RFC 5545 has it. False if the line gives none: libical would make a number of
 * anything, so that an hour would be wrong and nobody told. Without it the zone is one that nobody
 * knows. */
static bool mend_offset(struct collection *collection, struct ical_line *line)
{
    int seconds = 0;
    if (!offset_read(strchr(line->text, ':') + 1, &seconds)) {
        return false;
    }
    const int size = abs(seconds);
    line->text =
        arena_printf(collection->arena, "%.*s:%c%02d%02d%02d", (int)strcspn(line->text, ":;"),
                     line->text, seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60, size % 60);
    line->length = strlen(line->text);
    return true;
}

/* Mends the line. False if it is one that no calendar has, such as the rest of a description that
 * was broken into lines, or one that would mislead. */
static bool mend(struct collection *collection, struct ical_line *line)
{
    if (name_length(line) == 0) {
        return false;
    }
    if (ical_line_is(line, "BEGIN") || ical_line_is(line, "END")) {
        trim_value(line);
    } else if (is_time(line)) {
        mend_time(collection, line);
    } else if (ical_line_is(line, "RRULE") || ical_line_is(line, "EXRULE")) {
        mend_rule(collection, line);
    } else if (ical_line_is(line, "TZOFFSETFROM") || ical_line_is(line, "TZOFFSETTO")) {
        return mend_offset(collection, line);
    }
    return true;
}

/* BEGIN opens, END closes what was opened last. */
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
        nesting->zones = nesting->depth == 1 ? 0 : nesting->zones;
        nesting->zones += nesting->depth == 2 && strcasecmp(value, "VTIMEZONE") == 0 ? 1 : 0;
    } else if (ical_line_is(line, "END")) {
        if (nesting->depth == 0 || strcasecmp(value, nesting->names[nesting->depth - 1]) != 0) {
            return collection_refuse(collection, line->line, "END without its BEGIN");
        }
        nesting->depth--;
    }
    return true;
}

/* True inside a zone that is one too many. */
static bool is_surplus(const struct nesting *nesting)
{
    return nesting->zones > ZONES_MAX && nesting->depth > 1 &&
           strcasecmp(nesting->names[1], "VTIMEZONE") == 0;
}

bool ical_lines_read(struct collection *collection, struct ical_lines *lines)
{
    unfold(collection, lines);
    struct nesting nesting = {.depth = 0};
    const size_t last = lines->count == 0 ? 1 : lines->items[lines->count - 1].line;
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        struct ical_line *line = &lines->items[i];
        bool was_outside = nesting.depth == 0;
        bool was_surplus = is_surplus(&nesting);
        bool is_content = mend(collection, line);
        if (was_outside && kept == 0 && !ical_line_is(line, "BEGIN")) {
            return collection_refuse(collection, line->line, "a calendar must begin here");
        }
        if (is_content && !check_nesting(collection, line, &nesting)) {
            return false;
        }
        /* what stands behind a calendar is nobody's */
        if (is_content && !(was_outside && nesting.depth == 0) && !was_surplus &&
            !is_surplus(&nesting)) {
            lines->items[kept++] = *line;
        }
    }
    if (kept == 0 || nesting.depth > 0) {
        return collection_refuse(collection, last, "END:VCALENDAR is missing: half a file?");
    }
    lines->count = kept;
    return true;
}
