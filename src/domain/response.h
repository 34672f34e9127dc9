/*
 * Answering a questionnaire: which question is asked next, what an answer may be, what it flags.
 * Holds personal data: lives in the session's arena only.
 */
#pragma once

#include "base/arena.h"
#include "domain/answer.h"
#include "domain/ids.h"
#include "domain/questionnaire.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct response {
    struct response_id id; /* of the draft in the database, once it is begun there */
    const struct questionnaire *questionnaire;
    struct answer *answers; /* one for each item, groups too */
    /* Only the questions about warning signs are asked: the visitor has sent the questionnaire and
     * tells of something new. */
    bool addition;
};

/* A response with nothing answered but FHIR initial values. Lives as long as the arena. */
struct response *response_create(struct arena *arena, const struct questionnaire *questionnaire);
/* The same for an addition: it has no initial values, and nothing is asked but warning signs. */
struct response *response_create_addition(struct arena *arena,
                                          const struct questionnaire *questionnaire);
/* Gives a question that is carried forward (struct item) the answer of an earlier visit. False, and
 * nothing changes, if it has no option with this code. */
bool response_carry(struct response *response, size_t item, const char *code);
/* True if an answer to the question can be of this tier or a more urgent one; false for an item
 * that is no question. */
bool response_may_raise(const struct response *response, size_t item, enum tier tier);

/* True if the item and every group around it are enabled by the answers so far. An answer that is
 * open, declined, skipped, or belongs to an item that is itself not enabled, does not exist. */
bool response_enabled(const struct response *response, size_t item);

#define RESPONSE_END ((size_t)-1)
/* The first question that is asked, the one after item, the one before it; RESPONSE_END if none.
 * Asked are the enabled ones but those that are carried forward. */
size_t response_first(const struct response *response);
size_t response_next(const struct response *response, size_t item);
size_t response_previous(const struct response *response, size_t item);

/* Questions that stand on one screen. */
#define PAGE_QUESTIONS_MAX 4
struct question_page {
    size_t items[PAGE_QUESTIONS_MAX]; /* in the order of the questionnaire; at least one */
    size_t count;
};
/*
 * What a screen with room for it shows with this question: the questions of the group with the
 * control "page" around it that are asked, and those that hang on an answer of the same page. A
 * question outside of such a group stands alone. It does not depend on answers given on the page.
 */
struct question_page response_page(const struct response *response, size_t item);
/* This question alone. */
struct question_page question_page_of(size_t item);

/*
 * The display items to be read above item: the enabled ones between it and the enabled question
 * before it. Returns how many there are; the indexes of the first room of them go into notes.
 */
size_t response_notes(const struct response *response, size_t item, size_t *notes, size_t room);

/*
 * "Question n of total" for item, of those that are asked. A question whose condition cannot be
 * decided yet, because it hangs on the answer to item or to one further on, counts as if it were
 * asked: the total may shrink on the way and never grows, not even by a tap that is taken back.
 */
void response_progress(const struct response *response, size_t item, size_t *n, size_t *total);

/* Taps. Each sets the state to ANSWER_GIVEN, or back to ANSWER_OPEN when nothing is left chosen. A
 * single choice replaces; with repeats it toggles, and exclusive options clear the others. */
void response_tap_option(struct response *response, size_t item, size_t option);
void response_set_number(struct response *response, size_t item, long number);
void response_set_boolean(struct response *response, size_t item, bool value);
/* Text longer than the item allows is refused (false) and nothing changes; "" means open. */
bool response_set_text(struct response *response, size_t item, const char *text);
/* Chooses one of the answers that the question offers, whatever its type, beside what is chosen. */
void response_choose_offer(struct response *response, size_t item, size_t index);
/* True if it is given. False for an index past the last one. */
bool response_offer_chosen(const struct response *response, size_t item, size_t index);
void response_clear(struct response *response, size_t item);
void response_decline(struct response *response, size_t item);
/* Marks an open answer as skipped; leaves every other state as it is. */
void response_skip(struct response *response, size_t item);

/* True if the visitor may go on from here: an answer is given or declined, or the item is not
 * required. */
bool response_may_continue(const struct response *response, size_t item);

/* True if anything was answered at this visit, or is to be told in person. */
bool response_has_answers(const struct response *response);

/* The answer in words, options joined by ", " in file order; "" when there is no value. A boolean
 * has the boolean_words of the questionnaire. */
const char *response_words(const struct response *response, size_t item, const char *language,
                           struct arena *arena);

/* The text of a question with its placeholders filled in by what was chosen: "How hard is
 * sitting?". In the arena, or as long as the questionnaire. */
const char *response_text(const struct response *response, size_t item, const char *language,
                          struct arena *arena);
/* The question as it stands on the screen: its text after its prefix, if it has one. These are the
 * words that are kept, and that the staff and other programs read. */
const char *response_question(const struct response *response, size_t item, const char *language,
                              struct arena *arena);
/* What is asked, in a word or two: "Usual pain". The question where the form has no such words. */
const char *response_short_question(const struct response *response, size_t item,
                                    const char *language, struct arena *arena);
/* The question as it is read away from its screen: after the words of its groups. */
const char *response_question_in_group(const struct response *response, size_t item,
                                       const char *language, struct arena *arena);

struct flag {
    enum tier tier;
    const char *link_id;
    const char *code; /* "D5", or the option's code when it has no flag code; "true" or "false" of a
                         boolean; "" for TIER_ASK */
    const char *text; /* the exact words of the answer (of a boolean: of question and answer), or of
                         the question for TIER_ASK */
    const char *question; /* as it was asked; "" where text has it */
    /* The same two in the language that the staff read. */
    const char *staff_text;
    const char *staff_question;
    bool lasting; /* what it tells holds beyond today: later visits show it */
    size_t place; /* rises in the order of reading; the same whenever this answer raises it */

    /* Of a flag that is kept: ISO 8601, "" for not (yet). */
    const char *raised_at;
    const char *withdrawn_at; /* the client answered otherwise afterwards */
    const char *decided_at;   /* somebody decided with their initials */
    /* Somebody had decided, and then the client said it again; "" unless it waits for that reason.
     */
    const char *decided_before_at;
};
/* The place of the flag that an item raises by itself, such as one for a number that is worse:
 * before those of answers. */
size_t flag_place_of_item(size_t item);
/* What the staff read of it, question first; in the arena, or as long as the flag. */
const char *flag_staff_words(const struct flag *flag, struct arena *arena);
/* The client's own words for the answer, if they are others; else "". */
const char *flag_own_words(const struct flag *flag);
struct flags {
    const struct flag *items; /* most urgent first, then in file order */
    size_t count;
};
/* What the answers to enabled questions flag, in words of language. A declined question is
 * TIER_ASK, never nothing. */
struct flags response_flags(const struct response *response, const char *language,
                            struct arena *arena);
enum tier flags_highest(const struct flags *flags);
/* The highest tier that the answer to this one item raises (declined counts as TIER_ASK). */
enum tier response_tier(const struct response *response, size_t item);

/* True if any answer that was asked for is "link_id/code", such as "duration/over-3-months"; for
 * choosing what to read. */
bool response_has_tag(const struct response *response, const char *tag);
