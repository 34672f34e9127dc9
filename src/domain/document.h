/* Education pages as a document: blocks of text, to be laid out by whoever shows them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum block_kind {
    BLOCK_HEADING, /* level 1 or 2 */
    BLOCK_PARAGRAPH,
    BLOCK_LIST_ITEM,  /* number 0: a bullet */
    BLOCK_CALLOUT,    /* Markdown quote */
    BLOCK_IMAGE,      /* file name in assets/images, alt text in spans */
    BLOCK_CHART_PLOT, /* the drawn part of a chart, what it shows in spans */
    BLOCK_CHART_ROW,  /* one row of a chart, its label and words in spans */
    BLOCK_PAGE_BREAK, /* Markdown rule */
};

enum chart_kind {
    CHART_RANGES, /* bars from one value to another, or dots at values */
    CHART_CURVE,  /* how something comes and goes over time, with marked points */
    CHART_LEVELS, /* how many of so many steps are filled */
};

struct chart_row {
    const char *label;
    const char *words;  /* its value as people say it: "1 or 2 visits" */
    double from;        /* ranges: start of the bar; curve: when; levels: steps sure to be filled */
    double to;          /* ranges: end of the bar; curve: how high, 0 to 1; levels: steps at most */
    bool has_bar;       /* from and to count; always so in a curve */
    const double *dots; /* ranges */
    size_t dot_count;
};

/* Drawn from numbers. On the page a row is a block, so that a chart may part between two of them
 * where the screen is low; a curve has a plot before its rows. */
struct chart {
    enum chart_kind kind;
    const char *text; /* in a sentence, what it shows; for who cannot see it */
    double scale;     /* what the right end stands for; levels: how many steps */
    const struct chart_row *rows;
    size_t row_count;
};

struct span {
    const char *text;
    bool strong;
};

struct block {
    enum block_kind kind;
    int level;
    int number;
    const char *image;
    const struct span *spans;
    size_t span_count;
    const struct chart *chart; /* BLOCK_CHART_…; else NULL */
    size_t row;                /* BLOCK_CHART_ROW */
    size_t line;               /* in the file, from 1 */
};

/* One education card. */
struct page {
    const char *path; /* for messages */
    const char *id;   /* the same in every language */
    const char *title;
    const char *section; /* as shown on the contents screen */
    long order;
    const char *const *tags; /* "duration/over-3-months": see response_has_tag; or a plain word */
    size_t tag_count;
    const char *const *sources; /* as printed below the card */
    size_t source_count;
    int reviewed_year;
    int reviewed_month; /* 1 to 12 */
    int reviewed_day;
    const char *image; /* file name in assets/images; "" if none */
    const struct block *blocks;
    size_t block_count;
};

struct catalog {
    const char *language;
    const struct page *pages; /* by order */
    size_t count;
};

/* The index of the page with this id, or count. */
size_t catalog_find(const struct catalog *catalog, const char *id);
bool page_has_tag(const struct page *page, const char *tag);
