/* How hard an English text is to read: the Flesch-Kincaid grade (Kincaid and others, 1975), which
 * is rough and favours short sentences, and the length of its sentences. */
#pragma once

#include <stddef.h>

struct grade {
    size_t words;
    size_t sentences;
    size_t syllables;
    size_t longest;      /* words of the longest sentence */
    size_t most_in_word; /* syllables of the longest word */
};

/* Adds a text. Sentences end at . ? ! before a space, at line ends and at the end of the text; a
 * {name} to be filled in counts as a word of two syllables. */
void grade_add(struct grade *grade, const char *text);
/* The school grade at which the text can be read; the age is about six years more. */
double grade_of(const struct grade *grade);
