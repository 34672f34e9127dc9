/* One arrival of one person, and what became of its questionnaire. */
#pragma once

#include "domain/appointment.h"
#include "domain/checkin.h"
#include "domain/ids.h"
#include "domain/response.h"
#include "domain/visit_reason.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The words stand in the database and in the view `arrivals`. */
enum questionnaire_status {
    QUESTIONNAIRE_NONE,        /* "none": not asked yet */
    QUESTIONNAIRE_DECLINED,    /* "declined": will tell the therapist */
    QUESTIONNAIRE_UNDER_AGE,   /* "under-age": staff do the intake */
    QUESTIONNAIRE_IN_PROGRESS, /* "not finished" (FHIR in-progress) */
    QUESTIONNAIRE_COMPLETED,   /* "completed" */
};
const char *questionnaire_status_code(enum questionnaire_status status);

/* What the screen knows when somebody arrives; the store makes a visit of it. */
struct arrival {
    const struct appointment *const *appointments; /* none for a walk-in */
    size_t appointment_count;
    int64_t arrived_ms;
    enum arrival_kind kind;
    enum identity identity;
    const char *therapist;  /* walk-in: the one they chose, "" for none; else not read */
    const char *typed_name; /* walk-in: what was typed, "" if nothing; else not read */
    const char *language;
};

/* Answers that were given as another person, and whose they are. */
struct answers_move {
    struct visit_id from;
    struct visit_id to;            /* the visit of that person, if already here; else 0 and … */
    const struct arrival *arrival; /* … this arrival is recorded for them */
    const char *initials;          /* of whoever moves them */
    bool undo_from;                /* also take the arrival of from back: it was the same mistake */
    /* Numbers are compared with those of the questionnaires of the same reason; where none of these
     * asks what was answered, with all. */
    const struct visit_reason *reasons;
    size_t reason_count;
};

/* An earlier, finished response of the same client. */
struct prior_number {
    const char *link_id;
    long number;
};
struct prior_response {
    bool exists;
    int64_t arrived_ms;
    int64_t full_ms; /* of the last visit that finished the full questionnaire; 0 if none did */
    const struct prior_number
        *numbers; /* the newest one for each question, from that visit or an earlier one */
    size_t count;
};
