/*
 * What a screen is: a state, a way to draw it, and what taps do to it. Drawing reads the state and
 * never changes it; only update does. One line in screens/screens.def registers a screen.
 */
#pragma once

#include "app/app.h"
#include "app/day_list.h"
#include "app/session.h"
#include "app/world.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum screen_flags {
    SCREEN_READING = 1, /* idles after the longer time */
    SCREEN_NO_IDLE = 2, /* never times out by itself */
    SCREEN_SHORT = 4,   /* leaves by itself after STAFF_IDLE_MS, without asking */
    SCREEN_STAFF = 8,   /* only after the PIN */
};
/* The flags of a page of the staff area. */
#define STAFF_SCREEN (SCREEN_SHORT | SCREEN_STAFF)

/* What a tap asks for. Actions below ACTION_OWN are the app's; each screen numbers its own from
 * there. */
enum action {
    ACTION_NONE,
    ACTION_START,        /* somebody is there: to the home screen */
    ACTION_BACK,         /* to the screen before */
    ACTION_CHECK_IN,     /* to the check-in */
    ACTION_FINISH,       /* end the visit, wipe, attract screen */
    ACTION_DOCTOR_FIRST, /* the page "See a doctor first" */
    ACTION_LANGUAGE,     /* index: of the configuration's languages */
    ACTION_TEXT_SIZE,
    ACTION_CONTRAST,
    ACTION_HELP,
    ACTION_STAFF_CLOSE,
    ACTION_MORE_TIME, /* the curtain: yes, more time */
    ACTION_OWN = 100,
};

/* What a tap on a target, or a key that stands for one, asks of the screen. */
struct tap {
    int action;
    int index;
    int64_t value;
};

struct screen {
    const char *name;
    size_t state_size; /* at most SCREEN_STATE_SIZE */
    unsigned flags;
    /* Each may be NULL. state is zeroed before enter and wiped after leave. */
    void (*enter)(struct app *app, void *state);
    void (*leave)(struct app *app, void *state);
    /* The screen above it was taken away: it is seen again. */
    void (*resume)(struct app *app, void *state);
    void (*update)(struct app *app, void *state, struct tap tap);
    void (*view)(const struct app *app, const void *state, struct ui *ui);
    /* When tick must be called next, ms of the monotonic clock; NULL or INT64_MAX for never. */
    int64_t (*deadline)(const struct app *app, const void *state);
    void (*tick)(struct app *app, void *state);
};

#define SCREEN_STATE_SIZE 2048

enum screen_id {
#define SCREEN(id, name) SCREEN_##id,
#include "app/screens.def"
#undef SCREEN
    SCREEN_COUNT
};

/* --- what screens may ask of the app --- */

/* Navigation happens after update or tick has returned. Going somewhere puts the screen on top;
 * back takes the top one away; replace does both. */
void app_go(struct app *app, enum screen_id screen);
void app_replace(struct app *app, enum screen_id screen);
void app_back(struct app *app);
/* Takes everything away down to the attract screen, then goes to the home screen. Keeps the visit.
 */
void app_home(struct app *app);
/* The visit is over: wipes all that is personal, language and comfort settings too; attract. */
void app_finish(struct app *app);
/* Saving failed: says so on a screen of its own; what was entered stays in memory. */
void app_fault(struct app *app, const struct err *err);
/* If an emergency answer stands anywhere in the response and the visitor was not told yet: records
 * it as well as can be, and shows the stop screen instead of the one on top. True if so. */
bool app_tell_emergency(struct app *app);
/* The same screen now shows something else: touches meant for what was there do nothing. */
void app_new_page(struct app *app);
/* The same, but most controls are those that were there: what has the keyboard's focus keeps it. */
void app_new_leaf(struct app *app);
/* The state changed outside an update (a tick): draw again. */
void app_redraw(struct app *app);

const struct world *app_world(const struct app *app);
const struct config *app_config(const struct app *app);
struct session *app_session(struct app *app);
const struct session *app_session_view(const struct app *app);
int64_t app_now_ms(const struct app *app);       /* monotonic */
int64_t app_wall_ms(const struct app *app);      /* date and time */
const char *app_language(const struct app *app); /* code: "en" */
const struct catalog *app_catalog(const struct app *app);
bool app_large_text(const struct app *app);
bool app_contrast(const struct app *app);

/* Begins the frame, and is what draws into it as the visitor sees everything now: also into one
 * that nobody will see, to find out what has room. */
struct ui app_ui(const struct app *app, struct ui_frame *frame);

/* A text of the kiosk in the visitor's language. */
const char *app_text(const struct app *app, enum string_id id);
/* A text of the configuration in the visitor's language. */
const char *app_config_text(const struct app *app, const struct localized *text);
/* The same with {names} filled in, in the frame's arena. */
#define APP_FORMAT(app, ui, id, ...)                                                               \
    strings_format(                                                                                \
        app_strings(app), (ui)->frame->arena, (id), (const struct substitution[]){__VA_ARGS__},    \
        (int)(sizeof((const struct substitution[]){__VA_ARGS__}) / sizeof(struct substitution)))
const struct strings *app_strings(const struct app *app);
/* "10:30" or, in French, "10 h 30"; local time of wall_ms; in the arena. */
const char *app_time_of_day(const struct app *app, struct arena *arena, int64_t wall_ms);

/* "November 2026" in the visitor's language. */
const char *app_month(const struct app *app, struct arena *arena, int year, int month);

/*
 * Opens the reader at the page with this id. As a detour it shows that one card and leads back to
 * where the visitor was; else it leads on through all cards.
 */
void app_read(struct app *app, const char *page_id, bool detour);
/* What the reader was opened with. */
const char *app_reading(const struct app *app);
bool app_reading_is_detour(const struct app *app);
/* True if the screen below the one on top is this one. */
bool app_came_from(const struct app *app, enum screen_id screen);
/* For the use statistics; a failure is logged and otherwise without consequence. */
void app_count(struct app *app, const char *kind, const char *detail);

/* --- opening hours (app/opening.h) --- */

bool app_is_open(const struct app *app);
/* When the clinic opens next, wall clock; HOURS_NEVER if that is not known. */
int64_t app_opens_ms(const struct app *app);
/* Closed by hand until it opens next by its hours; open by hand against them until midnight. Kept
 * over a restart and noted in the audit; false, and nothing changed, if that failed. */
bool app_set_open(struct app *app, bool open, struct err *err);

/* --- for the staff area (app/staff.h says how one gets there) --- */

#define STAFF_IDLE_MS  60000
#define STAFF_AT_KIOSK "kiosk" /* who, in the audit: the PIN is one for all */

/* The PIN was right: the staff area begins, in place of the screen on top. */
void app_staff_enter(struct app *app);
bool app_staff_is_open(const struct app *app);
/* Leaves it, to what was on the screen before. */
void app_staff_close(struct app *app);
/* The initials that somebody signed with last in this stay, to offer again; "" for nobody. */
const char *app_staff_initials(const struct app *app);
void app_staff_set_initials(struct app *app, const char *initials);
/* What was kept of this visit is no longer what the person in front was told: if it is theirs, it
 * ends when the staff leave. */
void app_staff_visit_changed(struct app *app, struct visit_id visit);
/* Which visit the screens after the list of today are about; 0 for none. */
void app_staff_set_visit(struct app *app, struct visit_id visit);
struct visit_id app_staff_visit(const struct app *app);
/* Which appointment the screen after the day list is about; 0 for a new one. */
void app_staff_set_appointment(struct app *app, struct appointment_id appointment);
struct appointment_id app_staff_appointment(const struct app *app);
/* Seconds until the screen on top closes by itself; 0 if it does not. */
int app_staff_seconds(const struct app *app);
/* Writes to the audit that the staff looked at something; a failure is logged. visit 0: nobody's.
 */
void app_staff_note(struct app *app, const char *command, struct visit_id visit);
/* How many wrong PINs were typed since the last right one before this stay. */
int64_t app_staff_wrong_pins(const struct app *app);
/* A kiosk for visitors needs a PIN: looks again whether there is one. */
void app_staff_recheck(struct app *app);
/* The day list in use, and what became of it when last looked at. */
const struct day_list_source *app_day_list(const struct app *app);
/* Ends the program with an exit code of its own: nothing is to start it again by itself. */
void app_quit(struct app *app);

/* Seconds until the curtain ends the visit. */
int app_curtain_seconds(const struct app *app);
/* What the fault screen says went wrong, for the staff; no personal data. */
const char *app_fault_text(const struct app *app);

/* Look-ups on a public screen are rationed: five in a row that find nobody pause it for 30 s. */
#define LOOK_UP_FAILURES_MAX 5
#define LOOK_UP_PAUSE_MS     30000
void app_look_up_failed(struct app *app);
void app_look_up_succeeded(struct app *app);
/* Seconds until look-ups go on; 0 when they do. */
int app_look_up_pause_seconds(const struct app *app);
/* When the shown number of seconds of the pause changes next; INT64_MAX without a pause. */
int64_t app_look_up_pause_deadline(const struct app *app);
