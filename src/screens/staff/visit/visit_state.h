/* Words, colours and icons for the state of a visit, shared by the list of today and the visit's
 * own page. */
#pragma once

#include "screens/shared/paged_list.h"

#include "domain/record.h"
#include "domain/visit.h"

enum tone staff_tier_tone(enum tier tier);
/* "HOLD"; "" for TIER_NONE. */
const char *staff_tier_words(const struct app *app, enum tier tier);
/* File name of the icon that goes with it. */
const char *staff_tier_icon(enum tier tier);

enum questionnaire_status staff_questionnaire_status(const struct visit_record *record);
/* "answers sent", "answering now" (for the visit on the public screens; otherwise "answers not
 * finished"). */
const char *staff_answers_words(const struct app *app, struct visit_id visit,
                                enum questionnaire_status status);
