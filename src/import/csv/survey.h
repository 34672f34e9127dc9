/* The columns of a table whose names nobody told: what they are called, and what stands in them.
 * Inside import/csv. */
#pragma once

#include "import/collect.h"
#include "import/csv/roles.h"
#include "import/csv/table.h"

#include <stdbool.h>
#include <stddef.h>

/* What the values of a column look like; each is a number of rows. */
struct column_survey {
    const char *name;
    struct named_role role;
    size_t filled;
    size_t moments;   /* a date with a time of day */
    size_t midnights; /* of the moments */
    size_t dates;     /* a date alone */
    size_t times;     /* a time alone */
    size_t phones;
    size_t durations;
    size_t mails;
    size_t gone;       /* a few words that say that nobody comes */
    size_t states;     /* a status, those included */
    size_t words;      /* letters and no digit */
    size_t zones;      /* a time that says its zone */
    bool several;      /* not the same in all rows */
    bool repeated;     /* a value stands there twice */
    const char *fault; /* of the first value that is meant as a date, see when_fault() */
};
struct survey {
    struct table table;
    char separator;
    size_t header; /* the row that names the columns */
    struct column_survey *columns;
    size_t count;
};

/* False, with what is missing refused, if no row names columns. */
bool survey_take(struct collection *collection, struct survey *survey);
/* True if at least half of the values of the column are of this kind, one of its numbers. */
bool survey_most(const struct column_survey *column, size_t number);
