/* The parts of dates and times as people write them, in English and French. Inside import/csv. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The longest text that is looked at for a time. */
#define TIME_TEXT_SIZE 128

/*
 * A copy to compare with: lower case without accents, every kind of space a space, every dash a
 * hyphen, no apostrophe before it. False if it does not fit.
 */
bool words_plain(const char *text, char plain[TIME_TEXT_SIZE]);

/* All of these read at *at, and move past what they read; else *at stays. */

/* Up to most digits. Returns how many there are. */
size_t words_number(const char **at, size_t most, int *value);
/* The number of a month from 1, or of a day of the week from 0 (Sunday), by its name or its first
 * letters. 0, or -1, if it is none. */
int words_month(const char **at);
int words_weekday(const char **at);
/* A word, and nothing but this word. */
bool words_exact(const char **at, const char *word);
void words_spaces(const char **at);
/* "am", "p.m.", " a. m.", "PM", "p": *afternoon tells which. */
bool words_half_day(const char **at, bool *afternoon);
/* "z", "utc", "gmt-0800", "+02:00", "-08", or the name of the zone of this process, which leaves
 * *known false. */
bool words_zone(const char **at, bool *known, int *minutes);
