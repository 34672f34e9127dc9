/* Any bytes as a day list: import_parse reads them or refuses them with a reason. The first byte
 * chooses how: see read_choices. */
#include "import/day_list.h"

#include <stdlib.h>

/* 2026-11-23 in Vancouver, so that what the corpus holds is found */
#define FROM_MS INT64_C(1795420800000)
#define DAY_MS  INT64_C(86400000)

/* More remarks than these are not kept, only counted. */
#define REMARKS_MAX 1000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_choices(uint8_t choices, struct csv_mapping *mapping,
                         struct import_request *request)
{
    static const enum import_format formats[] = {IMPORT_AUTO, IMPORT_CSV, IMPORT_ICALENDAR,
                                                 IMPORT_AUTO};
    static const char *const words[] = {"gone", "abgesagt"};
    *mapping = csv_mapping_usual;
    mapping->time_format = (choices & 4U) != 0 ? "%d/%m/%Y %H:%M" : "";
    mapping->columns[LIST_STATUS].count = (choices & 8U) != 0 ? 1 : 0;
    if ((choices & 64U) != 0) { /* columns of which several make one thing */
        mapping->columns[LIST_START] = (struct column_names){.items = {"date", "time"}, .count = 2};
        mapping->columns[LIST_CLIENT_NAME] =
            (struct column_names){.items = {"first", "last"}, .count = 2};
        mapping->columns[LIST_PHONE] =
            (struct column_names){.items = {"phone", "mobile"}, .count = 2};
        mapping->cancelled = (struct status_words){.items = words, .count = 2};
    }
    request->mapping = mapping;
    request->format = formats[choices & 3U];
    request->therapist = (choices & 16U) != 0 ? "Mei R." : "";
    request->clinic_phone = (choices & 32U) != 0 ? "250-555-0100" : "";
    request->from_ms = FROM_MS - DAY_MS;
    request->to_ms = FROM_MS + ((choices & 128U) != 0 ? 60 : 1) * DAY_MS;
}

static void check_remarks(const struct remarks *remarks)
{
    if (remarks->kept > remarks->count || remarks->kept > REMARKS_MAX) {
        abort();
    }
    for (size_t i = 0; i < remarks->kept; i++) {
        if (remarks->items[i].reason[0] == '\0') {
            abort(); /* said without a reason */
        }
    }
}

static void check_result(const struct import_request *request, const struct import_result *result)
{
    const struct appointment *items = result->list.items;
    for (size_t i = 0; i < result->list.count; i++) {
        const struct appointment *item = &items[i];
        if (item->uid[0] == '\0' || item->end_ms <= item->start_ms ||
            item->start_ms < request->from_ms || item->start_ms >= request->to_ms ||
            (i > 0 && items[i - 1].start_ms > item->start_ms)) {
            abort();
        }
    }
    if (result->list.count > 0 && result->entries == 0) {
        abort(); /* appointments of no entry */
    }
    if (result->entries > 0 && result->earliest_ms > result->latest_ms) {
        abort();
    }
    check_remarks(&result->left_out);
    check_remarks(&result->notes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct arena *arena = arena_create(4096);
    struct import_result result = {0};
    struct problems problems = {.arena = arena};
    /* a copy of exact size, so that reading past the end is found */
    char *bytes = malloc(size - 1 > 0 ? size - 1 : 1);
    for (size_t i = 1; i < size && bytes != NULL; i++) {
        bytes[i - 1] = (char)data[i];
    }
    if (bytes == NULL) {
        abort();
    }
    struct csv_mapping mapping;
    struct import_request request = {.name = "fuzz", .bytes = bytes, .length = size - 1};
    read_choices(data[0], &mapping, &request);
    bool ok = import_parse(arena, &request, &result, &problems);
    if (ok != (problems.count == 0)) {
        abort(); /* refused without a reason */
    }
    if (ok) {
        check_result(&request, &result);
    }
    free(bytes);
    arena_destroy(arena);
    return 0;
}
