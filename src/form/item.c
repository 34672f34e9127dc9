#include "form/item.h"

#include "domain/answer_kind.h"
#include "domain/response.h"

#include <string.h>

#define CONTROL_SYSTEM     "http://hl7.org/fhir/questionnaire-item-control"
#define OUR_CONTROL_SYSTEM "https://easycozy.ca/fhir/CodeSystem/item-control"

/* What still fits on one screen, with the answers below. */
#define TEXTS_IN_QUESTION_MAX 12
/* The longest row of number buttons that one screen has room for. */
#define NUMBER_MAX 20

static const struct property item_properties[] = {
    {"linkId", false},       {"definition", false},
    {"code", false},         {"prefix", true},
    {"text", true},          {"type", false},
    {"enableWhen", false},   {"enableBehavior", false},
    {"required", false},     {"repeats", false},
    {"readOnly", false},     {"maxLength", false},
    {"answerOption", false}, {"initial", false},
    {"item", false},
};
#define ITEM_PROPERTY_COUNT (sizeof(item_properties) / sizeof(item_properties[0]))

static bool read_type(struct form_reader *reader, struct node node, enum item_type *type)
{
    const char *code = node_string(reader, node, "type", true);
    if (item_type_from_code(code, type)) {
        return true;
    }
    if (code[0] != '\0') {
        reader_refuse(reader, node.path, "type", "\"%s\" is not supported", code);
    }
    return false;
}

/* What a question takes; nothing for what is none. */
static unsigned takes(enum item_type type)
{
    const struct answer_kind *kind = answer_kind_of_type(type);
    return kind == NULL ? TAKES_NOTHING : kind->takes;
}

/* Which extensions may stand at an item of this type. */
static enum place place_of(enum item_type type)
{
    unsigned taken = takes(type);
    return type == ITEM_DISPLAY           ? PLACE_DISPLAY
           : type == ITEM_GROUP           ? PLACE_GROUP
           : (taken & TAKES_OPTIONS) != 0 ? PLACE_CHOICE
           : (taken & TAKES_NUMBERS) != 0 ? PLACE_INTEGER
           : (taken & TAKES_TIERS) != 0   ? PLACE_BOOLEAN
           : (taken & TAKES_LENGTH) != 0  ? PLACE_TYPED
                                          : PLACE_NONE;
}

/* Takes note of the linkId, which no other item of the file may have. */
static const char *read_link_id(struct form_reader *reader, struct node node, enum link_kind kind,
                                size_t item)
{
    const char *id = node_string(reader, node, "linkId", true);
    if (id[0] == '\0') {
        return id;
    }
    for (size_t i = 0; i < reader->link_count; i++) {
        if (strcmp(reader->links[i].id, id) == 0) {
            reader_refuse(reader, node.path, "linkId", "\"%s\" is used before", id);
            return id;
        }
    }
    reader->links = arena_grow(reader->arena, reader->links, reader->link_count,
                               &reader->link_capacity, sizeof(*reader->links));
    reader->links[reader->link_count++] = (struct link){id, kind, item};
    return id;
}

/* The code of questionnaire-itemControl, NULL if there is none or it is not as it should be. */
static const char *read_control_code(struct form_reader *reader, struct node node)
{
    const json_t *concept =
        node_extension(reader, node, EXTENSION_ITEM_CONTROL, "valueCodeableConcept");
    if (concept == NULL) {
        return NULL;
    }
    const json_t *coding = json_array_get(json_object_get(concept, "coding"), 0);
    const char *system = json_string_value(json_object_get(coding, "system"));
    const char *code = json_string_value(json_object_get(coding, "code"));
    if (system == NULL || code == NULL) {
        reader_refuse(reader, node.path, "", "itemControl needs a coding with system and code");
        return NULL;
    }
    bool ours = strcmp(code, "body-map") == 0;
    if (strcmp(system, ours ? OUR_CONTROL_SYSTEM : CONTROL_SYSTEM) != 0) {
        reader_refuse(reader, node.path, "", "itemControl \"%s\" has the system \"%s\", not \"%s\"",
                      code, system, ours ? OUR_CONTROL_SYSTEM : CONTROL_SYSTEM);
        return NULL;
    }
    return code;
}

static enum item_control read_control(struct form_reader *reader, struct node node,
                                      const struct item *item)
{
    const char *code = read_control_code(reader, node);
    if (code == NULL) {
        return CONTROL_NONE;
    }
    static const struct {
        const char *code;
        enum item_control control;
        bool if_single;
        bool if_repeats;
    } controls[] = {
        {"radio-button", CONTROL_RADIO_BUTTON, true, false},
        {"check-box", CONTROL_CHECK_BOX, false, true},
        {"slider", CONTROL_SLIDER, true, false},
        {"body-map", CONTROL_BODY_MAP, true, true},
    };
    const struct answer_kind *kind = answer_kind(item);
    for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++) {
        bool suits = item->repeats ? controls[i].if_repeats : controls[i].if_single;
        if (strcmp(controls[i].code, code) == 0 && suits &&
            (kind->controls >> controls[i].control & 1U) != 0) {
            return controls[i].control;
        }
    }
    bool repeating = item->repeats && (kind->takes & TAKES_OPTIONS) != 0;
    reader_refuse(reader, node.path, "", "itemControl \"%s\" is not supported for a %s%s", code,
                  repeating ? "repeating " : "", kind->noun);
    return CONTROL_NONE;
}

/* The texts inside a question, sorted by what they are for. */
struct texts {
    struct localized hint;
    struct localized lower;
    struct localized upper;
    struct localized *points;
    size_t point_count;
    struct number_words words;
};

/* Puts words into their place, which must still be empty. */
static void place_text(struct form_reader *reader, struct node node, struct localized *place,
                       struct localized words, const char *what)
{
    if (place->text[0] != '\0') {
        reader_refuse(reader, node.path, "", "a second %s", what);
    }
    *place = words;
}

static void read_text(struct form_reader *reader, struct node node, const struct item *around,
                      struct texts *texts)
{
    static const struct property properties[] = {
        {"linkId", false}, {"definition", false}, {"code", false}, {"text", true}, {"type", false},
    };
    const char *type = json_string_value(json_object_get(node.json, "type"));
    if (json_is_object(node.json) && (type == NULL || strcmp(type, "display") != 0)) {
        reader_refuse(reader, node.path, "type", "only display may stand inside a question");
        return;
    }
    bool number = (takes(around->type) & TAKES_NUMBERS) != 0;
    if (!node_check(reader, node, properties, sizeof(properties) / sizeof(properties[0]),
                    number ? PLACE_DISPLAY | PLACE_NUMBER_TEXT : PLACE_DISPLAY)) {
        return;
    }
    read_link_id(reader, node, LINK_OTHER, 0);
    struct localized words = node_words(reader, node, "text", true);
    placeholders_refuse(reader, node, &words);
    const char *control = read_control_code(reader, node);
    if (number && number_word_read(reader, node, around, words, &texts->words)) {
        return;
    }
    if (control == NULL || strcmp(control, "help") == 0) {
        place_text(reader, node, &texts->hint, words,
                   "hint: lines of a list above the answers have itemControl \"inline\"");
    } else if (strcmp(control, "inline") == 0) {
        texts->points[texts->point_count++] = words;
    } else if (strcmp(control, "lower") == 0 && number) {
        place_text(reader, node, &texts->lower, words, "lower");
    } else if (strcmp(control, "upper") == 0 && number) {
        place_text(reader, node, &texts->upper, words, "upper");
    } else {
        reader_refuse(reader, node.path, "", "itemControl \"%s\" is not supported here", control);
    }
}

/* limits: those of a number are as they should be. */
static void read_texts(struct form_reader *reader, struct node node, struct item *item, bool limits)
{
    static const struct localized none = {.text = ""};
    struct texts texts = {.hint = none, .lower = none, .upper = none};
    size_t count = node_count(reader, node, "item");
    if (count > TEXTS_IN_QUESTION_MAX) {
        reader_refuse(reader, node.path, "item", "at most %d texts fit into a question",
                      TEXTS_IN_QUESTION_MAX);
        count = TEXTS_IN_QUESTION_MAX;
    }
    texts.points = ARENA_ARRAY(reader->arena, struct localized, count);
    texts.words.items = ARENA_ARRAY(reader->arena, struct number_word, count);
    texts.words.broken = !limits;
    for (size_t i = 0; i < count; i++) {
        read_text(reader, node_member(reader, node, "item", i), item, &texts);
    }
    item->hint = texts.hint;
    item->minimum_text = texts.lower;
    item->maximum_text = texts.upper;
    item->points = texts.points;
    item->point_count = texts.point_count;
    item->words = texts.words.items;
    item->word_count = texts.words.count;
    number_words_end(reader, node, item, &texts.words);
}

static bool read_limit(struct form_reader *reader, struct node node, enum extension extension,
                       const char *name, long *limit)
{
    const json_t *value = node_extension(reader, node, extension, "valueInteger");
    if (value == NULL) {
        return reader_refuse(reader, node.path, "", "a number needs the extension %s", name);
    }
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 0 || number > NUMBER_MAX) {
        return reader_refuse(reader, node.path, "", "%s must be a whole number from 0 to %d", name,
                             NUMBER_MAX);
    }
    *limit = (long)number;
    return true;
}

static bool read_limits(struct form_reader *reader, struct node node, struct item *item)
{
    bool low = read_limit(reader, node, EXTENSION_MIN_VALUE, "minValue", &item->minimum);
    bool high = read_limit(reader, node, EXTENSION_MAX_VALUE, "maxValue", &item->maximum);
    if (low && high && item->minimum > item->maximum) {
        return reader_refuse(reader, node.path, "", "minValue %ld is above maxValue %ld",
                             item->minimum, item->maximum);
    }
    return low && high;
}

static void read_max_length(struct form_reader *reader, struct node node, struct item *item)
{
    const json_t *value = json_object_get(node.json, "maxLength");
    json_int_t length = value == NULL ? ANSWER_CHARACTERS_MAX : json_integer_value(value);
    if ((value != NULL && !json_is_integer(value)) || length < 1 ||
        length > ANSWER_CHARACTERS_MAX) {
        reader_refuse(reader, node.path, "maxLength", "must be a whole number from 1 to %d",
                      ANSWER_CHARACTERS_MAX);
        length = ANSWER_CHARACTERS_MAX;
    }
    item->max_length = (size_t)length;
}

/* What only some types have. */
static void refuse_misplaced(struct form_reader *reader, struct node node, const struct item *item)
{
    bool choice = (takes(item->type) & TAKES_OPTIONS) != 0;
    bool text = (takes(item->type) & TAKES_LENGTH) != 0;
    if (!choice && json_object_get(node.json, "answerOption") != NULL) {
        reader_refuse(reader, node.path, "answerOption", "is only for a choice");
    }
    if (!choice && item->repeats) {
        reader_refuse(reader, node.path, "repeats", "is only supported for a choice");
    }
    if (!text && json_object_get(node.json, "maxLength") != NULL) {
        reader_refuse(reader, node.path, "maxLength", "is only for string and text");
    }
    if (!item_is_question(item) && item->required) {
        reader_refuse(reader, node.path, "required", "is only for questions");
    }
    if (!item_is_question(item) && json_object_get(node.json, "initial") != NULL) {
        reader_refuse(reader, node.path, "initial", "is only for questions");
    }
    if (node_boolean(reader, node, "readOnly")) {
        reader_refuse(reader, node.path, "readOnly",
                      item->required ? "and required contradict each other" : "is not supported");
    }
}

static void read_question(struct form_reader *reader, struct node node, struct item *item)
{
    const struct answer_kind *kind = answer_kind(item);
    bool limits = true;
    if ((kind->takes & TAKES_OPTIONS) != 0) {
        options_read(reader, node, item);
    }
    if ((kind->takes & TAKES_NUMBERS) != 0) {
        limits = read_limits(reader, node, item);
    }
    if ((kind->takes & TAKES_TIERS) != 0) {
        item->boolean_tier[1] = tier_read(reader, node, EXTENSION_TIER);
        item->boolean_tier[0] = tier_read(reader, node, EXTENSION_TIER_NO);
        item->boolean_lasting = lasting_read(
            reader, node, item->boolean_tier[0] != TIER_NONE || item->boolean_tier[1] != TIER_NONE);
    }
    if ((kind->takes & TAKES_LENGTH) != 0) {
        read_max_length(reader, node, item);
    }
    if (kind->controls != 0) { /* else the extension was refused by its place */
        item->control = read_control(reader, node, item);
    }
    read_texts(reader, node, item, limits);
    initial_read(reader, node, item);
    if ((kind->takes & TAKES_OPTIONS) != 0) { /* else the extension was refused by its place */
        item->carried_forward = carried_forward_read(reader, node, item);
    }
}

/* Reads the control of a group, of which there is one: "page". */
static enum item_control read_group_control(struct form_reader *reader, struct node node)
{
    const char *code = read_control_code(reader, node);
    if (code == NULL) {
        return CONTROL_NONE;
    }
    if (strcmp(code, "page") != 0) {
        reader_refuse(reader, node.path, "", "itemControl \"%s\" is not supported for a group",
                      code);
        return CONTROL_NONE;
    }
    return CONTROL_PAGE;
}

/* What stands on one screen with other questions is short: answers to choose or a number, and no
 * list to read before. group is in reader->items, and all that is in it. */
static void check_page(struct form_reader *reader, struct node node, size_t group)
{
    size_t questions = 0;
    for (size_t i = group + 1; i < reader->count; i++) {
        const struct item *item = &reader->items[i];
        const struct answer_kind *kind = answer_kind_of_type(item->type);
        if (item->parent != group || kind == NULL || kind->shape == VALUE_STRING ||
            item->control == CONTROL_BODY_MAP || item->point_count > 0) {
            reader_refuse(
                reader, node.path, "",
                "a page holds questions with answers to choose or a number, and \"%s\" is "
                "something else",
                item->link_id);
            return;
        }
        questions++;
    }
    if (questions > PAGE_QUESTIONS_MAX) {
        reader_refuse(reader, node.path, "item", "at most %d questions stand on one page",
                      PAGE_QUESTIONS_MAX);
    }
}

static void check_display(struct form_reader *reader, struct node node)
{
    const char *control = read_control_code(reader, node);
    if (control != NULL && strcmp(control, "inline") != 0) {
        reader_refuse(reader, node.path, "", "itemControl \"%s\" is not supported here", control);
    }
    if (json_object_get(node.json, "item") != NULL) {
        reader_refuse(reader, node.path, "item", "nothing may stand inside a display item");
    }
}

static void read_item(struct form_reader *reader, struct node node, size_t parent)
{
    enum item_type type;
    if (!json_is_object(node.json)) {
        reader_refuse(reader, node.path, "", "must be an object");
        return;
    }
    if (!read_type(reader, node, &type)) {
        read_link_id(reader, node, LINK_BROKEN, 0);
        return;
    }
    reader->link_id = json_string_value(json_object_get(node.json, "linkId"));
    node_check(reader, node, item_properties, ITEM_PROPERTY_COUNT, place_of(type));

    reader->items = arena_grow(reader->arena, reader->items, reader->count, &reader->capacity,
                               sizeof(*reader->items));
    size_t index = reader->count++;
    struct item *item = &reader->items[index];
    static const struct localized none = {.text = ""};
    *item = (struct item){.parent = parent,
                          .type = type,
                          .hint = none,
                          .minimum_text = none,
                          .maximum_text = none,
                          .initial_text = ""};
    bool question = item_is_question(item);
    item->link_id = read_link_id(reader, node, question ? LINK_QUESTION : LINK_OTHER, index);
    item->prefix = node_words(reader, node, "prefix", false);
    item->text = node_words(reader, node, "text", item->type != ITEM_GROUP);
    item->short_text = node_extension_words(reader, node, EXTENSION_SHORT_TEXT);
    item->required = node_boolean(reader, node, "required");
    item->repeats = node_boolean(reader, node, "repeats");
    refuse_misplaced(reader, node, item);
    const size_t problems = reader->problems->count;
    enable_when_read(reader, node, index);
    if (!question) {
        placeholders_refuse(reader, node, &item->text);
    } else if (reader->problems->count == problems) { /* else they would be a second problem */
        placeholders_check(reader, node, index);
    }

    if (question) {
        read_question(reader, node, item);
    } else if (item->type == ITEM_GROUP) {
        if (json_object_get(node.json, "item") == NULL) {
            reader_refuse(reader, node.path, "item", "is missing: the group is empty");
        }
        const enum item_control control = read_group_control(reader, node);
        items_read(reader, node, index);
        reader->items[index].control = control; /* the array may have moved */
        if (control == CONTROL_PAGE) {
            check_page(reader, node, index);
        }
    } else {
        check_display(reader, node);
    }
}

void items_read(struct form_reader *reader, struct node node, size_t parent)
{
    size_t count = node_count(reader, node, "item");
    for (size_t i = 0; i < count; i++) {
        if (reader->count == QUESTIONNAIRE_ITEMS_MAX || i == QUESTIONNAIRE_ITEMS_MAX) {
            reader_refuse(reader, node.path, "item", "more than %d items", QUESTIONNAIRE_ITEMS_MAX);
            return;
        }
        read_item(reader, node_member(reader, node, "item", i), parent);
    }
}
