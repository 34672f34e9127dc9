/* Answers given under another's name go to whom they belong to. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/visit.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * Somebody answered under another's name: all responses of the visit from, with their flags, and
 * its stars go to whom they belong to; the questionnaire of from counts as not asked. Numbers that
 * became worse are flagged anew, by the earlier ones of whom they belong to, and urgent flags take
 * the other's seen_at back. That they were once with from is kept. Fails when the other visit has a
 * response. who goes into the audit (store/audit.h).
 */
struct answers_move {
    struct visit_id from;
    struct visit_id to;            /* whom they belong to, if already here; else 0 and … */
    const struct arrival *arrival; /* … this arrival is recorded for them */
    bool undo_from;                /* also take the arrival of from back: it was the same mistake */
};
bool store_move_answers(struct store *store, const struct answers_move *move, const char *who,
                        struct visit_id *to, struct err *err);
