/* The appointments of a day, and what is put into them by hand; store/import.h takes lists over. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/appointment.h"
#include "domain/ids.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* The appointments that start in [from_ms, to_ms), cancelled ones too. Left out are those
 * that were set aside, and of two sources that tell of the same booking the second. */
bool store_day_list(struct store *store, struct arena *arena, int64_t from_ms, int64_t to_ms,
                    struct day_list *list, struct err *err);
/* What a check-in asks about them before anybody is looked for. */
struct day_facts {
    bool booked; /* somebody is */
    bool phones; /* of somebody who is booked there is a number */
};
bool store_day_facts(struct store *store, int64_t from_ms, int64_t to_ms, struct day_facts *facts,
                     struct err *err);
/* How many of them are booked. */
bool store_count_appointments(struct store *store, int64_t from_ms, int64_t to_ms, int64_t *count,
                              struct err *err);
/* An appointment entered or changed by hand: id 0 for a new one (uid is not read then, one is
 * made). From then on day lists leave it alone. Fails when somebody has arrived for it. who goes
 * into the audit (store/audit.h). */
bool store_put_appointment(struct store *store, const struct appointment *appointment,
                           const char *who, struct err *err);

/* For the files of store, within db_begin: the appointments that a visit was recorded for. */
struct day_list appointments_of_visit(struct store *store, struct arena *arena,
                                      struct visit_id visit);
