/* Telephone numbers in what people and booking systems write. */
#pragma once

#include "base/arena.h"

/*
 * The digits of a field that holds a telephone number in any form ("+1 (250) 555-0142" →
 * "12505550142"). An extension and a second number are left out. "" if there are no digits.
 */
const char *phone_digits(struct arena *arena, const char *text);

/*
 * The digits of the first thing in free text that looks like a client's telephone number, "" if
 * there is none. It is ten digits as North America groups them (3-3-4, area code and exchange from
 * 2 up: NANP), with or without a 1 before, or "+" and 8 to 15 digits (ITU-T E.164). A number that
 * is called phone, mobile or the like goes first; one that stands after words of a conference, a
 * fax or the clinic itself ("Meeting ID", "call us") does not count.
 */
const char *phone_find(struct arena *arena, const char *text);
