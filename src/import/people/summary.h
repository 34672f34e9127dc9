/*
 * Who and what, from the title that a booking system gives an event. Systems agree on nothing, so
 * this is the rule:
 *
 * 1. What follows " with " (or " avec ") is the therapist and is cut off.
 * 2. What stands in brackets is never the client.
 * 3. The rest is cut at " - ", " – ", " — ", " | ", " / ", ": ", ";" and line breaks; and at a
 *    comma when what is on one side of it looks like a service ("Smith, Joan" is left whole).
 * 4. A part looks like a service if one of its words is a word of the trade ("massage",
 * "follow-up", "lunch") or a length of time ("60", "90min").
 * 5. The client is the first part that does not look like a service and is not the therapist; if
 *    there is none, the words before a length of time ("Joan Smith 60 min massage").
 * 6. The service is the first part, in brackets or not, that looks like one.
 * 7. A part that says no more than "cancelled" marks the event as such.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

struct summary {
    const char *client_name; /* "" where the title does not say, like the next two */
    const char *service;
    const char *therapist;
    bool cancelled;
};

/* therapist is the one known from elsewhere, "" if none is. */
struct summary summary_read(struct arena *arena, const char *title, const char *therapist);

/* The therapist in free text: up to four capitalised words after "with", "avec" or "Therapist:"
 * and its kind; "" if there is none. */
const char *therapist_find(struct arena *arena, const char *text);
