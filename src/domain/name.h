/*
 * Names of people: compared the way a kind receptionist would, shown as initials only. Every
 * character a name can have is kept as it was given; folding is for comparing alone.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A letter that somebody's name can begin with. A digit is one as well: 7 is a letter in
 * Sḵwx̱wú7mesh sníchim (Squamish). An apostrophe is none, also where Unicode calls it a letter. */
bool name_is_letter(uint32_t character);
/* A character that belongs to a name but is no name by itself: an accent that is a character of its
 * own, an apostrophe, a hyphen, a dot. */
bool name_is_mark(uint32_t character);

/*
 * For comparing: compatibility decomposition without marks, case folded, apostrophes, hyphens,
 * dots and doubled spaces gone ("Zoë  O’Neil-Roy" → "zoe oneil roy"), letters with a stroke and
 * joined letters as their base letters (Ⱦ → t, ł → l, œ → oe). Letters without a base letter (ə, ɬ,
 * the digit 7) stay. Never NULL.
 */
const char *name_fold(struct arena *arena, const char *name);

/* The words before the last word, and the last word, of a name; "Roy, Zoë" (family name first) is
 * understood. A single word is a given name with an empty family name. Unfolded. */
void name_split(struct arena *arena, const char *name, const char **given, const char **family);

/* "Joan Smith" → "J. S."; "Zoë" → "Z."; "" → "". The first letter as written, upper case. */
const char *name_initials(struct arena *arena, const char *name);

/* The same words with no-break spaces between them: initials stay on one line. */
const char *name_keep_together(struct arena *arena, const char *words);

/* How near a given name that was typed comes to one in the list. */
enum name_likeness {
    NAME_OTHER,
    NAME_SLIP, /* a letter missing, added, wrong, or two neighbours swapped */
    NAME_SAME, /* equal after folding */
};
/*
 * Compares with the whole given name and with the first of several ("Mary Ann"); the nearer counts.
 * Names of up to three letters are the same or other, never a slip. An empty name is like no other.
 */
enum name_likeness name_given_likeness(struct arena *arena, const char *typed,
                                       const char *listed_given);
/* True if the first letter of initial begins the family name of listed_name, or a further part of
 * it ("Ana García López": G and L). If listed_name has no family name, any initial is accepted. */
bool name_family_initial_matches(struct arena *arena, const char *initial, const char *listed_name);

/* What tells a client from the next one over the years: the phone number (its last ten digits) if
 * there is one, and the folded name, given name first. "" if there is neither. */
const char *name_client_key(struct arena *arena, const char *name, const char *phone);
