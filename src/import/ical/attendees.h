/* The people whom an event names as such: ORGANIZER and ATTENDEE. Inside import/ical/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#include <libical/ical.h>

/* More are not looked at: nobody treats so many at once. */
#define ATTENDEES_MAX 32

struct attendee {
    const char *name;    /* "" if there is none but an address */
    const char *address; /* folded: "mailto:…" */
    const char *phone;   /* numbers (phone.h) */
    bool declined;
};

struct attendees {
    struct attendee organizer;            /* all "" if there is none */
    struct attendee items[ATTENDEES_MAX]; /* people, no rooms, and not the organizer again */
    size_t count;
};

/* Texts live in the arena. */
void attendees_read(struct arena *arena, icalcomponent *component, struct attendees *attendees);

/* A name as a calendar carries it; "" for an address, which systems put there that have no name. */
const char *attendee_usable_name(struct arena *arena, const char *name);
