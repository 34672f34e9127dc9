/* The pages for an appointment entered by hand, one for each field. */
#pragma once

#include "app/screen.h"
#include "screens/shared/chrome.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

enum entry_step {
    ENTRY_SUMMARY,
    ENTRY_TIME,
    ENTRY_NAME,
    ENTRY_PHONE,
    ENTRY_THERAPIST,
    ENTRY_OTHER
};

enum {
    ENTRY_FIELD = ACTION_OWN,
    ENTRY_TURN,
    ENTRY_SAVE,
    ENTRY_ON,   /* this page is done */
    ENTRY_BACK, /* leave this page */
    ENTRY_CLOCK,
    ENTRY_KEY,
    ENTRY_DIGIT,
    ENTRY_ERASE,
    ENTRY_PICK,
    ENTRY_TO_KEYS,
    ENTRY_TO_WORDS,
};

#define ENTRY_CHARACTERS_MAX   60
#define ENTRY_TEXT_SIZE        (ENTRY_CHARACTERS_MAX * 4 + 1)
#define ENTRY_PHONE_DIGITS_MAX 15 /* ITU-T E.164 */
#define ENTRY_PHONE_DIGITS_MIN 4  /* the digits needed to check in */

/* The changes of the time; each is the index of its target. */
enum entry_clock { HOUR_LESS, HOUR_MORE, MINUTE_LESS, MINUTE_MORE };

struct entry_fields {
    int hour;   /* 0 to 23 */
    int minute; /* 0 to 59 */
    char name[ENTRY_TEXT_SIZE];
    char phone[ENTRY_PHONE_DIGITS_MAX + 1];
    char therapist[ENTRY_TEXT_SIZE];
    bool cancelled;
};

/* The therapists to choose from. The last entry stands for another name, the one before it for no
 * therapist. */
struct entry_therapists {
    const char *const *names;
    size_t count;
    int chosen;
    int page;
};

/* Changes the hour by one or the minute by five. */
void entry_clock_step(struct entry_fields *fields, enum entry_clock step);
/* "250 555 0142": groups ten digits as in North America; leaves other numbers as they are. */
const char *entry_phone_words(struct arena *arena, const char *digits);

void entry_time_view(const struct app *app, struct ui *ui, struct areas *areas,
                     const struct entry_fields *fields);
void entry_phone_view(const struct app *app, struct ui *ui, struct areas *areas,
                      const struct entry_fields *fields);
void entry_therapist_view(const struct app *app, struct ui *ui, struct areas *areas,
                          const struct entry_therapists *therapists);

/* The page for a name. Where the keyboard has a page to itself, the page before it says what to
 * type. */
struct entry_typing {
    const char *title;
    const char *why;
    const char *label;
    const char *text;
    const struct keyboard *keyboard;
    bool begun; /* the page that says what to type is done */
};
void entry_typing_view(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct entry_typing *typing);
