/* The heading of a staff page across the whole width of the panel, and the buttons that turn its
 * pages: small ones beside the heading in landscape, otherwise in a row of their own. */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct list_head {
    const char *heading;
    const char *about; /* left out on a small panel; NULL for none */
};

/* Draws the heading at the top of *room, cuts it off *room and returns where small buttons go: no
 * height in portrait. */
struct rect list_head_view(struct ui *ui, struct rect *room, const struct list_head *head);

/* Draws the heading of a page that is a list, and returns the room of its rows. *turns is where
 * small buttons that turn its pages go: on a low panel beside the heading, on a small one in the
 * foot, which becomes shorter; no height otherwise. Call it before chrome_foot. */
struct rect list_head_begin(const struct app *app, struct ui *ui, struct areas *areas,
                            const struct list_head *head, struct rect *turns);

/* The targets "list_previous" and "list_next": the tap's value is the page they lead to. */
struct page_turns {
    const char *previous; /* their labels */
    const char *next;
    int action;
    int page;
    int pages;
};
/* Draws them; as icons alone in a box from list_head_view. */
void page_turns_view(struct ui *ui, struct rect box, bool icons, const struct page_turns *turns);
