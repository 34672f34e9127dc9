/* The words of titles that are no names, or need not be. Inside import/people/ only. */
#pragma once

#include <stddef.h>

/* What a word can be; several at once. */
enum {
    WORD_SERVICE = 1U << 0U, /* what is done: "massage", "visit" */
    WORD_NOBODY = 1U << 1U,  /* an entry that is about no client: "off", "dentist", "call" */
    WORD_NOTE = 1U << 2U,    /* beside a name: "new", "ICBC", "cancelled" */
    WORD_UNIT = 1U << 3U,    /* of time, right behind a number: "min" */
    /* Also a name of people. Beside a name it is part of it; alone it is none. */
    WORD_NAME = 1U << 4U,
    WORD_GIVEN = 1U << 5U,  /* a common given name, which stays one before two others: "Deep" */
    WORD_FAMILY = 1U << 6U, /* a family name, which stays one behind two others: "Stone" */
    WORD_SMALL = 1U << 7U,  /* words of sentences: "the", "up" */
    WORD_PLACE = 1U << 8U,  /* in the names of organizations: "clinic" */
};

/* What the word, folded as name_fold does and perhaps of two words with a space ("follow up"), can
 * be; 0 if it is none of ours, and so a name if it looks like one. */
unsigned word_kinds(const char *folded, size_t length);
