#include "import/people/hidden.h"

#include "domain/name.h"

#include <stddef.h>
#include <string.h>

/* The words of the text, folded, with one space between them and no brackets or marks. */
static const char *plain_words(struct arena *arena, const char *text)
{
    const char *folded = name_fold(arena, text);
    char *words = arena_alloc(arena, strlen(folded) + 1);
    size_t length = 0;
    for (const char *at = folded; *at != '\0'; at++) {
        const bool letter = (*at >= 'a' && *at <= 'z') || (unsigned char)*at >= 0x80;
        if (letter) {
            words[length++] = *at;
        } else if (length > 0 && words[length - 1] != ' ') {
            words[length++] = ' ';
        }
    }
    words[length - (length > 0 && words[length - 1] == ' ' ? 1 : 0)] = '\0';
    return words;
}

bool title_is_hidden(struct arena *arena, const char *title)
{
    static const char *const titles[] = {"",
                                         "absent",
                                         "appointment",
                                         "booked",
                                         "absent du bureau",
                                         "absent e",
                                         "absente",
                                         "away",
                                         "busy",
                                         "disponible",
                                         "free",
                                         "indisponible",
                                         "libre",
                                         "meeting",
                                         "no subject",
                                         "no title",
                                         "not available",
                                         "occupe",
                                         "occupe e",
                                         "occupee",
                                         "out of office",
                                         "private",
                                         "private appointment",
                                         "private event",
                                         "prive",
                                         "privee",
                                         "provisoire",
                                         "rendez vous",
                                         "rendezvous",
                                         "rendezvous prive",
                                         "rendez vous prive",
                                         "reserve",
                                         "reserved",
                                         "sans objet",
                                         "sans titre",
                                         "tentative",
                                         "travail a un autre endroit",
                                         "travaille ailleurs",
                                         "unavailable",
                                         "untitled",
                                         "untitled event",
                                         "working elsewhere"};
    const char *words = plain_words(arena, title);
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        if (strcmp(titles[i], words) == 0) {
            return true;
        }
    }
    return false;
}
