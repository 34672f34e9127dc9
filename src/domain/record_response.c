/* Makes a response from the answers that the database keeps of it. */
#include "base/bug.h"
#include "domain/answer_kind.h"
#include "domain/record.h"

#include <string.h>

static bool apply(struct response *response, size_t item, const struct answer_record *answer)
{
    const struct item *question = &response->questionnaire->items[item];
    switch (answer_record_state(answer)) {
    case ANSWER_DECLINED: response_decline(response, item); return true;
    case ANSWER_SKIPPED: response_skip(response, item); return true;
    case ANSWER_GIVEN:
    case ANSWER_OPEN: break;
    }
    const struct answer_kind *kind = answer_kind(question);
    if (kind->take != NULL) {
        const struct kept_answer kept = {answer->answer, answer->code, answer->number};
        return kind->take(question, &response->answers[item], &kept);
    }
    size_t offer = answer_find_offer(response->questionnaire, question, answer->code);
    if (offer == answer_offer_count(question)) {
        return false;
    }
    response_choose_offer(response, item, offer);
    return true;
}

const struct response *visit_record_response(struct arena *arena, const struct visit_record *record,
                                             const struct questionnaire *questionnaire)
{
    struct response *response = response_create(arena, questionnaire);
    for (size_t i = 0; i < questionnaire->count; i++) {
        if (item_is_question(&questionnaire->items[i])) {
            response_clear(response, i); /* the client may have taken an initial value back */
        }
    }
    for (size_t i = 0; i < record->answer_count; i++) {
        size_t item = questionnaire_find(questionnaire, record->answers[i].link_id);
        if (item == ITEM_NO_PARENT || !item_is_question(&questionnaire->items[item]) ||
            !apply(response, item, &record->answers[i])) {
            return NULL;
        }
    }
    return response;
}

/* Of an answer from before the type was kept: the likely one. */
static enum item_type guess_type(const struct answer_record *answer)
{
    if (answer_record_state(answer) != ANSWER_GIVEN) {
        return ITEM_STRING; /* without a value the type cannot be told */
    }
    if (answer->has_number) {
        return ITEM_INTEGER;
    }
    if (strcmp(answer->code, "true") == 0 || strcmp(answer->code, "false") == 0) {
        return ITEM_BOOLEAN;
    }
    return answer->code[0] != '\0' ? ITEM_CHOICE : ITEM_TEXT;
}

static bool knows_type(const struct answer_record *answer, enum item_type *type)
{
    if (answer->type[0] == '\0') {
        *type = guess_type(answer);
        return true;
    }
    return item_type_from_code(answer->type, type) && answer_kind_of_type(*type) != NULL;
}

const char *visit_record_unknown_type(const struct visit_record *record)
{
    enum item_type type;
    for (size_t i = 0; i < record->answer_count; i++) {
        if (!knows_type(&record->answers[i], &type)) {
            return record->answers[i].type;
        }
    }
    return NULL;
}

static void add_option(struct option *option, const struct answer_record *answer)
{
    *option = (struct option){
        .system = "", .code = answer->code, .display = {.text = answer->answer}, .flag_code = ""};
}

const struct questionnaire *visit_record_questionnaire(struct arena *arena,
                                                       const struct visit_record *record)
{
    struct item *items = ARENA_ARRAY(arena, struct item, record->answer_count);
    struct option *options = ARENA_ARRAY(arena, struct option, record->answer_count);
    size_t count = 0;
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        enum item_type type;
        BUG_IF(!knows_type(answer, &type));
        add_option(&options[i], answer);
        if (count > 0 && strcmp(items[count - 1].link_id, answer->link_id) == 0) {
            items[count - 1].option_count++; /* one more that was chosen */
            items[count - 1].repeats = true;
            continue;
        }
        items[count++] = (struct item){.link_id = answer->link_id,
                                       .parent = ITEM_NO_PARENT,
                                       .type = type,
                                       .text = {.text = answer->question},
                                       .prefix = {.text = ""},
                                       .hint = {.text = ""},
                                       .minimum = answer->number,
                                       .maximum = answer->number,
                                       .max_length = ANSWER_CHARACTERS_MAX,
                                       .options = &options[i],
                                       .option_count = 1,
                                       .minimum_text = {.text = ""},
                                       .maximum_text = {.text = ""},
                                       .initial_text = ""};
    }
    struct questionnaire *questionnaire = ARENA_NEW(arena, struct questionnaire);
    *questionnaire = (struct questionnaire){.path = "",
                                            .url = record->questionnaire,
                                            .version = record->version,
                                            .name = "",
                                            .title = {.text = ""},
                                            .boolean_words = {{.text = ""}, {.text = ""}},
                                            .items = items,
                                            .count = count};
    return questionnaire;
}
