/* The cards that pass by on the attract screen: pages with the tag "attract", each shown with its
 * title, the beginning of its text, and its picture. */
#pragma once

#include "app/screen.h"
#include "ui/ui.h"

#define TEACHING_CARDS_MAX 16

struct teaching_cards {
    const struct page *pages[TEACHING_CARDS_MAX];
    size_t count;
    bool pictures; /* at the left of the words, if there is room */
    int height;    /* px, of the highest card */
};

/* Chooses the pages, in the visitor's language, that begin with text and are not due for review,
 * and sets the height they need at a width of width px. Pictures are used if wanted and if there is
 * room. If a sentence of each does not fit into most px, there are no cards; nor are there any
 * while the pages are being read. */
struct teaching_cards teaching_cards_fit(const struct app *app, struct ui *ui, bool pictures,
                                         int width, int most);
/* Where a card was drawn; no width for a picture that it does not have. */
struct teaching_boxes {
    struct rect picture;
    struct rect words;
};
/* Draws one card at the top of room, which must be as wide as the cards were fitted to. */
struct teaching_boxes teaching_card_draw(struct ui *ui, const struct teaching_cards *cards,
                                         size_t index, struct rect room, struct color ink,
                                         struct color soft);

/* Where the first `count` sentences of text end; the length of text if there are no more. */
size_t teaching_sentences_end(const char *text, int count);
