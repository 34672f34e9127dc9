/* Who the visitor is, as far as today's list knows, and their arrival. */
#include "app/session.h"

#include "app/initials.h"
#include "base/log.h"
#include "domain/ration.h"
#include "store/appointments.h"
#include "store/rations.h"
#include "store/usage.h"
#include "store/visits.h"

#include <string.h>

static int64_t now_ms(const struct session *session)
{
    return clock_wall_ms(session->world->clock);
}

static bool todays_list(const struct session *session, struct arena *arena, struct day_list *list,
                        struct err *err)
{
    int64_t from = civil_day_start_ms(now_ms(session));
    return store_day_list(session->world->store, arena, from, civil_next_day_ms(from), list, err);
}

static struct checkin_rules rules(const struct session *session)
{
    return (struct checkin_rules){.early_minutes = session->world->config->early_minutes,
                                  .late_minutes = session->world->config->late_minutes};
}

static void count(const struct session *session, const char *kind, const char *detail)
{
    struct err err;
    if (!store_count(session->world->store, kind, detail, &err)) {
        log_warning("statistics: %s", err.text);
    }
}

static enum session_look_up none(struct session *session)
{
    count(session, "look-up", session->identity == IDENTITY_PHONE ? "phone-none" : "name-none");
    session->doubt = DOUBT_NOBODY;
    return LOOK_UP_NONE;
}

/* Which of the matches read the same on the screen. */
static void compare(struct session *session)
{
    const struct checkin_matches *matches = &session->matches;
    const char **initials = ARENA_ARRAY(session->arena, const char *, matches->count);
    for (size_t i = 0; i < matches->count; i++) {
        initials[i] = world_initials(session->world, session->arena,
                                     matches->items[i].appointments[0]->client_name);
    }
    session->alike = checkin_alike(session->arena, matches, initials);
}

/* The matches that read the same as one of them. */
static struct checkin_matches alike_with(struct session *session, size_t match)
{
    const struct checkin_matches *matches = &session->matches;
    struct checkin_match *items = ARENA_ARRAY(session->arena, struct checkin_match, matches->count);
    size_t found = 0;
    for (size_t i = 0; i < matches->count; i++) {
        if (session->alike[i] == session->alike[match]) {
            items[found++] = matches->items[i];
        }
    }
    return (struct checkin_matches){.items = items, .count = found};
}

/* Of those who read the same, the one whom the first name leaves. Gives how many it fits. */
static size_t narrow(struct session *session, const char *given)
{
    const struct checkin_matches left = checkin_narrow(session->arena, &session->same, given);
    session->match = left.count == 1 ? &left.items[0] : NULL;
    session->doubt = left.count == 1 ? DOUBT_NONE : DOUBT_STAYS;
    return left.count;
}

enum session_look_up session_narrow(struct session *session, const char *given)
{
    switch (narrow(session, given)) {
    case 0: return none(session);
    case 1: return LOOK_UP_FOUND;
    }
    return LOOK_UP_SEVERAL;
}

/* It is one of these, who read the same. Who looked by name is not asked for it again. */
static void choose_among(struct session *session, struct checkin_matches same)
{
    session->same = same;
    if (same.count == 1) {
        session->match = &same.items[0];
        session->doubt = DOUBT_NONE;
    } else if (session->identity == IDENTITY_NAME) {
        narrow(session, session->given);
    } else {
        session->match = NULL;
        session->doubt = checkin_name_tells(session->arena, &same) ? DOUBT_ASK : DOUBT_STAYS;
    }
}

static enum session_look_up keep(struct session *session, struct checkin_matches matches)
{
    session->matches = matches;
    session->match = NULL;
    session->doubt = DOUBT_NONE;
    if (matches.count == 0) {
        return none(session);
    }
    compare(session);
    const struct checkin_matches same = alike_with(session, 0);
    if (same.count == matches.count) {
        choose_among(session, same);
    }
    return session->match != NULL ? LOOK_UP_FOUND : LOOK_UP_SEVERAL;
}

enum session_look_up session_look_up_phone(struct session *session, const char *last_four,
                                           struct err *err)
{
    struct day_list list;
    if (!todays_list(session, session->arena, &list, err)) {
        return LOOK_UP_FAILED;
    }
    struct checkin_rules how = rules(session);
    session->identity = IDENTITY_PHONE;
    session->typed_name = arena_printf(session->arena, "\u2026 %s", last_four);
    return keep(session, checkin_by_phone(session->arena, &list, &how, now_ms(session), last_four));
}

enum session_look_up session_look_up_name(struct session *session, const char *given,
                                          const char *family_initial, struct err *err)
{
    struct day_list list;
    if (!todays_list(session, session->arena, &list, err)) {
        return LOOK_UP_FAILED;
    }
    struct checkin_rules how = rules(session);
    session->identity = IDENTITY_NAME;
    session->given = arena_strdup(session->arena, given);
    session->typed_name = arena_printf(session->arena, "%s %s", given, family_initial);
    return keep(session, checkin_by_name(session->arena, &list, &how, now_ms(session), given,
                                         family_initial, session->denied));
}

void session_choose(struct session *session, size_t match)
{
    choose_among(session, alike_with(session, match));
}

void session_deny(struct session *session)
{
    session->denied = true;
}

static void nobody(struct session *session)
{
    session->match = NULL;
    session->doubt = DOUBT_NOBODY;
}

void session_choose_none(struct session *session)
{
    session_deny(session);
    nobody(session);
}

static bool todays_facts(const struct session *session, struct day_facts *facts, struct err *err)
{
    const int64_t from = civil_day_start_ms(now_ms(session));
    return store_day_facts(session->world->store, from, civil_next_day_ms(from), facts, err);
}

bool session_list_has_phones(const struct session *session)
{
    struct day_facts facts;
    struct err err;
    if (!todays_facts(session, &facts, &err)) {
        log_warning("phones of today: %s", err.text);
        return false;
    }
    return facts.phones || !facts.booked;
}

const char *const *session_therapists(struct session *session, struct arena *arena,
                                      size_t *therapist_count)
{
    struct err err;
    struct day_list list;
    if (!todays_list(session, arena, &list, &err)) {
        log_warning("therapists of today: %s", err.text);
        *therapist_count = 0;
        return NULL;
    }
    return checkin_therapists(arena, &list, now_ms(session), therapist_count);
}

static enum outcome outcome_of(const struct checkin_match *match)
{
    if (match->already_arrived) {
        return OUTCOME_ALREADY;
    }
    switch (match->kind) {
    case ARRIVAL_EARLY: return OUTCOME_EARLY;
    case ARRIVAL_LATE: return OUTCOME_LATE;
    case ARRIVAL_ON_TIME:
    case ARRIVAL_WALK_IN: break;
    }
    return OUTCOME_ON_TIME;
}

/* The list may have changed since the visitor was found. */
static bool look_again(struct session *session, struct err *err)
{
    struct day_list list;
    if (!todays_list(session, session->arena, &list, err)) {
        return false;
    }
    const struct appointment *before = session->match->appointments[0];
    const struct checkin_rules how = rules(session);
    struct checkin_match *now = ARENA_NEW(session->arena, struct checkin_match);
    if (!checkin_again(session->arena, &list, &how, now_ms(session), session->match, now)) {
        nobody(session);
        return true;
    }
    const struct appointment *after = now->appointments[0];
    session->moved = session->moved || after->start_ms != before->start_ms ||
                     strcmp(after->therapist, before->therapist) != 0;
    session->match = now;
    return true;
}

bool session_check_in(struct session *session, const char *language, struct err *err)
{
    if (!look_again(session, err)) {
        return false;
    }
    if (session->match == NULL) {
        return true;
    }
    const struct checkin_match *match = session->match;
    const struct appointment *first = match->appointments[0];
    const struct arrival arrival = {
        .appointments = match->appointments,
        .appointment_count = match->count,
        .arrived_ms = now_ms(session),
        .kind = match->kind,
        .identity = session->identity,
        .therapist = first->therapist,
        .typed_name = "",
        .language = language,
    };
    if (!store_check_in(session->world->store, &arrival, &session->visit, err)) {
        return false;
    }
    session->outcome = outcome_of(match);
    session->therapist = first->therapist;
    session->appointment_ms = first->start_ms;
    session->appointment_count = match->count;
    return true;
}

bool session_proved(const struct session *session)
{
    switch (session->outcome) {
    case OUTCOME_ON_TIME:
    case OUTCOME_EARLY:
    case OUTCOME_LATE: return true;
    case OUTCOME_NONE:
    case OUTCOME_ALREADY:
    case OUTCOME_WALK_IN: break;
    }
    return false;
}

bool session_walk_in_allowed(const struct session *session)
{
    struct day_facts facts;
    struct err err;
    int64_t in_a_row = 0;
    if (store_walk_ins_in_a_row(session->world->store, &in_a_row, &err) &&
        todays_facts(session, &facts, &err)) {
        return walk_in_allowed(in_a_row, !facts.booked);
    }
    log_warning("%s", err.text); /* recording one more will fail as well, and say so */
    return true;
}

bool session_walk_in(struct session *session, const char *therapist, const char *language,
                     struct err *err)
{
    const struct arrival arrival = {
        .arrived_ms = now_ms(session),
        .kind = ARRIVAL_WALK_IN,
        .identity = IDENTITY_UNVERIFIED,
        .therapist = therapist,
        .typed_name = session->typed_name,
        .language = language,
    };
    if (!store_check_in(session->world->store, &arrival, &session->visit, err)) {
        return false;
    }
    session->outcome = OUTCOME_WALK_IN;
    session->therapist = arena_strdup(session->arena, therapist);
    return true;
}
