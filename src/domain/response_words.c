/* What the questions and the answers say: in words, and as flags for the therapist. */
#include "domain/response.h"

#include "base/bug.h"
#include "domain/answer_kind.h"
#include "domain/placeholder.h"

#include <string.h>

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

/* What was chosen, as a sentence says it; NULL where nothing was, or this is no choice. */
static const char *chosen_within_sentence(const struct response *response, const char *link_id,
                                          const char *language)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    const size_t index =
        link_id == NULL ? ITEM_NO_PARENT : questionnaire_find(questionnaire, link_id);
    if (index == ITEM_NO_PARENT) {
        return NULL;
    }
    const struct item *item = &questionnaire->items[index];
    for (size_t i = 0; i < item->option_count; i++) {
        if (response_offer_chosen(response, index, i)) {
            return option_within_sentence(&item->options[i], language);
        }
    }
    return NULL;
}

const char *response_text(const struct response *response, size_t item, const char *language,
                          struct arena *arena)
{
    BUG_IF(item >= response->questionnaire->count);
    const char *text = localized_get(&response->questionnaire->items[item].text, language);
    const char *filled = "";
    size_t done = 0;
    struct placeholder place;
    for (size_t from = 0; placeholder_find(arena, text, from, &place); from = place.end) {
        const char *words = chosen_within_sentence(response, place.link_id, language);
        if (words != NULL) { /* else the braces stay: form/ refuses such a text */
            filled = arena_printf(arena, "%s%.*s%s", filled, (int)(place.start - done), text + done,
                                  words);
            done = place.end;
        }
    }
    return done == 0 ? text : arena_printf(arena, "%s%s", filled, text + done);
}

const char *response_question(const struct response *response, size_t item, const char *language,
                              struct arena *arena)
{
    const char *text = response_text(response, item, language, arena);
    const struct localized *prefix = &response->questionnaire->items[item].prefix;
    const char *before = prefix->text == NULL ? "" : localized_get(prefix, language);
    return before[0] == '\0' ? text : arena_printf(arena, "%s %s", before, text);
}

const char *response_short_question(const struct response *response, size_t item,
                                    const char *language, struct arena *arena)
{
    const struct item *question = &response->questionnaire->items[item];
    return item_has_short_text(question) ? localized_get(&question->short_text, language)
                                         : response_question(response, item, language, arena);
}

const char *response_question_in_group(const struct response *response, size_t item,
                                       const char *language, struct arena *arena)
{
    const char *question = response_question(response, item, language, arena);
    const char *group = item_group_words(response->questionnaire,
                                         &response->questionnaire->items[item], language, arena);
    return group[0] == '\0'
               ? question
               : arena_printf(arena, "%s%s%s", group, item_group_joint(group), question);
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

/* An item has a place for each of its answers, and one more; before all of them stand those of the
 * items themselves. */
enum {
    PLACE_DECLINED = QUESTIONNAIRE_OPTIONS_MAX,
    PLACES_OF_AN_ITEM,
};

size_t flag_place_of_item(size_t item)
{
    return item;
}

static size_t place_of(size_t item, size_t offer)
{
    return QUESTIONNAIRE_ITEMS_MAX + item * PLACES_OF_AN_ITEM + offer;
}

/* Text and question of a flag in one language. */
static void word_flag(const struct response *response, size_t index,
                      const struct answer_offer *offer, const char *language, struct arena *arena,
                      const char **text, const char **question)
{
    *question = response_question_in_group(response, index, language, arena);
    if (offer == NULL) {
        *text = *question;
        *question = "";
        return;
    }
    *text = localized_get(&offer->words, language);
    if (answer_kind(&response->questionnaire->items[index])->flag_needs_question) {
        *text = arena_printf(arena, "%s %s", *question, *text);
        *question = "";
    }
}

/* The flag that this answer raises; offer is NULL for who would rather tell. */
static struct flag make_flag(const struct response *response, size_t index, enum tier tier,
                             const struct answer_offer *offer, const char *language,
                             struct arena *arena)
{
    const struct item *item = &response->questionnaire->items[index];
    struct flag flag = {.tier = tier,
                        .link_id = item->link_id,
                        .code = offer == NULL ? "" : offer->flag_code,
                        .lasting = offer != NULL && offer->lasting,
                        .place = place_of(index, PLACE_DECLINED),
                        .raised_at = "",
                        .withdrawn_at = "",
                        .decided_at = "",
                        .decided_before_at = ""};
    word_flag(response, index, offer, language, arena, &flag.text, &flag.question);
    const char *staff_language = response->questionnaire->staff_language;
    word_flag(response, index, offer, staff_language == NULL ? "" : staff_language, arena,
              &flag.staff_text, &flag.staff_question);
    return flag;
}

/* Adds what the answer to one question flags at exactly this tier. */
static void flag_question(struct flag_list *list, const struct response *response, size_t index,
                          enum tier tier, const char *language)
{
    const struct item *item = &response->questionnaire->items[index];
    if (response->answers[index].state == ANSWER_DECLINED && tier == TIER_ASK) {
        flag_add(list, make_flag(response, index, tier, NULL, language, list->arena));
    }
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        const struct answer_offer offer =
            answer_kind(item)->offer(response->questionnaire, item, i);
        if (offer.tier == tier && response_offer_chosen(response, index, i)) {
            struct flag flag = make_flag(response, index, tier, &offer, language, list->arena);
            flag.place = place_of(index, i);
            flag_add(list, flag);
        }
    }
}

const char *flag_staff_words(const struct flag *flag, struct arena *arena)
{
    return flag->staff_question[0] == '\0'
               ? flag->staff_text
               : arena_printf(arena, "%s %s", flag->staff_question, flag->staff_text);
}

const char *flag_own_words(const struct flag *flag)
{
    return strcmp(flag->text, flag->staff_text) == 0 ? "" : flag->text;
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
