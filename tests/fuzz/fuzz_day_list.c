/* Any bytes as a day list: import_parse reads them or refuses them with a reason. The first byte
 * chooses the format and how times are written. */
#include "import/day_list.h"

#include <stdlib.h>

/* 2026-11-23 in Vancouver, so that what the corpus holds is found */
#define FROM_MS INT64_C(1795420800000)
#define DAY_MS  INT64_C(86400000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct csv_mapping mapping = csv_mapping_usual;
    mapping.time_format = (data[0] & 4U) != 0 ? "%d/%m/%Y %H:%M" : "";
    mapping.columns[LIST_STATUS].count = (data[0] & 8U) != 0 ? 1 : 0;
    static const enum import_format formats[] = {IMPORT_AUTO, IMPORT_CSV, IMPORT_ICALENDAR,
                                                 IMPORT_AUTO};
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
    const struct import_request request = {
        .name = "fuzz",
        .bytes = bytes,
        .length = size - 1,
        .format = formats[data[0] & 3U],
        .mapping = &mapping,
        .therapist = (data[0] & 16U) != 0 ? "Mei R." : "",
        .clinic_phone = (data[0] & 32U) != 0 ? "250-555-0100" : "",
        .from_ms = FROM_MS - DAY_MS,
        .to_ms = FROM_MS + DAY_MS,
    };
    bool ok = import_parse(arena, &request, &result, &problems);
    if (ok != (problems.count == 0)) {
        abort(); /* refused without a reason */
    }
    const struct appointment *items = result.list.items;
    for (size_t i = 0; ok && i < result.list.count; i++) {
        const struct appointment *item = &items[i];
        if (item->uid[0] == '\0' || item->end_ms <= item->start_ms ||
            (i > 0 && items[i - 1].start_ms > item->start_ms)) {
            abort();
        }
    }
    free(bytes);
    arena_destroy(arena);
    return 0;
}
