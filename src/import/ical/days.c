#include "import/ical/days.h"

#include <stdbool.h>

int64_t floor_divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

int64_t floor_remainder(int64_t value, int64_t by)
{
    return value - floor_divide(value, by) * by;
}

/* The calendar repeats every 400 years, which are 146,097 days. Years are counted from March, so
 * that the leap day is the last of its year. */
int64_t days_from_date(int year, int month, int day)
{
    int64_t counted = month > 2 ? year : (int64_t)year - 1;
    int64_t era = floor_divide(counted, 400);
    int64_t year_of_era = counted - era * 400;
    int64_t month_of_year = month > 2 ? month - 3 : month + 9;
    int64_t day_of_year = (153 * month_of_year + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int64_t days)
{
    int64_t shifted = days + 719468;
    int64_t era = floor_divide(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_of_year = (5 * day_of_year + 2) / 153;
    int month = (int)(month_of_year < 10 ? month_of_year + 3 : month_of_year - 9);
    return (struct date){
        .year = (int)(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
        .month = month,
        .day = (int)(day_of_year - (153 * month_of_year + 2) / 5 + 1),
    };
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

int days_in_year(int year)
{
    return is_leap(year) ? 366 : 365;
}

int days_weekday(int64_t days)
{
    return (int)floor_remainder(days + 4, 7);
}
