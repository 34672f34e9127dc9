#include "import/csv/status.h"

#include "domain/name.h"

#include <string.h>

/* The words of a folded text, with a blank at both ends of it and of each: " late cancel ". */
static const char *words_of(struct arena *arena, const char *text)
{
    const char *folded = name_fold(arena, text);
    char *words = arena_alloc(arena, strlen(folded) + 3);
    size_t used = 0;
    words[used++] = ' ';
    for (const char *at = folded; *at != '\0'; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') ||
                      ((unsigned char)*at & 0x80U) != 0;
        if (letter) {
            words[used++] = *at;
        } else if (words[used - 1] != ' ') {
            words[used++] = ' ';
        }
    }
    if (words[used - 1] != ' ') {
        words[used++] = ' ';
    }
    words[used] = '\0';
    return words;
}

/* True if the word before this place of words takes back what follows. */
static bool is_denied(const char *words, const char *at)
{
    static const char *const denials[] = {" not ",    " non ", " never ", " pas ",
                                          " jamais ", " no ",  " isnt "};
    size_t before = (size_t)(at - words) + 1;
    for (size_t i = 0; i < sizeof(denials) / sizeof(denials[0]); i++) {
        size_t length = strlen(denials[i]);
        if (before >= length && strncmp(at + 1 - length, denials[i], length) == 0) {
            return true;
        }
    }
    return false;
}

/* What is looked for begins with a blank; where it does not end with one, more letters may follow.
 */
static bool says(const char *words, const char *sought)
{
    for (const char *at = strstr(words, sought); at != NULL; at = strstr(at + 1, sought)) {
        if (!is_denied(words, at)) {
            return true;
        }
    }
    return false;
}

static bool any_of(const char *words, const char *const *sought, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (says(words, sought[i])) {
            return true;
        }
    }
    return false;
}

/* Beginnings of words, so that cancel stands for canceled, cancelled and cancellation. */
static const char *const gone[] = {
    " cancel",   " annul",        " reschedul",   " declin",     " delet",        " reporte ",
    " supprim",  " refus",        " absent",      " no show",    " noshow",       " dna ",
    " deplace",  " did not att",  " did not arr", " did not sh", " did not come", " non presente",
    " void",     " removed ",     " rejected ",   " missed ",    " withdrawn ",   " desist",
    " retire ",  " efface",       " abandon",     " expired ",   " dropped ",     " didnt sh",
    " pas venu", " pas presente", " reportee ",   " reportes ",  " didnt att",    " didnt com",
};
#define GONE (sizeof(gone) / sizeof(gone[0]))

bool status_is_gone(struct arena *arena, const char *name, const char *status,
                    const struct status_words *words)
{
    static const char *const no[] = {" no ", " non ", " n ", " false ", " faux ", " 0 "};
    if (status[0] == '\0') {
        return false;
    }
    const char *said = words_of(arena, status);
    if (any_of(words_of(arena, name), gone, GONE)) { /* a column called "Cancelled" */
        for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
            if (strcmp(said, no[i]) == 0) {
                return false;
            }
        }
        return said[1] != '\0';
    }
    if (any_of(said, gone, GONE)) {
        return true;
    }
    for (size_t i = 0; i < words->count; i++) {
        const char *sought = words_of(arena, words->items[i]);
        if (sought[1] != '\0' && says(said, sought)) {
            return true;
        }
    }
    return false;
}
