#include "base/text_buffer.h"

#include <string.h>

void text_buffer_add(struct text_buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->capacity - buffer->length <= length) {
        size_t capacity = (buffer->length + length + 1) * 2;
        char *larger = arena_alloc(buffer->arena, capacity);
        if (buffer->length > 0) {
            memcpy(larger, buffer->text, buffer->length);
        }
        buffer->text = larger;
        buffer->capacity = capacity;
    }
    memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void text_buffer_add_text(struct text_buffer *buffer, const char *text)
{
    text_buffer_add(buffer, text, strlen(text));
}
