/* One telephone number in a line of text. Inside import/people/ only. */
#pragma once

#include <stddef.h>

/* A number has at most this many digits (ITU-T E.164). */
#define PHONE_DIGITS_MAX 15

/* Reads a number that cannot be anything else, NANP or international, and returns where it ends;
 * NULL if there is none at this place of the line. digits holds PHONE_DIGITS_MAX + 1. */
const char *phone_number_read(const char *line, const char *at, char *digits);
/* Reads 7 to PHONE_DIGITS_MAX digits in any groups, for where a word says that it is a number. */
const char *phone_number_read_loose(const char *line, const char *at, char *digits);

/* Bytes of the space, hyphen, dot or bracket that may stand inside a number; 0 if it is none. */
size_t phone_separator(const char *at);
