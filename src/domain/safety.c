#include "domain/safety.h"

#include "domain/answer_kind.h"

#include <string.h>

static void add_answers(struct arena *arena, const struct questionnaire *questionnaire,
                        const struct item *item, const char *language, struct safety_answer **items,
                        size_t *count, size_t *capacity)
{
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        const struct answer_offer offer = answer_kind(item)->offer(questionnaire, item, i);
        *items = arena_grow(arena, *items, *count, capacity, sizeof(**items));
        (*items)[(*count)++] = (struct safety_answer){
            .tier = offer.tier,
            .link_id = item->link_id,
            .code = offer.code,
            .question = item_question(item, language, arena),
            .answer = localized_get(&offer.words, language),
        };
    }
}

struct safety safety_of(struct arena *arena, const struct questionnaire *questionnaire,
                        const char *language)
{
    struct safety_answer *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (size_t i = 0; i < questionnaire->count; i++) {
        if (item_is_question(&questionnaire->items[i])) {
            add_answers(arena, questionnaire, &questionnaire->items[i], language, &items, &count,
                        &capacity);
        }
    }
    return (struct safety){items, count};
}

size_t safety_count(const struct safety *safety, enum tier tier)
{
    size_t count = 0;
    for (size_t i = 0; i < safety->count; i++) {
        count += safety->items[i].tier == tier ? 1 : 0;
    }
    return count;
}

/* The same answer in another version; NULL if it is not there. */
static const struct safety_answer *find(const struct safety *safety,
                                        const struct safety_answer *answer)
{
    for (size_t i = 0; i < safety->count; i++) {
        if (strcmp(safety->items[i].link_id, answer->link_id) == 0 &&
            strcmp(safety->items[i].code, answer->code) == 0) {
            return &safety->items[i];
        }
    }
    return NULL;
}

static enum tier tier_of(const struct safety_answer *answer)
{
    return answer == NULL ? TIER_NONE : answer->tier;
}

struct safety_changes safety_compare(struct arena *arena, const struct safety *before,
                                     const struct safety *after)
{
    struct safety_change *items =
        ARENA_ARRAY(arena, struct safety_change, before->count + after->count);
    size_t count = 0;
    for (size_t i = 0; i < after->count; i++) {
        const struct safety_answer *now = &after->items[i];
        const struct safety_answer *then = find(before, now);
        if (tier_of(then) != now->tier) {
            items[count++] = (struct safety_change){then, now};
        }
    }
    for (size_t i = 0; i < before->count; i++) {
        const struct safety_answer *then = &before->items[i];
        if (then->tier != TIER_NONE && find(after, then) == NULL) {
            items[count++] = (struct safety_change){then, NULL};
        }
    }
    return (struct safety_changes){items, count};
}
