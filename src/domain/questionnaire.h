/*
 * A questionnaire, after FHIR R4 Questionnaire: the part of it that the kiosk can ask. form/ reads
 * it from JSON; response.h decides what is asked next.
 */
#pragma once

#include "base/arena.h"
#include "domain/localized.h"

#include <stdbool.h>
#include <stddef.h>

/* FHIR item.type: groups, texts that are only read, and what takes an answer (ITEM_BOOLEAN, …). */
enum item_type {
    ITEM_GROUP,
    ITEM_DISPLAY,
#define ANSWER_KIND(word, name) ITEM_##word,
#include "domain/answer_kinds.def"
#undef ANSWER_KIND
    ITEM_TYPE_COUNT
};
/* FHIR questionnaire-itemControl, as far as it changes what is drawn. */
enum item_control {
    CONTROL_NONE,
    CONTROL_RADIO_BUTTON,
    CONTROL_CHECK_BOX,
    CONTROL_SLIDER, /* drawn as a row of number buttons, never as a slider */
    CONTROL_BODY_MAP,
    CONTROL_PAGE, /* of a group: its questions stand on one screen where that has room */
};

/* How urgent an answer is for the therapist, least urgent first. */
enum tier {
    TIER_NONE,
    TIER_TELL,   /* tell the therapist before the session starts */
    TIER_ASK,    /* the client prefers to talk about it in person */
    TIER_REVIEW, /* worse than last time: look at it together */
    TIER_HOLD,   /* same-day medical advice; no hands-on until the therapist decides */
    TIER_STOP,   /* emergency */
};
/* "", "tell", "ask", "review", "hold", "stop": the words in the database and in the FHIR extension
 */
const char *tier_code(enum tier tier);
bool tier_from_code(const char *code, enum tier *tier);

/* FHIR answerOption.valueCoding */
struct option {
    const char *system; /* "" if none */
    const char *code;
    struct localized display;
    struct localized within_sentence; /* how a sentence says it; zero: as display does */
    enum tier tier;
    const char *flag_code; /* short code of the safety list, such as "D5"; "" if none */
    bool lasting;          /* what it tells holds beyond today, such as an allergy */
    bool exclusive;        /* "None of these": choosing it clears the others, and they clear it */
};

/* What some numbers of a row are called, such as 4 to 6: "moderate". */
struct number_word {
    long from;
    long to; /* included */
    struct localized word;
};

/* FHIR enableWhen.operator */
enum enable_operator {
    ENABLE_EXISTS,
    ENABLE_EQUAL,
    ENABLE_NOT_EQUAL,
    ENABLE_GREATER,
    ENABLE_LESS,
    ENABLE_GREATER_OR_EQUAL,
    ENABLE_LESS_OR_EQUAL,
};

struct enable_when {
    size_t question; /* index into questionnaire.items, before the item it enables */
    enum enable_operator operator_;
    /* The value compared with; which one holds follows from the type of the question. ENABLE_EXISTS
     * uses boolean. */
    const char *code;
    const char *system; /* "" compares the code alone */
    const char *text;
    long integer;
    bool boolean;
};

#define QUESTIONNAIRE_ITEMS_MAX   256
#define QUESTIONNAIRE_OPTIONS_MAX 64 /* a set of chosen options is a 64 bit mask */
#define ANSWER_CHARACTERS_MAX     250
#define ITEM_NO_PARENT            ((size_t)-1)

struct item {
    const char *link_id;
    size_t parent; /* index of the group around it, or ITEM_NO_PARENT */
    enum item_type type;
    enum item_control control;
    struct localized prefix; /* FHIR item.prefix; zero for none */
    struct localized text;
    struct localized short_text;    /* what is asked, in a word or two; "" if the file has none */
    struct localized hint;          /* a display item below it: why it is asked */
    const struct localized *points; /* lines to read above the answers, one thing each */
    size_t point_count;
    bool required;
    bool repeats;
    bool carried_forward; /* never asked: has the answer of an earlier visit, or none */
    long minimum;         /* of a type that takes limits (domain/answer_kind.h): both always set */
    long maximum;
    size_t max_length; /* characters; of a type that takes a length: always set */
    const struct option *options;
    size_t option_count;
    struct localized minimum_text; /* words at the ends of a number row; "" if none */
    struct localized maximum_text;
    const struct number_word *words; /* rising; one for every number, or none at all */
    size_t word_count;
    enum tier boolean_tier[2]; /* the tier of false and of true */
    bool boolean_lasting;      /* what an answer with a tier tells holds beyond today */
    const struct enable_when *enable_when;
    size_t enable_when_count;
    bool enable_any; /* enableBehavior "any"; else "all" */
    /* FHIR initial: what stands chosen before anyone answered; bit mask, or number */
    bool has_initial;
    unsigned long long initial_options;
    long initial_number;
    const char *initial_text;
};

struct questionnaire {
    const char *path; /* the file, for messages */
    const char *url;  /* canonical */
    const char *version;
    const char *name;
    const char *language; /* of its texts, BCP 47; NULL where the file does not say */
    struct localized title;
    /* What the answers false and true are called. The file does not say: whoever asks the questions
     * hands the words in (questionnaire_for_clinic); "" where nobody does. */
    struct localized boolean_words[2];
    /* The language that the staff read; also handed in. NULL: that of the file. */
    const char *staff_language;
    const char *json;         /* the bytes of the file; NULL if there is none */
    char sha256[65];          /* of the file's bytes, lower case hex */
    const struct item *items; /* in document order, groups before what is in them */
    size_t count;             /* at most QUESTIONNAIRE_ITEMS_MAX */
};

/* The same questionnaire, in the arena, with words for no and for yes, and for staff who read this
 * language. */
const struct questionnaire *questionnaire_for_clinic(struct arena *arena,
                                                     const struct questionnaire *questionnaire,
                                                     struct localized no, struct localized yes,
                                                     const char *staff_language);
/* The text of an item after its prefix, if it has one, as the file has it: placeholders of a
 * question are not filled in (response_question in domain/response.h does). In the arena, or as
 * long as the questionnaire. */
const char *item_words(const struct item *item, const char *language, struct arena *arena);
/* True if the form says in a word or two what is asked. */
bool item_has_short_text(const struct item *item);
/* What the groups around a question say, the outermost first, with a space between them: "In the
 * past 7 days:". It belongs to each of their questions. "" if they say nothing. In the arena, or as
 * long as the questionnaire. */
const char *item_group_words(const struct questionnaire *questionnaire, const struct item *item,
                             const char *language, struct arena *arena);
/* What joins the words of a group to those of a question: " – " unless they end a sentence or
 * announce what follows, then " ". */
const char *item_group_joint(const char *group);
/* True for what takes an answer: neither a group nor a display item. */
bool item_is_question(const struct item *item);
/* True for a question that has a screen: one that is carried forward has none. */
bool item_is_asked(const struct item *item);
/* The index of the item, or ITEM_NO_PARENT if there is none. */
size_t questionnaire_find(const struct questionnaire *questionnaire, const char *link_id);
/* What this number is called; NULL if the question has no words for its numbers. */
const struct number_word *item_number_word(const struct item *item, long number);
/* The index of the option with this code, or option_count. */
size_t item_find_option(const struct item *item, const char *code);
/* The option as a sentence says it: "sitting" of "Sitting". Its display where it has no words for
 * that, or none in a language that the display has. */
const char *option_within_sentence(const struct option *option, const char *language);
