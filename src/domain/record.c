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
