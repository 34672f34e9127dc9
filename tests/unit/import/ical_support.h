/* Reads calendars in tests. */
#pragma once

#include "import_support.h"

#define CALENDAR(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" lines "END:VCALENDAR\r\n"
#define EVENT_OF(uid, lines)                                                                       \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTAMP:20250101T000000Z\r\n" lines "END:VEVENT\r\n"
#define EVENT(lines) EVENT_OF("u", lines)

/* What a list comes to: its appointments as list_text has them, then "left out 5: why" and "note 5:
 * what", a line each; or "refused list:5: why". */
static inline const char *result_text(struct arena *arena, const struct import_request *request)
{
    struct import_result result = {0};
    struct err err = {.text = ""};
    if (!parse_request(arena, request, &result, &err)) {
        return arena_printf(arena, "refused %s\n", err.text);
    }
    const char *text = list_text(arena, &result.list);
    for (size_t i = 0; i < result.left_out.kept; i++) {
        text = arena_printf(arena, "%sleft out %zu: %s\n", text, result.left_out.items[i].line,
                            result.left_out.items[i].reason);
    }
    for (size_t i = 0; i < result.notes.kept; i++) {
        text = arena_printf(arena, "%snote %zu: %s\n", text, result.notes.items[i].line,
                            result.notes.items[i].reason);
    }
    return text;
}

/* The same for the days from first up to but without last. */
static inline const char *days_text(struct arena *arena, const char *text, const char *first,
                                    const char *last)
{
    struct import_request request = request_for(text, IMPORT_ICALENDAR, plain_columns(arena));
    request.from_ms = at(first);
    request.to_ms = at(last);
    return result_text(arena, &request);
}

/* The same for 2025-11-24. */
static inline const char *day_text(struct arena *arena, const char *text)
{
    return days_text(arena, text, "2025-11-24", "2025-11-25");
}

/* A calendar and what it comes to on that day. */
struct ical_case {
    const char *text;
    const char *expected;
};

static inline void check_cases(struct arena *arena, const struct ical_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = day_text(arena, cases[i].text);
        if (strcmp(text, cases[i].expected) != 0) {
            fail_msg("case %zu:\n%sinstead of\n%s", i, text, cases[i].expected);
        }
    }
}
