/* Reads day lists in tests and writes the result as text. */
#pragma once

#include "base/clock.h"
#include "import/day_list.h"
#include "test_arena.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DATA(file)   KIOSK_SOURCE_DIR "/tests/data/import/" file

/* The usual columns without a status, as most lists have. */
static inline const struct csv_mapping *plain_columns(struct arena *arena)
{
    struct csv_mapping *columns = ARENA_NEW(arena, struct csv_mapping);
    *columns = csv_mapping_usual;
    columns->columns[LIST_STATUS].count = 0;
    return columns;
}

static inline int64_t at(const char *text)
{
    int64_t ms = 0;
    assert_true(iso8601_parse(text, &ms));
    return ms;
}

/* "2025-11-24T10:30 60 Joan Sample|2505550142|Mei R.|Massage", a line each. */
static inline const char *list_text(struct arena *arena, const struct day_list *list)
{
    const char *text = "";
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *item = &list->items[i];
        char time[ISO8601_SIZE];
        iso8601_format(item->start_ms, time);
        text = arena_printf(arena, "%s%.16s %d %s|%s|%s|%s%s\n", text, time,
                            (int)((item->end_ms - item->start_ms) / 60000), item->client_name,
                            item->phone, item->therapist, item->service,
                            item->status == APPOINTMENT_CANCELLED ? " cancelled" : "");
    }
    return text;
}

/* A request for the day 2025-11-24 from text. */
static inline struct import_request request_for(const char *text, enum import_format format,
                                                const struct csv_mapping *mapping)
{
    return (struct import_request){
        .name = "list",
        .bytes = text,
        .length = strlen(text),
        .format = format,
        .mapping = mapping,
        .therapist = "",
        .clinic_phone = "",
        .from_ms = at("2025-11-24"),
        .to_ms = at("2025-11-25"),
    };
}

/* Reads a list as it is requested; the problems go into err, one a line. */
static inline bool parse_request(struct arena *arena, const struct import_request *request,
                                 struct import_result *result, struct err *err)
{
    struct problems problems = {.arena = arena};
    bool ok = import_parse(arena, request, result, &problems);
    assert_int_equal(ok, problems.count == 0);
    return ok || err_set(err, "%s", problems_joined(arena, &problems, "\n"));
}

/* Reads a list from text; the problems go into err, one a line. */
static inline bool parse_text(struct arena *arena, const char *text, enum import_format format,
                              const struct csv_mapping *mapping, struct day_list *list,
                              struct err *err)
{
    const struct import_request request = request_for(text, format, mapping);
    struct import_result result;
    bool ok = parse_request(arena, &request, &result, err);
    *list = ok ? result.list : *list;
    return ok;
}

/* Reads the file for two weeks from 2025-11-24, or for one day. */
static inline struct day_list read_file(struct arena *arena, const char *path,
                                        const struct csv_mapping *mapping, const char *to)
{
    struct import_request request = request_for("", IMPORT_AUTO, mapping);
    struct import_result result = {0};
    struct err err = {.text = ""};
    request.to_ms = at(to);
    if (!import_file(arena, path, &request, &result, &err)) {
        fail_msg("%s", err.text);
    }
    return result.list;
}
