/* Several people in one name, as lists write couples and families. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* More people than that come to no appointment. */
#define COUPLE_MAX 6

/*
 * The people of a name, each as one is called: "Joan Sample & Kim Specimen", "Joan and Bob Sample",
 * "Joan/Bob Sample", "Sample, Joan & Bob". Returns how many there are; 1, with the name as it
 * stands, if it is that of one, of an organization ("Smith & Sons"), or if nobody can say who the
 * other is ("Mr. and Mrs. Sample", "Joan Sample & daughter").
 *
 * clients_alone says that nobody but clients stands in the name. Without it two people of different
 * families with "and" between them stay one, since one of them may be the therapist.
 */
size_t couple_people(struct arena *arena, const char *name, bool clients_alone,
                     const char *people[COUPLE_MAX]);

/* "Joan/Bob Sample" with " & " in the place of the stroke; any other title as it stands. */
const char *couple_title(struct arena *arena, const char *title);
