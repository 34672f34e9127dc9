/*
 * FHIR R4 Questionnaire in, QuestionnaireResponse out. Anything the kiosk cannot ask is refused
 * with file and JSON path; what FHIR allows and does not change the asking (publisher, code, …) is
 * passed over. What can be asked:
 *
 * - Items: group, display, and each type of answer_kinds.def; docs/questionnaires.md says what each
 *   takes (a choice answerOption.valueCoding and repeats, an integer minValue and maxValue, a text
 *   maxLength).
 *   required, enableWhen with every operator on an earlier question, enableBehavior, prefix,
 *   initial (of a choice: answerOption.initialSelected).
 * - A display item outside a question is read above the question that follows it. Inside a question
 *   it is the hint, or by its itemControl: "help" the hint, "inline" one line of a list above the
 *   answers, "lower" and "upper" the words at the ends of a number row.
 * - itemControl of a question: radio-button, check-box, slider (the number row), and "body-map" of
 *   https://easycozy.ca/fhir/CodeSystem/item-control. Of a group: page, its questions stand on one
 *   screen where it has room.
 * - sdc-questionnaire-shortText: what is asked, in a word or two.
 * - Translations: the extension "translation" on _title, _text, _prefix and _display.
 * - On an answerOption: questionnaire-optionExclusive ("None of these"); ordinalValue, also on its
 *   valueCoding; and two of our own,
 *   https://easycozy.ca/fhir/StructureDefinition/safety-tier (valueCode stop, hold, review, ask or
 *   tell: how urgent the answer is for the therapist) and
 *   https://easycozy.ca/fhir/StructureDefinition/safety-code (valueCode, the short code of the
 *   clinic's safety list). On a boolean item safety-tier is the tier of "yes", and safety-tier-no
 *   that of "no".
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/questionnaire.h"
#include "domain/response.h"

#include <stddef.h>

/* NULL if there was any problem. The questionnaire lives in the arena. */
const struct questionnaire *form_load(struct arena *arena, const char *path,
                                      struct problems *problems);
/* The same from memory; path is for messages. For tests and fuzzing. */
const struct questionnaire *form_parse(struct arena *arena, const char *path, const char *json,
                                       size_t length, struct problems *problems);

struct visit_record;

/* What a QuestionnaireResponse says beside the answers. */
struct form_response_about {
    const char *status;    /* FHIR: "in-progress" or "completed" */
    const char *authored;  /* ISO 8601 with offset; "" if none */
    const char *subject;   /* reference such as "Patient/12"; "" if none */
    const char *encounter; /* reference such as "Encounter/7" (R4 allows no other type here); "" if
                              none */
    /* of the privacy notice that was agreed to, each in an extension of our own; "" if none */
    const char *notice_version;
    const char *notice_sha256;
    /* Its answers have the words that the client read, in whatever language; NULL: those of the
     * questionnaire itself are written. */
    const struct visit_record *shown;
};
/* FHIR R4 QuestionnaireResponse as JSON text; declined and skipped answers carry the
 * data-absent-reason extension. */
const char *form_response_json(struct arena *arena, const struct response *response,
                               const struct form_response_about *about);
