#include "domain/response.h"

#include "base/bug.h"
#include "domain/answer_kind.h"

#include <string.h>

/* Whether an item is asked. MAYBE: it depends on an answer that may still change. The order counts:
 * "all" takes the least of its conditions, "any" the greatest. */
enum enabled {
    ENABLED_NO,
    ENABLED_MAYBE,
    ENABLED_YES,
};

static const struct item *item_at(const struct response *response, size_t item)
{
    BUG_IF(item >= response->questionnaire->count);
    return &response->questionnaire->items[item];
}

static struct answer *question_answer(struct response *response, size_t item)
{
    BUG_IF(!item_is_question(item_at(response, item)));
    return &response->answers[item];
}

static struct response *create_open(struct arena *arena, const struct questionnaire *questionnaire)
{
    BUG_IF(questionnaire->count > QUESTIONNAIRE_ITEMS_MAX);
    struct response *response = ARENA_NEW(arena, struct response);
    response->questionnaire = questionnaire;
    response->answers = ARENA_ARRAY(arena, struct answer, questionnaire->count);
    return response;
}

struct response *response_create_addition(struct arena *arena,
                                          const struct questionnaire *questionnaire)
{
    struct response *response = create_open(arena, questionnaire);
    response->addition = true;
    return response;
}

bool response_may_raise(const struct response *response, size_t item, enum tier tier)
{
    const struct item *question = item_at(response, item);
    for (size_t i = 0; item_is_question(question) && i < answer_offer_count(question); i++) {
        if (answer_kind(question)->offer(response->questionnaire, question, i).tier >= tier) {
            return true;
        }
    }
    return false;
}

struct response *response_create(struct arena *arena, const struct questionnaire *questionnaire)
{
    struct response *response = create_open(arena, questionnaire);
    for (size_t i = 0; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        if (!item->has_initial) {
            continue;
        }
        if (answer_kind(item)->shape == VALUE_STRING) {
            if (!response_set_text(response, i, item->initial_text)) {
                BUG("the initial text of item %zu is no answer to it", i);
            }
            continue;
        }
        response->answers[i].state = ANSWER_GIVEN;
        response->answers[i].options = item->initial_options;
        response->answers[i].number = item->initial_number;
    }
    return response;
}

bool response_carry(struct response *response, size_t item, const char *code)
{
    const struct item *question = item_at(response, item);
    BUG_IF(!question->carried_forward);
    const size_t option = item_find_option(question, code);
    if (option == question->option_count) {
        return false;
    }
    response_choose_offer(response, item, option);
    return true;
}

/* order: the answer is below, equal to or above what it is compared with. */
static bool order_meets(enum enable_operator operator_, int order)
{
    switch (operator_) {
    case ENABLE_EXISTS: return true;
    case ENABLE_EQUAL: return order == 0;
    case ENABLE_NOT_EQUAL: return order != 0;
    case ENABLE_GREATER: return order > 0;
    case ENABLE_LESS: return order < 0;
    case ENABLE_GREATER_OR_EQUAL: return order >= 0;
    case ENABLE_LESS_OR_EQUAL: return order <= 0;
    }
    return false;
}

/*
 * FHIR R4 enableWhen. Without an answer only two operators hold: "exists" false, and "!=", which
 * says that no answer equals the value.
 */
static bool condition_holds(const struct item *item, const struct answer *answer, bool exists,
                            const struct enable_when *when)
{
    if (when->operator_ == ENABLE_EXISTS) {
        return exists == when->boolean;
    }
    if (!exists) {
        return when->operator_ == ENABLE_NOT_EQUAL;
    }
    const struct answer_kind *kind = answer_kind(item);
    if (kind->compare != NULL) {
        return order_meets(when->operator_, kind->compare(answer, when));
    }
    BUG_IF(when->operator_ != ENABLE_EQUAL && when->operator_ != ENABLE_NOT_EQUAL);
    return kind->equals(item, answer, when) == (when->operator_ == ENABLE_EQUAL);
}

static enum enabled condition_enabled(const struct response *response, size_t undecided_from,
                                      const enum enabled *enabled, const struct enable_when *when)
{
    size_t question = when->question;
    const struct answer *answer = &response->answers[question];
    const struct item *item = item_at(response, question);
    const bool open = question >= undecided_from && !item->carried_forward;
    if (enabled[question] != ENABLED_NO && (open || enabled[question] == ENABLED_MAYBE)) {
        return ENABLED_MAYBE;
    }
    bool exists = enabled[question] == ENABLED_YES && answer->state == ANSWER_GIVEN;
    return condition_holds(item, answer, exists, when) ? ENABLED_YES : ENABLED_NO;
}

/*
 * Fills enabled[0..last]. Answers to items from undecided_from on may still become anything. One
 * pass over the items is enough, since each hangs on earlier ones only, and takes time in
 * proportion to the conditions, however they are chained.
 */
static void enabled_up_to(const struct response *response, size_t last, size_t undecided_from,
                          enum enabled enabled[QUESTIONNAIRE_ITEMS_MAX])
{
    for (size_t i = 0; i <= last; i++) {
        const struct item *item = item_at(response, i);
        BUG_IF(item->parent != ITEM_NO_PARENT && item->parent >= i);
        enum enabled all = ENABLED_YES;
        enum enabled any = ENABLED_NO;
        for (size_t c = 0; c < item->enable_when_count; c++) {
            const struct enable_when *when = &item->enable_when[c];
            BUG_IF(when->question >= i);
            enum enabled one = condition_enabled(response, undecided_from, enabled, when);
            all = one < all ? one : all;
            any = one > any ? one : any;
        }
        enum enabled own = item->enable_any && item->enable_when_count > 0 ? any : all;
        if (response->addition && item_is_question(item) &&
            !response_may_raise(response, i, TIER_HOLD)) {
            own = ENABLED_NO;
        }
        enum enabled around = item->parent == ITEM_NO_PARENT ? ENABLED_YES : enabled[item->parent];
        enabled[i] = own < around ? own : around;
    }
}

bool response_enabled(const struct response *response, size_t item)
{
    enum enabled enabled[QUESTIONNAIRE_ITEMS_MAX];
    enabled_up_to(response, item, RESPONSE_END, enabled);
    return enabled[item] == ENABLED_YES;
}

static bool is_asked(const struct response *response, size_t item)
{
    return item_is_asked(item_at(response, item)) && response_enabled(response, item);
}

static size_t next_from(const struct response *response, size_t item)
{
    for (size_t i = item; i < response->questionnaire->count; i++) {
        if (is_asked(response, i)) {
            return i;
        }
    }
    return RESPONSE_END;
}

size_t response_first(const struct response *response)
{
    return next_from(response, 0);
}

size_t response_next(const struct response *response, size_t item)
{
    return next_from(response, item + 1);
}

size_t response_previous(const struct response *response, size_t item)
{
    for (size_t i = item; i > 0; i--) {
        if (is_asked(response, i - 1)) {
            return i - 1;
        }
    }
    return RESPONSE_END;
}

struct question_page question_page_of(size_t item)
{
    return (struct question_page){.items = {item}, .count = 1};
}

struct question_page response_page(const struct response *response, size_t item)
{
    const size_t group = item_at(response, item)->parent;
    if (group == ITEM_NO_PARENT || item_at(response, group)->control != CONTROL_PAGE) {
        return question_page_of(item);
    }
    enum enabled enabled[QUESTIONNAIRE_ITEMS_MAX];
    const size_t count = response->questionnaire->count;
    enabled_up_to(response, count - 1, group, enabled);
    struct question_page page = {.count = 0};
    for (size_t i = group + 1; i < count && item_at(response, i)->parent == group; i++) {
        if (item_is_asked(item_at(response, i)) && enabled[i] != ENABLED_NO) {
            BUG_IF(page.count == PAGE_QUESTIONS_MAX);
            page.items[page.count++] = i;
        }
    }
    return page;
}

size_t response_notes(const struct response *response, size_t item, size_t *notes, size_t room)
{
    size_t previous = response_previous(response, item);
    size_t count = 0;
    for (size_t i = previous == RESPONSE_END ? 0 : previous + 1; i < item; i++) {
        if (item_at(response, i)->type != ITEM_DISPLAY || !response_enabled(response, i)) {
            continue;
        }
        if (count < room) {
            notes[count] = i;
        }
        count++;
    }
    return count;
}

void response_progress(const struct response *response, size_t item, size_t *n, size_t *total)
{
    enum enabled enabled[QUESTIONNAIRE_ITEMS_MAX];
    size_t count = response->questionnaire->count;
    BUG_IF(item >= count);
    enabled_up_to(response, count - 1, item, enabled);
    *n = 0;
    *total = 0;
    for (size_t i = 0; i < count; i++) {
        if (item_is_asked(item_at(response, i)) && enabled[i] != ENABLED_NO) {
            *n += i <= item ? 1 : 0;
            *total += 1;
        }
    }
}

void response_clear(struct response *response, size_t item)
{
    explicit_bzero(question_answer(response, item), sizeof(struct answer));
}

/* A value begins afresh where none was given before. */
static struct answer *answer_for_value(struct response *response, size_t item,
                                       enum value_shape shape)
{
    BUG_IF(answer_kind(item_at(response, item))->shape != shape);
    struct answer *answer = question_answer(response, item);
    if (answer->state != ANSWER_GIVEN) {
        response_clear(response, item);
    }
    return answer;
}

void response_tap_option(struct response *response, size_t item, size_t option)
{
    const struct item *question = item_at(response, item);
    struct answer *answer = answer_for_value(response, item, VALUE_CODING);
    BUG_IF(option >= question->option_count);
    uint64_t bit = (uint64_t)1 << option;
    if (!question->repeats) {
        answer->options = bit;
    } else if ((answer->options & bit) != 0) {
        answer->options &= ~bit;
    } else {
        for (size_t i = 0; i < question->option_count; i++) {
            if (question->options[i].exclusive || question->options[option].exclusive) {
                answer->options &= ~((uint64_t)1 << i);
            }
        }
        answer->options |= bit;
    }
    answer->state = answer->options == 0 ? ANSWER_OPEN : ANSWER_GIVEN;
}

void response_set_number(struct response *response, size_t item, long number)
{
    const struct item *question = item_at(response, item);
    struct answer *answer = answer_for_value(response, item, VALUE_INTEGER);
    BUG_IF(number < question->minimum || number > question->maximum);
    answer->number = number;
    answer->state = ANSWER_GIVEN;
}

void response_set_boolean(struct response *response, size_t item, bool value)
{
    struct answer *answer = answer_for_value(response, item, VALUE_BOOLEAN);
    answer->number = value ? 1 : 0;
    answer->state = ANSWER_GIVEN;
}

bool response_set_text(struct response *response, size_t item, const char *text)
{
    return answer_set_text(item_at(response, item), question_answer(response, item), text);
}

void response_decline(struct response *response, size_t item)
{
    response_clear(response, item);
    question_answer(response, item)->state = ANSWER_DECLINED;
}

void response_skip(struct response *response, size_t item)
{
    struct answer *answer = question_answer(response, item);
    if (answer->state == ANSWER_OPEN) {
        answer->state = ANSWER_SKIPPED;
    }
}

bool response_may_continue(const struct response *response, size_t item)
{
    switch (response->answers[item].state) {
    case ANSWER_GIVEN:
    case ANSWER_DECLINED: return true;
    case ANSWER_OPEN:
    case ANSWER_SKIPPED: return !item_at(response, item)->required;
    }
    return false;
}

bool response_has_answers(const struct response *response)
{
    for (size_t i = 0; i < response->questionnaire->count; i++) {
        const enum answer_state state = response->answers[i].state;
        if ((state == ANSWER_GIVEN || state == ANSWER_DECLINED) &&
            !item_at(response, i)->carried_forward) {
            return true;
        }
    }
    return false;
}

void response_choose_offer(struct response *response, size_t item, size_t index)
{
    const struct answer_kind *kind = answer_kind(item_at(response, item));
    BUG_IF(index >= answer_offer_count(item_at(response, item)));
    struct answer *answer = answer_for_value(response, item, kind->shape);
    kind->choose(answer, index);
    answer->state = ANSWER_GIVEN;
}

bool response_offer_chosen(const struct response *response, size_t item, size_t index)
{
    const struct answer *answer = &response->answers[item];
    return answer->state == ANSWER_GIVEN && index < answer_offer_count(item_at(response, item)) &&
           answer_kind(item_at(response, item))->is_chosen(answer, index);
}

bool response_has_tag(const struct response *response, const char *tag)
{
    for (size_t i = response_first(response); i != RESPONSE_END; i = response_next(response, i)) {
        const struct item *item = item_at(response, i);
        size_t length = strlen(item->link_id);
        if (strncmp(tag, item->link_id, length) != 0 || tag[length] != '/') {
            continue;
        }
        size_t offer = answer_find_offer(response->questionnaire, item, tag + length + 1);
        if (response_offer_chosen(response, i, offer)) {
            return true;
        }
    }
    return false;
}
