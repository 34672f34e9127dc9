#include "import/day_list.h"

#include "base/bug.h"
#include "base/file.h"
#include "import/collect.h"
#include "import/csv/list.h"
#include "import/ical/list.h"

#include <string.h>
#include <strings.h>

#define FILE_BYTES_MAX ((size_t)16 * 1024 * 1024)

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool starts_with_calendar(const char *bytes, size_t length)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    size_t blank = 0;
    while (blank < length && memchr(" \t\r\n", bytes[blank], 4) != NULL) {
        blank++;
    }
    return length - blank >= strlen(begin) && strncasecmp(bytes + blank, begin, strlen(begin)) == 0;
}

static void parse_as(struct collection *collection, enum import_format format,
                     const struct csv_mapping *mapping)
{
    switch (format) {
    case IMPORT_AUTO:
        parse_as(collection,
                 starts_with_calendar(collection->bytes, collection->length) ? IMPORT_ICALENDAR
                                                                             : IMPORT_CSV,
                 mapping);
        return;
    case IMPORT_CSV: csv_list_parse(collection, &(struct csv_options){.mapping = mapping}); return;
    case IMPORT_ICALENDAR: ical_list_parse(collection); return;
    }
    BUG("import format %d", (int)format);
}

bool import_parse(struct arena *arena, const char *name, const char *bytes, size_t length,
                  enum import_format format, const struct csv_mapping *mapping, int64_t from_ms,
                  int64_t to_ms, struct day_list *list, struct problems *problems)
{
    size_t mark = strlen(byte_order_mark);
    if (length >= mark && memcmp(bytes, byte_order_mark, mark) == 0) {
        bytes += mark;
        length -= mark;
    }
    struct collection collection = {
        .arena = arena,
        .name = name,
        .bytes = bytes,
        .length = length,
        .from_ms = from_ms,
        .to_ms = to_ms,
        .problems = problems,
    };
    parse_as(&collection, format, mapping);
    return collection_finish(&collection, list);
}

bool import_file(struct arena *arena, const char *path, enum import_format format,
                 const struct csv_mapping *mapping, int64_t from_ms, int64_t to_ms,
                 struct day_list *list, struct err *err)
{
    char *bytes = NULL;
    size_t length = 0;
    struct problems problems = {.arena = arena};
    return file_read(arena, path, FILE_BYTES_MAX, &bytes, &length, err) &&
           (import_parse(arena, path, bytes, length, format, mapping, from_ms, to_ms, list,
                         &problems) ||
            problems_in_short(&problems, err));
}
