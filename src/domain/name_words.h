/* Words that lists put beside a name, folded as name_fold does. For what takes names apart. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* "mrs", "dr", "mme": before a name */
bool name_word_is_honorific(const char *word, size_t length);
/* "jr", "iii", "rmt": after a name */
bool name_word_is_suffix(const char *word, size_t length);
/* "new", "icbc", "#1234", "1234": what an office notes about a client. A single digit is a letter
 * of a name (name_is_letter). */
bool name_word_is_note(const char *word, size_t length);
/* "van", "de": before a family name */
bool name_word_is_particle(const char *word, size_t length);
/* "and", "et", "&": between two people */
bool name_word_joins(const char *word, size_t length);
