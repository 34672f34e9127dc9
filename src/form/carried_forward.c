/* A question that is not asked: it has the answer of an earlier visit. */
#include "form/item.h"

/* Why the item cannot be one; NULL if it can. */
static const char *refusal(const struct item *item)
{
    if (item->repeats) {
        return "only a choice of one answer can be carried-forward";
    }
    if (item->required) {
        return "carried-forward and required contradict each other: it is never asked";
    }
    if (item->has_initial) {
        return "carried-forward and initialSelected contradict each other";
    }
    for (size_t i = 0; i < item->option_count; i++) {
        if (item->options[i].tier != TIER_NONE) {
            return "an answer that is carried-forward raises nothing: it can have no safety tier";
        }
    }
    return NULL;
}

bool carried_forward_read(struct form_reader *reader, struct node node, const struct item *item)
{
    const json_t *value = node_extension(reader, node, EXTENSION_CARRIED_FORWARD, "valueBoolean");
    if (value != NULL && !json_is_boolean(value)) {
        return reader_refuse(reader, node.path, "", "carried-forward must be true or false");
    }
    const char *why = json_is_true(value) ? refusal(item) : NULL;
    if (why != NULL) {
        return reader_refuse(reader, node.path, "", "%s", why);
    }
    return json_is_true(value);
}
