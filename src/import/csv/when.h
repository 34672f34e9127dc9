/* Dates and times of a list, as people and programs write them. Inside import/csv. */
#pragma once

#include "domain/csv_mapping.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a text says of a date and a time of day. */
struct when {
    bool has_date;
    bool has_time;
    bool has_zone;   /* else it is the clinic's time */
    bool has_end;    /* a time after a dash: "9:00 - 10:00" */
    bool numbered;   /* the date is three numbers, which one of orders puts in order */
    int date[3];     /* year, month, day; or the numbers as they stand */
    unsigned orders; /* the orders in which the date is one: bits of enum date_order */
    int weekday;     /* 0 Sunday; -1 if it does not say */
    int hour;
    int minute;
    int second;
    int zone_minutes; /* east of Greenwich */
    int end_hour;
    int end_minute;
    char pattern[64]; /* that reads it too, with %1 %2 %3 for the numbers; "" if it got too long */
};

/*
 * Reads any way to write a date, a time of day or both that can be told from every other: ISO 8601
 * and its like, names of months, "9 h 00", "9:00 a.m.". near_year is a year that years of two
 * digits are near to; 0 if there is none. False if there is anything that is not understood, or no
 * such date or time (February 30, 25:00).
 */
bool when_read(const char *text, int near_year, struct when *when);
/* What is the matter with a text that when_read() does not take for a time, as "has no year"; NULL
 * if nobody knows. */
const char *when_fault(const char *text);
/* Reads by a pattern that csv_time_format_fault() finds nothing wrong with. */
bool when_read_pattern(const char *text, const char *pattern, struct when *when);
/* The moment that date and time give, in an order that is one of its orders. */
int64_t when_ms(const struct when *when, enum date_order order);
/* True if the moment is the same in all of these orders. */
bool when_is_same(const struct when *when, unsigned orders);
/* The pattern of a text in an order, in the buffer; NULL if it has none. */
const char *when_pattern(const struct when *when, enum date_order order, char buffer[80]);

/* "60", "60 min", "1:00", "1 h 30", "1.5 hours", "01:30:00": from a minute to a day. False for
 * anything else. */
bool duration_read(const char *text, int *minutes);

/* --- for those that read times --- */

/* False if there is no such time of day. half_day is 'a', 'p' or 0. */
bool when_set_time(struct when *when, int hour, int minute, int second, char half_day);
bool when_is_date(int year, int month, int day);
/* Finds the orders in which the numbers of the date are one. digits: how many the first and the
 * last number have. */
void when_find_orders(struct when *when, const size_t digits[2], int near_year);
/* A day of the week may tell which number is the day. */
void when_ask_weekday(struct when *when);
/* A year of two digits is of this century. */
#define WHEN_CENTURY 2000
