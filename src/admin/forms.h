/* The questionnaires that are there to read, by the fingerprint that is kept with a response. */
#pragma once

#include "admin/command.h"
#include "domain/questionnaire.h"
#include "domain/record.h"

struct forms {
    const struct questionnaire **items;
    size_t count;
};

/* All of ASSETS/questionnaires that can be read; none is no mistake (answers stand in the database
 * by themselves), one that is broken is reported and left out. */
struct forms forms_load(struct command *command);
/* The very file that was answered, byte for byte; NULL if it is not there. */
const struct questionnaire *forms_find(const struct forms *forms,
                                       const struct visit_record *record);
