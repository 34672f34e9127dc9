/* What a column holds, by what it is called. Inside import/csv. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

enum role {
    ROLE_NONE,  /* nothing is known about it */
    ROLE_OTHER, /* something that is not wanted, such as an address or a price */
    ROLE_BEGIN, /* date, time or both of the start */
    ROLE_END,
    ROLE_DURATION,
    ROLE_CLIENT,
    ROLE_FIRST, /* name */
    ROLE_LAST,
    ROLE_SUBJECT, /* the title of an event, which may name the client */
    ROLE_PHONE,
    ROLE_THERAPIST,
    ROLE_STAFF_FIRST, /* name of the therapist */
    ROLE_STAFF_LAST,
    ROLE_SERVICE,
    ROLE_STATUS,
    ROLE_ID,
    ROLE_COUNT,
};

/* The rank of a status column whose name alone says that nobody comes: "Cancelled". */
#define ROLE_RANK_GONE 1

struct named_role {
    enum role role;
    int rank; /* of two columns with this role the one with the lower rank is meant */
};

/* "Start (UTC)", "Start time GMT" */
bool role_names_utc(struct arena *arena, const char *name);
/* "Timezone", "Fuseau horaire" */
bool role_names_zone(struct arena *arena, const char *name);
/* name is a column's name as it stands in the list. */
struct named_role role_of(struct arena *arena, const char *name);
