/* The configuration, kiosk.yaml. Every key is explained in assets/kiosk.yaml itself. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/problems.h"
#include "domain/csv_mapping.h"
#include "domain/hours.h"
#include "domain/localized.h"

#include <stdbool.h>
#include <stddef.h>

enum desk { DESK_STAFFED, DESK_NONE };
enum theme_name { THEME_DAY, THEME_CONTRAST };
enum renderer { RENDERER_SOFTWARE, RENDERER_ACCELERATED };
enum keyboard_layout { KEYBOARD_QWERTY, KEYBOARD_AZERTY };
enum day_list_format { DAY_LIST_AUTO, DAY_LIST_CSV, DAY_LIST_ICALENDAR };

struct config {
    const char *path; /* the file it came from */

    bool demonstration;           /* ribbon on screen; the day list is made relative to now */
    const char *timezone;         /* IANA name: "America/Vancouver" */
    const char *const *languages; /* first is the one it starts in */
    size_t language_count;
    enum keyboard_layout *keyboards; /* one for each language */

    struct hours hours; /* not known if the file does not say: always open */

    struct localized clinic_name;
    struct localized clinic_address;
    const char *clinic_phone;
    struct localized clinic_access; /* dated facts: "As of November 2026: no referral needed." */
    const char *article_url;
    const char *booking_url;
    struct localized emergency_room; /* "Nanaimo Regional General Hospital" */
    struct localized urgent_care;    /* "" if none is named */

    struct localized privacy_organization;
    struct localized privacy_contact;   /* who answers questions about the answers */
    struct localized privacy_retention; /* "16 years": completes "We keep that record for …" */
    enum desk desk;

    const char *day_list_path; /* "" if there is none; a relative one has the folder of the
                                  configuration file put before it */
    enum day_list_format day_list_format;
    struct csv_mapping csv;
    int early_minutes;
    int late_minutes;

    const char *database_path; /* relative to the directory that the kiosk was started in */

    double panel_width_mm; /* active width of the picture as seen, after rotation */
    double viewing_distance_mm;
    int rotation; /* 0, 90, 180, 270 degrees clockwise */
    enum renderer renderer;
    bool reduced_motion;

    int idle_form_seconds;    /* check-in and questionnaire */
    int idle_reading_seconds; /* reading */
    int idle_countdown_seconds;
    int done_seconds; /* the screen after sending clears itself */
};

/*
 * Reads the file; everything it says lives in the arena. Unknown, duplicate and missing keys, wrong
 * types, numbers out of range and unknown time zones are problems with file and line. NULL if there
 * was any.
 */
const struct config *config_load(struct arena *arena, const char *path, struct problems *problems);
/* The same from text, for tests and fuzzing; path is for messages and for relative paths. */
const struct config *config_parse(struct arena *arena, const char *path, const char *text,
                                  size_t length, struct problems *problems);

/* How the letters of the keyboard on screen stand in this language. */
enum keyboard_layout config_keyboard(const struct config *config, const char *language);
