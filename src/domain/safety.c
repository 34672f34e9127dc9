#include "domain/safety.h"

#include "domain/answer_kind.h"

#include <string.h>

struct lines {
    const char **items;
    size_t count;
};

static void add_line(struct lines *lines, const char *text)
{
    if (text[0] != '\0') {
        lines->items[lines->count++] = text;
    }
}

/* Display items of their own stand between the question before and this one; those below it are
 * its hint and its points. */
static struct lines lines_above(struct arena *arena, const struct questionnaire *questionnaire,
                                size_t question, const char *language)
{
    const struct item *item = &questionnaire->items[question];
    size_t first = question;
    while (first > 0 && !item_is_asked(&questionnaire->items[first - 1])) {
        first--;
    }
    struct lines lines = {
        .items = ARENA_ARRAY(arena, const char *, question - first + item->point_count + 2)};
    add_line(&lines, item_group_words(questionnaire, item, language, arena));
    for (size_t i = first; i < question; i++) {
        if (questionnaire->items[i].type == ITEM_DISPLAY) {
            add_line(&lines, item_words(&questionnaire->items[i], language, arena));
        }
    }
    if (item->hint.text != NULL) {
        add_line(&lines, localized_get(&item->hint, language));
    }
    for (size_t i = 0; i < item->point_count; i++) {
        add_line(&lines, localized_get(&item->points[i], language));
    }
    return lines;
}

static void add_answers(struct arena *arena, const struct questionnaire *questionnaire,
                        size_t question, const char *language, struct safety_answer **items,
                        size_t *count, size_t *capacity)
{
    const struct item *item = &questionnaire->items[question];
    const struct lines lines = lines_above(arena, questionnaire, question, language);
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        const struct answer_offer offer = answer_kind(item)->offer(questionnaire, item, i);
        *items = arena_grow(arena, *items, *count, capacity, sizeof(**items));
        (*items)[(*count)++] = (struct safety_answer){
            .tier = offer.tier,
            .link_id = item->link_id,
            .code = offer.code,
            .question = item_words(item, language, arena),
            .answer = localized_get(&offer.words, language),
            .lasting = offer.tier != TIER_NONE && offer.lasting,
            .lines = lines.items,
            .line_count = lines.count,
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
            add_answers(arena, questionnaire, i, language, &items, &count, &capacity);
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

size_t safety_count_lasting(const struct safety *safety)
{
    size_t count = 0;
    for (size_t i = 0; i < safety->count; i++) {
        count += safety->items[i].lasting ? 1 : 0;
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

/* before may be NULL: then it raised nothing. */
static bool raises_the_same(const struct safety_answer *before, const struct safety_answer *after)
{
    return before == NULL ? after->tier == TIER_NONE
                          : before->tier == after->tier && before->lasting == after->lasting;
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
        if (!raises_the_same(then, now)) {
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
