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
    BLOCK_PAGE_BREAK, /* Markdown rule */
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
    size_t line; /* in the file, from 1 */
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
    const char *author;
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
