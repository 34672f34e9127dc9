/* The questionnaires that were answered, by the fingerprint that is kept with a response: from the
 * folder of the forms, or from the database, which keeps what was asked. */
#pragma once

#include "admin/command.h"
#include "domain/questionnaire.h"
#include "domain/record.h"

struct known_form {
    const char *sha256;
    const struct questionnaire *form; /* NULL if it was looked for in vain */
};
struct forms {
    struct known_form *items;
    size_t count;
    size_t capacity;
};

/* Reads all questionnaires of ASSETS/questionnaires. A missing folder is no mistake, because the
 * database holds the answers with their words. A broken file is reported and left out. */
struct forms forms_load(struct command *command);
/* The very form that was answered, byte for byte; NULL if it is neither in the folder nor kept. */
const struct questionnaire *forms_find(struct command *command, struct forms *forms,
                                       const struct visit_record *record);
