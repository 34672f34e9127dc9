/* What the staff should know before anything else, because the kiosk does not do what people rely
 * on: mostly that somebody who is booked may not be found. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

enum staff_warning_kind {
    STAFF_WARNING_UNSAVED,    /* at from_ms an urgent answer could not be saved */
    STAFF_WARNING_CLOCK,      /* the clock of the machine cannot be right */
    STAFF_WARNING_ZONE,       /* the machine's time zones are of before a change of the law */
    STAFF_WARNING_UNREAD,     /* nobody has looked at the lists since from_ms (0: ever) */
    STAFF_WARNING_FAILING,    /* a source cannot be read since from_ms: detail says why */
    STAFF_WARNING_EMPTIED,    /* a list is empty all of a sudden */
    STAFF_WARNING_HIDDEN,     /* count entries of today do not say whom they are about */
    STAFF_WARNING_LOST,       /* count clients who were still to come are on the list no more */
    STAFF_WARNING_OTHER_DAYS, /* a list has count entries, from_ms to to_ms, but none of today */
    STAFF_WARNING_NOBODY,     /* nobody is booked today, though the day before had people */
    STAFF_WARNING_LEFT_OUT,   /* count entries could not be taken: detail says why of the first */
    STAFF_WARNING_NIGHT,      /* count visits of today begin at night */
    STAFF_WARNING_FORM,       /* a questionnaire was changed, but not its version: detail is it */
    STAFF_WARNING_COUNT,
};

struct staff_warning {
    enum staff_warning_kind kind;
    const char *place; /* of the list; "" if there is only one, or none is meant */
    const char *detail;
    int64_t count;
    int64_t from_ms; /* wall clock */
    int64_t to_ms;
    bool stays; /* the last good list of today is still the one that counts */
};

struct staff_warnings {
    const struct staff_warning *items; /* the gravest first */
    size_t count;
};

/* In the arena. */
bool staff_read_warnings(const struct app *app, struct arena *arena,
                         struct staff_warnings *warnings, struct err *err);
