#include "form/item.h"

#include "domain/answer_kind.h"

#include <string.h>

static bool read_operator(struct form_reader *reader, struct node node,
                          enum enable_operator *operator_)
{
    static const char *const codes[] = {
        [ENABLE_EXISTS] = "exists",    [ENABLE_EQUAL] = "=", [ENABLE_NOT_EQUAL] = "!=",
        [ENABLE_GREATER] = ">",        [ENABLE_LESS] = "<",  [ENABLE_GREATER_OR_EQUAL] = ">=",
        [ENABLE_LESS_OR_EQUAL] = "<=",
    };
    const char *code = node_string(reader, node, "operator", true);
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        if (strcmp(codes[i], code) == 0) {
            *operator_ = (enum enable_operator)i;
            return true;
        }
    }
    return code[0] != '\0' &&
           reader_refuse(reader, node.path, "operator", "\"%s\" is no FHIR operator", code);
}

static bool is_link_id_in(const json_t *items, const char *id)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const char *link_id = json_string_value(json_object_get(item, "linkId"));
        if ((link_id != NULL && strcmp(link_id, id) == 0) ||
            is_link_id_in(json_object_get(item, "item"), id)) {
            return true;
        }
    }
    return false;
}

bool earlier_question_find(struct form_reader *reader, struct node node, const char *property,
                           const char *id, size_t index, size_t *question)
{
    for (size_t i = 0; i < reader->link_count; i++) {
        const struct link *link = &reader->links[i];
        if (strcmp(link->id, id) != 0) {
            continue;
        }
        *question = link->item;
        switch (link->kind) {
        case LINK_BROKEN: return false;
        case LINK_OTHER:
            return reader_refuse(reader, node.path, property, "\"%s\" is not a question", id);
        case LINK_QUESTION:
            return link->item < index ||
                   reader_refuse(reader, node.path, property, "\"%s\" is this question itself", id);
        }
    }
    if (is_link_id_in(json_object_get(reader->root, "item"), id)) {
        return reader_refuse(reader, node.path, property,
                             "\"%s\" comes later: it cannot be answered by then", id);
    }
    return reader_refuse(reader, node.path, property, "there is no item \"%s\"", id);
}

/* Finds the question, which must stand before item number index. */
static bool read_question(struct form_reader *reader, struct node node, size_t index,
                          size_t *question)
{
    const char *id = node_string(reader, node, "question", true);
    return id[0] != '\0' && earlier_question_find(reader, node, "question", id, index, question);
}

static bool read_coding(struct form_reader *reader, struct node node, const struct item *question,
                        struct enable_when *when)
{
    static const struct property properties[] = {
        {"system", false},  {"version", false},      {"code", false},
        {"display", false}, {"userSelected", false},
    };
    struct node coding = node_object(reader, node, "answerCoding");
    if (coding.json == NULL ||
        !node_check(reader, coding, properties, sizeof(properties) / sizeof(properties[0]),
                    PLACE_NONE)) {
        return false;
    }
    when->system = node_string(reader, coding, "system", false);
    when->code = node_string(reader, coding, "code", true);
    size_t option = item_find_option(question, when->code);
    if (when->code[0] == '\0') {
        return false;
    }
    if (option == question->option_count ||
        (when->system[0] != '\0' && strcmp(when->system, question->options[option].system) != 0)) {
        return reader_refuse(reader, coding.path, "", "\"%s\" has no option \"%s\"%s%s",
                             question->link_id, when->code,
                             when->system[0] == '\0' ? "" : " of system ", when->system);
    }
    return true;
}

static bool is_order(enum enable_operator operator_)
{
    return operator_ != ENABLE_EXISTS && operator_ != ENABLE_EQUAL && operator_ != ENABLE_NOT_EQUAL;
}

static bool read_text(struct form_reader *reader, struct node node, const char *name,
                      const struct item *question, struct enable_when *when)
{
    when->text = node_string(reader, node, name, true);
    /* what has an order is of a form that other text has no place in */
    const char *refusal = answer_kind(question)->compare == NULL || when->text[0] == '\0'
                              ? NULL
                              : answer_kind(question)->refusal(question, when->text);
    return refusal == NULL || reader_refuse(reader, node.path, name, "%s", refusal);
}

/* The answer[x] that the answer to the question is compared with; "exists" has a boolean. */
static bool read_answer(struct form_reader *reader, struct node node, const struct item *question,
                        struct enable_when *when)
{
    const struct answer_kind *kind =
        when->operator_ == ENABLE_EXISTS ? &answer_kind_boolean : answer_kind(question);
    const char *name = value_name(reader->arena, "answer", kind);
    const json_t *value = json_object_get(node.json, name);
    if (value == NULL) {
        return reader_refuse(reader, node.path, name, "is missing: it is what this compares with");
    }
    switch (kind->shape) {
    case VALUE_CODING: return read_coding(reader, node, question, when);
    case VALUE_STRING: return read_text(reader, node, name, question, when);
    case VALUE_BOOLEAN: when->boolean = node_boolean(reader, node, name); return true;
    case VALUE_INTEGER: break;
    }
    if (!json_is_integer(value)) {
        return reader_refuse(reader, node.path, name, "must be a whole number");
    }
    when->integer = (long)json_integer_value(value);
    return true;
}

static bool read_condition(struct form_reader *reader, struct node node, size_t index,
                           struct enable_when *when)
{
    struct property properties[2 + ITEM_TYPE_COUNT] = {{"question", false}, {"operator", false}};
    size_t count = 2 + value_names(reader->arena, "answer", true, &properties[2]);
    if (!node_check(reader, node, properties, count, PLACE_NONE)) {
        return false;
    }
    bool operator_ok = read_operator(reader, node, &when->operator_);
    if (!read_question(reader, node, index, &when->question) || !operator_ok) {
        return false;
    }
    const struct item *question = &reader->items[when->question];
    if (is_order(when->operator_) && answer_kind(question)->compare == NULL) {
        return reader_refuse(reader, node.path, "operator", "a %s cannot be compared by size",
                             answer_kind(question)->noun);
    }
    return read_answer(reader, node, question, when);
}

static bool read_behavior(struct form_reader *reader, struct node node, size_t conditions)
{
    const char *behavior = node_string(reader, node, "enableBehavior", false);
    if (behavior[0] == '\0' && conditions > 1 &&
        json_object_get(node.json, "enableBehavior") == NULL) {
        return reader_refuse(reader, node.path, "enableBehavior",
                             "is missing: all or any of the conditions?");
    }
    if (behavior[0] != '\0' && strcmp(behavior, "all") != 0 && strcmp(behavior, "any") != 0) {
        return reader_refuse(reader, node.path, "enableBehavior", "must be all or any");
    }
    return strcmp(behavior, "any") == 0;
}

void enable_when_read(struct form_reader *reader, struct node node, size_t index)
{
    size_t count = node_count(reader, node, "enableWhen");
    if (count > ENABLE_WHEN_MAX) {
        reader_refuse(reader, node.path, "enableWhen", "%zu conditions, at most %d are supported",
                      count, ENABLE_WHEN_MAX);
        return;
    }
    struct enable_when *conditions = ARENA_ARRAY(reader->arena, struct enable_when, count);
    size_t read = 0;
    for (size_t i = 0; i < count; i++) {
        struct enable_when when = {.code = "", .system = "", .text = ""};
        if (read_condition(reader, node_member(reader, node, "enableWhen", i), index, &when)) {
            conditions[read++] = when;
        }
    }
    struct item *item = &reader->items[index];
    item->enable_when = conditions;
    item->enable_when_count = read;
    item->enable_any = read_behavior(reader, node, count);
}
