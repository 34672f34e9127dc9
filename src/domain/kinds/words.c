#include "domain/kinds/words.h"

#include "base/utf8.h"

#include <string.h>

const char *own_words(const struct answer *answer, struct arena *arena)
{
    return arena_strdup(arena, answer->text);
}

bool own_words_take(const struct item *item, struct answer *answer, const struct kept_answer *kept)
{
    return answer_set_text(item, answer, kept->words);
}

const char *own_words_refusal(const struct item *item, const char *text)
{
    return utf8_count(text) > item->max_length ? "is longer than maxLength" : NULL;
}

bool own_words_equal(const struct item *item, const struct answer *answer,
                     const struct enable_when *when)
{
    (void)item;
    return strcmp(answer->text, when->text) == 0;
}
