/*
 * The schema as it is now, and the steps of late that made it. Tables are ours and may change with
 * a migration; the six views are read by therapists and tools, and later versions keep their
 * columns and may add to them.
 *
 * Times are ISO 8601 text with offset where people read them, and milliseconds (…_ms) where they
 * are only compared.
 */
#include "store/schema.h"

#include "store/schema_history.h"

/* What was urgent once stays: taken back by the client, or decided about, it is marked so. */
static const char *const step_7[] = {
    /* question, text: as the client read and said it, "" where text has the question; staff_…: the
     * same in the first language of the clinic. Times are NULL for not (yet). Rows of before tell
     * what they can. */
    "ALTER TABLE raised_flags ADD COLUMN question TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE raised_flags ADD COLUMN staff_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE raised_flags ADD COLUMN staff_question TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE raised_flags ADD COLUMN raised_at TEXT",
    "ALTER TABLE raised_flags ADD COLUMN withdrawn_at TEXT",
    "ALTER TABLE raised_flags ADD COLUMN decided_at TEXT",
    "UPDATE raised_flags SET staff_text = text,"
    "  raised_at = (SELECT coalesce(completed_at, started_at) FROM responses"
    "    WHERE responses.id = response_id),"
    "  decided_at = (SELECT max(at) FROM made_decisions JOIN responses"
    "    ON responses.visit_id = made_decisions.visit_id"
    "    WHERE responses.id = response_id AND initials <> '')",
    "CREATE TRIGGER raised_flags_update AFTER UPDATE ON raised_flags BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",

    "ALTER TABLE given_answers ADD COLUMN staff_question TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE given_answers ADD COLUMN staff_answer TEXT NOT NULL DEFAULT ''",
    /* nothing has changed that a copy would lack */
    "DROP TRIGGER given_answers_update",
    "UPDATE given_answers SET staff_question = question, staff_answer = answer",
    "CREATE TRIGGER given_answers_update AFTER UPDATE ON given_answers BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",

    "DROP VIEW flags",
    "CREATE VIEW flags AS"
    " SELECT visits.id AS visit_id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text, max(raised_flags.question) AS question,"
    "   max(raised_flags.staff_text) AS staff_text,"
    "   max(raised_flags.staff_question) AS staff_question,"
    "   min(raised_flags.raised_at) AS raised_at,"
    "   iif(count(*) = count(raised_flags.withdrawn_at), max(raised_flags.withdrawn_at), NULL)"
    "     AS withdrawn_at,"
    "   iif(count(*) = count(raised_flags.decided_at), max(raised_flags.decided_at), NULL)"
    "     AS decided_at"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN raised_flags ON raised_flags.response_id = responses.id"
    " JOIN tiers ON tiers.code = raised_flags.tier"
    " WHERE visits.undone_at IS NULL"
    " GROUP BY visits.id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text"
    " ORDER BY visits.id, max(tiers.urgency) DESC, min(raised_flags.position)",

    "DROP VIEW answers",
    "CREATE VIEW answers AS"
    " SELECT visits.id AS visit_id, responses.questionnaire, responses.version,"
    "   given_answers.link_id, given_answers.position, given_answers.question,"
    "   given_answers.answer, given_answers.code, given_answers.number, given_answers.type,"
    "   given_answers.staff_question, given_answers.staff_answer"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    " WHERE visits.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM responses AS later"
    "   WHERE later.visit_id = visits.id AND later.id > responses.id)"
    " ORDER BY visits.id, given_answers.position, given_answers.choice",

    /* undecided: something urgent was said, and nobody has decided about it with their initials */
    "DROP VIEW arrivals",
    "CREATE VIEW arrivals AS"
    " SELECT visits.id AS visit_id, arrived_at, appointment_at, client_name, initials, therapist,"
    "   arrival_kind, identity, questionnaire_status,"
    "   coalesce((SELECT tiers.code FROM responses"
    "     JOIN raised_flags ON raised_flags.response_id = responses.id"
    "     JOIN tiers ON tiers.code = raised_flags.tier"
    "     WHERE responses.visit_id = visits.id"
    "     ORDER BY tiers.urgency DESC LIMIT 1), '') AS attention,"
    "   seen_at, language,"
    "   EXISTS (SELECT 1 FROM responses"
    "     JOIN raised_flags ON raised_flags.response_id = responses.id"
    "     WHERE responses.visit_id = visits.id AND raised_flags.decided_at IS NULL"
    "       AND raised_flags.tier IN ('hold', 'stop')) AS undecided"
    " FROM visits WHERE undone_at IS NULL"
    " ORDER BY substr(arrived_at, 1, 10) DESC,"
    "   CASE attention WHEN 'stop' THEN 0 WHEN 'hold' THEN 1 ELSE 2 END, arrived_at, visits.id",
    NULL,
};

/* What clients tell in addition, after they have sent their answers; the forms themselves; and who
 * took an arrival back or moved answers. */
static const char *const step_8[] = {
    /* Each form that was asked, and when last; text is the JSON of its file. NULL for those of
     * before, until they are asked again. */
    "CREATE TABLE questionnaires ("
    "  id INTEGER PRIMARY KEY,"
    "  sha256 TEXT NOT NULL UNIQUE,"
    "  url TEXT NOT NULL,"
    "  version TEXT NOT NULL,"
    "  text TEXT,"
    "  asked_at TEXT NOT NULL"
    ") STRICT",
    "INSERT INTO questionnaires (sha256, url, version, asked_at)"
    " SELECT sha256, questionnaire, version, max(started_at) FROM responses"
    " WHERE true GROUP BY sha256 ON CONFLICT DO NOTHING",

    /* addition: 1 for a response to the warning questions only, given after the questionnaire was
     * sent */
    "ALTER TABLE responses ADD COLUMN addition INTEGER NOT NULL DEFAULT 0"
    "  CHECK (addition IN (0, 1))",

    /* lasting: 1 for what holds beyond the day it was told, as the form said it then. Of rows from
     * before, those that the forms of this program asked for and that last. */
    "ALTER TABLE raised_flags ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0"
    "  CHECK (lasting IN (0, 1))",
    /* nothing has changed that a copy would lack */
    "DROP TRIGGER raised_flags_update",
    "UPDATE raised_flags SET lasting = 1"
    " WHERE link_id IN ('same-day-1', 'same-day-2', 'tell-1', 'tell-2', 'new-since')"
    "  AND code IN ('D3', 'D4', 'D7', 'D10', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T9', 'T10',"
    "    'T12', 'T13', 'new-care')",
    "CREATE TRIGGER raised_flags_update AFTER UPDATE ON raised_flags BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",

    /* the privacy notice in the words that clients agreed to, filled in, each once; sha256 is that
     * of text in UTF-8. notice_version is the day of first_agreed_at; both are older, and the hash
     * NULL, in rows of before */
    "CREATE TABLE notices ("
    "  sha256 TEXT PRIMARY KEY,"
    "  language TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  first_agreed_at TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID",
    "ALTER TABLE responses ADD COLUMN notice_sha256 TEXT REFERENCES notices (sha256)",

    /* the words of the groups around the question, with which staff_question begins */
    "ALTER TABLE given_answers ADD COLUMN staff_group TEXT NOT NULL DEFAULT ''",

    /* Who took the arrival back, by their initials; "" where it stands, and in rows of before. */
    "ALTER TABLE visits ADD COLUMN undone_by TEXT NOT NULL DEFAULT ''",
    "DROP TRIGGER visits_update",
    "CREATE TRIGGER visits_update AFTER UPDATE OF client_id, arrived_at, appointment_at,"
    "  client_name, initials, therapist, arrival_kind, identity, questionnaire_status, seen_at,"
    "  language, undone_at, undone_by ON visits BEGIN INSERT INTO changed VALUES (NEW.id); END",

    /* Who moved the answers; "" in rows of before. Each visit tells what was moved from and to it.
     */
    "ALTER TABLE moved_responses ADD COLUMN moved_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX moved_responses_by_from ON moved_responses (from_visit_id)",
    "CREATE INDEX moved_responses_by_to ON moved_responses (to_visit_id)",

    /* The views every_… have the arrivals that were taken back too. They are ours; those that
     * people and tools read stand on them, and leave such arrivals out. */

    /* of the newest response that is no addition: those only add to it */
    "DROP VIEW answers",
    "CREATE VIEW every_answer AS"
    " SELECT visits.id AS visit_id, responses.questionnaire, responses.version,"
    "   given_answers.link_id, given_answers.position, given_answers.choice,"
    "   given_answers.question, given_answers.answer, given_answers.code, given_answers.number,"
    "   given_answers.type, given_answers.staff_question, given_answers.staff_answer,"
    "   given_answers.staff_group, visits.undone_at"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    " WHERE responses.addition = 0"
    "   AND NOT EXISTS (SELECT 1 FROM responses AS later"
    "     WHERE later.visit_id = visits.id AND later.addition = 0 AND later.id > responses.id)",
    "CREATE VIEW answers AS"
    " SELECT visit_id, questionnaire, version, link_id, position, question, answer, code, number,"
    "   type, staff_question, staff_answer, staff_group"
    " FROM every_answer WHERE undone_at IS NULL ORDER BY visit_id, position, choice",

    "DROP VIEW flags",
    "CREATE VIEW every_flag AS"
    " SELECT visits.id AS visit_id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text, max(raised_flags.question) AS question,"
    "   max(raised_flags.staff_text) AS staff_text,"
    "   max(raised_flags.staff_question) AS staff_question,"
    "   max(raised_flags.raised_at) AS raised_at,"
    "   iif(count(*) = count(raised_flags.withdrawn_at), max(raised_flags.withdrawn_at), NULL)"
    "     AS withdrawn_at,"
    "   iif(count(*) = count(raised_flags.decided_at), max(raised_flags.decided_at), NULL)"
    "     AS decided_at,"
    "   max(raised_flags.lasting) AS lasting,"
    "   max(tiers.urgency) AS urgency, min(raised_flags.position) AS position, visits.undone_at"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN raised_flags ON raised_flags.response_id = responses.id"
    " JOIN tiers ON tiers.code = raised_flags.tier"
    " GROUP BY visits.id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text",
    "CREATE VIEW flags AS"
    " SELECT visit_id, tier, link_id, code, text, question, staff_text, staff_question, raised_at,"
    "   withdrawn_at, decided_at, lasting"
    " FROM every_flag WHERE undone_at IS NULL ORDER BY visit_id, urgency DESC, position",

    /* undecided: something urgent was said, and nobody has decided about it with their initials */
    "DROP VIEW arrivals",
    "CREATE VIEW every_arrival AS"
    " SELECT visits.id AS visit_id, arrived_at, appointment_at, client_name, initials, therapist,"
    "   arrival_kind, identity, questionnaire_status,"
    "   coalesce((SELECT tiers.code FROM responses"
    "     JOIN raised_flags ON raised_flags.response_id = responses.id"
    "     JOIN tiers ON tiers.code = raised_flags.tier"
    "     WHERE responses.visit_id = visits.id"
    "     ORDER BY tiers.urgency DESC LIMIT 1), '') AS attention,"
    "   seen_at, language,"
    "   EXISTS (SELECT 1 FROM responses"
    "     JOIN raised_flags ON raised_flags.response_id = responses.id"
    "     WHERE responses.visit_id = visits.id AND raised_flags.decided_at IS NULL"
    "       AND raised_flags.tier IN ('hold', 'stop')) AS undecided,"
    "   undone_at, undone_by"
    " FROM visits",
    "CREATE VIEW arrivals AS"
    " SELECT visit_id, arrived_at, appointment_at, client_name, initials, therapist, arrival_kind,"
    "   identity, questionnaire_status, attention, seen_at, language, undecided"
    " FROM every_arrival WHERE undone_at IS NULL"
    " ORDER BY substr(arrived_at, 1, 10) DESC,"
    "   CASE attention WHEN 'stop' THEN 0 WHEN 'hold' THEN 1 ELSE 2 END, arrived_at, visit_id",
    NULL,
};

/* What clients say at several kiosks, in several tries and languages. The views that people and
 * tools read stand on these two, and stay as they are. */
static const char *const step_9[] = {
    /* Of what was sent last (RESPONSE_THAT_COUNTS in store/schema.h). While nothing was sent,
     * somebody may have begun several times: each answer is of the newest draft that has one to its
     * question, and one that was passed over ('unknown') counts less than any that was given. */
    "DROP VIEW every_answer",
    "CREATE VIEW every_answer AS"
    " SELECT visits.id AS visit_id, responses.questionnaire, responses.version,"
    "   given_answers.link_id, given_answers.position, given_answers.choice,"
    "   given_answers.question, given_answers.answer, given_answers.code, given_answers.number,"
    "   given_answers.type, given_answers.staff_question, given_answers.staff_answer,"
    "   given_answers.staff_group, visits.undone_at"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    " WHERE responses.addition = 0"
    "   AND NOT EXISTS (SELECT 1 FROM responses AS sent"
    "     WHERE sent.visit_id = visits.id AND sent.addition = 0 AND sent.status = 'completed'"
    "       AND (unixepoch(sent.completed_at), sent.id)"
    "         > (coalesce(unixepoch(responses.completed_at), 0), responses.id))"
    "   AND (responses.status = 'completed' OR NOT EXISTS (SELECT 1 FROM responses AS other"
    "     JOIN given_answers AS again ON again.response_id = other.id"
    "       AND again.link_id = given_answers.link_id"
    "     WHERE other.visit_id = visits.id AND other.addition = 0"
    "       AND (again.answer <> '' OR again.code <> 'unknown', other.id)"
    "         > (given_answers.answer <> '' OR given_answers.code <> 'unknown', responses.id)))",

    /* What is the same in the words of the staff is one, in whatever language it was said. text and
     * question are those of the last time: behind its time and its response, each of 12 digits.
     * decided_before_at: of what waits again since it was said after a decision. */
    "DROP VIEW every_flag",
    "CREATE VIEW every_flag AS"
    " SELECT visits.id AS visit_id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   substr(max(printf('%012d%012d', coalesce(unixepoch(raised_flags.raised_at), 0),"
    "     responses.id) || raised_flags.text), 25) AS text,"
    "   substr(max(printf('%012d%012d', coalesce(unixepoch(raised_flags.raised_at), 0),"
    "     responses.id) || raised_flags.question), 25) AS question,"
    "   max(raised_flags.staff_text) AS staff_text,"
    "   max(raised_flags.staff_question) AS staff_question,"
    "   max(raised_flags.raised_at) AS raised_at,"
    "   iif(count(*) = count(raised_flags.withdrawn_at), max(raised_flags.withdrawn_at), NULL)"
    "     AS withdrawn_at,"
    "   iif(count(*) = count(raised_flags.decided_at), max(raised_flags.decided_at), NULL)"
    "     AS decided_at,"
    "   max(raised_flags.lasting) AS lasting,"
    "   max(tiers.urgency) AS urgency, min(raised_flags.position) AS position, visits.undone_at,"
    "   iif(count(*) > count(raised_flags.decided_at), max(raised_flags.decided_at), NULL)"
    "     AS decided_before_at"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN raised_flags ON raised_flags.response_id = responses.id"
    " JOIN tiers ON tiers.code = raised_flags.tier"
    " GROUP BY visits.id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   iif(raised_flags.staff_text <> '', raised_flags.staff_text, raised_flags.text)",
    NULL,
};

struct schema schema_current(void)
{
    static const char *const *const steps[] = {
        schema_step_1, schema_step_2, schema_step_3, schema_step_4, schema_step_5,
        schema_step_6, step_7,        step_8,        step_9,
    };
    return (struct schema){.steps = steps, .count = sizeof(steps) / sizeof(steps[0])};
}
