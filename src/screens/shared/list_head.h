/*
 * The heading of a staff page across the whole width of the panel, and the buttons that turn its
 * pages: small ones beside the heading where the panel lies on its side, else in a row of their
 * own.
 */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct list_head {
    const char *heading;
    const char *about; /* left out on a small panel; NULL for none */
};

/* Draws it at the top of *room, which it is cut off, and returns where small buttons go: nowhere
 * (no height) on a panel that stands upright. */
struct rect list_head_view(struct ui *ui, struct rect *room, const struct list_head *head);

/* The heading of a page that is a list, and the room of its rows. *turns is where small buttons
 * that turn its pages go: on a low panel beside the heading, on a small one in the foot, which then
 * is shorter; else nowhere (no height). Before chrome_foot. */
struct rect list_head_begin(const struct app *app, struct ui *ui, struct areas *areas,
                            const struct list_head *head, struct rect *turns);

/* "list_previous" and "list_next": the tap's value is the page they lead to. */
struct page_turns {
    const char *previous; /* what they say */
    const char *next;
    int action;
    int page;
    int pages;
};
/* In a box from list_head_view they are icons alone. */
void page_turns_view(struct ui *ui, struct rect box, bool icons, const struct page_turns *turns);
