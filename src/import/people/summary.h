/*
 * Who and what, from the title that a booking system or a person gives an event. They agree on
 * nothing, so this is the rule:
 *
 * 1. The title is cut at " - ", "|", ":", ";", commas, brackets, and at "with", "for", "by", "at".
 * 2. A word is a name unless words.def knows it. Of the words there that are names as well ("Deep",
 *    "Min", "Lunch") each is part of a name when it stands beside one, and none by itself.
 * 3. A run of such words is a candidate; but not in a segment that is about nobody ("Mei off",
 *    "Hold for Joan") or is a sentence. "Last, First" is one candidate. Notes ("NEW", "ICBC") at
 *    the ends of a run are left out.
 * 4. The client is the first candidate of at least two words, rather not "Mei R.", else the first,
 *    that is not the therapist: outside of brackets, then in them, then behind "with" if the
 *    therapist is somebody else. Before a colon or behind "and" a therapist may stand. Of couples
 *    and groups each is a client.
 * 5. The service is what remains of the first segment that has a word of the trade or a length of
 *    time.
 */
#pragma once

#include "base/arena.h"
#include "import/people/calendar.h"

#include <stdbool.h>

struct summary {
    const char *client_name; /* "" where the title does not say, like the next three */
    const char *service;
    const char *therapist;
    const char *phone; /* numbers (phone.h) */
    bool full_name;    /* client_name is of two words, and none is of the trade */
    bool cancelled;
    bool of_several;   /* of a couple or a group */
    bool about_nobody; /* an entry of the day that concerns no client, such as lunch */
};

/* What is known of an event before its title is read. */
struct summary_known {
    const char *therapist; /* "" if none is */
    bool client_known;     /* so that whoever stands behind "with" is the therapist */
    const struct calendar_people *calendar;
};

/* True for the title of a couple or a group: "Couples massage". */
bool summary_is_of_several(struct arena *arena, const char *title);

struct summary summary_read(struct arena *arena, const char *title,
                            const struct summary_known *known);
