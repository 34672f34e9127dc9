/*
 * The open database and how the files of this layer talk to it: one piece of work at a time,
 * queries whose parameters and columns go by name, and mistakes of ours that do not stay unnoticed.
 *
 *     db_begin(store, DB_WRITE, "cannot keep the star", err);
 *     struct query query = db_query(store, "UPDATE … SET title = :title WHERE id = :id");
 *     db_bind_text(&query, ":title", title);
 *     db_bind_int(&query, ":id", id);
 *     db_run(&query);
 *     return db_end(store);
 *
 * The first failure of a piece of work sticks: what follows does nothing, reads give nothing, and
 * db_end rolls back and returns false. So nobody has to check in between, unless it is not worth
 * going on (db_ok).
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

enum db_work {
    DB_IDLE,
    DB_READ,        /* queries that only read, each by itself */
    DB_READ_MOMENT, /* the same, and all of them see the database as it was at one moment */
    DB_WRITE,       /* a transaction: all of it is on disk at the end, or nothing */
    DB_UPKEEP,      /* what SQLite does outside of transactions: PRAGMA, VACUUM */
};

/* Of the parameters or columns of a statement, in their order. */
struct db_names {
    const char **items;
    int count;
};

/* A statement, prepared when first used and kept until the database is closed. */
struct db_statement {
    struct db_statement *next; /* of the same bucket */
    const char *sql;           /* its address is what the statement is found by */
    sqlite3_stmt *prepared;    /* NULL if that failed */
    struct db_names parameters;
    struct db_names columns;
    bool writes;
    const char *file; /* the place in the source that used it last */
    int line;
    bool open; /* between db_query and the end of the run */
};

#define DB_BUCKETS 64

/* The open database (store/store.h tells the layers above nothing but its name). */
struct store {
    struct arena *arena;   /* holds this, path and statements */
    struct arena *scratch; /* for the time of one piece of work; wiped after it */
    const char *path;
    const struct clock *clock;
    sqlite3 *sqlite;
    struct db_statement *statements[DB_BUCKETS];
    size_t open_count; /* statements that are open */
    /* A mistake of ours (see db_query) ends the program. On in all builds but release. */
    bool strict;

    enum db_work work;
    const char *doing; /* what an error says that could not be done: "cannot keep the star" */
    struct err *err;
    bool failed;
    int patience_ms; /* for how long a write waits for another program that writes */

    /* The files that are open, once they are watched; not known before. */
    struct file_identity file;
    struct file_identity log; /* SQLite's write-ahead log */
    const char *log_path;
};

/* Opens the file at path as it stands: nothing is created or configured. flags are SQLite's. NULL
 * on failure, with err set. The clock must outlive the store. */
struct store *db_open(const char *path, int flags, const struct clock *clock, struct err *err);
/* NULL is fine. */
void db_close(struct store *store);
/* It has no file. */
bool db_in_memory(const struct store *store);

/* From now on each piece of work looks whether the files are still those that were opened, and
 * fails if not: what is written to a file that somebody deleted or replaced is lost, and SQLite
 * says nothing. */
void db_watch_files(struct store *store);
/* False if they are not. True while they are not watched. */
bool db_files_stand(const struct store *store);

/* Begins a piece of work. doing must be a literal; err must stay until db_end. */
void db_begin(struct store *store, enum db_work work, const char *doing, struct err *err);
/* Ends it: commits, or rolls back what failed. True only if all went well and what was written is
 * on disk; else err says why. Wipes the scratch arena. */
bool db_end(struct store *store);
/*
 * For DB_WRITE of many rows, after one or a few of them: ends the transaction now and then and
 * begins the next one a moment later, so that a visitor who checks in waits for a few ms at most.
 * What was written before stays also if a later piece fails. *written counts, from 0.
 */
void db_let_others_in(struct store *store, size_t rows, size_t *written);
/* Nothing has failed since db_begin. */
bool db_ok(const struct store *store);
/* The work cannot be done, for a reason that is not SQLite's: "path: " and the text, without
 * personal data. Does nothing if something failed before. Returns false. */
bool db_refuse(struct store *store, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Runs SQL that has neither parameters nor rows, without keeping it prepared: for what is done
 * once. One or more statements. */
void db_exec(struct store *store, const char *sql);

/* How many parameters a statement may have: there is a bit for each in struct query. */
#define DB_PARAMETERS_MAX 64

/*
 * One run of a statement. These are mistakes of ours:
 *   - a parameter that the statement does not have, one that was not bound, or a text that is NULL;
 *   - a column that the statement does not have, or a read without a row;
 *   - a write outside DB_WRITE (or DB_UPKEEP);
 *   - a statement that is still open at db_end: neither db_run nor db_finish.
 * A strict store ends the program at once and says where the query was made. In front of a visitor
 * (release) each is logged and dealt with so that nothing is lost: the first two fail the work,
 * which is then not called saved; the write is done, in a transaction of its own; the statement is
 * closed before the commit. A query without db_begin, work begun within other work, a statement
 * used by two runs at once, or one with more than DB_PARAMETERS_MAX parameters end the program in
 * every build: there is no safe way on.
 */
struct query {
    struct store *store;
    struct db_statement *statement;
    uint64_t bound; /* a bit for each parameter, the first is 1 */
    int parameter;  /* where to look first for the next one that is bound */
    int column;     /* and for the next one that is read */
    bool stepped;
    bool has_row;
    bool done;
};

/* sql must be a literal, or live and stay the same as long as the store. */
#define db_query(store, sql) db_query_at((store), (sql), __FILE__, __LINE__)
struct query db_query_at(struct store *store, const char *sql, const char *file, int line);

/* Parameters are named as in the statement, ":title". The text must stay until the end of the run
 * and is not NULL: that is db_bind_null. */
void db_bind_text(struct query *query, const char *parameter, const char *text);
void db_bind_int(struct query *query, const char *parameter, int64_t number);
void db_bind_null(struct query *query, const char *parameter);
/* A moment (ms since 1970 UTC) as ISO 8601 text; the same for now. */
void db_bind_time(struct query *query, const char *parameter, int64_t wall_ms);
void db_bind_now(struct query *query, const char *parameter);

/* True if there is a (next) row. */
bool db_next(struct query *query);
/* Columns of the row by their name in the statement, such as "start_ms". NULL reads as "" or 0. The
 * text is copied into the arena. */
const char *db_text(struct query *query, const char *column, struct arena *arena);
int64_t db_int(struct query *query, const char *column);
bool db_is_null(struct query *query, const char *column);
bool db_is(struct query *query, const char *column, const char *text);

/* Ends the run where it is. */
void db_finish(struct query *query);
/* Goes on to the end of the run; rows are of no interest. */
void db_run(struct query *query);
/* The first column of the first row, and 0 if there is none; then db_run. */
int64_t db_run_int(struct query *query);
