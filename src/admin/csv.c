#include "admin/csv.h"

#include <stdbool.h>
#include <string.h>

static void append(struct csv *csv, const char *bytes, size_t length)
{
    if (csv->capacity - csv->length <= length) {
        size_t capacity = (csv->length + length + 1) * 2;
        char *larger = arena_alloc(csv->arena, capacity);
        if (csv->length > 0) {
            memcpy(larger, csv->text, csv->length);
        }
        csv->text = larger;
        csv->capacity = capacity;
    }
    memcpy(csv->text + csv->length, bytes, length);
    csv->length += length;
    csv->text[csv->length] = '\0';
}

void csv_record(struct csv *csv, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *field = fields[i];
        bool quoted = strpbrk(field, ",\"\r\n") != NULL;
        append(csv, ",", i > 0 ? 1 : 0);
        append(csv, "\"", quoted ? 1 : 0);
        for (; *field != '\0'; field++) {
            append(csv, "\"\"", *field == '"' ? 1 : 0); /* a quotation mark is written twice */
            append(csv, field, 1);
        }
        append(csv, "\"", quoted ? 1 : 0);
    }
    append(csv, "\r\n", 2);
}
