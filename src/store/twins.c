#include "store/twins.h"

#include "store/alike.h"
#include "store/appointment_rows.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

static const char doing[] = "cannot compare the day lists";

/* What is compared of an appointment. */
struct row {
    int64_t id;
    int64_t source;
    int64_t start_ms;
    int64_t twin_of; /* as it is kept; 0: none */
    struct listed_name client;
    struct listed_name therapist;
    const char *phone;
    bool arrived;
    bool booked;
};

struct rows {
    struct arena *arena;
    struct row *items;
    size_t count;
    size_t capacity;
};

#define OFFERED "start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1"

/* Most lists come from one source and have a therapist once at a time: there is nothing to compare,
 * unless staff put a booking by hand that the list has too, or marks of before are left. */
static bool may_have_twins(struct store *store, int64_t from_ms, int64_t to_ms)
{
    struct query query =
        db_query(store, "SELECT (SELECT count(DISTINCT source_id) FROM appointments"
                        "   WHERE " OFFERED ") > 1"
                        " OR EXISTS (SELECT 1 FROM appointments WHERE twin_of IS NOT NULL)"
                        " OR EXISTS (SELECT 1 FROM appointments WHERE " OFFERED
                        "   GROUP BY start_ms, therapist HAVING count(*) > 1)"
                        " OR EXISTS (SELECT 1 FROM appointments WHERE origin = 'hand'"
                        "   AND " OFFERED ")");
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    return db_run_int(&query) != 0;
}

static void read_rows(struct store *store, int64_t from_ms, int64_t to_ms, struct rows *rows)
{
    struct query query =
        db_query(store, "SELECT id, iif(origin = 'hand', 0, source_id) AS source, start_ms, "
                        "coalesce(twin_of, 0) AS twin, client_name, phone,"
                        "  therapist, status, " ARRIVED " AS arrived FROM appointments"
                        " WHERE " OFFERED);
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    while (db_next(&query)) {
        rows->items = arena_grow(rows->arena, rows->items, rows->count, &rows->capacity,
                                 sizeof(*rows->items));
        rows->items[rows->count++] = (struct row){
            .id = db_int(&query, "id"),
            .source = db_int(&query, "source"),
            .start_ms = db_int(&query, "start_ms"),
            .twin_of = db_int(&query, "twin"),
            .client = listed_name_of(rows->arena, db_text(&query, "client_name", rows->arena)),
            .phone = db_text(&query, "phone", rows->arena),
            .therapist = listed_name_of(rows->arena, db_text(&query, "therapist", rows->arena)),
            .arrived = db_int(&query, "arrived") != 0,
            .booked = db_is(&query, "status", "booked"),
        };
    }
    db_finish(&query);
}

/* By start; of one start the one that is to be shown first. */
static int by_rank(const void *a, const void *b)
{
    const struct row *left = a;
    const struct row *right = b;
    if (left->start_ms != right->start_ms) {
        return left->start_ms < right->start_ms ? -1 : 1;
    }
    if (left->arrived != right->arrived) {
        return left->arrived ? -1 : 1;
    }
    if (left->booked != right->booked) {
        return left->booked ? -1 : 1; /* cancelled, and booked again elsewhere */
    }
    const bool left_phone = left->phone[0] != '\0';
    const bool right_phone = right->phone[0] != '\0';
    if (left_phone != right_phone) {
        return left_phone ? -1 : 1;
    }
    return left->id < right->id ? -1 : 1;
}

/* Nobody is with two therapists at once, unless two people have one name and no number. A name may
 * be shorter in one list if number or therapist are the same. Rows without a name may be anybody's.
 * Somebody may keep a list by hand that a booking system writes into as well. Within one list
 * only a full name with the same therapist, or with none in both rows, is the same booking. */
static bool same_booking(const struct row *a, const struct row *b)
{
    const bool therapist_known = a->therapist.name[0] != '\0' && b->therapist.name[0] != '\0';
    const bool number_known = a->phone[0] != '\0' && b->phone[0] != '\0';
    const bool same_phone = number_known && phones_share_a_number(a->phone, b->phone);
    if (a->client.folded[0] == '\0' || (number_known && !same_phone)) {
        return false;
    }
    const bool same_therapist = therapist_known && listed_names_alike(&a->therapist, &b->therapist);
    if (therapist_known && !same_therapist) {
        return false;
    }
    const bool same_name = strcmp(a->client.folded, b->client.folded) == 0;
    if (a->source == b->source) {
        const bool nobody_said = a->therapist.name[0] == '\0' && b->therapist.name[0] == '\0';
        return same_name && (same_therapist || nobody_said) && a->client.full;
    }
    return (same_name && (a->client.full || same_phone || same_therapist)) ||
           ((same_phone || same_therapist) && listed_names_alike(&a->client, &b->client));
}

/* No clinic has more bookings at one time. The rest is not compared: no list makes it slow. */
#define STEPS_MAX 50

/* The id of the row that is shown instead of rows->items[i]; 0 if it is shown itself. */
static int64_t shown_instead(const struct rows *rows, const int64_t *twins, size_t i)
{
    const struct row *row = &rows->items[i];
    const size_t end = i > STEPS_MAX ? i - STEPS_MAX : 0;
    for (size_t j = i; !row->arrived && j > end && rows->items[j - 1].start_ms == row->start_ms;
         j--) {
        if (twins[j - 1] == 0 && same_booking(&rows->items[j - 1], row)) {
            return rows->items[j - 1].id;
        }
    }
    return 0;
}

static void mark(struct store *store, int64_t id, int64_t twin)
{
    struct query query =
        db_query(store, "UPDATE appointments SET twin_of = nullif(:twin, 0) WHERE id = :id");
    db_bind_int(&query, ":twin", twin);
    db_bind_int(&query, ":id", id);
    db_run(&query);
}

static bool mark_all(struct store *store, const struct rows *rows, struct err *err)
{
    int64_t *twins = ARENA_ARRAY(rows->arena, int64_t, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        twins[i] = shown_instead(rows, twins, i);
    }
    size_t written = 0;
    db_begin(store, DB_WRITE, doing, err);
    for (size_t i = 0; i < rows->count; i++) {
        if (twins[i] != rows->items[i].twin_of) {
            mark(store, rows->items[i].id, twins[i]);
            db_let_others_in(store, 1, &written);
        }
    }
    return db_end(store);
}

bool twins_find(struct store *store, int64_t from_ms, int64_t to_ms, struct err *err)
{
    struct rows rows = {.arena = arena_create(16 * 1024)};
    db_begin(store, DB_READ_MOMENT, doing, err);
    if (may_have_twins(store, from_ms, to_ms)) {
        read_rows(store, from_ms, to_ms, &rows);
    }
    bool ok = db_end(store);
    if (ok && rows.count > 0) {
        qsort(rows.items, rows.count, sizeof(*rows.items), by_rank);
        ok = mark_all(store, &rows, err);
    }
    arena_destroy(rows.arena);
    return ok;
}
