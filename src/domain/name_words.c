#include "domain/name_words.h"

#include <string.h>

/* words ends with NULL */
static bool is_one_of(const char *word, size_t length, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strncmp(*words, word, length) == 0 && (*words)[length] == '\0') {
            return true;
        }
    }
    return false;
}

bool name_word_is_honorific(const char *word, size_t length)
{
    static const char *const words[] = {
        "mr",     "mrs",      "ms",           "miss", "mx", "dr",   "dre",      "prof", "professor",
        "madame", "monsieur", "mademoiselle", "mme",  "mm", "mlle", "reverend", "rev",  NULL};
    return is_one_of(word, length, words);
}

bool name_word_is_suffix(const char *word, size_t length)
{
    static const char *const words[] = {"jr",  "sr",  "ii",  "iii", "iv",  "rmt", "phd",
                                        "md",  "esq", "rn",  "dds", "bsc", "msc", "mba",
                                        "cpa", "dvm", "lpn", "mpt", "rpt", "ret", NULL};
    return is_one_of(word, length, words);
}

bool name_word_is_note(const char *word, size_t length)
{
    static const char *const words[] = {"new",      "vip",        "icbc",    "msp",      "wcb",
                                        "wsib",     "wsbc",       "rcmp",    "dva",      "nihb",
                                        "mva",      "mpi",        "saaq",    "csst",     "cnesst",
                                        "worksafe", "worksafebc", "nouveau", "nouvelle", NULL};
    bool number = length >= 2 && strspn(word, "0123456789") >= length;
    return number || (length > 0 && word[0] == '#') || is_one_of(word, length, words);
}

bool name_word_is_particle(const char *word, size_t length)
{
    static const char *const words[] = {
        "van", "von", "der", "den", "de",  "del",  "della", "di",  "da", "dos", "du", "la", "le",
        "el",  "al",  "bin", "ben", "ibn", "bint", "ter",   "ten", "zu", "af",  "av", NULL};
    return is_one_of(word, length, words);
}

bool name_word_joins(const char *word, size_t length)
{
    static const char *const words[] = {"and", "et", "&", "+", NULL};
    return is_one_of(word, length, words);
}
