#include "screens/staff/visit_words.h"

#include "app/initials.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/bug.h"
#include "base/clock.h"
#include "domain/name.h"
#include "screens/staff/when.h"

#include <string.h>

bool staff_tapped(struct app *app, struct visit_id visit, enum decision decision)
{
    struct err err;
    if (!staff_decide(app, visit, decision, "", &err)) {
        app_fault(app, FAULT_UNSAVED, &err);
        return false;
    }
    return true;
}

const char *staff_time_words(const struct app *app, struct arena *arena, const char *iso8601)
{
    int64_t ms = 0;
    return iso8601_parse(iso8601, &ms) ? app_time_of_day(app, arena, ms) : "";
}

const char *staff_day_words(const struct app *app, struct arena *arena, const char *iso8601)
{
    int64_t ms = 0;
    return iso8601_parse(iso8601, &ms) ? app_date(app, arena, ms) : "";
}

bool staff_is_of_earlier_day(const struct app *app, const struct visit_record *record)
{
    int64_t ms = 0;
    return iso8601_parse(record->arrived_at, &ms) && ms < civil_day_start_ms(app_wall_ms(app));
}

const char *staff_signed_words(const struct app *app, struct arena *arena, const char *at,
                               const char *initials)
{
    int64_t ms = 0;
    if (!iso8601_parse(at, &ms)) {
        return initials;
    }
    const bool today = ms >= civil_day_start_ms(app_wall_ms(app));
    const char *when = today ? app_time_of_day(app, arena, ms) : staff_when_words(app, arena, ms);
    return initials[0] == '\0' ? when : arena_printf(arena, "%s (%s)", when, initials);
}

const char *staff_undone_words(const struct app *app, struct arena *arena, const char *undone_at,
                               const char *undone_by, bool undecided)
{
    const struct substitution when = {"when", staff_signed_words(app, arena, undone_at, undone_by)};
    return strings_format(app_strings(app), arena,
                          undecided ? STR_STAFF_UNDONE_UNDECIDED : STR_STAFF_UNDONE, &when, 1);
}

const char *staff_move_words(const struct app *app, struct arena *arena,
                             const struct visit_move *move)
{
    const bool booked = move->other_appointment_at[0] != '\0';
    const char *at = booked ? move->other_appointment_at : move->other_arrived_at;
    const struct substitution parts[] = {
        {"visit", staff_booking_words(app, arena, move->other_initials, booked,
                                      staff_time_words(app, arena, at))},
        {"when", staff_signed_words(app, arena, move->at, move->initials)},
    };
    return strings_format(app_strings(app), arena,
                          move->away ? STR_STAFF_MOVED_TO : STR_STAFF_MOVED_FROM, parts, 2);
}

const char *staff_initials_words(const struct app *app, const char *initials)
{
    if (!app_shows_initials(app, initials)) {
        return app_text(app, STR_STAFF_OTHER_SCRIPT);
    }
    return initials[0] != '\0' ? initials : app_text(app, STR_STAFF_NO_NAME);
}

const char *staff_booking_words(const struct app *app, struct arena *arena, const char *initials,
                                bool booked, const char *time)
{
    const struct substitution parts[] = {
        {"initials", name_keep_together(arena, staff_initials_words(app, initials))},
        {"time", time},
    };
    return strings_format(app_strings(app), arena,
                          booked ? STR_STAFF_VISIT : STR_STAFF_VISIT_WALK_IN, parts, 2);
}

const char *staff_called(const struct visit_record *record)
{
    return name_is_typed_digits(record->client_name) ? record->client_name : record->initials;
}

const char *staff_visit_words(const struct app *app, struct arena *arena,
                              const struct visit_record *record)
{
    const bool booked = record->appointment_at[0] != '\0';
    const char *at = booked ? record->appointment_at : record->arrived_at;
    return staff_booking_words(app, arena, staff_called(record), booked,
                               staff_time_words(app, arena, at));
}

const char *staff_visit_heading(const struct app *app, struct arena *arena,
                                const struct visit_record *record)
{
    const char *words = staff_visit_words(app, arena, record);
    return staff_is_of_earlier_day(app, record)
               ? arena_printf(arena, "%s \u00B7 %s", words,
                              staff_day_words(app, arena, record->arrived_at))
               : words;
}

const char *staff_decision_name(const struct app *app, enum decision decision)
{
    switch (decision) {
#define DECISION(id, code, made)                                                                   \
    case DECISION_##id:                                                                            \
        return app_text(app, STR_STAFF_DECISION_##id);
#include "domain/decisions.def"
#undef DECISION
    case DECISION_COUNT: break;
    }
    BUG("decision %d", (int)decision);
}

const char *staff_decision_words(const struct app *app, struct arena *arena,
                                 const struct decision_record *record)
{
    enum decision decision = DECISION_COUNT;
    const bool known = decision_from_code(record->decision, &decision);
    const struct substitution parts[] = {
        {"decision", known ? staff_decision_name(app, decision) : record->decision},
        {"time", staff_time_words(app, arena, record->at)},
        {"initials", record->initials},
    };
    return strings_format(
        app_strings(app), arena,
        record->initials[0] != '\0' ? STR_STAFF_DECISION_SIGNED : STR_STAFF_DECISION_AT, parts, 3);
}

const char *staff_change_words(const struct app *app, struct arena *arena,
                               const struct booking_change *change)
{
    const char *time = staff_time_words(app, arena, change->appointment_at);
    const struct substitution when = {"when",
                                      change->therapist[0] == '\0'
                                          ? time
                                          : arena_printf(arena, "%s, %s", time, change->therapist)};
    static const struct {
        const char *change;
        enum string_id words;
    } all[] = {
        {"moved", STR_STAFF_CHANGE_MOVED},
        {"cancelled", STR_STAFF_CHANGE_CANCELLED},
        {"gone", STR_STAFF_CHANGE_GONE},
    };
    enum string_id words = STR_STAFF_CHANGE_BOOKED;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        words = strcmp(all[i].change, change->change) == 0 ? all[i].words : words;
    }
    return strings_format(app_strings(app), arena, words, &when, 1);
}
