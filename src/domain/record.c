#include "domain/record.h"

#include <string.h>

enum answer_state answer_record_state(const struct answer_record *answer)
{
    if (answer->answer[0] == '\0' && !answer->has_number) {
        if (strcmp(answer->code, "asked-declined") == 0) {
            return ANSWER_DECLINED;
        }
        if (strcmp(answer->code, "unknown") == 0) {
            return ANSWER_SKIPPED;
        }
    }
    return ANSWER_GIVEN;
}

bool visit_record_has_response(const struct visit_record *record)
{
    return record->questionnaire[0] != '\0';
}

const char *answer_record_question(const struct answer_record *answer,
                                   const struct answer_record *above, struct arena *arena)
{
    const char *question = answer->staff_question;
    const char *group = answer->staff_group;
    const bool again = above != NULL && group[0] != '\0' &&
                       strcmp(group, above->staff_group) == 0 &&
                       strncmp(question, group, strlen(group)) == 0;
    return again ? arena_printf(arena, "\u2026 %s",
                                question + strlen(group) + strlen(item_group_joint(group)))
                 : question;
}

bool visit_record_is_undone(const struct visit_record *record)
{
    return record->undone_at[0] != '\0';
}
