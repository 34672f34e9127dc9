#include "domain/form_time.h"

#include "base/words.h"
#include "domain/answer_kind.h"

#define SCRATCH_BYTES (64U << 10)

size_t response_calmest_offer(const struct response *response, size_t item)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    const struct item *question = &questionnaire->items[item];
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].exclusive) {
            return i;
        }
    }
    size_t best = 0;
    const struct answer_kind *kind = answer_kind(question);
    for (size_t i = 1; i < answer_offer_count(question); i++) {
        if (kind->offer(questionnaire, question, i).tier <
            kind->offer(questionnaire, question, best).tier) {
            best = i;
        }
    }
    return best;
}

static size_t words_of(const struct localized *words, const char *language)
{
    return words->text == NULL ? 0 : words_in(localized_get(words, language));
}

/* What stands on the screen of the question, but for what its groups say. The places of a figure
 * are not read. */
static size_t question_words(const struct response *response, size_t item, const char *language,
                             struct arena *arena)
{
    const struct item *question = &response->questionnaire->items[item];
    size_t words = words_in(response_question(response, item, language, arena)) +
                   words_of(&question->hint, language) +
                   words_of(&question->minimum_text, language) +
                   words_of(&question->maximum_text, language);
    for (size_t i = 0; i < question->point_count; i++) {
        words += words_of(&question->points[i], language);
    }
    for (size_t i = 0; question->control != CONTROL_BODY_MAP && i < answer_offer_count(question);
         i++) {
        const struct answer_offer offer =
            answer_kind(question)->offer(response->questionnaire, question, i);
        words += words_of(&offer.words, language);
    }
    return words;
}

static void answer_calmly(struct response *response, size_t item)
{
    const struct item *question = &response->questionnaire->items[item];
    if (answer_offer_count(question) > 0) {
        response_choose_offer(response, item, response_calmest_offer(response, item));
    } else if (answer_kind(question)->shape == VALUE_INTEGER) {
        response_set_number(response, item, question->minimum);
    } else {
        response_skip(response, item);
    }
}

/* What an earlier visit left is there. */
static void carry_something(struct response *response)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    for (size_t i = 0; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        if (item->carried_forward && item->option_count > 0) {
            response_carry(response, i, item->options[0].code);
        }
    }
}

/* What the review says of it. */
static size_t review_words(const struct response *response, size_t item, const char *language,
                           struct arena *arena)
{
    return words_in(response_short_question(response, item, language, arena)) +
           words_in(response_words(response, item, language, arena));
}

int64_t questionnaire_quickest_ms(const struct questionnaire *questionnaire, const char *language)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct response *response = response_create(arena, questionnaire);
    carry_something(response);
    size_t words = 0;
    size_t taps = 0;
    size_t page = RESPONSE_END; /* the first question of the page before */
    for (size_t item = response_first(response); item != RESPONSE_END;
         item = response_next(response, item)) {
        const size_t its_page = response_page(response, item).items[0];
        if (its_page != page) {
            taps++; /* on to the next screen */
            words += words_in(
                item_group_words(questionnaire, &questionnaire->items[item], language, arena));
        }
        page = its_page;
        answer_calmly(response, item);
        taps++;
        words += question_words(response, item, language, arena) +
                 review_words(response, item, language, arena);
    }
    taps++; /* Send */
    arena_destroy(arena);
    return (int64_t)taps * MS_PER_TAP + (int64_t)words * MS_PER_WORD;
}
