/* Rows of the staff area: who, what about it, and a mark at the right; as many on a page as fit. A
 * row leads somewhere, or only informs. */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* The meaning of a row's colour; the mark says the same in words. */
enum tone {
    TONE_PLAIN,
    TONE_INFO,
    TONE_WARNING,
    TONE_DANGER,
};

struct list_row {
    const char *lead;   /* in strong words: "10:30 J. S." */
    const char *detail; /* "" for none */
    const char *mark;   /* "" for none */
    enum tone tone;
    bool leads_nowhere;
    bool struck; /* the lead is struck through: it holds no more, and the detail says why */
};

struct paged_list {
    const char *name; /* name of the targets; their index is the row's */
    int action;
    int turn; /* action of the buttons that turn the page; the tap's value is the new page */
    int page; /* the last page if there are fewer; or paged_list_page_of */
    const struct list_row *rows;
    size_t count;
    const char *empty; /* shown if there are no rows */
    /* where small buttons that turn the page go (list_head.h); if empty, they stand below the
     * rows */
    struct rect turns;
};

/* Draws the page and, if there are several, the buttons that turn it ("list_previous",
 * "list_next"). */
void paged_list_view(const struct app *app, struct ui *ui, struct rect room,
                     const struct paged_list *list);
/* To use as a page: the page that this row is on. */
int paged_list_page_of(size_t row);
/* Fill and ink of a tone. */
struct color tone_fill(const struct ui *ui, enum tone tone);
struct color tone_ink(const struct ui *ui, enum tone tone);
