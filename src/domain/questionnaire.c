#include "domain/questionnaire.h"

#include <string.h>

static const struct {
    enum tier tier;
    const char *code;
} tier_codes[] = {
    {TIER_NONE, ""},         {TIER_TELL, "tell"}, {TIER_ASK, "ask"},
    {TIER_REVIEW, "review"}, {TIER_HOLD, "hold"}, {TIER_STOP, "stop"},
};
#define TIER_COUNT (sizeof(tier_codes) / sizeof(tier_codes[0]))

const char *tier_code(enum tier tier)
{
    for (size_t i = 0; i < TIER_COUNT; i++) {
        if (tier_codes[i].tier == tier) {
            return tier_codes[i].code;
        }
    }
    return "";
}

bool tier_from_code(const char *code, enum tier *tier)
{
    for (size_t i = 0; i < TIER_COUNT; i++) {
        if (strcmp(tier_codes[i].code, code) == 0) {
            *tier = tier_codes[i].tier;
            return true;
        }
    }
    return false;
}

bool item_is_question(const struct item *item)
{
    return item->type != ITEM_GROUP && item->type != ITEM_DISPLAY;
}

bool item_is_asked(const struct item *item)
{
    return item_is_question(item) && !item->carried_forward;
}

bool item_has_short_text(const struct item *item)
{
    return item->short_text.text != NULL && item->short_text.text[0] != '\0';
}

size_t questionnaire_find(const struct questionnaire *questionnaire, const char *link_id)
{
    for (size_t i = 0; i < questionnaire->count; i++) {
        if (strcmp(questionnaire->items[i].link_id, link_id) == 0) {
            return i;
        }
    }
    return ITEM_NO_PARENT;
}

const struct number_word *item_number_word(const struct item *item, long number)
{
    for (size_t i = 0; i < item->word_count; i++) {
        if (item->words[i].from <= number && number <= item->words[i].to) {
            return &item->words[i];
        }
    }
    return NULL;
}

size_t item_find_option(const struct item *item, const char *code)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (strcmp(item->options[i].code, code) == 0) {
            return i;
        }
    }
    return item->option_count;
}

const char *option_within_sentence(const struct option *option, const char *language)
{
    const struct localized *within = &option->within_sentence;
    const bool has_words = within->text != NULL && within->text[0] != '\0';
    const bool has_own = has_words && (localized_has(within, language) ||
                                       !localized_has(&option->display, language));
    return localized_get(has_own ? within : &option->display, language);
}

const struct questionnaire *questionnaire_for_clinic(struct arena *arena,
                                                     const struct questionnaire *questionnaire,
                                                     struct localized no, struct localized yes,
                                                     const char *staff_language)
{
    struct questionnaire *named = ARENA_NEW(arena, struct questionnaire);
    *named = *questionnaire;
    named->boolean_words[false] = no;
    named->boolean_words[true] = yes;
    named->staff_language = staff_language;
    return named;
}

const char *item_words(const struct item *item, const char *language, struct arena *arena)
{
    const char *text = localized_get(&item->text, language);
    const char *prefix = item->prefix.text == NULL ? "" : localized_get(&item->prefix, language);
    return prefix[0] == '\0' ? text : arena_printf(arena, "%s %s", prefix, text);
}

const char *item_group_words(const struct questionnaire *questionnaire, const struct item *item,
                             const char *language, struct arena *arena)
{
    const char *words = "";
    for (size_t at = item->parent; at != ITEM_NO_PARENT; at = questionnaire->items[at].parent) {
        const char *outer = item_words(&questionnaire->items[at], language, arena);
        words = outer[0] == '\0'   ? words
                : words[0] == '\0' ? outer
                                   : arena_printf(arena, "%s %s", outer, words);
    }
    return words;
}

const char *item_group_joint(const char *group)
{
    static const char *const ends[] = {".", ":", ";", ",", "?", "!", "\u2026"};
    const size_t length = strlen(group);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        const size_t end = strlen(ends[i]);
        if (length >= end && strcmp(group + length - end, ends[i]) == 0) {
            return " ";
        }
    }
    return " \u2013 ";
}
