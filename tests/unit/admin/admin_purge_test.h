/* What the tests around a purge share: visits that were exported and have grown old. */
#pragma once

#include "admin_test.h"

static inline void days_later(struct fixture *fixture, int days)
{
    fixture->fake.wall_ms += days * 24 * HOUR_MS;
}

static inline void export_all(struct fixture *fixture)
{
    assert_code(
        RUN(fixture, "export", "--from", "2026-11-01", "--to", "2026-12-31", "--format", "json"),
        ADMIN_DONE);
}

static inline void decide(struct fixture *fixture, struct visit_id visit)
{
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
}

/* visits_of_joan, in which what is urgent was decided on. */
static inline struct visit_id joan_came(struct fixture *fixture, const long *pain, size_t count)
{
    const struct visit_id last = visits_of_joan(fixture, pain, count);
    for (int64_t id = last.value + 1 - (int64_t)count; id <= last.value; id++) {
        decide(fixture, (struct visit_id){id});
    }
    return last;
}
