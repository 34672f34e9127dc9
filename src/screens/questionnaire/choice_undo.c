#include "screens/questionnaire/choice_undo.h"

#include <string.h>

void choice_undo_remember(struct choice_undo *undo, const struct response *response, size_t item)
{
    const struct answer *answer = &response->answers[item];
    if (undo->count == CHOICE_UNDO_MAX) {
        memmove(undo->before, undo->before + 1, sizeof(undo->before) - sizeof(undo->before[0]));
        undo->count--;
    }
    undo->before[undo->count++] = answer->state == ANSWER_GIVEN ? answer->options : 0;
}

void choice_undo_take_back(struct choice_undo *undo, struct response *response, size_t item)
{
    if (undo->count == 0) {
        return;
    }
    const uint64_t before = undo->before[--undo->count];
    undo->before[undo->count] = 0;
    response_clear(response, item);
    for (size_t i = 0; i < QUESTIONNAIRE_OPTIONS_MAX; i++) {
        if ((before >> i & 1U) != 0) {
            response_tap_option(response, item, i);
        }
    }
}
