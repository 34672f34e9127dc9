#include "import/csv/status.h"

#include "domain/name.h"
#include "import/people/status.h"

#include <string.h>

/* " folded text ", so that words are looked for as a whole. */
static const char *between_blanks(struct arena *arena, const char *text)
{
    return arena_printf(arena, " %s ", name_fold(arena, text));
}

static bool is_denied(const char *text, const char *at)
{
    static const char *const denials[] = {" not", " non", " pas", " never", " jamais"};
    for (size_t i = 0; i < sizeof(denials) / sizeof(denials[0]); i++) {
        size_t length = strlen(denials[i]);
        if ((size_t)(at - text) >= length && strncmp(at - length, denials[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool says(const char *text, const char *word)
{
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
        if (!is_denied(text, at)) {
            return true;
        }
    }
    return false;
}

bool status_is_gone(struct arena *arena, const char *name, const char *status,
                    const struct status_words *words)
{
    static const char *const no[] = {"", "no", "non", "n", "false", "faux", "0", "-"};
    if (status[0] == '\0') {
        return false;
    }
    const char *folded = name_fold(arena, status);
    if (status_is_cancelled(name_fold(arena, name))) { /* a column called "Cancelled" */
        for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
            if (strcmp(folded, no[i]) == 0) {
                return false;
            }
        }
        return true;
    }
    if (status_is_cancelled(folded)) {
        return true;
    }
    const char *text = between_blanks(arena, status);
    for (size_t i = 0; i < words->count; i++) {
        if (name_fold(arena, words->items[i])[0] != '\0' &&
            says(text, between_blanks(arena, words->items[i]))) {
            return true;
        }
    }
    return false;
}
