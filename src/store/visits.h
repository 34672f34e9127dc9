/* Arrivals, and how far the questionnaire of each is. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/visit.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * Records an arrival. Appointments must come from store_day_list. If somebody already arrived for
 * any of them, *visit is the visit of then, unchanged but for those of the appointments that were
 * not yet part of it. A walk-in (no appointments, ARRIVAL_WALK_IN) is a new visit each time and
 * belongs to no known client, since nobody checked who it is.
 */
bool store_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    struct err *err);

/* How far the questionnaire of the visit is: whether to offer it to somebody who is already
 * checked in. */
bool store_questionnaire_status(struct store *store, struct visit_id visit,
                                enum questionnaire_status *status, struct err *err);
/* QUESTIONNAIRE_DECLINED or QUESTIONNAIRE_UNDER_AGE (the others come about by themselves). What
 * somebody under age answered before goes, since they were not to be asked; what it flagged stays.
 * Fails when the questionnaire was already sent. */
bool store_set_questionnaire_status(struct store *store, struct visit_id visit,
                                    enum questionnaire_status status, struct err *err);

/* For the files of store, within db_begin: */

/* The status of a visit that stands; the work fails when there is none. */
enum questionnaire_status visit_status(struct store *store, struct visit_id visit);
/* The work fails when there is no such visit, one that was undone counting as a visit. */
void visit_must_be_kept(struct store *store, struct visit_id visit);
/* The work also fails when the questionnaire was already sent. */
void visit_must_be_open(struct store *store, struct visit_id visit);
void visit_write_status(struct store *store, struct visit_id visit,
                        enum questionnaire_status status);
/* store_check_in as a part of more than that. */
struct visit_id visit_check_in(struct store *store, const struct arrival *arrival);
/* Sets an arrival aside, signed with initials; its history is kept. Once more changes nothing. */
void visit_undo(struct store *store, struct visit_id visit, const char *initials);
