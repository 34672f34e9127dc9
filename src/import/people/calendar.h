/* What is known about a list as a whole, which says who of an event is a client and who works at
 * the clinic. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct calendar_people {
    const char *calendar_name;    /* as the calendar calls itself; "" if it does not */
    const char *calendar_person;  /* whom that name names (person.h); "" for "Cozy Clinic" */
    const char *source_therapist; /* whose list it is by the configuration; "" if it does not say */
    const char *clinic_phone;     /* digits; "" if not configured */
    /* what stands in so many events that it is the clinic's */
    const char *const *staff; /* names and addresses, folded */
    size_t staff_count;
    const char *common_phones; /* digits, with spaces between them */
};

/* Every text is "". */
extern const struct calendar_people calendar_people_unknown;

/* True if the two names may be one person's: the same, or one of them with no more than the given
 * name, or with the first letter of the family name. */
bool people_are_same(struct arena *arena, const char *a, const char *b);
/* True if of two names that may be one person's, only the first one says more than the given name,
 * so that it may be another's as well: "Mei Li" to "Mei". */
bool people_may_be_namesakes(struct arena *arena, const char *name, const char *other);
/* "Mei R.": a given name and a letter, as clinics write their therapists for clients. */
bool people_has_short_form(struct arena *arena, const char *name);
/* "Cozy Clinic": a name with a word of organizations in it. */
bool people_is_organization(struct arena *arena, const char *name);
/* True for an address of an organization: "mailto:info@…", "…clinic@…". address is folded. */
bool people_is_mailbox(const char *address);
/* True if the name stands in so many events that whoever has it works at the clinic. */
bool calendar_has_regular(struct arena *arena, const struct calendar_people *known,
                          const char *name);
/* True if the name is that of the calendar, of the source or of its staff. */
bool calendar_has_staff(struct arena *arena, const struct calendar_people *known, const char *name);
/* The same, or that of the therapist; but whoever only shares a given name with them is not. */
bool calendar_has_only_staff(struct arena *arena, const struct calendar_people *known,
                             const char *therapist, const char *name);
