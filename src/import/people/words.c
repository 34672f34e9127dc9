#include "import/people/words.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *word;
    unsigned kinds;
};

static const struct entry entries[] = {
#define WORD(word, kinds) {word, kinds},
#include "import/people/words.def"
#undef WORD
};

struct key {
    const char *text;
    size_t length;
};

static int by_word(const void *a, const void *b)
{
    const struct key *key = a;
    const struct entry *entry = b;
    int order = strncmp(key->text, entry->word, key->length);
    return order == 0 && entry->word[key->length] != '\0' ? -1 : order;
}

unsigned word_kinds(const char *folded, size_t length)
{
    const struct key key = {.text = folded, .length = length};
    const struct entry *found =
        bsearch(&key, entries, sizeof(entries) / sizeof(entries[0]), sizeof(entries[0]), by_word);
    return found == NULL ? 0 : found->kinds;
}
