/* Days of the calendar as plain numbers, whatever time zone they are meant in. Inside import/ only.
 */
#pragma once

#include <stdint.h>

#define SECONDS_A_DAY INT64_C(86400)

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Days since 1970-01-01 in the Gregorian calendar, for any year. */
int64_t days_from_date(int year, int month, int day);
struct date date_from_days(int64_t days);
int days_in_month(int year, int month);
int days_in_year(int year);
/* 0 Sunday to 6 Saturday. */
int days_weekday(int64_t days);
/* Rounds down, also below zero. by is more than 0. */
int64_t floor_divide(int64_t value, int64_t by);
/* What floor_divide leaves: 0 or more. */
int64_t floor_remainder(int64_t value, int64_t by);
