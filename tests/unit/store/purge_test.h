/* What the tests of a purge share: visits that are exported or decided on, and the purge itself. */
#pragma once

#include "store_test.h"

#define AFTER "2026-11-23"

static inline void mark_exported(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    const struct visit_records records = {&record, 1};
    assert_done(fixture, store_mark_exported(fixture->store, &records, &fixture->err));
}

static inline void decide(struct fixture *fixture, struct visit_id visit)
{
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_MODIFY, "QXZW", "kiosk",
                                      &fixture->err));
}

static const struct purge before_after = {AFTER, "ana", "before " AFTER};

static inline struct purge_result purge(struct fixture *fixture)
{
    struct purge_result result;
    assert_done(fixture,
                store_purge(fixture->store, &before_after, &no_progress, &result, &fixture->err));
    assert_rows(fixture, "pragma integrity_check; pragma foreign_key_check", "ok\n");
    return result;
}
