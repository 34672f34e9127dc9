/*
 * What the staff area shows as rows: who, what about it, and a mark at the right; as many to a page
 * as have room. A row leads somewhere or only tells.
 */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Colour is never alone: the mark says the same in words. */
enum tone {
    TONE_PLAIN,
    TONE_INFO,
    TONE_WARNING,
    TONE_DANGER,
};

struct list_row {
    const char *lead;   /* strong: "10:30  J. S." */
    const char *detail; /* "" for none */
    const char *mark;   /* "" for none */
    enum tone tone;
    bool tells; /* leads nowhere */
};

struct paged_list {
    const char *name; /* of the targets; the index is the row's */
    int action;
    int turn; /* action of the buttons that turn the page: the tap's value is the new one */
    int page; /* the last one if there are fewer; or paged_list_page_of */
    const struct list_row *rows;
    size_t count;
    const char *empty; /* said where there is no row */
    struct rect turns; /* where small buttons that turn the page go (list_head.h); else below */
};

/* Draws the page, and below the rows the buttons that turn it ("list_previous", "list_next"),
 * where there is more than one. */
void paged_list_view(const struct app *app, struct ui *ui, struct rect room,
                     const struct paged_list *list);
/* In place of a page: whichever this row is on. */
int paged_list_page_of(size_t row);
/* Fill and ink of a tone. */
struct color tone_fill(const struct ui *ui, enum tone tone);
struct color tone_ink(const struct ui *ui, enum tone tone);
