/*
 * Names of people: compared the way a kind receptionist would, shown as initials only. Every
 * character a name can have is kept as it was given; folding is for comparing alone.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * For comparing: compatibility decomposition without marks, case folded, apostrophes, hyphens,
 * dots and doubled spaces gone ("Zoë  O’Neil-Roy" → "zoe oneil roy"). Letters without a base
 * letter (ə, ɬ, the digit 7) stay. Never NULL.
 */
const char *name_fold(struct arena *arena, const char *name);

/* The words before the last word, and the last word, of a name; "Roy, Zoë" (family name first) is
 * understood. A single word is a given name with an empty family name. Unfolded. */
void name_split(struct arena *arena, const char *name, const char **given, const char **family);

/* "Joan Smith" → "J. S."; "Zoë" → "Z."; "" → "". The first letter as written, upper case. */
const char *name_initials(struct arena *arena, const char *name);

/*
 * True if the given name that was typed means the name in the list: equal after folding, or one
 * typing slip away (a letter missing, added, wrong, or two neighbours swapped; names of up to three
 * letters must be equal), or equal to the first of several given names.
 */
bool name_given_matches(struct arena *arena, const char *typed, const char *listed_given);

/* What tells a client from the next one over the years: the phone number if there is one, and the
 * folded name. */
const char *name_client_key(struct arena *arena, const char *name, const char *phone);
