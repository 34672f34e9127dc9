/* What is kept of visits, read as a whole: for people, and to hand on. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "domain/record.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * What is kept of the visits that arrived from from_day up to, not including, before_day, as they
 * all were at one moment; undone ones too, which say so. Days are local days, "2026-11-22".
 */
bool store_records(struct store *store, struct arena *arena, const char *from_day,
                   const char *before_day, struct visit_records *records, struct err *err);
/* The same, and of the days from undecided_from_day on those with something urgent that nobody has
 * decided about. */
bool store_records_to_decide(struct store *store, struct arena *arena,
                             const char *undecided_from_day, const char *from_day,
                             const char *before_day, struct visit_records *records,
                             struct err *err);
/* The days nearest to day on which somebody arrived: before it, and after it but before until; ""
 * where there is none. Days as above; in the arena. */
bool store_days_beside(struct store *store, struct arena *arena, const char *day, const char *until,
                       const char **before, const char **after, struct err *err);
/* The same of one visit. */
bool store_record(struct store *store, struct arena *arena, struct visit_id visit,
                  struct visit_record *record, struct err *err);
/* The same of one visit, with what is known of its client from before it. */
bool store_record_with_history(struct store *store, struct arena *arena, struct visit_id visit,
                               struct visit_record *record, struct client_history *history,
                               struct err *err);
/* The same of the visits of some days (store_records): *histories has one for each record. */
bool store_records_with_history(struct store *store, struct arena *arena, const char *from_day,
                                const char *before_day, struct visit_records *records,
                                const struct client_history **histories, struct err *err);
/* These visits, as they were when read, are safe in another place. */
bool store_mark_exported(struct store *store, const struct visit_records *records, struct err *err);
