/*
 * Visits as a FHIR R4 Bundle (type collection) that stands by itself: every reference in it is the
 * fullUrl of an entry. For each visit
 *
 * - Patient: one for each client (of somebody nobody checked, one for the visit);
 * - Appointment: one for each booked time;
 * - Encounter: the arrival, which ties these together, since R4 lets a QuestionnaireResponse refer
 *   to an Encounter and an Encounter to Appointments; the starred pages are in extensions of our
 *   own, https://easycozy.ca/fhir/StructureDefinition/starred-page (valueString, the title), what
 *   the therapist decided in …/decision (decision: valueCode as in the view decisions, at:
 *   valueDateTime, initials: valueString if signed);
 * - QuestionnaireResponse: the answers, where a questionnaire was begun; of the privacy notice that
 *   was agreed to, …/notice-version is the day on which its words were first agreed to, and
 *   …/notice-sha256 their SHA-256 (valueString);
 * - Questionnaire: each one that was answered, as it was asked, as far as it is at hand; a response
 *   names it by url and version;
 * - Flag: one for each code that the answers to a question raised, its category the tier.
 *
 * An id is made of the database's own mark and the row, that of a Flag of visit, question and code:
 * the same thing has the same id in every export, also when other answers came since, and never
 * that of another clinic's.
 */
#pragma once

#include "domain/questionnaire.h"
#include "domain/record.h"

#include <stddef.h>

struct form_bundle {
    const char *installation; /* the mark of the database */
    const char *made_at;      /* ISO 8601 with offset */
    const struct visit_record *records;
    size_t count;
    /* The very questionnaires that were answered, as far as they are at hand: one for each record,
     * or NULL. Without it the answers stand in no groups and in the words that were shown. */
    const struct questionnaire *const *questionnaires;
};

/* JSON text in the arena. */
const char *form_bundle_json(struct arena *arena, const struct form_bundle *bundle);
