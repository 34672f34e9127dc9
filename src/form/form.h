/*
 * FHIR R4 Questionnaire in, QuestionnaireResponse out. What the kiosk can ask is listed in
 * README.md; anything else in a file is refused with file and JSON path.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/questionnaire.h"
#include "domain/response.h"

#include <stddef.h>
#include <stdint.h>

/* NULL if there was any problem. The questionnaire lives in the arena. */
const struct questionnaire *form_load(struct arena *arena, const char *path,
                                      struct problems *problems);
/* The same from memory; path is for messages. For tests and fuzzing. */
const struct questionnaire *form_parse(struct arena *arena, const char *path, const char *json,
                                       size_t length, struct problems *problems);

/* What a QuestionnaireResponse says beside the answers. */
struct form_response_about {
    const char *status; /* FHIR: "in-progress" or "completed" */
    int64_t authored_ms;
    const char *subject;   /* reference such as "Patient/12"; "" if none */
    const char *encounter; /* reference such as "Appointment/7"; "" if none */
};
/* FHIR R4 QuestionnaireResponse as JSON text; declined and skipped answers carry the
 * data-absent-reason extension. */
const char *form_response_json(struct arena *arena, const struct response *response,
                               const struct form_response_about *about);
