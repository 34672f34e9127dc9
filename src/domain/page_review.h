/*
 * Pages grow old: what research says changes. A page is due for review from the day after its last
 * review is twelve months old, the same day and month of the next year.
 */
#pragma once

#include "base/clock.h"
#include "domain/document.h"

#include <stdbool.h>

#define PAGE_REVIEW_YEARS 1

/* today: its year, month and day are read. */
bool page_review_is_due(const struct page *page, struct civil_time today);
