/*
 * JSON text straight into an arena, so that a visitor's answers are never copied into memory that
 * nobody wipes (jansson keeps its values and its output on the heap).
 */
#pragma once

#include "base/text_buffer.h"

#include <stdbool.h>

/* Begin with the arena of out alone set. */
struct json_writer {
    struct text_buffer out;
    bool comma; /* something stands before the next value */
    char *open; /* the brackets that are open; groups of a questionnaire may lie deep */
    size_t depth;
    size_t capacity; /* of open */
};

/* '{' or '[' … and the matching end; another end than that is a bug. */
void writer_open(struct json_writer *writer, char bracket);
void writer_close(struct json_writer *writer, char bracket);
/* What was written, in the arena. A bracket that is still open is a bug. */
const char *writer_text(const struct json_writer *writer);
/* "key": of an object; its value, or an opening bracket, must follow. */
void writer_key(struct json_writer *writer, const char *key);
/* Text must be UTF-8. */
void writer_string(struct json_writer *writer, const char *text);
void writer_number(struct json_writer *writer, long number);
/* A whole value that is JSON already. */
void writer_json(struct json_writer *writer, const char *json);
void writer_boolean(struct json_writer *writer, bool value);
/* "key": "text" */
void writer_member(struct json_writer *writer, const char *key, const char *text);
