/* What there is to say about an appointment entered by hand, a page each. */
#pragma once

#include "app/screen.h"
#include "screens/shared/chrome.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

enum row_step { ROW_SUMMARY, ROW_TIME, ROW_NAME, ROW_PHONE, ROW_THERAPIST, ROW_OTHER };

enum {
    ROW_FIELD = ACTION_OWN,
    ROW_TURN,
    ROW_SAVE,
    ROW_ON,   /* this page is done */
    ROW_BACK, /* leave this page */
    ROW_CLOCK,
    ROW_KEY,
    ROW_DIGIT,
    ROW_ERASE,
    ROW_PICK,
    ROW_TO_KEYS,
    ROW_TO_WORDS,
};

#define ROW_CHARACTERS_MAX   60
#define ROW_TEXT_SIZE        (ROW_CHARACTERS_MAX * 4 + 1)
#define ROW_PHONE_DIGITS_MAX 15 /* ITU-T E.164 */
#define ROW_PHONE_DIGITS_MIN 4  /* what one checks in with */

/* Index of the target that asks for it. */
enum row_clock { HOUR_LESS, HOUR_MORE, MINUTE_LESS, MINUTE_MORE };

struct row_fields {
    int hour;   /* 0 to 23 */
    int minute; /* 0 to 59 */
    char name[ROW_TEXT_SIZE];
    char phone[ROW_PHONE_DIGITS_MAX + 1];
    char therapist[ROW_TEXT_SIZE];
    bool cancelled;
};

/* Those a therapist is chosen from: the last index is another one, the one before it nobody. */
struct row_therapists {
    const char *const *names;
    size_t count;
    int chosen;
    int page;
};

/* Hour and minute, in steps of one and of five. */
void row_clock_step(struct row_fields *fields, enum row_clock step);
/* "250 555 0142": ten digits as North America groups them, others as they are. */
const char *row_phone_words(struct arena *arena, const char *digits);

void row_time_view(const struct app *app, struct ui *ui, struct areas *areas,
                   const struct row_fields *fields);
void row_phone_view(const struct app *app, struct ui *ui, struct areas *areas,
                    const struct row_fields *fields);
void row_therapist_view(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct row_therapists *therapists);

/* A name. Where the keyboard needs a page to itself, what to type is said on one before. */
struct row_typing {
    const char *title;
    const char *why;
    const char *label;
    const char *text;
    const struct keyboard *keyboard;
    bool begun; /* past that page */
};
void row_typing_view(const struct app *app, struct ui *ui, struct areas *areas,
                     const struct row_typing *typing);
