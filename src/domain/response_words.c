/* What the answers say: in words, and as flags for the therapist. */
#include "domain/response.h"

#include "base/bug.h"

#include <string.h>

static const char *boolean_words(const struct response *response, bool value, const char *language)
{
    return localized_get(&response->questionnaire->boolean_words[value], language);
}

static const char *option_words(const struct item *item, uint64_t chosen, const char *language,
                                struct arena *arena)
{
    const char *words = "";
    for (size_t i = 0; i < item->option_count; i++) {
        if ((chosen >> i & 1) != 0) {
            words = arena_printf(arena, "%s%s%s", words, words[0] == '\0' ? "" : ", ",
                                 localized_get(&item->options[i].display, language));
        }
    }
    return words;
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
    switch (question->type) {
    case ITEM_BOOLEAN: return boolean_words(response, answer->number != 0, language);
    case ITEM_CHOICE: return option_words(question, answer->options, language, arena);
    case ITEM_INTEGER: return arena_printf(arena, "%ld", answer->number);
    case ITEM_STRING:
    case ITEM_TEXT: return arena_strdup(arena, answer->text);
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    return "";
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
    if (answer->state != ANSWER_GIVEN) {
        return;
    }
    if (item->type == ITEM_BOOLEAN && item->boolean_tier[answer->number != 0] == tier) {
        bool value = answer->number != 0;
        const char *text =
            arena_printf(list->arena, "%s %s", question, boolean_words(response, value, language));
        flag_add(list, (struct flag){tier, item->link_id, value ? "true" : "false", text});
    }
    if (item->type != ITEM_CHOICE) {
        return;
    }
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option *option = &item->options[i];
        if ((answer->options >> i & 1) != 0 && option->tier == tier) {
            const char *code = option->flag_code[0] != '\0' ? option->flag_code : option->code;
            const char *text = localized_get(&option->display, language);
            flag_add(list, (struct flag){tier, item->link_id, code, text});
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
    if (question->type == ITEM_BOOLEAN) {
        highest = question->boolean_tier[answer->number != 0];
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if ((answer->options >> i & 1) != 0 && question->options[i].tier > highest) {
            highest = question->options[i].tier;
        }
    }
    return highest;
}
