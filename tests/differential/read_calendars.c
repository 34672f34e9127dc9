/* Reads calendars and prints what comes of them, for comparing it with what other programs make of
 * them:  read_calendars [FROM TO FILE]…  with moments such as 2025-11-24T00:00:00Z. Prints a line
 * each, its fields separated by tabs: FILE, what it is, and booked, cancelled   start and end in
 * seconds since 1970, UID, client left, note          line of the file, reason refused why */
#include "base/clock.h"
#include "import/day_list.h"

#include <stdio.h>
#include <stdlib.h>

static void print_remarks(const char *file, const char *kind, const struct remarks *remarks)
{
    for (size_t i = 0; i < remarks->kept; i++) {
        printf("%s\t%s\t%zu\t%s\n", file, kind, remarks->items[i].line, remarks->items[i].reason);
    }
}

static void print_file(const char *file, int64_t from_ms, int64_t to_ms)
{
    struct arena *arena = arena_create(65536);
    const struct import_request request = {
        .format = IMPORT_AUTO,
        .mapping = &csv_mapping_usual,
        .therapist = "",
        .clinic_phone = "",
        .from_ms = from_ms,
        .to_ms = to_ms,
    };
    struct import_result result;
    struct err err;
    if (import_file(arena, file, &request, &result, &err)) {
        for (size_t i = 0; i < result.list.count; i++) {
            const struct appointment *item = &result.list.items[i];
            printf("%s\t%s\t%lld\t%lld\t%s\t%s\n", file,
                   item->status == APPOINTMENT_CANCELLED ? "cancelled" : "booked",
                   (long long)(item->start_ms / 1000), (long long)(item->end_ms / 1000), item->uid,
                   item->client_name);
        }
        print_remarks(file, "left", &result.left_out);
        print_remarks(file, "note", &result.notes);
    } else {
        printf("%s\trefused\t%s\n", file, err.text);
    }
    arena_destroy(arena);
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i += 3) {
        int64_t from_ms = 0;
        int64_t to_ms = 0;
        if (count - i < 3 || !iso8601_parse(arguments[i], &from_ms) ||
            !iso8601_parse(arguments[i + 1], &to_ms)) {
            fprintf(stderr, "usage: %s [FROM TO FILE]...\n", arguments[0]);
            return EXIT_FAILURE;
        }
        print_file(arguments[i + 2], from_ms, to_ms);
    }
    return EXIT_SUCCESS;
}
