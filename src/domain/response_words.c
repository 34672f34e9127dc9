/* What the answers say: in words, and as flags for the therapist. */
#include "domain/response.h"

#include "base/bug.h"
#include "domain/answer_kind.h"

static const char *offer_words(const struct response *response, const struct item *item,
                               size_t index, const char *language)
{
    struct answer_offer offer = answer_kind(item)->offer(response->questionnaire, item, index);
    return localized_get(&offer.words, language);
}

const char *response_words(const struct response *response, size_t item, const char *language,
                           struct arena *arena)
{
    BUG_IF(item >= response->questionnaire->count);
    const struct item *question = &response->questionnaire->items[item];
    const struct answer *answer = &response->answers[item];
    if (answer->state != ANSWER_GIVEN) {
        return "";
    }
    if (answer_kind(question)->words != NULL) {
        return answer_kind(question)->words(answer, arena);
    }
    const char *words = "";
    for (size_t i = 0; i < answer_offer_count(question); i++) {
        if (response_offer_chosen(response, item, i)) {
            words = arena_printf(arena, "%s%s%s", words, words[0] == '\0' ? "" : ", ",
                                 offer_words(response, question, i, language));
        }
    }
    return words;
}

/* A list of flags being made. */
struct flag_list {
    struct arena *arena;
    struct flag *items;
    size_t count;
    size_t capacity;
};

static void flag_add(struct flag_list *list, struct flag flag)
{
    list->items =
        arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof(*list->items));
    list->items[list->count++] = flag;
}

/* Adds what the answer to one question flags at exactly this tier. */
static void flag_question(struct flag_list *list, const struct response *response, size_t index,
                          enum tier tier, const char *language)
{
    const struct item *item = &response->questionnaire->items[index];
    const struct answer *answer = &response->answers[index];
    const char *question = localized_get(&item->text, language);
    if (answer->state == ANSWER_DECLINED && tier == TIER_ASK) {
        flag_add(list, (struct flag){tier, item->link_id, "", question});
    }
    const struct answer_kind *kind = answer_kind(item);
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        struct answer_offer offer = kind->offer(response->questionnaire, item, i);
        if (offer.tier == tier && response_offer_chosen(response, index, i)) {
            const char *text = localized_get(&offer.words, language);
            text = kind->flag_needs_question ? arena_printf(list->arena, "%s %s", question, text)
                                             : text;
            flag_add(list, (struct flag){tier, item->link_id, offer.flag_code, text});
        }
    }
}

struct flags response_flags(const struct response *response, const char *language,
                            struct arena *arena)
{
    static const enum tier most_urgent_first[] = {TIER_STOP, TIER_HOLD, TIER_REVIEW, TIER_ASK,
                                                  TIER_TELL};
    struct flag_list list = {.arena = arena};
    for (size_t t = 0; t < sizeof(most_urgent_first) / sizeof(most_urgent_first[0]); t++) {
        for (size_t i = response_first(response); i != RESPONSE_END;
             i = response_next(response, i)) {
            flag_question(&list, response, i, most_urgent_first[t], language);
        }
    }
    return (struct flags){list.items, list.count};
}

enum tier flags_highest(const struct flags *flags)
{
    return flags->count == 0 ? TIER_NONE : flags->items[0].tier;
}

enum tier response_tier(const struct response *response, size_t item)
{
    BUG_IF(item >= response->questionnaire->count);
    const struct item *question = &response->questionnaire->items[item];
    const struct answer *answer = &response->answers[item];
    if (!response_enabled(response, item)) {
        return TIER_NONE;
    }
    if (answer->state == ANSWER_DECLINED) {
        return TIER_ASK;
    }
    if (answer->state != ANSWER_GIVEN) {
        return TIER_NONE;
    }
    enum tier highest = TIER_NONE;
    for (size_t i = 0; i < answer_offer_count(question); i++) {
        if (response_offer_chosen(response, item, i)) {
            enum tier tier =
                answer_kind(question)->offer(response->questionnaire, question, i).tier;
            highest = tier > highest ? tier : highest;
        }
    }
    return highest;
}
