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
 *   valueDateTime, initials: valueString if signed), who took an arrival back in …/undone
 *   (at, initials), and who moved answers that belong to another visit in …/moved (from and to:
 *   valueUri, the fullUrl of an Encounter, which may be in no entry; at, initials), which both
 *   visits have;
 * - QuestionnaireResponse: the answers, where a questionnaire was begun; of the privacy notice that
 *   was agreed to, …/notice-version is the day on which its words were first agreed to, and
 *   …/notice-sha256 their SHA-256 (valueString);
 * - Questionnaire: each one that was answered, as it was asked, as far as it is at hand; a response
 *   names it by url and version;
 * - Flag: one for each code that the answers to a question raised in one tier, in the words that
 *   the staff read, its category the tier and HL7's "safety", its period from when it was told. It
 *   is active as long as it lasts. What does not last ends: a stop or hold when somebody has
 * decided about it, anything else with the first signed decision about its visit after it was told,
 *   without one at the end of the visit's day. Extensions of our own say the client's words if
 *   those were others (…/own-words, valueString), that the client took back all of it
 *   (…/withdrawn-at, valueDateTime), that the same question was answered without it since
 *   (…/not-ticked-at) and that the arrival was taken back (…/arrival-undone-at).
 *
 * With each client come the Flags of earlier visits that the export leaves out: what lasts, and
 * every stop and hold, with the last signed decision about its visit (…/decision); if that Flag is
 * active, the client said it again afterwards. Their ids are the same as in an export with those
 * visits, and their Encounter is named by an identifier, which is no reference into the bundle.
 *
 * Of an arrival that was taken back Encounter, QuestionnaireResponse and Flag have the status
 * entered-in-error, and there is no Appointment.
 *
 * An id is made of the database's own mark and the row, that of a Flag of visit, question, code and
 * tier: the same thing has the same id in every export, also when other answers came since, and
 * never that of another clinic's.
 */
#pragma once

#include "base/arena.h"
#include "form/form_bundle.h"

/* JSON text in the arena. */
const char *form_bundle_json(struct arena *arena, const struct form_bundle *source);
