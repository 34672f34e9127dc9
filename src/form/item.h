/* The items of a FHIR Questionnaire. */
#pragma once

#include "form/reader.h"

#include <stddef.h>

/* As many conditions as one choice has options. */
#define ENABLE_WHEN_MAX QUESTIONNAIRE_OPTIONS_MAX

/* Reads the items of node (the resource or a group) into reader->items, in document order. */
void items_read(struct form_reader *reader, struct node node, size_t parent);

/* The options of a choice, the safety tier of an answer, and whether that lasts (option.c). */
void options_read(struct form_reader *reader, struct node node, struct item *item);
enum tier tier_read(struct form_reader *reader, struct node node, enum extension extension);
/* Whether what node tells by its tier lasts; refused where it has no tier. */
bool lasting_read(struct form_reader *reader, struct node node, bool has_tier);

/* Whether the choice is carried forward from an earlier visit; refused where that contradicts what
 * else it says (carried_forward.c). Its options and initial value were read. */
bool carried_forward_read(struct form_reader *reader, struct node node, const struct item *item);

/* The words for its numbers that were found so far in one question (number_words.c). */
struct number_words {
    struct number_word *items;
    size_t count;
    bool broken; /* a problem was added: what follows from it must not become a second one */
};
/* True if the display item node has its text for some numbers: it is added, or a problem told.
 * Limits of item are set. */
bool number_word_read(struct form_reader *reader, struct node node, const struct item *item,
                      struct localized text, struct number_words *words);
/* Call it after the last word was added: refuses words that leave a number without one. */
void number_words_end(struct form_reader *reader, struct node node, const struct item *item,
                      const struct number_words *words);

struct answer_kind;

/* "valueInteger" or "answerInteger", by the stem. In the arena. */
const char *value_name(struct arena *arena, const char *stem, const struct answer_kind *kind);
/* Those of all types, with or without "…Coding"; how many. There is room for ITEM_TYPE_COUNT. */
size_t value_names(struct arena *arena, const char *stem, bool codings, struct property *names);

/* enableWhen of the item number index, which must already be in reader->items (enable_when.c). */
void enable_when_read(struct form_reader *reader, struct node node, size_t index);
/* Finds the question with this linkId, which must stand before item number index; property is where
 * node names it. False if there is none: refused, unless what it names was refused already. */
bool earlier_question_find(struct form_reader *reader, struct node node, const char *property,
                           const char *id, size_t index, size_t *question);
/* Refuses each "{" in the text of a question, item number index, and in its translations that does
 * not begin a placeholder ("{linkId}") for a choice of one answer before it, which must have its
 * answer when this is asked (placeholder.c). Its enableWhen was read. */
void placeholders_check(struct form_reader *reader, struct node node, size_t index);
/* Refuses placeholders for questions read so far in the text of anything else; other braces stay.
 */
void placeholders_refuse(struct form_reader *reader, struct node node,
                         const struct localized *text);
/* FHIR initial, or initialSelected of the options (initial.c). Type and limits of item are set. */
void initial_read(struct form_reader *reader, struct node node, struct item *item);
