/* Answers given under another's name go to whom they belong to. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/visit.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * Corrects that somebody answered as another person: moves all responses of the visit from, with
 * their flags, and its stars to the person who gave them. from then counts as not asked, and that
 * the answers were once there is kept, with the initials of whoever moved them. Which numbers
 * became worse is flagged again, from that person's own earlier ones; an urgent flag clears the
 * seen_at of their visit. Fails when that visit already has a response. who goes into the audit
 * (store/audit.h).
 */
bool store_move_answers(struct store *store, const struct answers_move *move, const char *who,
                        struct visit_id *to, struct err *err);
