/* Running prepared statements, alone and in transactions. */
#include "store/store_private.h"

#include "base/bug.h"

static const char *const statement_sql[STATEMENT_COUNT] = {
#define STATEMENT(name, sql) [STATEMENT_##name] = sql,
#include "store/statements.def"
#undef STATEMENT
};

struct query query_start(struct store *store, enum statement statement)
{
    struct query query = {.store = store, .result = SQLITE_OK};
    sqlite3_stmt **prepared = &store->statements[statement];
    if (*prepared == NULL) {
        query.result = sqlite3_prepare_v3(store->db, statement_sql[statement], -1,
                                          SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    }
    BUG_IF(*prepared != NULL && sqlite3_stmt_busy(*prepared));
    query.statement = *prepared;
    return query;
}

void query_bind_text(struct query *query, int parameter, const char *text)
{
    if (query->result == SQLITE_OK) {
        query->result = sqlite3_bind_text(query->statement, parameter, text, -1, SQLITE_STATIC);
    }
}

void query_bind_integer(struct query *query, int parameter, int64_t number)
{
    if (query->result == SQLITE_OK) {
        query->result = sqlite3_bind_int64(query->statement, parameter, number);
    }
}

bool query_next(struct query *query)
{
    if (query->result == SQLITE_OK || query->result == SQLITE_ROW) {
        query->result = sqlite3_step(query->statement);
    }
    return query->result == SQLITE_ROW;
}

const char *query_text(struct query *query, int column, struct arena *arena)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    return text == NULL ? "" : arena_strdup(arena, (const char *)text);
}

int64_t query_integer(struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

bool query_is_null(struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

bool query_finish(struct query *query, const char *doing, struct err *err)
{
    bool ok =
        query->result == SQLITE_OK || query->result == SQLITE_ROW || query->result == SQLITE_DONE;
    if (!ok) {
        store_failed(query->store, doing, err);
    }
    if (query->statement != NULL) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    return ok;
}

bool query_run(struct query *query, const char *doing, struct err *err)
{
    while (query_next(query)) {
    }
    return query_finish(query, doing, err);
}

bool transaction_begin(struct store *store, const char *doing, struct err *err)
{
    struct query query = query_start(store, STATEMENT_BEGIN);
    return query_run(&query, doing, err);
}

bool transaction_end(struct store *store, bool ok, const char *doing, struct err *err)
{
    if (ok) {
        struct query commit = query_start(store, STATEMENT_COMMIT);
        ok = query_run(&commit, doing, err);
    }
    /* a full disk or a failed write may have rolled back already */
    if (!ok && !sqlite3_get_autocommit(store->db)) {
        struct err ignored; /* the reason is the first failure; without a commit nothing stays */
        struct query rollback = query_start(store, STATEMENT_ROLLBACK);
        query_run(&rollback, doing, &ignored);
    }
    arena_reset(store->scratch);
    return ok;
}
