#include "domain/document.h"

#include <string.h>

size_t catalog_find(const struct catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->count; i++) {
        if (strcmp(catalog->pages[i].id, id) == 0) {
            return i;
        }
    }
    return catalog->count;
}

bool page_has_tag(const struct page *page, const char *tag)
{
    for (size_t i = 0; i < page->tag_count; i++) {
        if (strcmp(page->tags[i], tag) == 0) {
            return true;
        }
    }
    return false;
}
