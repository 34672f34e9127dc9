/* Yes or no. */
#include "domain/answer_kind.h"

/* As they stand on screen. */
enum { YES, NO, COUNT };

static size_t offer_count(const struct item *item)
{
    (void)item;
    return COUNT;
}

static struct answer_offer offer(const struct questionnaire *questionnaire, const struct item *item,
                                 size_t index)
{
    bool value = index == YES;
    const char *code = value ? "true" : "false";
    return (struct answer_offer){.code = code,
                                 .words = questionnaire->boolean_words[value],
                                 .tier = item->boolean_tier[value],
                                 .flag_code = code,
                                 .lasting = item->boolean_lasting};
}

static bool is_chosen(const struct answer *answer, size_t index)
{
    return (answer->number != 0) == (index == YES);
}

static void choose(struct answer *answer, size_t index)
{
    answer->number = index == YES ? 1 : 0;
}

static bool equals(const struct item *item, const struct answer *answer,
                   const struct enable_when *when)
{
    (void)item;
    return (answer->number != 0) == when->boolean;
}

const struct answer_kind answer_kind_boolean = {
    .code = "boolean",
    .value = "Boolean",
    .noun = "yes or no",
    .shape = VALUE_BOOLEAN,
    .takes = TAKES_TIERS,
    .controls = 1U << CONTROL_RADIO_BUTTON,
    .offer_count = offer_count,
    .offer = offer,
    .is_chosen = is_chosen,
    .choose = choose,
    .flag_needs_question = true,
    .equals = equals,
};
