#include "domain/missing_words.h"

#include "domain/answer_kind.h"

/* A list being made. */
struct search {
    struct arena *arena;
    const struct questionnaire *questionnaire;
    const char *language;
    struct missing_text *items;
    size_t count;
    size_t capacity;
    size_t total;
};

/* link_id and code say whose text it is. */
static void look(struct search *search, const struct localized *words, const char *link_id,
                 const char *code, bool urgent)
{
    if (words->text == NULL || words->text[0] == '\0') {
        return;
    }
    search->total++;
    if (localized_has(words, search->language)) {
        return;
    }
    search->items = arena_grow(search->arena, search->items, search->count, &search->capacity,
                               sizeof(*search->items));
    search->items[search->count++] = (struct missing_text){link_id, code, urgent};
}

/* The most urgent that an answer to it raises. */
static enum tier highest_tier(const struct questionnaire *questionnaire, const struct item *item)
{
    enum tier highest = TIER_NONE;
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        const enum tier tier = answer_kind(item)->offer(questionnaire, item, i).tier;
        highest = tier > highest ? tier : highest;
    }
    return highest;
}

/* True if it is urgent to understand the question, or those of a group. */
static bool is_urgent(const struct questionnaire *questionnaire, size_t index)
{
    const struct item *item = &questionnaire->items[index];
    if (item_is_question(item)) {
        const enum tier tier = highest_tier(questionnaire, item);
        return tier >= TIER_HOLD || (tier > TIER_NONE && item->option_count == 0);
    }
    for (size_t i = index + 1; item->type == ITEM_GROUP && i < questionnaire->count; i++) {
        if (questionnaire->items[i].parent == index && is_urgent(questionnaire, i)) {
            return true;
        }
    }
    return false;
}

static void look_at_item(struct search *search, size_t index)
{
    const struct item *item = &search->questionnaire->items[index];
    const bool urgent = is_urgent(search->questionnaire, index);
    const struct localized *const texts[] = {&item->prefix,       &item->text,
                                             &item->short_text,   &item->hint,
                                             &item->minimum_text, &item->maximum_text};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        look(search, texts[i], item->link_id, "", urgent);
    }
    for (size_t i = 0; i < item->point_count; i++) {
        look(search, &item->points[i], item->link_id, "", urgent);
    }
    for (size_t i = 0; i < item->word_count; i++) {
        look(search, &item->words[i].word, item->link_id, "", urgent);
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option *option = &item->options[i];
        look(search, &option->display, item->link_id, option->code,
             urgent || option->tier > TIER_NONE);
    }
}

struct missing_words missing_words(struct arena *arena, const struct questionnaire *questionnaire,
                                   const char *language)
{
    struct search search = {.arena = arena, .questionnaire = questionnaire, .language = language};
    look(&search, &questionnaire->title, "", "", false);
    for (size_t i = 0; i < questionnaire->count; i++) {
        look_at_item(&search, i);
    }
    return (struct missing_words){search.items, search.count, search.total};
}
