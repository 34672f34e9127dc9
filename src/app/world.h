/* Everything that stays the same while the kiosk runs: configuration, words, pages, questionnaires,
 * and access to clock, database and fonts. */
#pragma once

#include "app/alarm.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/problems.h"
#include "content/config.h"
#include "content/pages.h"
#include "content/strings.h"
#include "domain/questionnaire.h"
#include "domain/visit_reason.h"
#include "ui/palette.h"
#include "ui/text.h"

#include <stddef.h>
#include <stdint.h>

/* The page that is one tap away from everywhere. */
#define PAGE_DOCTOR_FIRST "doctor-first"

struct language {
    const char *code; /* "en" */
    const struct strings *strings;
    const struct catalog *catalog;
};

struct store;

/* Whoever keeps the day lists in the database up to date. The kiosk itself reads none of them. */
struct list_keeper {
    /* Called when somebody begins to check in: to see that whoever reads lists is still there, or,
     * in a script, to bring them up to date. NULL: there is nobody. */
    void (*look)(void *self);
    void *self;
    int64_t every_ms; /* called so often, too, while nobody is at the screen; 0: not so */
};

struct world {
    const struct config *config;
    const char *assets; /* the folder that pages, words and questionnaires came from */
    struct palette day; /* made of the clinic's accent */
    struct palette contrast;
    const struct language *languages; /* as the configuration orders them; at least one */
    size_t language_count;
    /* What clients are asked about, as the configuration orders it; at least one when all is
     * read. */
    const struct visit_reason *reasons;
    size_t reason_count;
    /* The questionnaires of all of them, each once. */
    const struct questionnaire *const *forms;
    size_t form_count;
    /* Set by the caller that starts the kiosk: */
    const struct clock *clock;
    struct store *store;
    const struct text_engine *text;
    struct list_keeper lists;
    struct alarm alarm;
    bool zone_is_old; /* clock_zone_is_old of the clinic's time zone */
    /* A rehearsal without a real visitor: pauses of look-ups and readings of the day list are not
     * logged; failures are. */
    bool rehearsed;
};

/* Loads configuration and words from the files below assets; everything lives in the arena. It is
 * all that the attract screen needs; world_reading reads the rest. False if there was any problem;
 * problems lists all of them. */
bool world_load_words(struct arena *arena, const char *config_path, const char *assets,
                      struct world *world, struct problems *problems);
