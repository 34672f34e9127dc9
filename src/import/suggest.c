#include "import/suggest.h"

#include "import/collect.h"
#include "import/csv/suggest.h"
#include "import/day_list.h"
#include "import/encoding.h"

bool import_suggest(struct arena *arena, const struct import_request *request,
                    struct suggestion *suggestion, struct problems *problems)
{
    struct collection collection = {.arena = arena, .request = request, .problems = problems};
    const char *foreign = encoding_foreign_file(request->bytes, request->length);
    if (foreign != NULL) {
        return collection_refuse(&collection, 0, "%s", foreign);
    }
    const struct decoded decoded = encoding_decode(arena, request->bytes, request->length);
    collection.bytes = decoded.text;
    collection.length = decoded.length;
    *suggestion = (struct suggestion){
        .format = IMPORT_ICALENDAR,
        .encoding = encoding_name(decoded.encoding),
        .mapping = csv_mapping_usual,
    };
    if (import_is_calendar(decoded.text, decoded.length)) {
        return true;
    }
    suggestion->format = IMPORT_CSV;
    return csv_suggest(&collection, suggestion);
}
