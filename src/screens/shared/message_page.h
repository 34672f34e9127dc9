/* A screen that says one thing: a picture, a heading, a few sentences, one or two buttons.
 * Sentences that do not fit go on to further pages, under the same heading except on a small
 * panel. */
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
    /* number of sentences that must stand on the first page, set smaller if need be */
    size_t urgent;
    /* NULL, or the urgent sentences in fewer words: shown before the sentences where the urgent
     * ones do not fit on the first page */
    const char *urgent_in_brief;
    struct color accent; /* colour of heading and disc */
    bool centred;        /* in portrait: centred on the wave, for good news */
};

/* Draws the words of page number `shown`, or of the last page if there are fewer, and returns how
 * many pages there are. areas->body becomes the room left below the words. The screen draws the
 * buttons. */
int message_view(const struct app *app, struct ui *ui, struct areas *areas,
                 const struct message_page *page, int shown);

/* How many pages there would be, without drawing; INT_MAX if a line does not fit even on a page of
 * its own. */
int message_pages(struct ui *ui, const struct areas *areas, const struct message_page *page);

/* chrome_drop_below_foot for such a screen: where the words span the panel, the foot gets the room
 * of the row below it and spans the panel too. */
void message_drop_below_foot(struct ui *ui, struct areas *areas);

/* State and actions that the screen needs to turn its pages. */
struct message_state {
    int page;
};
enum { MESSAGE_NEXT = ACTION_OWN + 100, MESSAGE_FIRST };

/* Draws the foot of such a screen. Where the words have several pages, the screen's own button
 * stays at the right on every page, and at the left stands "more", or on the last page "first". */
void message_foot(const struct app *app, struct ui *ui, const struct areas *areas, int page,
                  int pages, const struct foot_button *act);
/* Turns the page if the action says so. */
void message_turn(struct app *app, struct message_state *state, int action);

/* A message on the way of a visit (SCREEN_MESSAGE): Continue leads through all of its pages, then
 * on, or out of the visit. The state of such a screen, and its functions. */
struct message_on_way {
    struct message_state pages;
    bool leaving; /* the visitor is on the way out: the message ends the visit */
};
void message_on_way_enter(struct app *app, void *data, struct argument argument);
/* Draws the words and the foot. */
void message_on_way_view(const struct app *app, struct ui *ui, const struct message_on_way *state,
                         const struct message_page *page);
void message_on_way_update(struct app *app, void *data, struct tap tap);
