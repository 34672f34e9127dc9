#include "screens/questionnaire/question_kind.h"

#include "base/bug.h"

const struct question_kind *question_kind(const struct item *item)
{
    static const struct question_kind *const kinds[ITEM_TYPE_COUNT] = {
#define ANSWER_KIND(word, name) [ITEM_##word] = &question_kind_##name,
#include "domain/answer_kinds.def"
#undef ANSWER_KIND
    };
    const struct question_kind *kind = kinds[item->type];
    BUG_IF(kind == NULL);
    return kind;
}
