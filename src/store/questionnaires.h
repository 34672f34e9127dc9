/* The questionnaires that were asked, with their texts, so that old answers are understood by the
 * form that they were given to, whatever became of its file. They are nobody's data: a purge leaves
 * them. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/questionnaire.h"
#include "store/store.h"

#include <stdbool.h>

/* The JSON text of the form with this fingerprint, byte for byte as its file was, in the arena;
 * NULL if it was not kept, as before the database had a place for it. */
bool store_questionnaire_text(struct store *store, struct arena *arena, const char *sha256,
                              const char **text, struct err *err);

/* What was asked before this questionnaire. Texts are in the arena. */
struct questionnaire_use {
    /* Of the form of this url that was asked last; "" if none was. */
    const char *last_version;
    const char *last_sha256;
    const char *last_text; /* NULL if it was not kept */
    /* When this version was last asked in other words, ISO 8601; "" if it never was. Nobody could
     * tell later which words a visit of this version has read. */
    const char *other_words_at;
};
/* The store may be one of store_open_to_look: a database of a version before has no texts. */
bool store_questionnaire_use(struct store *store, struct arena *arena,
                             const struct questionnaire *questionnaire,
                             struct questionnaire_use *use, struct err *err);

/* For the files of store, within a transaction: keeps the form and its text, and that it is asked
 * now. */
void questionnaire_keep(struct store *store, const struct questionnaire *questionnaire);
