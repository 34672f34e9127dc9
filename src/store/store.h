/*
 * The database: the only code that sees SQL. Every function that writes does so in one transaction
 * and has it on disk when it returns true; when it returns false nothing was written and err says
 * why, without personal data. One connection a process.
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "domain/appointment.h"
#include "domain/ids.h"
#include "domain/response.h"
#include "domain/visit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

/*
 * Opens or creates the database at path (":memory:" for one that vanishes) and brings it to the
 * current version; before the first step of a migration a dated copy is made beside it. A file of
 * a newer version, of another program, not writable or damaged is refused with words. The clock
 * must outlive the store. NULL on failure.
 */
struct store *store_open(const char *path, const struct clock *clock, struct err *err);
/* NULL is fine. */
void store_close(struct store *store);

/*
 * Takes over a day list: appointments are upserted by UID, those of the covered days that are no
 * longer in the list are set aside (kept, no longer offered) unless someone arrived for them.
 * Nothing that already arrived is lost or changed.
 */
bool store_import(struct store *store, const struct day_list *list, struct err *err);
/* The appointments that start in [from_ms, to_ms), set aside ones left out. */
bool store_day_list(struct store *store, struct arena *arena, int64_t from_ms, int64_t to_ms,
                    struct day_list *list, struct err *err);

/* Records an arrival; a second one for the same appointments gives the visit of the first. */
bool store_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    struct err *err);
/* An arrival that was just recorded turns out to be somebody else's: set aside, history kept. */
bool store_undo_check_in(struct store *store, struct visit_id visit, struct err *err);

/* The last finished response of the client of these appointments before this visit. */
bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          struct prior_response *prior, struct err *err);

/* The client agreed to the notice (its version is kept) and begins a questionnaire; or declined. */
bool store_begin_response(struct store *store, struct visit_id visit,
                          const struct questionnaire *questionnaire, const char *notice_version,
                          struct err *err);
bool store_set_questionnaire_status(struct store *store, struct visit_id visit,
                                    enum questionnaire_status status, struct err *err);
/*
 * Writes the answer to one item and replaces the flags of the visit, as a draft. words is the
 * question and the answer as the client saw them (language of the response).
 */
bool store_save_answer(struct store *store, struct visit_id visit, const struct response *response,
                       size_t item, const char *language, struct err *err);
/* Send: writes every answer and flag once more and marks the response completed. */
bool store_complete_response(struct store *store, struct visit_id visit,
                             const struct response *response, const char *language,
                             const struct flags *flags, struct err *err);
/* Adds a flag that follows from more than one answer (a trend, an under-age client). */

/* A star on a page: on or off. */
bool store_set_star(struct store *store, struct visit_id visit, const char *page_id,
                    const char *title, bool on, struct err *err);

/* For the use statistics: no person, no visit. kind such as "page" or "lookup". */
bool store_count(struct store *store, const char *kind, const char *detail, struct err *err);
