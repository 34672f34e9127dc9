#include "domain/page_review.h"

/* Days in their order; months and days need no calendar to be compared. A page of the 29th of
 * February is then good up to the 28th of the next year, since there is no 29th. */
static long day_number(int year, int month, int day)
{
    return (year * 100L + month) * 100L + day;
}

bool page_review_is_due(const struct page *page, struct civil_time today)
{
    return day_number(today.year, today.month, today.day) >
           day_number(page->reviewed_year + PAGE_REVIEW_YEARS, page->reviewed_month,
                      page->reviewed_day);
}
