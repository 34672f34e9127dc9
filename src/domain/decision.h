/* What the staff say about a visit at the kiosk, once they know of it. */
#pragma once

#include <stdbool.h>

/* The words stand in the database and in the view `decisions`. */
enum decision {
    DECISION_SEEN,      /* "seen": knows the client is here, is coming */
    DECISION_PROCEED,   /* "proceed": the session as planned */
    DECISION_MODIFY,    /* "modify": something is done otherwise, or left out */
    DECISION_NOT_TODAY, /* "not-today": no session today */
    DECISION_REFERRED,  /* "referred": sent to a doctor or to emergency */
    DECISION_COUNT,
};
const char *decision_code(enum decision decision);
/* False if there is no such word. */
bool decision_from_code(const char *code, enum decision *decision);

/* Letters and marks of a name (domain/name.h) that someone signs with: one to four characters, at
 * least one a letter. */
#define INITIALS_CHARACTERS_MAX 4
#define INITIALS_SIZE           (INITIALS_CHARACTERS_MAX * 4 + 1) /* in UTF-8, with the end */
bool initials_valid(const char *initials);
/* As one signs: in capitals, where a letter has one. The text must be UTF-8. */
void initials_capitals(char initials[INITIALS_SIZE]);
