#include "import/people/therapist.h"

#include "import/people/person.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define THERAPIST_WORDS_MAX 4

static bool is_capital(const char *word)
{
    /* an accented letter at the start of a word after "with" is a name more often than not */
    return (word[0] >= 'A' && word[0] <= 'Z') || (unsigned char)word[0] >= 0x80;
}

/* Up to four capitalised words at the start of text that may name a person; a full stop ends them
 * unless it abbreviates
 * ("Mei R.", "Dr. Roy"). */
static const char *capitalised(struct arena *arena, const char *text)
{
    static const size_t abbreviation = 3; /* "Dr." */
    const char *at = text;
    const char *end = text;
    for (int words = 0; words < THERAPIST_WORDS_MAX && is_capital(at); words++) {
        size_t length = strcspn(at, " \t\r\n,;:()[]/|");
        end = at + length;
        if (length > abbreviation && end[-1] == '.') {
            end--;
            break;
        }
        if (*end != ' ') {
            break;
        }
        at = end + 1;
    }
    const char *words_found = arena_strndup(arena, text, (size_t)(end - text));
    return person_of_label(arena, words_found)[0] == '\0' ? "" : words_found;
}

/* The first place in text where one of the words, which ends with NULL, stands on its own; *after
 * is what follows it. */
static const char *find_word(const char *text, const char *const *words, const char **after)
{
    for (; *words != NULL; words++) {
        size_t length = strlen(*words);
        const char *at = strcasestr(text, *words);
        for (; at != NULL; at = strcasestr(at + 1, *words)) {
            if (at == text || strchr(" \t\n\r-:", at[-1]) != NULL) {
                *after = at + length;
                return at;
            }
        }
    }
    return NULL;
}

static const char *const with_words[] = {"with ", "w/ ", "avec ", NULL};

const char *therapist_find(struct arena *arena, const char *text)
{
    static const char *const labels[] = {"therapist: ",
                                         "practitioner: ",
                                         "provider: ",
                                         "staff: ",
                                         "host: ",
                                         "calendar: ", /* each therapist has one in Acuity */
                                         "thérapeute : ",
                                         "thérapeute: ",
                                         "massothérapeute : ",
                                         "massothérapeute: ",
                                         "intervenant : ",
                                         "intervenante : ",
                                         NULL};
    const char *after = NULL;
    if (find_word(text, labels, &after) != NULL) {
        return capitalised(arena, after);
    }
    for (const char *at = text; find_word(at, with_words, &after) != NULL; at = after) {
        const char *found = capitalised(arena, after);
        if (found[0] != '\0') {
            return found;
        }
    }
    return "";
}
