/*
 * Names of people: compared the way a kind receptionist would, shown as initials only. Every
 * character a name can have is kept as it was given; folding is for comparing alone.
 */
#pragma once

#include "base/arena.h"
#include "domain/name_fold.h"

#include <stdbool.h>

/* The name on one line, without characters that cannot be seen or turn text around, and without
 * accents piled up on a letter beyond what any language writes. */
const char *name_clean(struct arena *arena, const char *name);

/*
 * The given names and the family name of a name as lists write it, unfolded: "Joan Smith", "Smith,
 * Joan", "SMITH Joan". Honorifics, suffixes and what an office notes beside a name ("Mrs.", "Jr.",
 * "RMT", "#1234", "- NEW") are left out; a nickname in brackets or quotation marks is a given name;
 * of "Joan & Bob Smith" both are. Without a comma or capitals the last word is the family name. A
 * single word is a given name with an empty family name.
 */
void name_split(struct arena *arena, const char *name, const char **given, const char **family);

/* True if it has more than an initial both of a given name and of a family name: it may tell who
 * somebody is for a day. "Joan", "Joan S." and "J. S." may be several clients. */
bool name_is_full(struct arena *arena, const char *name);

/* "Joan Smith" → "J. S."; "Zoë" → "Z."; "" → "". The first letter as written, upper case. */
const char *name_initials(struct arena *arena, const char *name);
/* True for the digits of a telephone that somebody without a booking typed, which are kept in place
 * of a name ("… 0142"). */
bool name_is_typed_digits(const char *name);

/* The same words with no-break spaces between them: initials stay on one line. */
const char *name_keep_together(struct arena *arena, const char *words);

/*
 * What tells a client from the next one over the years: the phone number (the last ten digits of
 * the first one) and the folded name, given name first. "" without a phone: two people of one name
 * are not one client.
 */
const char *name_client_key(struct arena *arena, const char *name, const char *phone);
