/*
 * The steps that made the schema of the releases before, from a new database on. They are as they
 * were when those releases came out: nobody changes them any more.
 */
#include "store/schema_history.h"

#include <stddef.h>

const char *const schema_step_1[] = {
    "PRAGMA application_id = 0x436f7a79",

    /* who came, told apart by name_client_key() */
    "CREATE TABLE clients ("
    "  id INTEGER PRIMARY KEY,"
    "  key TEXT NOT NULL UNIQUE"
    ") STRICT",

    /* the day lists; listed = 0: no longer in the list */
    "CREATE TABLE appointments ("
    "  id INTEGER PRIMARY KEY,"
    "  uid TEXT NOT NULL UNIQUE,"
    "  start_ms INTEGER NOT NULL,"
    "  end_ms INTEGER NOT NULL,"
    "  client_name TEXT NOT NULL,"
    "  phone TEXT NOT NULL,"
    "  therapist TEXT NOT NULL,"
    "  service TEXT NOT NULL,"
    "  status TEXT NOT NULL CHECK (status IN ('booked', 'cancelled')),"
    "  listed INTEGER NOT NULL CHECK (listed IN (0, 1))"
    ") STRICT",
    "CREATE INDEX appointments_by_start ON appointments (start_ms, uid)",

    /* Names and times are copied from the appointment: a record of what was so on arrival. Ids are
     * never used twice, since people and logs refer to them. */
    "CREATE TABLE visits ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  client_id INTEGER REFERENCES clients (id),"
    "  arrived_at TEXT NOT NULL,"
    "  appointment_at TEXT,"
    "  client_name TEXT NOT NULL,"
    "  initials TEXT NOT NULL,"
    "  therapist TEXT NOT NULL,"
    "  arrival_kind TEXT NOT NULL"
    "    CHECK (arrival_kind IN ('on-time', 'early', 'late', 'walk-in')),"
    "  identity TEXT NOT NULL CHECK (identity IN ('phone', 'name', 'unverified')),"
    "  questionnaire_status TEXT NOT NULL DEFAULT 'none' CHECK (questionnaire_status IN"
    "    ('none', 'declined', 'under-age', 'not finished', 'completed')),"
    "  seen_at TEXT,"
    "  language TEXT NOT NULL,"
    "  undone_at TEXT"
    ") STRICT",
    "CREATE INDEX visits_by_client ON visits (client_id)",
    "CREATE INDEX visits_by_time ON visits (arrived_at)",

    "CREATE TABLE visit_appointments ("
    "  visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  appointment_id INTEGER NOT NULL REFERENCES appointments (id),"
    "  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),"
    "  PRIMARY KEY (visit_id, appointment_id)"
    ") STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX one_visit_an_appointment ON visit_appointments (appointment_id)"
    "  WHERE stands = 1",

    /* one row each time somebody agreed to the notice and began; status as in FHIR */
    "CREATE TABLE responses ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  questionnaire TEXT NOT NULL,"
    "  version TEXT NOT NULL,"
    "  sha256 TEXT NOT NULL,"
    "  notice_version TEXT NOT NULL,"
    "  status TEXT NOT NULL CHECK (status IN ('in-progress', 'completed')),"
    "  started_at TEXT NOT NULL,"
    "  completed_at TEXT"
    ") STRICT",
    "CREATE INDEX responses_by_visit ON responses (visit_id)",

    /* position: the place of the question in the questionnaire, from 1; choice: 0, or one row for
     * each option that was chosen; code: of the option, 'true' or 'false', or the FHIR
     * data-absent-reason 'asked-declined' (rather tells the therapist), 'unknown' (passed over) */
    "CREATE TABLE given_answers ("
    "  response_id INTEGER NOT NULL REFERENCES responses (id),"
    "  position INTEGER NOT NULL,"
    "  choice INTEGER NOT NULL,"
    "  link_id TEXT NOT NULL,"
    "  question TEXT NOT NULL,"
    "  answer TEXT NOT NULL,"
    "  code TEXT NOT NULL,"
    "  number INTEGER,"
    "  PRIMARY KEY (response_id, position, choice)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE tiers (code TEXT PRIMARY KEY, urgency INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO tiers VALUES ('tell', 1), ('ask', 2), ('review', 3), ('hold', 4), ('stop', 5)",

    "CREATE TABLE raised_flags ("
    "  response_id INTEGER NOT NULL REFERENCES responses (id),"
    "  position INTEGER NOT NULL,"
    "  tier TEXT NOT NULL REFERENCES tiers (code),"
    "  link_id TEXT NOT NULL,"
    "  code TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  PRIMARY KEY (response_id, position)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE starred_pages ("
    "  visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  page_id TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  PRIMARY KEY (visit_id, page_id)"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE counters ("
    "  day TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  detail TEXT NOT NULL,"
    "  count INTEGER NOT NULL,"
    "  PRIMARY KEY (day, kind, detail)"
    ") STRICT, WITHOUT ROWID",

    /* newest day first; in it emergencies, then same-day matters, then by time of arrival */
    "CREATE VIEW arrivals AS"
    " SELECT visits.id AS visit_id, arrived_at, appointment_at, client_name, initials, therapist,"
    "   arrival_kind, identity, questionnaire_status,"
    "   coalesce((SELECT tiers.code FROM responses"
    "     JOIN raised_flags ON raised_flags.response_id = responses.id"
    "     JOIN tiers ON tiers.code = raised_flags.tier"
    "     WHERE responses.visit_id = visits.id"
    "     ORDER BY tiers.urgency DESC LIMIT 1), '') AS attention,"
    "   seen_at, language"
    " FROM visits WHERE undone_at IS NULL"
    " ORDER BY substr(arrived_at, 1, 10) DESC,"
    "   CASE attention WHEN 'stop' THEN 0 WHEN 'hold' THEN 1 ELSE 2 END, arrived_at, visits.id",

    /* of the newest response, where somebody began more than once */
    "CREATE VIEW answers AS"
    " SELECT visits.id AS visit_id, responses.questionnaire, responses.version,"
    "   given_answers.link_id, given_answers.position, given_answers.question,"
    "   given_answers.answer, given_answers.code, given_answers.number"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    " WHERE visits.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM responses AS later"
    "   WHERE later.visit_id = visits.id AND later.id > responses.id)"
    " ORDER BY visits.id, given_answers.position, given_answers.choice",

    /* of every response of the visit: what was once flagged stays flagged */
    "CREATE VIEW flags AS"
    " SELECT visits.id AS visit_id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN raised_flags ON raised_flags.response_id = responses.id"
    " JOIN tiers ON tiers.code = raised_flags.tier"
    " WHERE visits.undone_at IS NULL"
    " GROUP BY visits.id, raised_flags.tier, raised_flags.link_id, raised_flags.code,"
    "   raised_flags.text"
    " ORDER BY visits.id, max(tiers.urgency) DESC, min(raised_flags.position)",

    "CREATE VIEW trends AS"
    " SELECT visits.client_id, visits.id AS visit_id, visits.arrived_at, given_answers.link_id,"
    "   given_answers.number"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    "   AND responses.status = 'completed'"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    "   AND given_answers.number IS NOT NULL"
    " WHERE visits.client_id IS NOT NULL AND visits.undone_at IS NULL"
    " ORDER BY visits.client_id, visits.id, given_answers.position",

    "CREATE VIEW stars AS"
    " SELECT visits.id AS visit_id, starred_pages.page_id, starred_pages.title"
    " FROM visits JOIN starred_pages ON starred_pages.visit_id = visits.id"
    " WHERE visits.undone_at IS NULL ORDER BY visits.id, starred_pages.page_id",
    NULL,
};

/* The clinic's own program: what has been handed on or backed up, who did what. */
const char *const schema_step_2[] = {
    /* installation: tells this database from any other where its data are exported to */
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO settings VALUES ('installation', lower(hex(randomblob(16))))",

    /* Every change to what is kept of a visit gets the next number, by whatever program: a copy
     * covers a visit if nothing has changed since. */
    "CREATE TABLE changes (number INTEGER NOT NULL) STRICT",
    "INSERT INTO changes VALUES (1)",
    "ALTER TABLE visits ADD COLUMN change_number INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE visits ADD COLUMN exported_change INTEGER NOT NULL DEFAULT 0",
    "CREATE VIEW changed (visit_id) AS SELECT 0 WHERE 0",
    "CREATE TRIGGER visit_is_changed INSTEAD OF INSERT ON changed BEGIN"
    "  UPDATE changes SET number = number + 1;"
    "  UPDATE visits SET change_number = (SELECT number FROM changes) WHERE id = NEW.visit_id;"
    " END",
    "CREATE TRIGGER visits_insert AFTER INSERT ON visits BEGIN"
    "  INSERT INTO changed VALUES (NEW.id); END",
    "CREATE TRIGGER visits_update AFTER UPDATE OF client_id, arrived_at, appointment_at,"
    "  client_name, initials, therapist, arrival_kind, identity, questionnaire_status, seen_at,"
    "  language, undone_at ON visits BEGIN INSERT INTO changed VALUES (NEW.id); END",
    "CREATE TRIGGER visit_appointments_insert AFTER INSERT ON visit_appointments BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",
    "CREATE TRIGGER visit_appointments_update AFTER UPDATE ON visit_appointments BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",
    "CREATE TRIGGER responses_insert AFTER INSERT ON responses BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",
    "CREATE TRIGGER responses_update AFTER UPDATE ON responses BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",
    "CREATE TRIGGER given_answers_insert AFTER INSERT ON given_answers BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",
    "CREATE TRIGGER given_answers_update AFTER UPDATE ON given_answers BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",
    "CREATE TRIGGER given_answers_delete AFTER DELETE ON given_answers BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = OLD.response_id; END",
    "CREATE TRIGGER raised_flags_insert AFTER INSERT ON raised_flags BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = NEW.response_id; END",
    "CREATE TRIGGER raised_flags_delete AFTER DELETE ON raised_flags BEGIN"
    "  INSERT INTO changed SELECT visit_id FROM responses WHERE id = OLD.response_id; END",
    "CREATE TRIGGER starred_pages_insert AFTER INSERT ON starred_pages BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",
    "CREATE TRIGGER starred_pages_delete AFTER DELETE ON starred_pages BEGIN"
    "  INSERT INTO changed VALUES (OLD.visit_id); END",

    /* verified copies, and the last change that each has */
    "CREATE TABLE backups ("
    "  id INTEGER PRIMARY KEY,"
    "  at TEXT NOT NULL,"
    "  change_number INTEGER NOT NULL"
    ") STRICT",

    /* who looked at, exported or changed what; never an answer or a client's name */
    "CREATE TABLE audit ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  at TEXT NOT NULL,"
    "  who TEXT NOT NULL,"
    "  command TEXT NOT NULL,"
    "  scope TEXT NOT NULL"
    ") STRICT",
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN"
    "  SELECT raise(ABORT, 'the audit is only added to'); END",
    "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN"
    "  SELECT raise(ABORT, 'the audit is only added to'); END",
    NULL,
};

/* What the staff do at the kiosk. */
const char *const schema_step_3[] = {
    /* every decision is kept; the last one of a visit holds */
    "CREATE TABLE made_decisions ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  at TEXT NOT NULL,"
    "  decision TEXT NOT NULL CHECK (decision IN"
    "    ('seen', 'proceed', 'modify', 'not-today', 'referred')),"
    "  initials TEXT NOT NULL,"
    "  CHECK (initials <> '' OR decision = 'seen')"
    ") STRICT",
    "CREATE INDEX made_decisions_by_visit ON made_decisions (visit_id)",
    "CREATE TRIGGER made_decisions_insert AFTER INSERT ON made_decisions BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",

    /* the visits that a response belonged to before it was moved */
    "CREATE TABLE moved_responses ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  response_id INTEGER NOT NULL REFERENCES responses (id),"
    "  from_visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  to_visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  at TEXT NOT NULL"
    ") STRICT",
    "CREATE TRIGGER moved_responses_insert AFTER INSERT ON moved_responses BEGIN"
    "  INSERT INTO changed VALUES (NEW.from_visit_id);"
    "  INSERT INTO changed VALUES (NEW.to_visit_id); END",

    /* therapists who run late, and on which day */
    "CREATE TABLE delays ("
    "  day TEXT NOT NULL,"
    "  therapist TEXT NOT NULL,"
    "  minutes INTEGER NOT NULL CHECK (minutes > 0),"
    "  PRIMARY KEY (day, therapist)"
    ") STRICT, WITHOUT ROWID",

    /* rows that were put or changed by hand: day lists leave them alone */
    "ALTER TABLE appointments ADD COLUMN origin TEXT NOT NULL DEFAULT 'list'"
    "  CHECK (origin IN ('list', 'hand'))",

    /* one row: wrong PINs since the last right one, and until when none is looked at */
    "CREATE TABLE pin_tries (wrong INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL) STRICT",
    "INSERT INTO pin_tries VALUES (0, 0)",

    "CREATE VIEW decisions AS"
    " SELECT visits.id AS visit_id, made_decisions.at, made_decisions.decision,"
    "   made_decisions.initials"
    " FROM visits JOIN made_decisions ON made_decisions.visit_id = visits.id"
    " WHERE visits.undone_at IS NULL ORDER BY visits.id, made_decisions.id",
    NULL,
};

/* What kind of question was answered, so that nobody has to guess it from the answer. Rows from
 * before have '': it was not kept, and a choice with the code 'true' looks like a yes. */
const char *const schema_step_4[] = {
    "ALTER TABLE given_answers ADD COLUMN type TEXT NOT NULL DEFAULT ''", /* FHIR item.type */
    "DROP VIEW answers",
    "CREATE VIEW answers AS"
    " SELECT visits.id AS visit_id, responses.questionnaire, responses.version,"
    "   given_answers.link_id, given_answers.position, given_answers.question,"
    "   given_answers.answer, given_answers.code, given_answers.number, given_answers.type"
    " FROM visits JOIN responses ON responses.visit_id = visits.id"
    " JOIN given_answers ON given_answers.response_id = responses.id"
    " WHERE visits.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM responses AS later"
    "   WHERE later.visit_id = visits.id AND later.id > responses.id)"
    " ORDER BY visits.id, given_answers.position, given_answers.choice",
    NULL,
};

/* A purge asks of each appointment whether anybody came for it, arrivals that were undone too. */
const char *const schema_step_5[] = {
    "CREATE INDEX visits_by_appointment ON visit_appointments (appointment_id)",
    NULL,
};

/* Day lists come from several sources, each with its own last good list. */
const char *const schema_step_6[] = {
    /* key: '' is the file of day_list.path, others are "kind place". in_use: it is configured.
     * digest, day, bytes: the bytes that were last read, the local day they were read for, and what
     * became of them. kept: the list tells of nobody, and the one before stays. hidden, night,
     * lost: entries of today without a title, visits at night, clients who were on the list before.
     */
    "CREATE TABLE sources ("
    "  id INTEGER PRIMARY KEY,"
    "  key TEXT NOT NULL UNIQUE,"
    "  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),"
    "  digest TEXT NOT NULL DEFAULT '',"
    "  day TEXT NOT NULL DEFAULT '',"
    "  checked_at TEXT,"
    "  taken_at TEXT,"
    "  written_at TEXT,"
    "  failing_since TEXT,"
    "  reason TEXT NOT NULL DEFAULT '',"
    "  bytes TEXT NOT NULL DEFAULT ''"
    "    CHECK (bytes IN ('', 'taken', 'refused', 'broke-reader')),"
    "  entries INTEGER NOT NULL DEFAULT 0,"
    "  today INTEGER NOT NULL DEFAULT 0,"
    "  left_out INTEGER NOT NULL DEFAULT 0,"
    "  left_out_reason TEXT NOT NULL DEFAULT '',"
    "  earliest TEXT,"
    "  latest TEXT,"
    "  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),"
    "  hidden INTEGER NOT NULL DEFAULT 0,"
    "  night INTEGER NOT NULL DEFAULT 0,"
    "  lost INTEGER NOT NULL DEFAULT 0"
    ") STRICT",
    "INSERT INTO sources (id, key, in_use) VALUES (1, '', 1)",

    /* the source that brought a row last */
    "ALTER TABLE appointments ADD COLUMN source_id INTEGER NOT NULL DEFAULT 1",
    /* the row of another source that tells of the same booking; that one is shown */
    "ALTER TABLE appointments ADD COLUMN twin_of INTEGER REFERENCES appointments (id)"
    "  ON DELETE SET NULL",
    "CREATE INDEX appointments_by_twin ON appointments (twin_of) WHERE twin_of IS NOT NULL",
    /* since when a list has had the row for this client; NULL for rows of before */
    "ALTER TABLE appointments ADD COLUMN offered_since TEXT",
    /* its list has it no more, but somebody had arrived for it */
    "ALTER TABLE appointments ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))",

    /* What the booking system changed after somebody had arrived: what the visit was before. */
    "CREATE TABLE booking_changes ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  visit_id INTEGER NOT NULL REFERENCES visits (id),"
    "  at TEXT NOT NULL,"
    "  change TEXT NOT NULL CHECK (change IN ('moved', 'cancelled', 'booked', 'gone')),"
    "  appointment_at TEXT NOT NULL,"
    "  therapist TEXT NOT NULL"
    ") STRICT",
    "CREATE INDEX booking_changes_by_visit ON booking_changes (visit_id)",
    "CREATE TRIGGER booking_changes_insert AFTER INSERT ON booking_changes BEGIN"
    "  INSERT INTO changed VALUES (NEW.visit_id); END",

    /* one row: how often visitors looked somebody up of late, as domain/ration.h counts it */
    "CREATE TABLE look_ups ("
    "  owed_ms INTEGER NOT NULL,"
    "  pause_ms INTEGER NOT NULL,"
    "  counted_at_ms INTEGER NOT NULL"
    ") STRICT",
    "INSERT INTO look_ups VALUES (0, 0, 0)",
    NULL,
};
