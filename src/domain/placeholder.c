#include "domain/placeholder.h"

#include <string.h>

bool placeholder_find(struct arena *arena, const char *text, size_t from, struct placeholder *found)
{
    const char *open = strchr(text + from, '{');
    if (open == NULL) {
        return false;
    }
    const char *close = strchr(open, '}');
    const char *end = close == NULL ? open + strlen(open) : close + 1;
    *found = (struct placeholder){
        .start = (size_t)(open - text),
        .end = (size_t)(end - text),
        .link_id =
            close == NULL ? NULL : arena_strndup(arena, open + 1, (size_t)(close - open - 1)),
    };
    return true;
}
