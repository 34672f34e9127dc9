/* Questionnaires: drafts, what they flag, and what was sent. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/notice.h"
#include "domain/questionnaire.h"
#include "domain/response.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * The client agreed to the notice and begins a questionnaire; the words of both are kept. Beginning
 * again starts a new draft; what the earlier one flagged stays flagged. Fails when one was already
 * sent.
 */
bool store_begin_response(struct store *store, struct visit_id visit,
                          const struct questionnaire *questionnaire, const struct notice *notice,
                          struct err *err);
/*
 * A client who has sent the questionnaire tells of something new: begins a response to the warning
 * questions of this questionnaire, under the notice that they agreed to. The answers that were sent
 * stay as they are. Fails when nothing was sent yet.
 */
bool store_begin_addition(struct store *store, struct visit_id visit,
                          const struct questionnaire *questionnaire, struct err *err);
/*
 * After each answer: the draft becomes what the response says now, answers and flags, so that one
 * answer that takes back a whole branch does so here too. Questions and answers are kept in the
 * words of language, as the client saw them. An urgent flag (hold, stop) that the visit did not
 * have yet takes its seen_at back: whoever said it did not know. Needs store_begin_response, or
 * store_begin_addition for an addition, with the questionnaire of response; fails when it was
 * already sent.
 */
bool store_save_answer(struct store *store, struct visit_id visit, const struct response *response,
                       const char *language, struct err *err);
/* Send: the same once more, with these flags (of the answers, and what the caller found beyond
 * them, such as a trend), and marks the response completed. */
bool store_complete_response(struct store *store, struct visit_id visit,
                             const struct response *response, const char *language,
                             const struct flags *flags, struct err *err);
