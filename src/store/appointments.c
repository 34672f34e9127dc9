/* Day lists, in and out, and what is put into them by hand. */
#include "store/store_private.h"

#include "base/bug.h"

#include <inttypes.h>

/* All but the first parameter, which tells which row it is. */
static void bind_appointment(struct query *query, const struct appointment *appointment)
{
    query_bind_integer(query, 2, appointment->start_ms);
    query_bind_integer(query, 3, appointment->end_ms);
    query_bind_text(query, 4, appointment->client_name);
    query_bind_text(query, 5, appointment->phone);
    query_bind_text(query, 6, appointment->therapist);
    query_bind_text(query, 7, appointment->service);
    query_bind_text(query, 8,
                    appointment->status == APPOINTMENT_CANCELLED ? "cancelled" : "booked");
}

static bool upsert(struct store *store, const struct appointment *appointment, const char *doing,
                   struct err *err)
{
    struct query query = query_start(store, STATEMENT_UPSERT_APPOINTMENT);
    query_bind_text(&query, 1, appointment->uid);
    bind_appointment(&query, appointment);
    return query_run(&query, doing, err);
}

bool store_import(struct store *store, const struct day_list *list, int64_t from_ms, int64_t to_ms,
                  struct err *err)
{
    static const char *const doing = "cannot take over the day list";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    /* all of that time are set aside, then those in the list are taken back */
    struct query query = query_start(store, STATEMENT_SET_ASIDE_APPOINTMENTS);
    query_bind_integer(&query, 1, from_ms);
    query_bind_integer(&query, 2, to_ms);
    bool ok = query_run(&query, doing, err);
    for (size_t i = 0; ok && i < list->count; i++) {
        ok = upsert(store, &list->items[i], doing, err);
    }
    ok = ok && setting_write_now(store, "day_list_at", doing, err);
    return transaction_end(store, ok, doing, err);
}

static struct appointment read_appointment(struct query *query, struct arena *arena)
{
    return (struct appointment){
        .id = {query_integer(query, 0)},
        .uid = query_text(query, 1, arena),
        .start_ms = query_integer(query, 2),
        .end_ms = query_integer(query, 3),
        .client_name = query_text(query, 4, arena),
        .phone = query_text(query, 5, arena),
        .therapist = query_text(query, 6, arena),
        .service = query_text(query, 7, arena),
        .status = query_integer(query, 8) != 0 ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED,
        .arrived = query_integer(query, 9) != 0,
        .by_hand = query_integer(query, 10) != 0,
    };
}

bool appointments_read(struct query *query, struct arena *arena, struct day_list *list,
                       const char *doing, struct err *err)
{
    struct appointment *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (query_next(query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = read_appointment(query, arena);
    }
    *list = (struct day_list){.items = items, .count = count};
    return query_finish(query, doing, err);
}

bool store_day_list(struct store *store, struct arena *arena, int64_t from_ms, int64_t to_ms,
                    struct day_list *list, struct err *err)
{
    struct query query = query_start(store, STATEMENT_DAY_LIST);
    query_bind_integer(&query, 1, from_ms);
    query_bind_integer(&query, 2, to_ms);
    return appointments_read(&query, arena, list, "cannot read the day list", err);
}

/* Writes the row; *row is its id, or it says why there is none. */
static bool put_row(struct store *store, const struct appointment *appointment, int64_t *row,
                    const char *doing, struct err *err)
{
    bool is_new = appointment->id.value == 0;
    struct query query =
        query_start(store, is_new ? STATEMENT_INSERT_BY_HAND : STATEMENT_CHANGE_BY_HAND);
    if (!is_new) {
        query_bind_integer(&query, 1, appointment->id.value);
    }
    bind_appointment(&query, appointment);
    bool found = query_next(&query);
    if (found) {
        *row = query_integer(&query, 0);
    }
    return query_run(&query, doing, err) &&
           (found ||
            err_set(err, "%s: there is no appointment %" PRId64 ", or somebody has arrived for it",
                    store->path, appointment->id.value));
}

bool store_put_appointment(struct store *store, const struct appointment *appointment,
                           const char *who, struct err *err)
{
    static const char *const doing = "cannot keep the appointment";
    int64_t row = 0;
    BUG_IF(appointment->end_ms <= appointment->start_ms);
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = put_row(store, appointment, &row, doing, err) &&
              audit_write(store, who, "appointment",
                          arena_printf(store->scratch, "appointment %" PRId64, row), err);
    return transaction_end(store, ok, doing, err);
}
