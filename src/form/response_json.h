/* Inside form/ only: a response within a resource that is open. */
#pragma once

#include "form/form.h"
#include "form/json_writer.h"

/* The members of a QuestionnaireResponse, after resourceType and id. */
void response_json_write(struct json_writer *writer, const struct response *response,
                         const struct form_response_about *about);

/* An extension, or a part of one, with a value of this kind ("valueCode"); in a list that is open.
 */
void extension_json_write(struct json_writer *writer, const char *url, const char *kind,
                          const char *value);

/* Writes "key": {"reference": "…"}; nothing if the reference is "". */
void reference_json_write(struct json_writer *writer, const char *key, const char *reference);
