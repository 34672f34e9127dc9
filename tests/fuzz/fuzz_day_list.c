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
    mapping.columns[LIST_STATUS] = (data[0] & 8U) != 0 ? "status" : "";
    static const enum import_format formats[] = {IMPORT_AUTO, IMPORT_CSV, IMPORT_ICALENDAR,
                                                 IMPORT_AUTO};
    struct arena *arena = arena_create(4096);
    struct day_list list = {0};
    struct problems problems = {.arena = arena};
    /* a copy of exact size, so that reading past the end is found */
    char *bytes = malloc(size - 1 > 0 ? size - 1 : 1);
    for (size_t i = 1; i < size && bytes != NULL; i++) {
        bytes[i - 1] = (char)data[i];
    }
    if (bytes == NULL) {
        abort();
    }
    bool ok = import_parse(arena, "fuzz", bytes, size - 1, formats[data[0] & 3U], &mapping,
                           FROM_MS - DAY_MS, FROM_MS + DAY_MS, &list, &problems);
    if (ok != (problems.count == 0)) {
        abort(); /* refused without a reason */
    }
    for (size_t i = 0; ok && i < list.count; i++) {
        const struct appointment *item = &list.items[i];
        if (item->uid[0] == '\0' || item->end_ms <= item->start_ms ||
            (i > 0 && list.items[i - 1].start_ms > item->start_ms)) {
            abort();
        }
    }
    free(bytes);
    arena_destroy(arena);
    return 0;
}
