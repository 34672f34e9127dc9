#include "store/visits.h"

#include "base/bug.h"
#include "domain/name.h"
#include "store/db.h"

#include <inttypes.h>
#include <string.h>

/* The visit that somebody already arrived with for one of the appointments; 0 if nobody did. */
static struct visit_id find_visit(struct store *store, const struct arrival *arrival)
{
    struct visit_id visit = {0};
    for (size_t i = 0; visit.value == 0 && i < arrival->appointment_count; i++) {
        struct query query = db_query(store, "SELECT visit_id FROM visit_appointments"
                                             " WHERE appointment_id = :appointment AND stands = 1");
        db_bind_int(&query, ":appointment", arrival->appointments[i]->id.value);
        visit.value = db_run_int(&query);
    }
    return visit;
}

/* Who it is over the years. 0 when nobody checked who it is (a walk-in), or when the list gives no
 * name or no phone: no history is better than somebody else's. */
static int64_t find_client(struct store *store, const struct arrival *arrival)
{
    if (arrival->appointment_count == 0 || arrival->appointments[0]->client_name[0] == '\0') {
        return 0;
    }
    const struct appointment *first = arrival->appointments[0];
    const char *key = name_client_key(store->scratch, first->client_name, first->phone);
    if (key[0] == '\0') {
        return 0;
    }
    /* The update changes nothing: it makes RETURNING give the id of the row that was there. */
    struct query query =
        db_query(store, "INSERT INTO clients (key) VALUES (:key)"
                        " ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id");
    db_bind_text(&query, ":key", key);
    return db_run_int(&query);
}

/* "Mei R.", or "Mei R., Tom B." for appointments in a row with two therapists. */
static const char *therapists(struct arena *arena, const struct arrival *arrival)
{
    if (arrival->appointment_count == 0) {
        return arrival->therapist;
    }
    const char *all = "";
    for (size_t i = 0; i < arrival->appointment_count; i++) {
        const char *name = arrival->appointments[i]->therapist;
        bool known = name[0] == '\0';
        for (size_t j = 0; j < i && !known; j++) {
            known = strcmp(arrival->appointments[j]->therapist, name) == 0;
        }
        if (!known) {
            all = all[0] == '\0' ? name : arena_printf(arena, "%s, %s", all, name);
        }
    }
    return all;
}

static void bind_client(struct query *query, int64_t client)
{
    if (client == 0) {
        db_bind_null(query, ":client");
    } else {
        db_bind_int(query, ":client", client);
    }
}

/* The name, and when the first appointment is, as the list has them or the visitor typed them. */
static void bind_appointment(struct query *query, const struct arrival *arrival)
{
    const char *name = arrival->typed_name;
    if (arrival->appointment_count == 0) {
        db_bind_null(query, ":appointment_at");
    } else {
        db_bind_time(query, ":appointment_at", arrival->appointments[0]->start_ms);
        name = arrival->appointments[0]->client_name;
    }
    db_bind_text(query, ":client_name", name);
    db_bind_text(query, ":initials", name_initials(query->store->scratch, name));
}

static struct visit_id insert_visit(struct store *store, const struct arrival *arrival)
{
    int64_t client = find_client(store, arrival);
    struct query query = db_query(
        store, "INSERT INTO visits (client_id, arrived_at, appointment_at, client_name, initials,"
               "  therapist, arrival_kind, identity, language)"
               " VALUES (:client, :arrived_at, :appointment_at, :client_name, :initials,"
               "  :therapist, :arrival_kind, :identity, :language) RETURNING id");
    bind_client(&query, client);
    bind_appointment(&query, arrival);
    db_bind_time(&query, ":arrived_at", arrival->arrived_ms);
    db_bind_text(&query, ":therapist", therapists(store->scratch, arrival));
    db_bind_text(&query, ":arrival_kind", arrival_kind_code(arrival->kind));
    db_bind_text(&query, ":identity", identity_code(arrival->identity));
    db_bind_text(&query, ":language", arrival->language);
    return (struct visit_id){db_run_int(&query)};
}

static void link_appointment(struct store *store, struct visit_id visit,
                             struct appointment_id appointment)
{
    struct query query =
        db_query(store, "INSERT INTO visit_appointments (visit_id, appointment_id, stands)"
                        " VALUES (:visit, :appointment, 1) ON CONFLICT DO NOTHING");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_int(&query, ":appointment", appointment.value);
    db_run(&query);
}

struct visit_id visit_check_in(struct store *store, const struct arrival *arrival)
{
    BUG_IF((arrival->appointment_count == 0) != (arrival->kind == ARRIVAL_WALK_IN));
    BUG_IF(arrival->appointment_count > 0 && arrival->identity == IDENTITY_UNVERIFIED);
    struct visit_id visit = find_visit(store, arrival);
    if (visit.value == 0) {
        visit = insert_visit(store, arrival);
    }
    for (size_t i = 0; i < arrival->appointment_count; i++) {
        link_appointment(store, visit, arrival->appointments[i]->id);
    }
    return visit;
}

bool store_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    struct err *err)
{
    db_begin(store, DB_WRITE, "cannot record the arrival", err);
    struct visit_id found = visit_check_in(store, arrival);
    if (!db_end(store)) {
        return false;
    }
    *visit = found;
    return true;
}

static void no_such_visit(struct store *store, struct visit_id visit)
{
    db_refuse(store, "there is no visit %" PRId64 ", or it was undone", visit.value);
}

void visit_undo(struct store *store, struct visit_id visit, const char *initials)
{
    struct query query =
        db_query(store, "UPDATE visits SET undone_at = coalesce(undone_at, :now),"
                        "  undone_by = iif(undone_at IS NULL, :initials, undone_by)"
                        " WHERE id = :visit RETURNING id");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_now(&query, ":now");
    db_bind_text(&query, ":initials", initials);
    if (db_run_int(&query) == 0) {
        no_such_visit(store, visit);
    }
    struct query unlink =
        db_query(store, "UPDATE visit_appointments SET stands = 0 WHERE visit_id = :visit");
    db_bind_int(&unlink, ":visit", visit.value);
    db_run(&unlink);
}

/* The schema allows no other words than these. */
static enum questionnaire_status read_status(struct query *query)
{
    for (int i = QUESTIONNAIRE_NONE; i < QUESTIONNAIRE_COMPLETED; i++) {
        const enum questionnaire_status status = (enum questionnaire_status)i;
        if (db_is(query, "questionnaire_status", questionnaire_status_code(status))) {
            return status;
        }
    }
    return QUESTIONNAIRE_COMPLETED;
}

enum questionnaire_status visit_status(struct store *store, struct visit_id visit)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    struct query query = db_query(store, "SELECT questionnaire_status FROM visits"
                                         " WHERE id = :visit AND undone_at IS NULL");
    db_bind_int(&query, ":visit", visit.value);
    if (db_next(&query)) {
        status = read_status(&query);
    } else {
        no_such_visit(store, visit);
    }
    db_finish(&query);
    return status;
}

void visit_must_be_kept(struct store *store, struct visit_id visit)
{
    struct query query = db_query(store, "SELECT count(*) FROM visits WHERE id = :visit");
    db_bind_int(&query, ":visit", visit.value);
    if (db_run_int(&query) == 0) {
        db_refuse(store, "there is no visit %" PRId64, visit.value);
    }
}

void visit_must_be_open(struct store *store, struct visit_id visit)
{
    if (visit_status(store, visit) == QUESTIONNAIRE_COMPLETED) {
        db_refuse(store, "the questionnaire of visit %" PRId64 " was already sent", visit.value);
    }
}

void visit_write_status(struct store *store, struct visit_id visit,
                        enum questionnaire_status status)
{
    struct query query =
        db_query(store, "UPDATE visits SET questionnaire_status = :status WHERE id = :visit");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_text(&query, ":status", questionnaire_status_code(status));
    db_run(&query);
}

bool store_questionnaire_status(struct store *store, struct visit_id visit,
                                enum questionnaire_status *status, struct err *err)
{
    db_begin(store, DB_READ, "cannot read a visit", err);
    *status = visit_status(store, visit);
    return db_end(store);
}

bool store_set_questionnaire_status(struct store *store, struct visit_id visit,
                                    enum questionnaire_status status, struct err *err)
{
    BUG_IF(status != QUESTIONNAIRE_DECLINED && status != QUESTIONNAIRE_UNDER_AGE);
    db_begin(store, DB_WRITE, "cannot record that the questionnaire is not answered", err);
    visit_must_be_open(store, visit);
    visit_write_status(store, visit, status);
    if (status == QUESTIONNAIRE_UNDER_AGE) {
        struct query query = db_query(store, "DELETE FROM given_answers WHERE response_id IN"
                                             " (SELECT id FROM responses WHERE visit_id = :visit)");
        db_bind_int(&query, ":visit", visit.value);
        db_run(&query);
    }
    return db_end(store);
}
