#include "form/json_writer.h"

#include <string.h>

static void append(struct json_writer *writer, const char *text, size_t length)
{
    if (writer->capacity - writer->length <= length) {
        size_t capacity = (writer->length + length + 1) * 2;
        char *larger = arena_alloc(writer->arena, capacity);
        if (writer->length > 0) {
            memcpy(larger, writer->text, writer->length);
        }
        writer->text = larger;
        writer->capacity = capacity;
    }
    memcpy(writer->text + writer->length, text, length);
    writer->length += length;
    writer->text[writer->length] = '\0';
}

static void append_text(struct json_writer *writer, const char *text)
{
    append(writer, text, strlen(text));
}

static void begin_value(struct json_writer *writer)
{
    if (writer->comma) {
        append_text(writer, ",");
    }
    writer->comma = true;
}

void writer_open(struct json_writer *writer, char bracket)
{
    begin_value(writer);
    append(writer, &bracket, 1);
    writer->comma = false;
}

void writer_close(struct json_writer *writer, char bracket)
{
    append(writer, &bracket, 1);
    writer->comma = true;
}

/* RFC 8259, section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped. */
static void append_quoted(struct json_writer *writer, const char *text)
{
    append_text(writer, "\"");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            append_text(writer, "\\");
        }
        if ((unsigned char)*c < 0x20) {
            append_text(writer, arena_printf(writer->arena, "\\u%04x", (unsigned)*c));
        } else {
            append(writer, c, 1);
        }
    }
    append_text(writer, "\"");
}

void writer_key(struct json_writer *writer, const char *key)
{
    begin_value(writer);
    append_quoted(writer, key);
    append_text(writer, ":");
    writer->comma = false;
}

void writer_string(struct json_writer *writer, const char *text)
{
    begin_value(writer);
    append_quoted(writer, text);
}

void writer_number(struct json_writer *writer, long number)
{
    begin_value(writer);
    append_text(writer, arena_printf(writer->arena, "%ld", number));
}

void writer_boolean(struct json_writer *writer, bool value)
{
    begin_value(writer);
    append_text(writer, value ? "true" : "false");
}

void writer_member(struct json_writer *writer, const char *key, const char *text)
{
    writer_key(writer, key);
    writer_string(writer, text);
}
