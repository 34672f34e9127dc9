#include "form/json_writer.h"

#include "base/bug.h"

static void begin_value(struct json_writer *writer)
{
    if (writer->comma) {
        text_buffer_add_text(&writer->out, ",");
    }
    writer->comma = true;
}

void writer_open(struct json_writer *writer, char bracket)
{
    begin_value(writer);
    text_buffer_add(&writer->out, &bracket, 1);
    writer->comma = false;
    writer->open = arena_grow(writer->out.arena, writer->open, writer->depth, &writer->capacity, 1);
    writer->open[writer->depth++] = bracket;
}

void writer_close(struct json_writer *writer, char bracket)
{
    BUG_IF(writer->depth == 0);
    BUG_IF(writer->open[--writer->depth] != (bracket == '}' ? '{' : '['));
    text_buffer_add(&writer->out, &bracket, 1);
    writer->comma = true;
}

const char *writer_text(const struct json_writer *writer)
{
    BUG_IF(writer->depth > 0);
    return writer->out.text;
}

/* RFC 8259, section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped. */
static void append_quoted(struct json_writer *writer, const char *text)
{
    text_buffer_add_text(&writer->out, "\"");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            text_buffer_add_text(&writer->out, "\\");
        }
        if ((unsigned char)*c < 0x20) {
            text_buffer_add_text(&writer->out,
                                 arena_printf(writer->out.arena, "\\u%04x", (unsigned)*c));
        } else {
            text_buffer_add(&writer->out, c, 1);
        }
    }
    text_buffer_add_text(&writer->out, "\"");
}

void writer_key(struct json_writer *writer, const char *key)
{
    begin_value(writer);
    append_quoted(writer, key);
    text_buffer_add_text(&writer->out, ":");
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
    text_buffer_add_text(&writer->out, arena_printf(writer->out.arena, "%ld", number));
}

void writer_json(struct json_writer *writer, const char *json)
{
    begin_value(writer);
    text_buffer_add_text(&writer->out, json);
}

void writer_boolean(struct json_writer *writer, bool value)
{
    begin_value(writer);
    text_buffer_add_text(&writer->out, value ? "true" : "false");
}

void writer_member(struct json_writer *writer, const char *key, const char *text)
{
    writer_key(writer, key);
    writer_string(writer, text);
}
