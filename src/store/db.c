#include "store/db.h"

#include "base/bug.h"
#include "base/log.h"
#include "store/beside.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#ifdef NDEBUG
#define STRICT false
#else
#define STRICT true
#endif

/* --- errors --- */

/* SQLite says "disk I/O error" or "unable to open" for much. The reasons that somebody at the
 * clinic can do something about are told apart; "" for all others. */
static const char *system_reason(sqlite3 *sqlite)
{
    int code = sqlite3_errcode(sqlite) & 0xFF;
    int reason = sqlite3_system_errno(sqlite);
    if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN) {
        return "";
    }
    return reason == ENOSPC || reason == EDQUOT  ? " (the disk is full)"
           : reason == EACCES || reason == EPERM ? " (not for this user)"
           : reason == EROFS                     ? " (the disk is read-only)"
                                                 : "";
}

/* The last call of SQLite failed. */
static void fail(struct store *store)
{
    if (!store->failed) {
        store->failed = true;
        err_set(store->err, "%s: %s: %s%s", store->path, store->doing,
                sqlite3_errmsg(store->sqlite), system_reason(store->sqlite));
    }
}

bool db_refuse(struct store *store, const char *format, ...)
{
    if (!store->failed) {
        store->failed = true;
        va_list arguments;
        va_start(arguments, format);
        err_set(store->err, "%s: %s", store->path,
                arena_vprintf(store->scratch, format, arguments));
        va_end(arguments);
    }
    return false;
}

/* A mistake of ours in the query that was made at this place (see db.h). detail names the parameter
 * or column, or is "". */
static void mistake(const struct store *store, const struct db_statement *statement,
                    const char *what, const char *detail)
{
    if (store->strict) {
        bug_abort(statement->file, statement->line, "%s%s: %s", what, detail, statement->sql);
    }
    log_error("%s:%d: %s%s: %s", statement->file, statement->line, what, detail, statement->sql);
}

/* A mistake after which it is not known what was read or is to be written. */
static void fail_by_mistake(struct query *query, const char *what, const char *detail)
{
    mistake(query->store, query->statement, what, detail);
    db_refuse(query->store, "%s: the program has a mistake (%s%s)", query->store->doing, what,
              detail);
}

/* --- opening and closing --- */

struct store *db_open(const char *path, int flags, const struct clock *clock, struct err *err)
{
    struct arena *arena = arena_create(4096);
    struct store *store = ARENA_NEW(arena, struct store);
    store->arena = arena;
    store->scratch = arena_create(16 * 1024);
    store->path = arena_strdup(arena, path);
    store->clock = clock;
    store->strict = STRICT;
    store->doing = "cannot be opened";
    store->err = err;
    int result = sqlite3_open_v2(path, &store->sqlite,
                                 flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (result != SQLITE_OK) {
        fail(store);
        db_close(store);
        return NULL;
    }
    return store;
}

/* Else SQLite would read the log of the lost file with the one that stands in its place now. */
static void move_lost_log(struct store *store)
{
    struct err err;
    const char *kept = beside_name(store->arena, store->path, "lost-log", store->clock);
    if (store->log.known && file_is(store->log_path, &store->log) &&
        !beside_move_log(store->arena, store->path, kept, &err)) {
        log_error("%s", err.text);
    }
}

void db_close(struct store *store)
{
    if (store == NULL) {
        return;
    }
    if (!db_files_stand(store)) {
        move_lost_log(store);
    }
    for (size_t i = 0; i < DB_BUCKETS; i++) {
        for (struct db_statement *s = store->statements[i]; s != NULL; s = s->next) {
            sqlite3_finalize(s->prepared);
        }
    }
    sqlite3_close(store->sqlite);
    arena_destroy(store->scratch);
    arena_destroy(store->arena);
}

bool db_in_memory(const struct store *store)
{
    return strcmp(store->path, ":memory:") == 0;
}

void db_watch_files(struct store *store)
{
    if (!db_in_memory(store)) {
        store->log_path = arena_printf(store->arena, "%s-wal", store->path);
        store->file = file_identity(store->path);
        store->log = file_identity(store->log_path);
    }
}

bool db_files_stand(const struct store *store)
{
    return !store->file.known ||
           (file_is(store->path, &store->file) && file_is(store->log_path, &store->log));
}

/* --- pieces of work --- */

static void check_files(struct store *store)
{
    if (!db_files_stand(store)) {
        db_refuse(store, "%s: the file was removed or replaced while it was in use", store->doing);
    }
}

static void run_control(struct store *store, const char *sql)
{
    struct query query = db_query(store, sql);
    db_run(&query);
}

void db_begin(struct store *store, enum db_work work, const char *doing, struct err *err)
{
    if (store->work != DB_IDLE) {
        BUG("\"%s\" begins within \"%s\"", doing, store->doing);
    }
    store->work = work;
    store->doing = doing;
    store->err = err;
    store->failed = false;
    check_files(store);
    if (work == DB_WRITE) {
        run_control(store, "BEGIN IMMEDIATE");
    } else if (work == DB_READ_MOMENT) {
        run_control(store, "BEGIN DEFERRED");
    }
}

/* The bindings need no clearing: they are pointers, and the next run binds every parameter anew. */
static void close_statement(struct store *store, struct db_statement *statement)
{
    sqlite3_reset(statement->prepared);
    statement->open = false;
    store->open_count--;
}

static void close_what_is_open(struct store *store)
{
    for (size_t i = 0; i < DB_BUCKETS; i++) {
        for (struct db_statement *s = store->statements[i]; s != NULL; s = s->next) {
            if (s->open) {
                mistake(store, s, "a statement is left open", "");
                close_statement(store, s);
            }
        }
    }
}

bool db_end(struct store *store)
{
    if (store->open_count != 0) {
        close_what_is_open(store);
    }
    if (store->work == DB_WRITE) {
        check_files(store);
    }
    if (!sqlite3_get_autocommit(store->sqlite) && !store->failed) {
        run_control(store, "COMMIT");
    }
    bool ok = !store->failed;
    /* a full disk or a failed write may have rolled back already; a failure to roll back changes
     * nothing, since without a commit nothing stays */
    if (!sqlite3_get_autocommit(store->sqlite)) {
        sqlite3_exec(store->sqlite, "ROLLBACK", NULL, NULL, NULL);
    }
    store->work = DB_IDLE;
    arena_reset(store->scratch);
    return ok;
}

void db_let_others_in(struct store *store, size_t rows, size_t *written)
{
    enum { PIECE_ROWS = 400, PAUSE_MS = 2 };
    const char *doing = store->doing;
    struct err *err = store->err;
    *written += rows;
    if (*written < PIECE_ROWS || store->failed) {
        return;
    }
    *written = 0;
    const bool ok = db_end(store);
    if (ok) {
        sqlite3_sleep(PAUSE_MS);
    }
    db_begin(store, DB_WRITE, doing, err);
    store->failed = store->failed || !ok;
}

bool db_ok(const struct store *store)
{
    return !store->failed;
}

void db_exec(struct store *store, const char *sql)
{
    if (store->work != DB_WRITE && store->work != DB_UPKEEP) {
        BUG("outside DB_WRITE and DB_UPKEEP: %s", sql);
    }
    if (!store->failed && sqlite3_exec(store->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail(store);
    }
}

/* --- queries --- */

static struct db_statement *find_statement(struct store *store, const char *sql)
{
    struct db_statement **bucket = &store->statements[((uintptr_t)sql >> 4) % DB_BUCKETS];
    for (struct db_statement *s = *bucket; s != NULL; s = s->next) {
        if (s->sql == sql) {
            return s;
        }
    }
    struct db_statement *statement = ARENA_NEW(store->arena, struct db_statement);
    *statement = (struct db_statement){.next = *bucket, .sql = sql};
    *bucket = statement;
    return statement;
}

/* Copies the names: SQLite frees its own when it prepares a statement anew after a change of the
 * schema. */
static struct db_names read_names(struct store *store, sqlite3_stmt *prepared, int count,
                                  const char *(*name_of)(sqlite3_stmt *, int), int first)
{
    struct db_names names = {ARENA_ARRAY(store->arena, const char *, (size_t)count), count};
    for (int i = 0; i < count; i++) {
        names.items[i] = arena_strdup(store->arena, name_of(prepared, first + i));
    }
    return names;
}

static void prepare(struct store *store, struct db_statement *statement)
{
    sqlite3_stmt *prepared = NULL;
    if (sqlite3_prepare_v3(store->sqlite, statement->sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared,
                           NULL) != SQLITE_OK) {
        fail(store);
        return;
    }
    BUG_IF(sqlite3_bind_parameter_count(prepared) > DB_PARAMETERS_MAX);
    statement->prepared = prepared;
    statement->parameters = read_names(store, prepared, sqlite3_bind_parameter_count(prepared),
                                       sqlite3_bind_parameter_name, 1);
    statement->columns =
        read_names(store, prepared, sqlite3_column_count(prepared), sqlite3_column_name, 0);
    statement->writes = sqlite3_stmt_readonly(prepared) == 0;
}

struct query db_query_at(struct store *store, const char *sql, const char *file, int line)
{
    if (store->work == DB_IDLE) {
        bug_abort(file, line, "a query without db_begin: %s", sql);
    }
    struct db_statement *statement = find_statement(store, sql);
    if (statement->open) {
        bug_abort(file, line, "a statement is used twice at once, first at %s:%d: %s",
                  statement->file, statement->line, sql);
    }
    statement->file = file;
    statement->line = line;
    statement->open = true;
    store->open_count++;
    if (statement->prepared == NULL && !store->failed) {
        prepare(store, statement);
    }
    return (struct query){.store = store, .statement = statement};
}

/* The index of a name, or -1. Names are mostly asked for in their order: the search begins at
 * *next, which moves on. */
static int find_name(const struct db_names *names, const char *name, int *next)
{
    for (int i = 0; i < names->count; i++) {
        int at = *next < names->count ? *next : 0;
        *next = at + 1;
        if (strcmp(names->items[at], name) == 0) {
            return at;
        }
    }
    return -1;
}

/* The number of a parameter, which is then noted as bound; 0 if nothing can be bound. */
static int find_parameter(struct query *query, const char *parameter)
{
    if (query->store->failed) {
        return 0;
    }
    int at = find_name(&query->statement->parameters, parameter, &query->parameter);
    if (at < 0) {
        fail_by_mistake(query, "there is no parameter ", parameter);
        return 0;
    }
    query->bound |= UINT64_C(1) << at;
    return at + 1;
}

static void check_bound(struct query *query, int result)
{
    if (result != SQLITE_OK) {
        fail(query->store);
    }
}

void db_bind_text(struct query *query, const char *parameter, const char *text)
{
    int number = find_parameter(query, parameter);
    if (number != 0 && text == NULL) {
        fail_by_mistake(query, "there is no text for the parameter ", parameter);
    } else if (number != 0) {
        check_bound(query,
                    sqlite3_bind_text(query->statement->prepared, number, text, -1, SQLITE_STATIC));
    }
}

void db_bind_int(struct query *query, const char *parameter, int64_t number)
{
    int at = find_parameter(query, parameter);
    if (at != 0) {
        check_bound(query, sqlite3_bind_int64(query->statement->prepared, at, number));
    }
}

void db_bind_null(struct query *query, const char *parameter)
{
    int number = find_parameter(query, parameter);
    if (number != 0) {
        check_bound(query, sqlite3_bind_null(query->statement->prepared, number));
    }
}

void db_bind_time(struct query *query, const char *parameter, int64_t wall_ms)
{
    char *text = arena_alloc(query->store->scratch, ISO8601_SIZE);
    db_bind_text(query, parameter, iso8601_format(wall_ms, text));
}

void db_bind_now(struct query *query, const char *parameter)
{
    db_bind_time(query, parameter, clock_wall_ms(query->store->clock));
}

static void check_parameters(struct query *query)
{
    const struct db_names *parameters = &query->statement->parameters;
    for (int i = 0; i < parameters->count; i++) {
        if ((query->bound & (UINT64_C(1) << i)) == 0) {
            fail_by_mistake(query, "nobody bound the parameter ", parameters->items[i]);
        }
    }
}

/* BEGIN IMMEDIATE counts as a write as well, but comes only with DB_WRITE. */
static void check_may_write(const struct query *query)
{
    enum db_work work = query->store->work;
    if ((work == DB_READ || work == DB_READ_MOMENT) && query->statement->writes) {
        mistake(query->store, query->statement, "a write outside a transaction", "");
    }
}

bool db_next(struct query *query)
{
    struct store *store = query->store;
    if (!store->failed && !query->stepped) {
        query->stepped = true;
        check_parameters(query);
        check_may_write(query);
    }
    if (store->failed || query->done) {
        return false;
    }
    int result = sqlite3_step(query->statement->prepared);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        fail(store);
    }
    query->done = result == SQLITE_DONE; /* another step would run it once more */
    query->has_row = result == SQLITE_ROW;
    return query->has_row;
}

/* -1 if nothing can be read. */
static int find_column(struct query *query, const char *column)
{
    if (query->store->failed) {
        return -1;
    }
    int at = query->has_row ? find_name(&query->statement->columns, column, &query->column) : -1;
    if (at < 0) {
        fail_by_mistake(query, query->has_row ? "there is no column " : "there is no row to read ",
                        column);
    }
    return at;
}

/* The text of a column until the next row; "" for NULL. */
static const char *peek(struct query *query, const char *column)
{
    int at = find_column(query, column);
    const unsigned char *text = at < 0 ? NULL : sqlite3_column_text(query->statement->prepared, at);
    return text == NULL ? "" : (const char *)text;
}

const char *db_text(struct query *query, const char *column, struct arena *arena)
{
    return arena_strdup(arena, peek(query, column));
}

int64_t db_int(struct query *query, const char *column)
{
    int at = find_column(query, column);
    return at < 0 ? 0 : sqlite3_column_int64(query->statement->prepared, at);
}

bool db_is_null(struct query *query, const char *column)
{
    int at = find_column(query, column);
    return at < 0 || sqlite3_column_type(query->statement->prepared, at) == SQLITE_NULL;
}

bool db_is(struct query *query, const char *column, const char *text)
{
    return strcmp(peek(query, column), text) == 0;
}

void db_finish(struct query *query)
{
    close_statement(query->store, query->statement);
}

void db_run(struct query *query)
{
    while (db_next(query)) {
    }
    db_finish(query);
}

int64_t db_run_int(struct query *query)
{
    int64_t value = db_next(query) ? sqlite3_column_int64(query->statement->prepared, 0) : 0;
    db_run(query);
    return value;
}
