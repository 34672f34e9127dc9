/* The configuration, kiosk.yaml: its keys are those of content/config.def. Every key is explained
 * in assets/kiosk.yaml itself. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/problems.h"
#include "domain/csv_mapping.h"
#include "domain/hours.h"
#include "domain/list_source.h"
#include "domain/localized.h"
#include "domain/visit_reason.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum desk { DESK_STAFFED, DESK_NONE };
enum theme_name { THEME_DAY, THEME_CONTRAST };
enum renderer { RENDERER_SOFTWARE, RENDERER_ACCELERATED };
enum keyboard_layout { KEYBOARD_QWERTY, KEYBOARD_AZERTY };
enum day_list_format { DAY_LIST_AUTO, DAY_LIST_CSV, DAY_LIST_ICALENDAR };

/* A colour that a file may name. */
struct chosen_color {
    uint32_t rgb; /* 0xRRGGBB */
    size_t line;  /* 0 if the file does not name one */
};

/* What the kiosk says of a therapist besides the name. */
struct therapist {
    const char *name;         /* as the day lists write it */
    struct localized waiting; /* where the clients wait and who comes for them */
};
struct therapists {
    const struct therapist *items;
    size_t count;
};

/* An entry of questionnaires. */
struct asked_reason {
    struct visit_reason reason; /* its questionnaires are not read yet: NULL */
    const char *first_visit;    /* names of files in the folder questionnaires of the assets */
    const char *follow_up;      /* "" if there is none */
    size_t line;                /* where the entry begins; 0 for the usual one */
};
struct asked_reasons {
    const struct asked_reason *items;
    size_t count; /* at least 1 */
};

struct config {
    const char *path;             /* the file it came from */
    const char *const *languages; /* first is the one it starts in */
    size_t language_count;
    enum keyboard_layout *keyboards; /* one for each language */
    struct hours hours;              /* not known if the file does not say: always open */
    struct csv_mapping csv;
    struct list_sources sources; /* of day_list.sources; without day_list.path */
    struct therapists therapists;
    struct asked_reasons reasons; /* in the order in which they are looked through */
#define KEY(type, member, name, take, absent) type member;
#define INTO(member, name, take, absent)
#include "content/config.def"
#undef KEY
#undef INTO
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

/* True if the clinic has a day list, whether from one file or from several sources. */
bool config_has_day_list(const struct config *config);
/* All sources of day lists, day_list.path first; in the arena. */
const struct list_source *config_sources(struct arena *arena, const struct config *config,
                                         size_t *count);

/* Where the clients of a therapist, as the day list names them, wait and who comes for them; NULL
 * if the configuration does not say. Small and capital letters, accents and dots may differ. What
 * is put in the arena is for the call. */
const struct localized *config_waiting(const struct config *config, struct arena *arena,
                                       const char *therapist);
