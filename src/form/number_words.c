/* Words for the numbers of a row: "mild" for 1 to 3. */
#include "form/item.h"

/* A whole number at value.low or value.high, as FHIR's Range has it. */
static bool read_end(struct form_reader *reader, struct node node, const json_t *range,
                     const char *name, long *end)
{
    const json_t *value = json_object_get(json_object_get(range, name), "value");
    if (!json_is_integer(value)) {
        return reader_refuse(reader, node.path, "", "number-range needs a whole number as %s.value",
                             name);
    }
    *end = (long)json_integer_value(value);
    return true;
}

/* The words must follow each other without gap or overlap, so that each number has exactly one. */
static bool goes_on(struct form_reader *reader, struct node node, const struct item *item,
                    const struct number_words *words, const struct number_word *word)
{
    long due = words->count > 0 ? words->items[words->count - 1].to + 1 : item->minimum;
    if (word->from != due) {
        return reader_refuse(reader, node.path, "", "number-range begins with %ld, not %ld",
                             word->from, due);
    }
    if (word->to < word->from || word->to > item->maximum) {
        return reader_refuse(reader, node.path, "", "number-range from %ld to %ld, not up to %ld",
                             word->from, word->to, item->maximum);
    }
    return true;
}

bool number_word_read(struct form_reader *reader, struct node node, const struct item *item,
                      struct localized text, struct number_words *words)
{
    size_t told = reader->problems->count;
    const json_t *range = node_extension(reader, node, EXTENSION_NUMBER_RANGE, "valueRange");
    if (range == NULL) {
        bool without_range = reader->problems->count > told;
        words->broken = words->broken || without_range;
        return without_range;
    }
    if (node_extension(reader, node, EXTENSION_ITEM_CONTROL, "valueCodeableConcept") != NULL) {
        reader_refuse(reader, node.path, "", "number-range and itemControl exclude each other");
    }
    struct number_word word = {.word = text};
    bool read = read_end(reader, node, range, "low", &word.from) &&
                read_end(reader, node, range, "high", &word.to);
    if (!read || (!words->broken && !goes_on(reader, node, item, words, &word))) {
        words->broken = true; /* whether the next word fits cannot be told after a gap */
    }
    words->items[words->count++] = word;
    return true;
}

void number_words_end(struct form_reader *reader, struct node node, const struct item *item,
                      const struct number_words *words)
{
    if (words->broken || words->count == 0) {
        return;
    }
    long last = words->items[words->count - 1].to;
    if (last != item->maximum) {
        reader_refuse(reader, node.path, "item", "there are words for %ld to %ld, none for %ld",
                      item->minimum, last, last + 1);
    }
}
