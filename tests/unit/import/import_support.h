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
    columns->columns[LIST_STATUS] = "";
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

/* Reads a list from text; the problems go into err, one a line. */
static inline bool parse_text(struct arena *arena, const char *text, enum import_format format,
                              const struct csv_mapping *mapping, struct day_list *list,
                              struct err *err)
{
    struct problems problems = {.arena = arena};
    bool ok = import_parse(arena, "list", text, strlen(text), format, mapping, at("2025-11-24"),
                           at("2025-11-25"), list, &problems);
    assert_int_equal(ok, problems.count == 0);
    return ok || err_set(err, "%s", problems_joined(arena, &problems, "\n"));
}

/* Reads the file for two weeks from 2025-11-24, or for one day. */
static inline struct day_list read_file(struct arena *arena, const char *path,
                                        const struct csv_mapping *mapping, const char *to)
{
    struct day_list list = {0};
    struct err err = {.text = ""};
    if (!import_file(arena, path, IMPORT_AUTO, mapping, at("2025-11-24"), at(to), &list, &err)) {
        fail_msg("%s", err.text);
    }
    return list;
}
