/* Arrivals, and how far the questionnaire of each is. */
#include "store/store_private.h"

#include "base/bug.h"
#include "domain/name.h"

#include <inttypes.h>
#include <string.h>

static bool find_visit(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                       const char *doing, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && visit->value == 0 && i < arrival->appointment_count; i++) {
        struct query query = query_start(store, STATEMENT_VISIT_OF_APPOINTMENT);
        query_bind_integer(&query, 1, arrival->appointments[i]->id.value);
        if (query_next(&query)) {
            visit->value = query_integer(&query, 0);
        }
        ok = query_finish(&query, doing, err);
    }
    return ok;
}

/* Who it is over the years; 0 when the list gives no name or nobody checked: better no history than
 * somebody else's. */
static bool find_client(struct store *store, const struct arrival *arrival,
                        struct client_id *client, const char *doing, struct err *err)
{
    if (arrival->appointment_count == 0 || arrival->identity == IDENTITY_UNVERIFIED ||
        arrival->appointments[0]->client_name[0] == '\0') {
        return true;
    }
    const struct appointment *first = arrival->appointments[0];
    struct query query = query_start(store, STATEMENT_CLIENT);
    query_bind_text(&query, 1, name_client_key(store->scratch, first->client_name, first->phone));
    if (query_next(&query)) {
        client->value = query_integer(&query, 0);
    }
    return query_run(&query, doing, err);
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

static bool insert_visit(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                         const char *doing, struct err *err)
{
    struct client_id client = {0};
    if (!find_client(store, arrival, &client, doing, err)) {
        return false;
    }
    const char *name = arrival->typed_name;
    char arrived_at[ISO8601_SIZE];
    char appointment_at[ISO8601_SIZE];
    struct query query = query_start(store, STATEMENT_INSERT_VISIT);
    if (client.value != 0) {
        query_bind_integer(&query, 1, client.value);
    }
    query_bind_text(&query, 2, iso8601_format(arrival->arrived_ms, arrived_at));
    if (arrival->appointment_count > 0) {
        const struct appointment *first = arrival->appointments[0];
        query_bind_text(&query, 3, iso8601_format(first->start_ms, appointment_at));
        name = first->client_name;
    }
    query_bind_text(&query, 4, name);
    query_bind_text(&query, 5, name_initials(store->scratch, name));
    query_bind_text(&query, 6, therapists(store->scratch, arrival));
    query_bind_text(&query, 7, arrival_kind_code(arrival->kind));
    query_bind_text(&query, 8, identity_code(arrival->identity));
    query_bind_text(&query, 9, arrival->language);
    if (query_next(&query)) {
        visit->value = query_integer(&query, 0);
    }
    return query_run(&query, doing, err);
}

static bool link_appointments(struct store *store, const struct arrival *arrival,
                              struct visit_id visit, const char *doing, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < arrival->appointment_count; i++) {
        struct query query = query_start(store, STATEMENT_LINK_APPOINTMENT);
        query_bind_integer(&query, 1, visit.value);
        query_bind_integer(&query, 2, arrival->appointments[i]->id.value);
        ok = query_run(&query, doing, err);
    }
    return ok;
}

bool visit_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    const char *doing, struct err *err)
{
    BUG_IF((arrival->appointment_count == 0) != (arrival->kind == ARRIVAL_WALK_IN));
    *visit = (struct visit_id){0};
    return find_visit(store, arrival, visit, doing, err) &&
           (visit->value != 0 || insert_visit(store, arrival, visit, doing, err)) &&
           link_appointments(store, arrival, *visit, doing, err);
}

bool store_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    struct err *err)
{
    static const char *const doing = "cannot record the arrival";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    struct visit_id found;
    bool ok = visit_check_in(store, arrival, &found, doing, err);
    if (!transaction_end(store, ok, doing, err)) {
        return false;
    }
    *visit = found;
    return true;
}

static bool no_such_visit(struct store *store, struct visit_id visit, struct err *err)
{
    return err_set(err, "%s: there is no visit %" PRId64 ", or it was undone", store->path,
                   visit.value);
}

bool visit_undo(struct store *store, struct visit_id visit, const char *doing, struct err *err)
{
    char now[ISO8601_SIZE];
    struct query query = query_start(store, STATEMENT_UNDO_VISIT);
    query_bind_integer(&query, 1, visit.value);
    query_bind_text(&query, 2, iso8601_format(clock_wall_ms(store->clock), now));
    bool found = query_next(&query);
    if (!query_run(&query, doing, err) || (!found && !no_such_visit(store, visit, err))) {
        return false;
    }
    struct query unlink = query_start(store, STATEMENT_UNLINK_APPOINTMENTS);
    query_bind_integer(&unlink, 1, visit.value);
    return query_run(&unlink, doing, err);
}

bool store_undo_check_in(struct store *store, struct visit_id visit, struct err *err)
{
    static const char *const doing = "cannot undo the arrival";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = visit_undo(store, visit, doing, err);
    return transaction_end(store, ok, doing, err);
}

static bool status_from_code(const char *code, enum questionnaire_status *status)
{
    for (int i = QUESTIONNAIRE_NONE; i <= QUESTIONNAIRE_COMPLETED; i++) {
        if (strcmp(code, questionnaire_status_code((enum questionnaire_status)i)) == 0) {
            *status = (enum questionnaire_status)i;
            return true;
        }
    }
    return false;
}

bool visit_status(struct store *store, struct visit_id visit, enum questionnaire_status *status,
                  struct err *err)
{
    struct query query = query_start(store, STATEMENT_VISIT_STATUS);
    query_bind_integer(&query, 1, visit.value);
    bool found =
        query_next(&query) && status_from_code(query_text(&query, 0, store->scratch), status);
    return query_finish(&query, "cannot read a visit", err) &&
           (found || no_such_visit(store, visit, err));
}

bool visit_not_completed(struct store *store, struct visit_id visit, struct err *err)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    return visit_status(store, visit, &status, err) &&
           (status != QUESTIONNAIRE_COMPLETED ||
            err_set(err, "%s: the questionnaire of visit %" PRId64 " was already sent", store->path,
                    visit.value));
}

bool visit_write_status(struct store *store, struct visit_id visit,
                        enum questionnaire_status status, const char *doing, struct err *err)
{
    struct query query = query_start(store, STATEMENT_SET_VISIT_STATUS);
    query_bind_integer(&query, 1, visit.value);
    query_bind_text(&query, 2, questionnaire_status_code(status));
    return query_run(&query, doing, err);
}

bool store_questionnaire_status(struct store *store, struct visit_id visit,
                                enum questionnaire_status *status, struct err *err)
{
    bool ok = visit_status(store, visit, status, err);
    arena_reset(store->scratch);
    return ok;
}

bool store_set_questionnaire_status(struct store *store, struct visit_id visit,
                                    enum questionnaire_status status, struct err *err)
{
    static const char *const doing = "cannot record that the questionnaire is not answered";
    BUG_IF(status != QUESTIONNAIRE_DECLINED && status != QUESTIONNAIRE_UNDER_AGE);
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = visit_not_completed(store, visit, err) &&
              visit_write_status(store, visit, status, doing, err);
    return transaction_end(store, ok, doing, err);
}
