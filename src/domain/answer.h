/* An answer to one question. Personal data: lives in the session's arena only. */
#pragma once

#include "domain/questionnaire.h"

#include <stdint.h>

enum answer_state {
    ANSWER_OPEN,     /* not come to yet */
    ANSWER_GIVEN,    /* a value is there */
    ANSWER_DECLINED, /* "I'd rather tell my therapist": FHIR data-absent-reason asked-declined */
    ANSWER_SKIPPED,  /* passed over: data-absent-reason unknown */
};

struct answer {
    enum answer_state state;
    /* Which of these holds the value follows from the type (domain/answer_kind.h). */
    uint64_t options;                         /* bit i set if option i is chosen */
    long number;                              /* also yes and no, as 1 and 0 */
    char text[ANSWER_CHARACTERS_MAX * 4 + 1]; /* UTF-8 */
};

/* A value as it is kept without its questionnaire, in the words that were shown. */
struct kept_answer {
    const char *words;
    const char *code;
    long number;
};
