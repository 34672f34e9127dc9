/* One of the options, or several where the question repeats. */
#include "domain/answer_kind.h"

#include <string.h>

static size_t offer_count(const struct item *item)
{
    return item->option_count;
}

static struct answer_offer offer(const struct questionnaire *questionnaire, const struct item *item,
                                 size_t index)
{
    (void)questionnaire;
    const struct option *option = &item->options[index];
    return (struct answer_offer){.code = option->code,
                                 .words = option->display,
                                 .tier = option->tier,
                                 .flag_code = option->flag_code[0] != '\0' ? option->flag_code
                                                                           : option->code,
                                 .lasting = option->lasting};
}

static bool is_chosen(const struct answer *answer, size_t index)
{
    return (answer->options >> index & 1) != 0;
}

static void choose(struct answer *answer, size_t index)
{
    answer->options |= UINT64_C(1) << index;
}

static bool equals(const struct item *item, const struct answer *answer,
                   const struct enable_when *when)
{
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option *option = &item->options[i];
        if (is_chosen(answer, i) && strcmp(option->code, when->code) == 0 &&
            (when->system[0] == '\0' || strcmp(option->system, when->system) == 0)) {
            return true;
        }
    }
    return false;
}

const struct answer_kind answer_kind_choice = {
    .code = "choice",
    .value = "Coding",
    .noun = "choice",
    .shape = VALUE_CODING,
    .takes = TAKES_OPTIONS,
    .controls = 1U << CONTROL_RADIO_BUTTON | 1U << CONTROL_CHECK_BOX | 1U << CONTROL_BODY_MAP,
    .offer_count = offer_count,
    .offer = offer,
    .is_chosen = is_chosen,
    .choose = choose,
    .equals = equals,
};
