/* The rows and fields of a table as text (RFC 4180, and as spreadsheets and people bend it). Inside
 * import/. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* More columns than any day list has; those behind are counted and not kept. */
#define TABLE_COLUMNS_MAX 256

/* Years of appointments of a busy clinic have a tenth of it. */
#define TABLE_ROWS_MAX 200000

/* What is longer is cut. */
#define TABLE_FIELD_BYTES_MAX 2000

struct table_row {
    size_t line;         /* of the file, where the row begins */
    const char **fields; /* without white space at either end; line breaks inside are spaces */
    size_t count;        /* may be more than TABLE_COLUMNS_MAX */
};

struct table {
    struct table_row *rows; /* that hold anything */
    size_t count;
    size_t capacity;
    size_t unclosed_line; /* where a quotation mark is that is never closed; 0 if there is none */
    bool cut;             /* the last row has no line end */
};

/* Separators of columns, the most usual first. */
extern const char table_separators[];

/* The separator that a first line "sep=;" names, as Excel writes it; 0 if there is none. */
char table_named_separator(const char *bytes, size_t length);
/*
 * Reads up to rows_max rows. The text is UTF-8 without other control characters than tabs and line
 * ends (LF, CRLF or CR). A quotation mark inside a field stands for itself where nothing else can
 * be meant.
 */
struct table table_read(struct arena *arena, const char *bytes, size_t length, char separator,
                        size_t rows_max);
/* How well a separator fits: how many columns most rows have in common, times these rows. */
size_t table_fit(const struct table *table);
