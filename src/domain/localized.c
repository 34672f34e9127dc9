#include "domain/localized.h"

#include <string.h>

const char *localized_get(const struct localized *localized, const char *language)
{
    for (size_t i = 0; i < localized->count; i++) {
        if (strcmp(localized->translations[i].language, language) == 0) {
            return localized->translations[i].text;
        }
    }
    return localized->text;
}
