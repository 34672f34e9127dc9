/* The names of value[x] and answer[x]: "valueInteger", "answerCoding". */
#include "form/item.h"

#include "domain/answer_kind.h"

const char *value_name(struct arena *arena, const char *stem, const struct answer_kind *kind)
{
    return arena_printf(arena, "%s%s", stem, kind->value);
}

size_t value_names(struct arena *arena, const char *stem, bool codings, struct property *names)
{
    size_t count = 0;
    for (int type = 0; type < ITEM_TYPE_COUNT; type++) {
        const struct answer_kind *kind = answer_kind_of_type((enum item_type)type);
        if (kind != NULL && (codings || kind->shape != VALUE_CODING)) {
            names[count++] = (struct property){value_name(arena, stem, kind), false};
        }
    }
    return count;
}
