/*
 * Telephone numbers in what people and booking systems write. Numbers are digits only; several of
 * one person stand in one text with a space between them, the mobile number first.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The numbers of a field that holds telephone numbers in any form ("+1 (250) 555-0142 ext. 3 / c:
 * 604 555 0199" → "6045550199 12505550142"). Extensions, fax and health card numbers are left out.
 * "" if there is none; nor is there one in what a spreadsheet made of it ("2.50556E+09").
 */
const char *phone_digits(struct arena *arena, const char *text);

/*
 * The numbers in free text that look like a client's, "" if there is none: ten digits as North
 * America groups them (3-3-4, area code and exchange from 2 up: NANP), with or without a 1 before,
 * or "+" and 8 to 15 digits (ITU-T E.164); after a word such as "Mobile:" 7 to 15 digits in any
 * groups. If some are called phone, mobile or the like, those are taken; else the first one. What
 * stands after words of a conference, a fax, a health card or the clinic itself ("Meeting ID",
 * "call us") does not count, unless it is called the client's own ("your phone number").
 */
const char *phone_find(struct arena *arena, const char *text);

/* Only those that are called phone, mobile or the like. */
const char *phone_find_called(struct arena *arena, const char *text);

/* The numbers of a title, whatever words stand before them; they are overwritten with spaces. */
const char *phone_take(struct arena *arena, char *title);

/* True if the two numbers are the same but for a country code. */
bool phone_same(const char *a, size_t a_length, const char *b, size_t b_length);
/* numbers without those that are in ignored; each a text of numbers as above. */
const char *phone_without(struct arena *arena, const char *numbers, const char *ignored);
/* numbers, and behind them what is new in more, up to four in all. */
const char *phone_add(struct arena *arena, const char *numbers, const char *more);
