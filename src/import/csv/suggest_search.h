/* For the files that suggest a mapping: the search that is under way. */
#pragma once

#include "import/csv/survey.h"

#include <stdbool.h>
#include <stddef.h>

/* More notes nobody reads. */
#define SUGGEST_UNSURE_MAX 16

struct suggestion;

struct search {
    struct collection *collection;
    struct suggestion *suggestion;
    struct survey survey;
    const char *unsure[SUGGEST_UNSURE_MAX];
};

/* Adds a note of what the owner should look at. */
void suggest_unsure(struct search *search, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The place of the column whose name this is: the pointer of the survey, not a copy. */
size_t suggest_place(const struct search *search, const char *name);

/* How the columns of start and end write their times. False if day and month could be either way
 * round, which is then among the faults of the collection. */
bool suggest_times(struct search *search);
