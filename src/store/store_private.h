/* What the files of this layer share, and how the tests reach the migrations. */
#pragma once

#include "store/store.h"

#include <sqlite3.h>

/* "Cozy" in ASCII: marks a file as ours (PRAGMA application_id). */
#define STORE_APPLICATION_ID 0x436f7a79

enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "store/statements.def"
#undef STATEMENT
    STATEMENT_COUNT
};

struct store {
    struct arena *arena;   /* holds this and path */
    struct arena *scratch; /* for the time of one call; holds personal data, wiped after */
    const char *path;
    const struct clock *clock;
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENT_COUNT]; /* prepared when first needed */
};

/*
 * Each step takes the database from version i (its index) to i + 1: a list of SQL statements, NULL
 * at its end, of which the last sets user_version. Steps are only ever added at the end.
 */
struct migrations {
    const char *const *const *steps;
    size_t count;
};
struct migrations migrations_current(void);
/* store_open with other migrations. */
struct store *store_open_migrated(const char *path, const struct clock *clock,
                                  const struct migrations *migrations, struct err *err);
/* Refuses a file that is not ours or is newer; *version is 0 for a new one. */
bool migrations_check(struct store *store, const struct migrations *migrations, int *version,
                      struct err *err);
/* Brings a checked database of this version to the newest one, each step in a transaction; a new
 * one in a single transaction. */
bool migrations_run(struct store *store, const struct migrations *migrations, int version,
                    struct err *err);

/* It has no file. */
bool store_in_memory(const struct store *store);
/* Sets err to "path: doing: what SQLite says" and returns false. */
bool store_failed(struct store *store, const char *doing, struct err *err);

/* ok says whether all went well in between; the end commits or rolls back and returns true only
 * when the change is on disk. Also wipes the scratch arena. */
bool transaction_begin(struct store *store, const char *doing, struct err *err);
bool transaction_end(struct store *store, bool ok, const char *doing, struct err *err);

/*
 * One run of a prepared statement. A failure sticks: what follows does nothing, and query_finish
 * reports it. Parameters count from 1, columns from 0; what is not bound is NULL.
 */
struct query {
    struct store *store;
    sqlite3_stmt *statement;
    int result;
};
struct query query_start(struct store *store, enum statement statement);
/* The text must stay until query_finish. */
void query_bind_text(struct query *query, int parameter, const char *text);
void query_bind_integer(struct query *query, int parameter, int64_t number);
/* True if there is a (next) row. */
bool query_next(struct query *query);
const char *query_text(struct query *query, int column, struct arena *arena);
int64_t query_integer(struct query *query, int column);
bool query_is_null(struct query *query, int column);
/* Ends the run; true if all went well. */
bool query_finish(struct query *query, const char *doing, struct err *err);
/* The rest of a run that is of no interest, then query_finish. */
bool query_run(struct query *query, const char *doing, struct err *err);

/* The rows of a query for id, uid, start_ms, end_ms, client_name, phone, therapist, service,
 * whether it is cancelled, was arrived for, was put or changed by hand; then query_finish. */
bool appointments_read(struct query *query, struct arena *arena, struct day_list *list,
                       const char *doing, struct err *err);

/* The status of a visit that stands; fails when there is none. */
bool visit_status(struct store *store, struct visit_id visit, enum questionnaire_status *status,
                  struct err *err);
/* The same, and fails when the questionnaire was already sent. */
bool visit_not_completed(struct store *store, struct visit_id visit, struct err *err);
bool visit_write_status(struct store *store, struct visit_id visit,
                        enum questionnaire_status status, const char *doing, struct err *err);

/* store_prior_response of a visit that stands. */
bool prior_read(struct store *store, struct arena *arena, struct visit_id visit,
                struct prior_response *prior, struct err *err);

/* store_check_in and store_undo_check_in within the transaction of more than that. */
bool visit_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    const char *doing, struct err *err);
bool visit_undo(struct store *store, struct visit_id visit, const char *doing, struct err *err);

/* One of the database's own notes; "" if it was never made. */
bool setting_read(struct store *store, struct arena *arena, const char *key, const char **value,
                  struct err *err);
/* Within a transaction. */
bool setting_write(struct store *store, const char *key, const char *value, const char *doing,
                   struct err *err);
/* The time of now as its value. */
bool setting_write_now(struct store *store, const char *key, const char *doing, struct err *err);

/* An entry of the audit within the transaction of what it is about. */
bool audit_write(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err);
