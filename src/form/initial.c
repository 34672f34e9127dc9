#include "form/item.h"

#include "base/utf8.h"

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
    item->initial_text = node_string(reader, node, "valueString", true);
    if (utf8_count(item->initial_text) > item->max_length) {
        reader_refuse(reader, node.path, "valueString", "is longer than maxLength");
    }
}

void initial_read(struct form_reader *reader, struct node node, struct item *item)
{
    static const struct property properties[] = {
        {"valueBoolean", false}, {"valueInteger", false}, {"valueString", false}};
    if (item->type == ITEM_CHOICE) {
        select_options(reader, node, item);
    }
    size_t count = node_count(reader, node, "initial");
    if (count == 0) {
        return;
    }
    if (item->type == ITEM_CHOICE) {
        reader_refuse(reader, node.path, "initial", "a choice has initialSelected on its options");
        return;
    }
    if (count > 1) {
        reader_refuse(reader, node.path, "initial", "only one is supported");
    }
    struct node initial = node_member(reader, node, "initial", 0);
    if (!node_check(reader, initial, properties, sizeof(properties) / sizeof(properties[0]),
                    PLACE_NONE)) {
        return;
    }
    item->has_initial = true;
    if (item->type == ITEM_INTEGER) {
        read_initial_number(reader, initial, item);
    } else if (item->type == ITEM_BOOLEAN) {
        read_initial_boolean(reader, initial, item);
    } else {
        read_initial_text(reader, initial, item);
    }
}
