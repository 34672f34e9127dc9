/* Makes a response from the answers that the database keeps of it. */
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
    size_t option = item_find_option(question, answer->code);
    switch (question->type) {
    case ITEM_CHOICE:
        if (option == question->option_count) {
            return false;
        }
        response->answers[item].options |= UINT64_C(1) << option;
        response->answers[item].state = ANSWER_GIVEN;
        return true;
    case ITEM_INTEGER: response_set_number(response, item, answer->number); return true;
    case ITEM_BOOLEAN:
        response_set_boolean(response, item, strcmp(answer->code, "true") == 0);
        return true;
    case ITEM_STRING:
    case ITEM_TEXT: return response_set_text(response, item, answer->answer);
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    return false;
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
        if (item == ITEM_NO_PARENT || !apply(response, item, &record->answers[i])) {
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

static enum item_type type_of(const struct answer_record *answer)
{
    enum item_type type;
    return item_type_from_code(answer->type, &type) ? type : guess_type(answer);
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
        add_option(&options[i], answer);
        if (count > 0 && strcmp(items[count - 1].link_id, answer->link_id) == 0) {
            items[count - 1].option_count++; /* one more that was chosen */
            items[count - 1].repeats = true;
            continue;
        }
        items[count++] = (struct item){.link_id = answer->link_id,
                                       .parent = ITEM_NO_PARENT,
                                       .type = type_of(answer),
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
