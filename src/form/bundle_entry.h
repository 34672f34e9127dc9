/* Inside form/ only: a bundle that is being written, and what all its entries have. */
#pragma once

#include "form/form_bundle.h"
#include "form/json_writer.h"

#include <stdint.h>

struct bundle {
    struct json_writer writer;
    const struct form_bundle *source;
    struct arena *arena;
};

/* A UUID of version 8 (RFC 9562: made in a way of one's own), as FHIR writes it. part tells things
 * of one row apart; "0" where there is but one. */
const char *bundle_url(const struct bundle *bundle, const char *kind, int64_t row,
                       const char *part);
/* Of the Patient and of the Encounter. */
const char *bundle_patient(const struct bundle *bundle, const struct visit_record *record);
const char *bundle_encounter(const struct bundle *bundle, struct visit_id visit);

/* An entry up to the resource, whose members follow, and its end. */
void bundle_open(struct bundle *bundle, const char *url, const char *type);
void bundle_close(struct bundle *bundle);

/* One extension: what somebody of the staff decided. */
void bundle_decision_write(struct bundle *bundle, const struct decision_record *decision);
