/* A block of a visit's page: what it tells, before it is laid out. */
#pragma once

#include "domain/numbers.h"
#include "domain/questionnaire.h"
#include "screens/staff/visit/visit_table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum visit_block_kind {
    BLOCK_FLAGS,   /* answers flagged with the same tier */
    BLOCK_LINES,   /* a heading and lines below it */
    BLOCK_PLACES,  /* the body from both sides with names beside it */
    BLOCK_NUMBERS, /* a table, or lines where a table does not fit */
    BLOCK_TREND,   /* how numbers changed over the visits */
};

struct visit_line {
    const char *asked; /* "" for none */
    const char *said;
    const char *again; /* instead of asked where the block goes on, if that is too long; or NULL */
};

struct visit_trend {
    const char *what;  /* "Past week, all visits" */
    const char *words; /* the same with its numbers, as a sentence */
    struct number_series series;
};

struct visit_block {
    enum visit_block_kind kind;
    const char *heading; /* "" for none */
    const char *again;   /* the heading where the block goes on; NULL: heading and "…" */
    enum tier tier;      /* of BLOCK_FLAGS */
    bool earlier;        /* of BLOCK_FLAGS: told at earlier visits, a line each */
    bool decided;        /* of BLOCK_FLAGS: nothing is to be done about it any more */
    const char *next;    /* of BLOCK_FLAGS: what is to be done now; NULL for nothing */
    const struct visit_line *lines; /* of BLOCK_FLAGS, BLOCK_LINES and BLOCK_PLACES */
    const struct visit_number *numbers;
    const struct visit_trend *trends;
    size_t count; /* of lines, numbers or trends */
    const struct item *places;
    uint64_t chosen; /* the chosen options of places */
};
