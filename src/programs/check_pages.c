#include "programs/check_pages.h"

#include "domain/page_review.h"

#include <stdio.h>

void check_pages(const struct world *world, struct civil_time today)
{
    for (size_t i = 0; i < world->language_count; i++) {
        const struct catalog *catalog = world->languages[i].catalog;
        for (size_t j = 0; j < catalog->count; j++) {
            const struct page *page = &catalog->pages[j];
            if (page_review_is_due(page, today)) {
                printf("%s: due for review, last reviewed %d-%02d-%02d\n", page->path,
                       page->reviewed_year, page->reviewed_month, page->reviewed_day);
            }
        }
    }
}
