/* A person in what should be a name and nothing else: a column of a table, a label of a
 * description, what a calendar is called. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

struct person {
    const char *name;  /* "" if nobody is named */
    const char *phone; /* numbers (phone.h) */
    bool cancelled;
};

/* The person in the column of the client. A name is taken as it stands, since a table says that it
 * is one; but without a phone, a price, or words that say that nobody comes, and not if all of it
 * are words that name nobody: "Joan Smith - cancelled", "Lunch", "N/A". */
struct person person_of_column(struct arena *arena, const char *text);

/* True for what a day holds beside clients: "Break", "Lunch 30 min", "Staff meeting". */
bool person_is_not_needed(struct arena *arena, const char *service);

/* The person behind a label, where people write anything: "" for a sentence, an address, an
 * organization, or words such as "new". What follows the name in brackets is left out. */
const char *person_of_label(struct arena *arena, const char *text);

/* Whom the name of a calendar names: "Mei Rivers" of "Mei Rivers - Acuity", "Mei" of "Calendrier de
 * Mei"; "" for an organization or what is done there. */
const char *person_of_calendar(struct arena *arena, const char *name);
