/* The pages for an appointment entered by hand, one for each field. */
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
#define ROW_PHONE_DIGITS_MIN 4  /* the digits needed to check in */

/* The changes of the time; each is the index of its target. */
enum row_clock { HOUR_LESS, HOUR_MORE, MINUTE_LESS, MINUTE_MORE };

struct row_fields {
    int hour;   /* 0 to 23 */
    int minute; /* 0 to 59 */
    char name[ROW_TEXT_SIZE];
    char phone[ROW_PHONE_DIGITS_MAX + 1];
    char therapist[ROW_TEXT_SIZE];
    bool cancelled;
};

/* The therapists to choose from. The last entry stands for another name, the one before it for no
 * therapist. */
struct row_therapists {
    const char *const *names;
    size_t count;
    int chosen;
    int page;
};

/* Changes the hour by one or the minute by five. */
void row_clock_step(struct row_fields *fields, enum row_clock step);
/* "250 555 0142": groups ten digits as in North America; leaves other numbers as they are. */
const char *row_phone_words(struct arena *arena, const char *digits);

void row_time_view(const struct app *app, struct ui *ui, struct areas *areas,
                   const struct row_fields *fields);
void row_phone_view(const struct app *app, struct ui *ui, struct areas *areas,
                    const struct row_fields *fields);
void row_therapist_view(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct row_therapists *therapists);

/* The page for a name. Where the keyboard has a page to itself, the page before it says what to
 * type. */
struct row_typing {
    const char *title;
    const char *why;
    const char *label;
    const char *text;
    const struct keyboard *keyboard;
    bool begun; /* the page that says what to type is done */
};
void row_typing_view(const struct app *app, struct ui *ui, struct areas *areas,
                     const struct row_typing *typing);
