/* What the staff do at the kiosk: each noted in the audit in the same transaction. */
#include "store/store_private.h"

#include "base/bug.h"

#include <inttypes.h>
#include <string.h>

/* As they are kept in the settings, by struct hours_by_hand's open. */
static const char *const opening_codes[] = {"closed", "open"};

static bool note(struct store *store, const char *who, const char *command, struct visit_id visit,
                 struct err *err)
{
    return audit_write(store, who, command,
                       arena_printf(store->scratch, "visit %" PRId64, visit.value), err);
}

static bool write_decision(struct store *store, struct visit_id visit, enum decision decision,
                           const char *initials, const char *doing, struct err *err)
{
    char now[ISO8601_SIZE];
    iso8601_format(clock_wall_ms(store->clock), now);
    struct query seen = query_start(store, STATEMENT_SET_SEEN);
    query_bind_integer(&seen, 1, visit.value);
    query_bind_text(&seen, 2, now);
    if (!query_run(&seen, doing, err)) {
        return false;
    }
    struct query query = query_start(store, STATEMENT_INSERT_DECISION);
    query_bind_integer(&query, 1, visit.value);
    query_bind_text(&query, 2, now);
    query_bind_text(&query, 3, decision_code(decision));
    query_bind_text(&query, 4, initials);
    return query_run(&query, doing, err);
}

bool store_decide(struct store *store, struct visit_id visit, enum decision decision,
                  const char *initials, const char *who, struct err *err)
{
    static const char *const doing = "cannot keep the decision";
    BUG_IF(initials[0] == '\0' ? decision != DECISION_SEEN : !initials_valid(initials));
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    enum questionnaire_status status;
    bool ok = visit_status(store, visit, &status, err) &&
              write_decision(store, visit, decision, initials, doing, err) &&
              note(store, who, "decide", visit, err);
    return transaction_end(store, ok, doing, err);
}

bool store_staff_undo(struct store *store, struct visit_id visit, const char *who, struct err *err)
{
    static const char *const doing = "cannot undo the arrival";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = visit_undo(store, visit, doing, err) && note(store, who, "undo", visit, err);
    return transaction_end(store, ok, doing, err);
}

/* Those of other days go, whoever they are about, and so does what was said of this one before. */
static bool write_delay(struct store *store, const char *day, const char *therapist, int minutes,
                        const char *doing, struct err *err)
{
    struct query forget = query_start(store, STATEMENT_FORGET_DELAYS);
    query_bind_text(&forget, 1, day);
    query_bind_text(&forget, 2, therapist);
    if (!query_run(&forget, doing, err)) {
        return false;
    }
    if (minutes == 0) {
        return true;
    }
    struct query query = query_start(store, STATEMENT_SET_DELAY);
    query_bind_text(&query, 1, day);
    query_bind_text(&query, 2, therapist);
    query_bind_integer(&query, 3, minutes);
    return query_run(&query, doing, err);
}

bool store_set_delay(struct store *store, const char *therapist, int minutes, const char *who,
                     struct err *err)
{
    static const char *const doing = "cannot keep the delay";
    BUG_IF(minutes < 0);
    char day[ISO8601_DAY_SIZE];
    iso8601_format_day(clock_wall_ms(store->clock), day);
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = write_delay(store, day, therapist, minutes, doing, err) &&
              audit_write(store, who, "delay",
                          arena_printf(store->scratch, "%s %d min", therapist, minutes), err);
    return transaction_end(store, ok, doing, err);
}

bool store_delay(struct store *store, const char *therapist, int *minutes, struct err *err)
{
    char day[ISO8601_DAY_SIZE];
    iso8601_format_day(clock_wall_ms(store->clock), day);
    struct query query = query_start(store, STATEMENT_DELAY);
    query_bind_text(&query, 1, day);
    query_bind_text(&query, 2, therapist);
    *minutes = query_next(&query) ? (int)query_integer(&query, 0) : 0;
    return query_finish(&query, "cannot read who is late", err);
}

/* "closed 2026-11-23T09:00:00-08:00"; without a time it has no end, and "" is not by hand. */
static const char *opening_text(struct arena *arena, const struct hours_by_hand *by_hand)
{
    char until[ISO8601_SIZE];
    if (!by_hand->said) {
        return "";
    }
    const char *word = opening_codes[by_hand->open];
    return by_hand->until_ms == HOURS_NEVER
               ? word
               : arena_printf(arena, "%s %s", word, iso8601_format(by_hand->until_ms, until));
}

static bool opening_parse(const char *text, struct hours_by_hand *by_hand)
{
    *by_hand = (struct hours_by_hand){.said = text[0] != '\0', .until_ms = HOURS_NEVER};
    for (int open = 0; open < 2; open++) {
        const size_t length = strlen(opening_codes[open]);
        if (strncmp(text, opening_codes[open], length) == 0) {
            by_hand->open = open == 1;
            return text[length] == '\0' ||
                   (text[length] == ' ' && iso8601_parse(text + length + 1, &by_hand->until_ms));
        }
    }
    return !by_hand->said;
}

bool store_set_opening(struct store *store, const struct hours_by_hand *by_hand, const char *who,
                       struct err *err)
{
    static const char *const doing = "cannot keep whether the clinic is open";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = setting_write(store, "opening", opening_text(store->scratch, by_hand), doing, err) &&
              audit_write(store, who, by_hand->open ? "open-clinic" : "close-clinic", "", err);
    return transaction_end(store, ok, doing, err);
}

bool store_opening(struct store *store, struct hours_by_hand *by_hand, struct err *err)
{
    const char *kept = "";
    bool ok = setting_read(store, store->scratch, "opening", &kept, err);
    if (ok && !opening_parse(kept, by_hand)) {
        ok = err_set(err, "%s: cannot read whether the clinic is open: \"%.40s\"", store->path,
                     kept);
    }
    arena_reset(store->scratch);
    return ok;
}

bool store_seen_since(struct store *store, struct arena *arena, int64_t since_ms,
                      struct seen_clients *seen, struct err *err)
{
    char from[ISO8601_DAY_SIZE];
    char before[ISO8601_DAY_SIZE];
    iso8601_format_day(since_ms, from);
    iso8601_format_day(civil_next_day_ms(since_ms), before);
    struct seen_client *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_SEEN_SINCE);
    query_bind_text(&query, 1, from);
    query_bind_text(&query, 2, before);
    query_bind_integer(&query, 3, since_ms / 1000); /* what is kept has whole seconds */
    while (query_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct seen_client){
            .initials = query_text(&query, 0, arena),
            .therapist = query_text(&query, 1, arena),
            .seen_ms = query_integer(&query, 2) * 1000,
        };
    }
    *seen = (struct seen_clients){items, count};
    return query_finish(&query, "cannot read who was seen", err);
}
