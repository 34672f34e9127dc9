#include "fetch/rows.h"

#include "import/night.h"

#include <string.h>

/* More than any appointment that import makes has in a text (collection_add cuts them). */
#define TEXT_BYTES_MAX 2048

static json_t *row_to_json(const struct appointment *item)
{
    json_t *row = json_pack("{s:s, s:I, s:I, s:b}", "uid", item->uid, "start",
                            (json_int_t)item->start_ms, "end", (json_int_t)item->end_ms,
                            "cancelled", item->status == APPOINTMENT_CANCELLED ? 1 : 0);
#define TEXT_TO_JSON(ID, name, usual, presence)                                                    \
    json_object_set_new(row, #name, json_string(item->name));
    APPOINTMENT_TEXTS(TEXT_TO_JSON)
    return row;
}

json_t *rows_to_json(struct arena *arena, const char *name, const struct import_result *result)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < result->list.count; i++) {
        json_array_append_new(rows, row_to_json(&result->list.items[i]));
    }
    const struct remarks *left_out = &result->left_out;
    const char *reason = "";
    for (size_t i = left_out->kept; i > 0; i--) { /* ends with the first */
        const struct remark *remark = &left_out->items[i - 1];
        if (!remark->expected) {
            reason = arena_printf(arena, "%s:%zu: %s", name, remark->line, remark->reason);
        }
    }
    return json_pack("{s:s, s:s, s:o, s:I, s:I, s:s, s:I, s:I, s:I}", "end", "taken", "reason", "",
                     "rows", rows, "entries", (json_int_t)result->entries, "left_out",
                     (json_int_t)(left_out->count - left_out->expected), "left_out_reason", reason,
                     "earliest", (json_int_t)result->earliest_ms, "latest",
                     (json_int_t)result->latest_ms, "hidden", (json_int_t)result->hidden);
}

/* NULL if there is no such text, or one that is too long. */
static const char *text_of(struct arena *arena, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL || strlen(text) > TEXT_BYTES_MAX ? NULL : arena_strdup(arena, text);
}

static bool number_of(const json_t *object, const char *key, int64_t *number)
{
    const json_t *value = json_object_get(object, key);
    *number = json_integer_value(value);
    return json_is_integer(value);
}

static bool row_from_json(struct arena *arena, const json_t *row, struct appointment *item)
{
    *item = appointment_empty;
    item->uid = text_of(arena, row, "uid");
    bool ok = item->uid != NULL && number_of(row, "start", &item->start_ms) &&
              number_of(row, "end", &item->end_ms) && item->end_ms > item->start_ms;
#define TEXT_FROM_JSON(ID, name, usual, presence)                                                  \
    item->name = text_of(arena, row, #name);                                                       \
    ok = ok && item->name != NULL;
    APPOINTMENT_TEXTS(TEXT_FROM_JSON)
    item->status = json_is_true(json_object_get(row, "cancelled")) ? APPOINTMENT_CANCELLED
                                                                   : APPOINTMENT_BOOKED;
    return ok;
}

bool rows_from_json(struct arena *arena, const json_t *object, struct day_list *list,
                    struct list_report *report)
{
    const json_t *rows = json_object_get(object, "rows");
    const size_t count = json_array_size(rows);
    struct appointment *items = ARENA_ARRAY(arena, struct appointment, count);
    *report = (struct list_report){.today = (int64_t)count,
                                   .left_out_reason = text_of(arena, object, "left_out_reason")};
    bool ok = json_is_array(rows) && report->left_out_reason != NULL &&
              number_of(object, "entries", &report->entries) &&
              number_of(object, "left_out", &report->left_out) &&
              number_of(object, "earliest", &report->earliest_ms) &&
              number_of(object, "latest", &report->latest_ms) &&
              number_of(object, "hidden", &report->hidden);
    for (size_t i = 0; ok && i < count; i++) {
        ok = row_from_json(arena, json_array_get(rows, i), &items[i]);
    }
    *list = (struct day_list){items, ok ? count : 0};
    report->night = (int64_t)night_visits(list, &(int64_t){0});
    return ok;
}
