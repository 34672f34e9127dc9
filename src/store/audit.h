/* Who looked at, exported or changed what. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* Who did what: a person at the shell or in the staff area, the command, and what it was about
 * ("visit 12"); never an answer or a client's name. Entries can only be added. */
bool store_audit(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err);

struct audit_entry {
    const char *at; /* ISO 8601 */
    const char *who;
    const char *command;
    const char *scope;
};
struct audit_log {
    const struct audit_entry *items; /* oldest first */
    size_t count;
};
bool store_audit_read(struct store *store, struct arena *arena, struct audit_log *log,
                      struct err *err);

/* For the files of store: an entry within the transaction of what it is about. The texts must stay
 * until then. */
void audit_write(struct store *store, const char *who, const char *command, const char *scope);
