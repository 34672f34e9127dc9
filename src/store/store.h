/*
 * The database: the layer `store` is the only code that sees SQL. This is how it is opened and
 * closed; what is kept in it has a header for each topic beside this one.
 *
 * What holds for all of them: a function that writes does so in one transaction and has it on disk
 * when it returns true. When it returns false nothing was written and err says why, without
 * personal data. Functions that take a visit fail when there is no such visit or it was undone.
 * Texts handed in are read during the call only; texts handed out live in the arena that was
 * passed. One connection a process, used by one thread.
 */
#pragma once

#include "base/clock.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

/*
 * Opens or creates the database at path (":memory:" for one that vanishes) and brings it to the
 * current version; before the first step of a migration a dated copy is made beside it. A file of
 * a newer version, of another program, not writable or damaged is refused with words. The clock
 * must outlive the store. NULL on failure.
 */
struct store *store_open(const char *path, const struct clock *clock, struct err *err);
/* The same with another schema than the current one (store/schema.h): for tests of migrations. */
struct schema;
struct store *store_open_with(const char *path, const struct clock *clock,
                              const struct schema *schema, struct err *err);
/* True if the database is there and has the current version, or is to vanish, so that store_open
 * changes nothing that lasts. Reads the head of the file alone, creates and locks nothing. */
bool store_is_current(const char *path);
/* Opens what is there to read it, and neither creates nor changes anything of it: the tables are
 * those of its version, which may be an earlier one. Refuses what store_open refuses. */
struct store *store_open_to_look(const char *path, const struct clock *clock, struct err *err);
/* For how long a write waits for another program's, instead of the 2 s that a finger would wait. */
void store_wait_up_to(struct store *store, int ms);
/* NULL is fine. */
void store_close(struct store *store);

/* Told now and then how much of a long task is done; false ends the task, which then fails. */
struct store_progress {
    void *self;
    bool (*step)(void *self, int64_t done, int64_t total);
};
