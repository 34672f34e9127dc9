#include "form/item.h"

#include "domain/answer_kind.h"

static void select_options(struct form_reader *reader, struct node node, struct item *item)
{
    size_t count = json_array_size(json_object_get(node.json, "answerOption"));
    size_t selected = 0;
    bool exclusive = false;
    /* After an option that was refused the two indexes no longer agree. Such a file is refused as a
     * whole, so that nobody uses what is read here. */
    for (size_t i = 0; i < count && i < item->option_count; i++) {
        struct node option = node_member(reader, node, "answerOption", i);
        if (node_boolean(reader, option, "initialSelected")) {
            item->initial_options |= 1ULL << i;
            exclusive = exclusive || item->options[i].exclusive;
            selected++;
        }
    }
    item->has_initial = selected > 0;
    if (selected > 1 && (!item->repeats || exclusive)) {
        reader_refuse(reader, node.path, "answerOption", "only one may be initialSelected");
    }
}

static void read_initial_number(struct form_reader *reader, struct node node, struct item *item)
{
    const json_t *value = json_object_get(node.json, "valueInteger");
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < item->minimum || number > item->maximum) {
        reader_refuse(reader, node.path, "valueInteger",
                      "must be a whole number from minValue to maxValue");
        return;
    }
    item->initial_number = (long)number;
}

static void read_initial_boolean(struct form_reader *reader, struct node node, struct item *item)
{
    if (json_object_get(node.json, "valueBoolean") == NULL) {
        reader_refuse(reader, node.path, "valueBoolean", "is missing");
        return;
    }
    item->initial_number = node_boolean(reader, node, "valueBoolean") ? 1 : 0;
}

static void read_initial_text(struct form_reader *reader, struct node node, struct item *item)
{
    const char *name = value_name(reader->arena, "value", answer_kind(item));
    item->initial_text = node_string(reader, node, name, true);
    const char *refusal = answer_kind(item)->refusal(item, item->initial_text);
    if (refusal != NULL && item->initial_text[0] != '\0') {
        reader_refuse(reader, node.path, name, "%s", refusal);
    }
}

void initial_read(struct form_reader *reader, struct node node, struct item *item)
{
    const enum value_shape shape = answer_kind(item)->shape;
    struct property properties[ITEM_TYPE_COUNT];
    size_t property_count = value_names(reader->arena, "value", false, properties);
    if (shape == VALUE_CODING) {
        select_options(reader, node, item);
    }
    size_t count = node_count(reader, node, "initial");
    if (count == 0) {
        return;
    }
    if (shape == VALUE_CODING) {
        reader_refuse(reader, node.path, "initial", "a choice has initialSelected on its options");
        return;
    }
    if (count > 1) {
        reader_refuse(reader, node.path, "initial", "only one is supported");
    }
    struct node initial = node_member(reader, node, "initial", 0);
    if (!node_check(reader, initial, properties, property_count, PLACE_NONE)) {
        return;
    }
    item->has_initial = true;
    switch (shape) {
    case VALUE_INTEGER: read_initial_number(reader, initial, item); break;
    case VALUE_BOOLEAN: read_initial_boolean(reader, initial, item); break;
    case VALUE_STRING: read_initial_text(reader, initial, item); break;
    case VALUE_CODING: break;
    }
}
