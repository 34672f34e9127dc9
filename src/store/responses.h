/* Questionnaires: drafts, what they flag, and what was sent. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "domain/notice.h"
#include "domain/questionnaire.h"
#include "domain/response.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * The client agreed to the notice and begins a questionnaire: response gets the id of its draft.
 * The words of notice and questionnaire are kept. Beginning again starts a new draft; what the
 * earlier one flagged stays flagged. Fails when the visit has sent one already.
 */
bool store_begin_response(struct store *store, struct visit_id visit, struct response *response,
                          const struct notice *notice, struct err *err);
/*
 * A client who has sent the questionnaire tells of something new: begins a response to its warning
 * questions (response_create_addition), under the notice that they agreed to. The answers that were
 * sent stay as they are. Fails when nothing was sent yet.
 */
bool store_begin_addition(struct store *store, struct visit_id visit, struct response *response,
                          struct err *err);
/* The url of the questionnaire that was sent in the visit, else of the one begun last; "" if there
 * is none. In the arena. */
bool store_visit_questionnaire(struct store *store, struct arena *arena, struct visit_id visit,
                               const char **url, struct err *err);
/*
 * After each answer: the draft that response began becomes what it says now, answers and flags, so
 * that one answer that takes back a whole branch does so here too. Questions and answers are kept
 * in the words of language, as the client saw them. An urgent flag (hold, stop) that the visit did
 * not have yet takes its seen_at back: whoever said it did not know. The draft stays with the visit
 * that it belongs to, even if staff have moved it since, have taken the arrival back, or the client
 * has sent another draft at another kiosk. Fails when this one was not begun, or was sent.
 */
bool store_save_answer(struct store *store, const struct response *response, const char *language,
                       struct err *err);
/* Send: the same once more, with these flags (of the answers, and what the caller found beyond
 * them, such as a trend), and marks the response completed. */
bool store_complete_response(struct store *store, const struct response *response,
                             const char *language, const struct flags *flags, struct err *err);
