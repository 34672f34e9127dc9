/* How far a clock is from UTC, as calendars write it. Inside import/ only. */
#pragma once

#include <stdbool.h>

/*
 * Reads the whole text, without blanks around it, as a sign and hours, minutes and seconds: "-0800"
 * and "+053000" (RFC 5545 section 3.3.14), and what is plainly meant by "-08:00", "-08" and "-8".
 * False for anything else, such as "0800", "-0860" or a day and more.
 */
bool offset_read(const char *text, int *seconds);
