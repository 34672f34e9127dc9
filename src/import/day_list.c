#include "import/day_list.h"

#include "base/bug.h"
#include "base/file.h"
#include "import/collect.h"
#include "import/csv/list.h"
#include "import/encoding.h"
#include "import/ical/list.h"

#include <string.h>
#include <strings.h>

/* A file with more characters 0 than this is no text, or the rest of one that was being written
 * when the power failed. */
#define ZEROS_MAX 8

bool import_is_calendar(const char *bytes, size_t length)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    size_t blank = 0;
    while (blank < length && memchr(" \t\r\n", bytes[blank], 4) != NULL) {
        blank++;
    }
    return length - blank >= strlen(begin) && strncasecmp(bytes + blank, begin, strlen(begin)) == 0;
}

static void parse_as(struct collection *collection, enum import_format format)
{
    switch (format) {
    case IMPORT_AUTO:
        parse_as(collection, import_is_calendar(collection->bytes, collection->length)
                                 ? IMPORT_ICALENDAR
                                 : IMPORT_CSV);
        return;
    case IMPORT_CSV:
        csv_list_parse(collection, &(struct csv_options){.mapping = collection->request->mapping});
        return;
    case IMPORT_ICALENDAR: ical_list_parse(collection); return;
    }
    BUG("import format %d", (int)format);
}

bool import_parse(struct arena *arena, const struct import_request *request,
                  struct import_result *result, struct problems *problems)
{
    struct collection collection = {.arena = arena, .request = request, .problems = problems};
    const char *foreign = encoding_foreign_file(request->bytes, request->length);
    if (foreign != NULL) {
        return collection_refuse(&collection, 0, "%s", foreign);
    }
    const struct decoded decoded = encoding_decode(arena, request->bytes, request->length);
    if (decoded.zeros > ZEROS_MAX) {
        return collection_refuse(&collection, 0, "this is no text: it is full of zero bytes");
    }
    collection.bytes = decoded.text;
    collection.length = decoded.length;
    parse_as(&collection, request->format);
    return collection_finish(&collection, result);
}

bool import_file(struct arena *arena, const char *path, const struct import_request *request,
                 struct import_result *result, struct err *err)
{
    char *bytes = NULL;
    struct import_request whole = *request;
    struct problems problems = {.arena = arena};
    if (!file_read(arena, path, IMPORT_BYTES_MAX, &bytes, &whole.length, err)) {
        return false;
    }
    whole.name = path;
    whole.bytes = bytes;
    return import_parse(arena, &whole, result, &problems) || problems_in_short(&problems, err);
}
