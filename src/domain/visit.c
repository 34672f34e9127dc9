#include "domain/visit.h"

#include "base/bug.h"

const char *questionnaire_status_code(enum questionnaire_status status)
{
    switch (status) {
    case QUESTIONNAIRE_NONE: return "none";
    case QUESTIONNAIRE_DECLINED: return "declined";
    case QUESTIONNAIRE_UNDER_AGE: return "under-age";
    case QUESTIONNAIRE_IN_PROGRESS: return "not finished";
    case QUESTIONNAIRE_COMPLETED: return "completed";
    }
    BUG("questionnaire status %d", (int)status);
}
