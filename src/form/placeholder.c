/* "How hard is {hard-thing}?": the words of an earlier answer inside a question. */
#include "domain/placeholder.h"

#include "domain/answer_kind.h"
#include "form/item.h"

#include <string.h>

/* True if the item is asked only where that question has an answer, as far as its own conditions
 * go. */
static bool needs_answer(const struct item *item, size_t question)
{
    bool some = false;
    bool each = item->enable_when_count > 0;
    for (size_t i = 0; i < item->enable_when_count; i++) {
        const struct enable_when *when = &item->enable_when[i];
        const bool needs =
            when->question == question && (when->operator_ == ENABLE_EQUAL ||
                                           (when->operator_ == ENABLE_EXISTS && when->boolean));
        some = some || needs;
        each = each && needs;
    }
    return item->enable_any ? each : some;
}

static bool is_asked_with_answer(const struct form_reader *reader, size_t index, size_t question)
{
    for (size_t at = index; at != ITEM_NO_PARENT; at = reader->items[at].parent) {
        if (needs_answer(&reader->items[at], question)) {
            return true;
        }
    }
    return false;
}

static void check(struct form_reader *reader, struct node node, const char *property, size_t index,
                  const struct placeholder *place)
{
    size_t question = 0;
    if (place->link_id == NULL) {
        reader_refuse(reader, node.path, property,
                      "\"{\" begins a placeholder, and \"}\" is missing");
        return;
    }
    if (!earlier_question_find(reader, node, property, place->link_id, index, &question)) {
        return;
    }
    const struct item *chosen = &reader->items[question];
    if ((answer_kind(chosen)->takes & TAKES_OPTIONS) == 0 || chosen->repeats) {
        reader_refuse(reader, node.path, property, "{%s}: \"%s\" is no choice of one answer",
                      place->link_id, place->link_id);
    } else if (!is_asked_with_answer(reader, index, question)) {
        reader_refuse(reader, node.path, property,
                      "{%s} needs enableWhen: the question must wait for an answer to \"%s\"",
                      place->link_id, place->link_id);
    }
}

static void refuse(struct form_reader *reader, struct node node, const char *property,
                   const struct placeholder *place)
{
    for (size_t i = 0; place->link_id != NULL && i < reader->link_count; i++) {
        if (reader->links[i].kind == LINK_QUESTION &&
            strcmp(reader->links[i].id, place->link_id) == 0) {
            reader_refuse(reader, node.path, property,
                          "{%s} may stand in the text of a question only", place->link_id);
        }
    }
}

/* index is ITEM_NO_PARENT where no placeholder may stand. */
static void each_placeholder(struct form_reader *reader, struct node node, size_t index,
                             const struct localized *text)
{
    for (size_t i = 0; i <= text->count; i++) {
        const char *property = i == 0 ? "text" : "_text";
        const char *words = i == 0 ? text->text : text->translations[i - 1].text;
        struct placeholder place;
        for (size_t at = 0; placeholder_find(reader->arena, words, at, &place); at = place.end) {
            if (index == ITEM_NO_PARENT) {
                refuse(reader, node, property, &place);
            } else {
                check(reader, node, property, index, &place);
            }
        }
    }
}

void placeholders_check(struct form_reader *reader, struct node node, size_t index)
{
    each_placeholder(reader, node, index, &reader->items[index].text);
}

void placeholders_refuse(struct form_reader *reader, struct node node, const struct localized *text)
{
    each_placeholder(reader, node, ITEM_NO_PARENT, text);
}
