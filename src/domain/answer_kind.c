#include "domain/answer_kind.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

static const struct answer_kind *const kinds[ITEM_TYPE_COUNT] = {
#define ANSWER_KIND(word, name) [ITEM_##word] = &answer_kind_##name,
#include "domain/answer_kinds.def"
#undef ANSWER_KIND
};

const struct answer_kind *answer_kind_of_type(enum item_type type)
{
    return kinds[type];
}

const struct answer_kind *answer_kind(const struct item *item)
{
    const struct answer_kind *kind = kinds[item->type];
    BUG_IF(kind == NULL);
    return kind;
}

size_t answer_offer_count(const struct item *item)
{
    const struct answer_kind *kind = answer_kind(item);
    return kind->offer_count == NULL ? 0 : kind->offer_count(item);
}

size_t answer_find_offer(const struct questionnaire *questionnaire, const struct item *item,
                         const char *code)
{
    size_t count = answer_offer_count(item);
    size_t index = 0;
    while (index < count &&
           strcmp(answer_kind(item)->offer(questionnaire, item, index).code, code) != 0) {
        index++;
    }
    return index;
}

const char *item_type_code(enum item_type type)
{
    switch (type) {
    case ITEM_GROUP: return "group";
    case ITEM_DISPLAY: return "display";
#define ANSWER_KIND(word, name)                                                                    \
    case ITEM_##word:                                                                              \
        return answer_kind_##name.code;
#include "domain/answer_kinds.def"
#undef ANSWER_KIND
    case ITEM_TYPE_COUNT: break;
    }
    BUG("no type of an item");
}

bool item_type_from_code(const char *code, enum item_type *type)
{
    for (int i = 0; i < ITEM_TYPE_COUNT; i++) {
        if (strcmp(item_type_code((enum item_type)i), code) == 0) {
            *type = (enum item_type)i;
            return true;
        }
    }
    return false;
}

bool answer_set_text(const struct item *item, struct answer *answer, const char *text)
{
    const struct answer_kind *kind = answer_kind(item);
    BUG_IF(kind->shape != VALUE_STRING);
    size_t length = strlen(text);
    size_t bad_offset = 0;
    if (!utf8_valid(text, length, &bad_offset) || utf8_count(text) > ANSWER_CHARACTERS_MAX ||
        (length > 0 && kind->refusal(item, text) != NULL)) {
        return false;
    }
    explicit_bzero(answer, sizeof(*answer));
    memcpy(answer->text, text, length);
    answer->state = length == 0 ? ANSWER_OPEN : ANSWER_GIVEN;
    return true;
}
