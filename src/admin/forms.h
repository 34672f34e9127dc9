/* The questionnaires that are there to read, by the fingerprint that is kept with a response. */
#pragma once

#include "admin/command.h"
#include "domain/questionnaire.h"
#include "domain/record.h"

struct forms {
    const struct questionnaire **items;
    size_t count;
};

/* Reads all questionnaires of ASSETS/questionnaires. A missing folder is no mistake, because the
 * database holds the answers with their words. A broken file is reported and left out. */
struct forms forms_load(struct command *command);
/* The very file that was answered, byte for byte; NULL if it is not there. */
const struct questionnaire *forms_find(const struct forms *forms,
                                       const struct visit_record *record);
