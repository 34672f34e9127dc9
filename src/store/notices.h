/* The words of the privacy notice, each kept once, so that what a client agreed to can be read. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "domain/notice.h"
#include "store/store.h"

#include <stdbool.h>

/* What the client of a visit agreed to, by the newest questionnaire that was begun. Texts are in
 * the arena of the caller. */
struct agreed_notice {
    const char *agreed_at; /* ISO 8601; "" if nobody agreed to anything */
    const char *version;   /* the day on which these words were first agreed to; before the words
                              were kept, a version of the program's own */
    const char *sha256;    /* of the text; "" if agreed to before the words were kept */
    const char *language;
    const char *text;
};
/* Fails if there is no such visit. */
bool store_agreed_notice(struct store *store, struct arena *arena, struct visit_id visit,
                         struct agreed_notice *notice, struct err *err);

/* For the files of store, within db_begin: keeps the words if they are new. Returns their SHA-256
 * as 64 hex digits, in the scratch arena. */
const char *notice_keep(struct store *store, const struct notice *notice);
