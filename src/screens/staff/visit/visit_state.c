#include "screens/staff/visit/visit_state.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "base/bug.h"

#include <string.h>

enum tone staff_tier_tone(enum tier tier)
{
    switch (tier) {
    case TIER_STOP: return TONE_DANGER;
    case TIER_HOLD: return TONE_WARNING;
    case TIER_REVIEW:
    case TIER_ASK:
    case TIER_TELL: return TONE_INFO;
    case TIER_NONE: return TONE_PLAIN;
    }
    BUG("tier %d", (int)tier);
}

const char *staff_tier_words(const struct app *app, enum tier tier)
{
    switch (tier) {
    case TIER_STOP: return app_text(app, STR_STAFF_TIER_STOP);
    case TIER_HOLD: return app_text(app, STR_STAFF_TIER_HOLD);
    case TIER_REVIEW: return app_text(app, STR_STAFF_TIER_REVIEW);
    case TIER_ASK: return app_text(app, STR_STAFF_TIER_ASK);
    case TIER_TELL: return app_text(app, STR_STAFF_TIER_TELL);
    case TIER_NONE: return "";
    }
    BUG("tier %d", (int)tier);
}

const char *staff_tier_icon(enum tier tier)
{
    switch (tier) {
    case TIER_STOP:
    case TIER_HOLD: return "icon-warning.svg";
    case TIER_ASK: return "icon-tell.svg";
    case TIER_REVIEW:
    case TIER_TELL:
    case TIER_NONE: return "icon-info.svg";
    }
    BUG("tier %d", (int)tier);
}

enum questionnaire_status staff_questionnaire_status(const struct visit_record *record)
{
    for (int i = QUESTIONNAIRE_NONE; i <= QUESTIONNAIRE_COMPLETED; i++) {
        enum questionnaire_status status = (enum questionnaire_status)i;
        if (strcmp(record->questionnaire_status, questionnaire_status_code(status)) == 0) {
            return status;
        }
    }
    BUG("questionnaire status %s", record->questionnaire_status);
}

const char *staff_answers_words(const struct app *app, struct visit_id visit,
                                enum questionnaire_status status)
{
    switch (status) {
    case QUESTIONNAIRE_NONE: return app_text(app, STR_STAFF_TODAY_ARRIVED);
    case QUESTIONNAIRE_DECLINED: return app_text(app, STR_STAFF_TODAY_DECLINED);
    case QUESTIONNAIRE_UNDER_AGE: return app_text(app, STR_STAFF_TODAY_UNDER_AGE);
    case QUESTIONNAIRE_IN_PROGRESS:
        return app_text(app, app_session_view(app)->visit.value == visit.value
                                 ? STR_STAFF_TODAY_ANSWERING
                                 : STR_STAFF_TODAY_UNFINISHED);
    case QUESTIONNAIRE_COMPLETED: return app_text(app, STR_STAFF_TODAY_SENT);
    }
    BUG("questionnaire status %d", (int)status);
}
