/*
 * A screen that says one thing: a picture, a heading, a few sentences, one or two buttons. What has
 * no room goes on to further pages, under the same heading but on a small panel.
 */
#pragma once

#include "app/screen.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct message_page {
    const char *picture; /* SVG of its own colours; NULL for none */
    const char *icon;    /* instead of a picture, on a disc; NULL for none */
    const char *eyebrow; /* NULL for none */
    const char *heading;
    const char *const *sentences;
    size_t sentence_count;
    size_t urgent;     /* so many of the sentences stand on the first page, set smaller if need
                          be */
    const char *brief; /* NULL, or what is urgent in fewer words: stands before the sentences where
                          the urgent ones have no room on the first page */
    struct color accent; /* of heading and disc */
    bool centred;        /* in portrait: good news stands in the middle of the wave */
};

/* Draws the words of page number shown, or of the last if there are fewer, and returns how many
 * pages there are. What is left below the words is areas->body. The buttons are the screen's. */
int message_view(const struct app *app, struct ui *ui, struct areas *areas,
                 const struct message_page *page, int shown);

/* How many pages that would be, without drawing; INT_MAX if no number of them is enough. */
int message_pages(struct ui *ui, const struct areas *areas, const struct message_page *page);

/* What chrome_drop_under is for such a screen: where the words span the panel, the row under the
 * foot goes to the foot, which then spans it too. */
void message_drop_under(struct ui *ui, struct areas *areas);

/* The screen's state and actions for turning its pages. */
struct message_state {
    int page;
};
enum { MESSAGE_NEXT = ACTION_OWN + 100, MESSAGE_FIRST };

/*
 * The foot of such a screen. Where the words have several pages, its one act stays at the right on
 * every page, and at the left stands the way on ("more"), or from the last page back to the first
 * ("first").
 */
void message_foot(const struct app *app, struct ui *ui, const struct areas *areas, int page,
                  int pages, const struct foot_button *act);
/* Turns the page if the action says so. */
void message_turn(struct app *app, struct message_state *state, int action);
