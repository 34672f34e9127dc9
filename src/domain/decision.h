/* What the staff say about a visit at the kiosk, once they know of it. */
#pragma once

#include <stdbool.h>

enum decision {
#define DECISION(id, code, made) DECISION_##id,
#include "domain/decisions.def"
#undef DECISION
    DECISION_COUNT,
};
/* The word in the database and in the view `decisions`. */
const char *decision_code(enum decision decision);
/* True if somebody answers for it with their initials; otherwise a tap is enough. */
bool decision_is_signed(enum decision decision);
/* False if there is no such word. */
bool decision_from_code(const char *code, enum decision *decision);

/* Letters and marks of a name (domain/name.h) that someone signs with: one to four characters, at
 * least one a letter. */
#define INITIALS_CHARACTERS_MAX 4
#define INITIALS_SIZE           (INITIALS_CHARACTERS_MAX * 4 + 1) /* in UTF-8, with the end */
bool initials_valid(const char *initials);
/* As one signs: in capitals, where a letter has one. The text must be UTF-8. */
void initials_capitals(char initials[INITIALS_SIZE]);
