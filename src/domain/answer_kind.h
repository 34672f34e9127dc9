/*
 * What all other code knows of a type of question: one struct for each type, in a file of its own
 * (domain/kinds/). Nobody else asks which type a question has.
 */
#pragma once

#include "base/arena.h"
#include "domain/answer.h"
#include "domain/questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

/* How a value stands in JSON, and in struct answer, struct item (initial) and struct enable_when.
 */
enum value_shape {
    VALUE_BOOLEAN, /* true or false: number 1 or 0; enable_when.boolean */
    VALUE_INTEGER, /* a whole number: number; enable_when.integer */
    VALUE_STRING,  /* text: text; enable_when.text */
    VALUE_CODING,  /* one or more of the options: options; enable_when.code and system */
};

/* What a question of this type may have in its file beside what all have. A set. */
enum kind_takes {
    TAKES_NOTHING = 0,
    TAKES_OPTIONS = 1 << 0, /* answerOption, and repeats */
    TAKES_NUMBERS = 1 << 1, /* minValue and maxValue, and words for the numbers */
    TAKES_LENGTH = 1 << 2,  /* maxLength */
    TAKES_TIERS = 1 << 3,   /* safety-tier and safety-tier-no */
};

/* One of the answers that a question offers to touch. */
struct answer_offer {
    const char *code;
    struct localized words;
    enum tier tier;
    const char *flag_code; /* what a flag of this tier is called */
    bool lasting;          /* what it tells holds beyond today */
};

struct answer_kind {
    const char *code;  /* FHIR item.type; kept with each answer */
    const char *value; /* the x of value[x], answer[x] and initial[x]: "Integer" */
    const char *noun;  /* what a refused file reads: "number" */
    enum value_shape shape;
    unsigned takes;    /* enum kind_takes */
    unsigned controls; /* the itemControls that it may have: bit c is set for enum item_control c */

    /*
     * An answer is one or more of the things on offer, in the order in which they stand on screen
     * (the first three functions), or it is a value of its own (the others; the first three are
     * NULL). What is given to words, code and is_chosen is an answer with ANSWER_GIVEN.
     */
    size_t (*offer_count)(const struct item *item);
    struct answer_offer (*offer)(const struct questionnaire *questionnaire, const struct item *item,
                                 size_t index);
    bool (*is_chosen)(const struct answer *answer, size_t index);
    /* Chooses what is on offer, beside what is chosen already. */
    void (*choose)(struct answer *answer, size_t index);
    /* A flag is read with its question in front of it, since the words alone say nothing. */
    bool flag_needs_question;

    /* The value in words, in the arena; the same in every language. */
    const char *(*words)(const struct answer *answer, struct arena *arena);
    /* The code that is kept beside the words: for values that cannot be told from their words.
     * NULL: none is kept. */
    const char *(*kept_code)(const struct answer *answer);
    /* Makes a kept value the value again. False if it does not fit the question. */
    bool (*take)(const struct item *item, struct answer *answer, const struct kept_answer *kept);
    /* VALUE_STRING: why this text is no answer to the question ("is longer than maxLength"); NULL
     * if it is one. */
    const char *(*refusal)(const struct item *item, const char *text);

    /* Compares an answer with the value of a condition: below, equal or above (-1, 0, 1) for types
     * that have an order, else equals. Exactly one of the two is set. */
    int (*compare)(const struct answer *answer, const struct enable_when *when);
    bool (*equals)(const struct item *item, const struct answer *answer,
                   const struct enable_when *when);
    /* Its number is kept, and looked at over the visits of a client. */
    bool has_trend;
};

#define ANSWER_KIND(word, name) extern const struct answer_kind answer_kind_##name;
#include "domain/answer_kinds.def"
#undef ANSWER_KIND

/* "integer": as FHIR has it in item.type, and as it is kept with each answer. */
const char *item_type_code(enum item_type type);
bool item_type_from_code(const char *code, enum item_type *type);

/* NULL for a group and a display item, which take no answer. */
const struct answer_kind *answer_kind_of_type(enum item_type type);
/* Of a question. */
const struct answer_kind *answer_kind(const struct item *item);
/* How many answers a question offers to touch; 0 if it takes a value of its own. */
size_t answer_offer_count(const struct item *item);
/* The one with this code, or answer_offer_count. */
size_t answer_find_offer(const struct questionnaire *questionnaire, const struct item *item,
                         const char *code);
/* Makes this the text of an answer of VALUE_STRING; "" opens it again. Text that is no answer to
 * the question is refused (false), and nothing changes. */
bool answer_set_text(const struct item *item, struct answer *answer, const char *text);
