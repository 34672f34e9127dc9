#include "admin/csv.h"

#include <stdbool.h>
#include <string.h>

void csv_record(struct text_buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *field = fields[i];
        bool quoted = strpbrk(field, ",\"\r\n") != NULL;
        text_buffer_add(out, ",", i > 0 ? 1 : 0);
        text_buffer_add(out, "\"", quoted ? 1 : 0);
        for (; *field != '\0'; field++) {
            text_buffer_add(out, "\"\"",
                            *field == '"' ? 1 : 0); /* a quotation mark is written twice */
            text_buffer_add(out, field, 1);
        }
        text_buffer_add(out, "\"", quoted ? 1 : 0);
    }
    text_buffer_add(out, "\r\n", 2);
}
