/* Who a segment of a title may name. Inside import/people/ only. */
#pragma once

#include "base/arena.h"
#include "import/people/title.h"

#include <stdbool.h>
#include <stddef.h>

/* A run of words that reads as a name. */
struct candidate {
    size_t segment; /* where it stands in the title */
    size_t from;    /* its words there: [from, to) */
    size_t to;
    size_t names;        /* words that can only be names; 0: no candidate */
    size_t and_at;       /* the word "and" in it; to if there is none */
    const char *text;    /* as written */
    size_t last_segment; /* of "Last, First" that of the first name; else segment */
    size_t last_to;
};

/* The best run of that segment of the title; names is 0 if it has none, or is about nobody. */
struct candidate candidate_read(struct arena *arena, const struct title *title, size_t index);
/* The same, with a segment behind a comma taken into it if the two are "Last, First". */
struct candidate candidate_read_with_comma(struct arena *arena, const struct title *title,
                                           size_t index);
/* Of a title that is nothing but a given name which means something else in company: "Deep". */
struct candidate candidate_of_one_word(const struct title *title);
/* The words [from, to) of the segment, with spaces between them. */
const char *candidate_text(struct arena *arena, const struct title_segment *segment, size_t from,
                           size_t to);
/* True if the word is part of the candidate. */
bool candidate_has(const struct candidate *candidate, size_t segment, size_t word);
/* "Mei off", "Pick up kids"; with what a day holds beside clients in capitals as well when the rest
 * of the segment names nobody ("Lunch" before "with Joan"). */
bool candidate_is_about_nobody(const struct title_segment *segment);
