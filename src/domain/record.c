#include "domain/record.h"

#include "base/clock.h"

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

bool decision_belongs_to_flag(const char *made_at, const struct flag *flag)
{
    int64_t made_ms = 0;
    int64_t raised_ms = 0;
    return flag->decided_at[0] != '\0' || flag->decided_before_at[0] != '\0' ||
           (iso8601_parse(made_at, &made_ms) && iso8601_parse(flag->raised_at, &raised_ms) &&
            raised_ms >= made_ms);
}

const struct decision_record *visit_record_decision_of(const struct visit_record *record,
                                                       const struct flag *flag)
{
    const struct decision_record *last = NULL;
    for (size_t i = 0; i < record->decision_count; i++) {
        last = record->decisions[i].initials[0] != '\0' ? &record->decisions[i] : last;
    }
    return last != NULL && decision_belongs_to_flag(last->at, flag) ? last : NULL;
}
