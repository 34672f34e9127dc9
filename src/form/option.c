#include "form/item.h"

#include <string.h>

enum tier tier_read(struct form_reader *reader, struct node node, enum extension extension)
{
    enum tier tier = TIER_NONE;
    const char *code = node_extension_string(reader, node, extension, "valueCode");
    if (code != NULL && !tier_from_code(code, &tier)) {
        reader_refuse(reader, node.path, "",
                      "safety tier \"%s\" is none of stop, hold, review, ask, tell", code);
    }
    return tier;
}

bool lasting_read(struct form_reader *reader, struct node node, bool has_tier)
{
    const json_t *lasting = node_extension(reader, node, EXTENSION_LASTING, "valueBoolean");
    if (lasting == NULL) {
        return false;
    }
    if (!json_is_boolean(lasting)) {
        return reader_refuse(reader, node.path, "", "safety-lasting must be true or false");
    }
    if (!has_tier) {
        return reader_refuse(reader, node.path, "",
                             "safety-lasting without a safety tier says nothing");
    }
    return json_is_true(lasting);
}

/* The ordinalValue is checked only: the kiosk scores nobody. */
static void check_ordinal(struct form_reader *reader, struct node node)
{
    const json_t *value = node_extension(reader, node, EXTENSION_ORDINAL, "valueDecimal");
    if (value != NULL && !json_is_number(value)) {
        reader_refuse(reader, node.path, "", "ordinalValue must be a number");
    }
}

static bool read_coding(struct form_reader *reader, struct node node, struct option *option)
{
    static const struct property properties[] = {
        {"system", false}, {"version", false},      {"code", false},
        {"display", true}, {"userSelected", false},
    };
    if (!node_check(reader, node, properties, sizeof(properties) / sizeof(properties[0]),
                    PLACE_CODING)) {
        return false;
    }
    option->system = node_string(reader, node, "system", false);
    option->code = node_string(reader, node, "code", true);
    option->display = node_words(reader, node, "display", true);
    check_ordinal(reader, node);
    return true;
}

/* The name of the value[x] that is not the one we can show; NULL if there is none at all. */
static const char *other_value(json_t *json)
{
    for (void *at = json_object_iter(json); at != NULL; at = json_object_iter_next(json, at)) {
        const char *key = json_object_iter_key(at);
        if (strncmp(key, "value", strlen("value")) == 0) {
            return key;
        }
    }
    return NULL;
}

static bool read_option(struct form_reader *reader, struct node node, struct option *option)
{
    const size_t before = reader->problems->count;
    static const struct property properties[] = {{"valueCoding", false},
                                                 {"initialSelected", false}};
    if (!json_is_object(node.json)) {
        return reader_refuse(reader, node.path, "", "must be an object");
    }
    if (json_object_get(node.json, "valueCoding") == NULL) {
        const char *other = other_value(node.json);
        return other == NULL
                   ? reader_refuse(reader, node.path, "valueCoding", "is missing")
                   : reader_refuse(reader, node.path, other, "only valueCoding is supported");
    }
    node_check(reader, node, properties, sizeof(properties) / sizeof(properties[0]), PLACE_OPTION);
    struct node coding = node_object(reader, node, "valueCoding");
    if (coding.json == NULL || !read_coding(reader, coding, option)) {
        return false;
    }
    check_ordinal(reader, node);
    option->within_sentence = node_extension_words(reader, node, EXTENSION_WITHIN_SENTENCE);
    option->tier = tier_read(reader, node, EXTENSION_TIER);
    const char *flag_code = node_extension_string(reader, node, EXTENSION_SAFETY_CODE, "valueCode");
    option->flag_code = flag_code == NULL ? "" : flag_code;
    /* where the tier was refused, that there is none is no second problem */
    if (flag_code != NULL && option->tier == TIER_NONE && reader->problems->count == before) {
        reader_refuse(reader, node.path, "", "a safety code without a safety tier says nothing");
    }
    option->lasting = lasting_read(reader, node, option->tier != TIER_NONE);
    const json_t *exclusive = node_extension(reader, node, EXTENSION_EXCLUSIVE, "valueBoolean");
    if (exclusive != NULL && !json_is_boolean(exclusive)) {
        reader_refuse(reader, node.path, "", "optionExclusive must be true or false");
    }
    option->exclusive = json_is_true(exclusive);
    return true;
}

void options_read(struct form_reader *reader, struct node node, struct item *item)
{
    size_t count = node_count(reader, node, "answerOption");
    if (json_object_get(node.json, "answerOption") == NULL) {
        reader_refuse(reader, node.path, "answerOption", "is missing: a choice needs options");
    }
    if (count > QUESTIONNAIRE_OPTIONS_MAX) {
        reader_refuse(reader, node.path, "answerOption", "%zu options, at most %d are supported",
                      count, QUESTIONNAIRE_OPTIONS_MAX);
        count = QUESTIONNAIRE_OPTIONS_MAX;
    }
    struct option *options = ARENA_ARRAY(reader->arena, struct option, count);
    item->options = options;
    for (size_t i = 0; i < count; i++) {
        struct node at = node_member(reader, node, "answerOption", i);
        struct option option = {.system = "", .code = ""};
        if (!read_option(reader, at, &option)) {
            continue;
        }
        if (option.code[0] != '\0' && item_find_option(item, option.code) < item->option_count) {
            reader_refuse(reader, at.path, "valueCoding.code", "\"%s\" is used before",
                          option.code);
        }
        options[item->option_count++] = option;
    }
}
