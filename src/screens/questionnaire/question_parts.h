/* The words of a question: its heading, notes before it, and the points above its answers. */
#pragma once

#include "app/session.h"
#include "domain/response.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* The texts to read before answering: notes before the question, and its list of points ("Do any of
 * these apply?"). */
struct reading {
    const char **texts;
    bool *bulleted;
    size_t count;
    enum style style;
};
/* Collects them in the frame's arena, in the size of body text. The hint, if wanted, stands between
 * notes and points. */
struct reading reading_collect(const struct ui *ui, const struct response *response, size_t item,
                               const char *language, bool with_hint);
/* What the groups around the question on screen say, for a page before it. */
struct reading reading_of_lead(const struct app *app, const struct ui *ui);
/* Height in px of the texts [from, to). */
int reading_height(const struct ui *ui, const struct reading *reading, size_t from, size_t to,
                   int width);
/* Index after the last text that fits into the room, beginning with `from`; at least one text is
 * taken. */
size_t reading_fit(const struct ui *ui, const struct reading *reading, size_t from,
                   struct rect room);
/* Draws the texts [from, to) at the top of room. Returns the height in px that they took. */
int reading_draw(struct ui *ui, const struct reading *reading, size_t from, size_t to,
                 struct rect room);
/* How many pages of this room the texts take; and drawing one of them, counted from 0. */
int reading_pages(const struct ui *ui, const struct reading *reading, struct rect room);
void reading_draw_page(struct ui *ui, const struct reading *reading, int page, struct rect room);

/* Draws chrome_head with the question on screen, and above it what its groups say; explanation may
 * be NULL. */
void question_head(const struct app *app, struct ui *ui, struct areas *areas,
                   const char *explanation);
/* The head of several questions on one screen: what their groups say is the heading, or else the
 * first question; true if it is. */
bool question_page_head(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct question_page *page);
/* The same without what the groups say, which was read before. */
void question_head_alone(const struct app *app, struct ui *ui, struct areas *areas,
                         const char *explanation);
/* The height in px that question_head needs at least on a low panel. */
int question_head_least(const struct app *app, const struct ui *ui, int width,
                        const char *explanation);
/* True if the groups around the question on screen say something. */
bool question_has_lead(const struct session *session);
