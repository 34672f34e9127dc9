/* What a FHIR Bundle is made of (form/bundle_json.h). */
#pragma once

#include "domain/questionnaire.h"
#include "domain/record.h"

#include <stddef.h>

struct form_bundle {
    const char *installation; /* the mark of the database */
    const char *made_at;      /* ISO 8601 with offset */
    const struct visit_record *records;
    size_t count;
    const struct client_history *histories; /* one for each record */
    /* The very questionnaires that were answered, as far as they are at hand: one for each record,
     * or NULL. Without it the answers stand in no groups and in the words that were shown. */
    const struct questionnaire *const *questionnaires;
};
