#include "app/staff_warnings.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/moment.h"
#include "domain/clock_check.h"
#include "store/appointments.h"
#include "store/health.h"
#include "store/questionnaires.h"
#include "store/sources.h"

#include <stdlib.h>
#include <string.h>

/* cozy-fetch notes every ten minutes that it looked. */
#define UNREAD_MS (30 * 60 * 1000)

/* A calendar or a file may be an hour ahead where somebody set a zone wrong. */
#define AHEAD_MS (24 * 60 * 60 * 1000)

struct gathering {
    const struct app *app;
    struct arena *arena;
    struct staff_warning *items;
    size_t count;
    size_t capacity;
    int64_t now_ms;
    int64_t today_ms; /* its local day began then */
};

static void add(struct gathering *gathering, struct staff_warning warning)
{
    warning.place = warning.place == NULL ? "" : warning.place;
    warning.detail = warning.detail == NULL ? "" : warning.detail;
    gathering->items = arena_grow(gathering->arena, gathering->items, gathering->count,
                                  &gathering->capacity, sizeof(*gathering->items));
    gathering->items[gathering->count++] = warning;
}

/* What a source is called where there are several: the last part of its place. */
static const char *place_of(const struct source_status *source, size_t count)
{
    const char *slash = strrchr(source->key, '/');
    const char *space = strchr(source->key, ' ');
    return count == 1 ? "" : slash != NULL ? slash + 1 : space != NULL ? space + 1 : source->key;
}

/* Its entries are of today, but none is a visit: somebody wrote "Lunch". */
static bool all_of_today(const struct gathering *gathering, const struct list_report *report)
{
    return report->earliest_ms >= gathering->today_ms &&
           report->latest_ms < civil_next_day_ms(gathering->today_ms);
}

static void look_at_source(struct gathering *gathering, const struct source_status *source,
                           size_t count)
{
    const struct list_report *report = &source->report;
    const char *place = place_of(source, count);
    if (source->failing_since_ms != 0) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_FAILING,
                                              .place = place,
                                              .detail = source->reason,
                                              .from_ms = source->failing_since_ms,
                                              .stays = source->taken_ms >= gathering->today_ms});
    } else if (gathering->now_ms - source->checked_ms > UNREAD_MS) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_UNREAD,
                                              .place = place,
                                              .from_ms = source->checked_ms});
    }
    if (report->kept && report->entries == 0) {
        add(gathering,
            (struct staff_warning){.kind = STAFF_WARNING_EMPTIED, .place = place, .stays = true});
    } else if (report->hidden > 0) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_HIDDEN,
                                              .place = place,
                                              .count = report->hidden,
                                              .stays = report->kept});
    } else if (report->entries > 0 && report->today == 0 && !all_of_today(gathering, report)) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_OTHER_DAYS,
                                              .place = place,
                                              .count = report->entries,
                                              .from_ms = report->earliest_ms,
                                              .to_ms = report->latest_ms,
                                              .stays = report->kept});
    }
    if (report->lost > 0) {
        add(gathering, (struct staff_warning){
                           .kind = STAFF_WARNING_LOST, .place = place, .count = report->lost});
    }
    if (report->night > 0) {
        add(gathering, (struct staff_warning){
                           .kind = STAFF_WARNING_NIGHT, .place = place, .count = report->night});
    }
    if (report->left_out > 0) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_LEFT_OUT,
                                              .place = place,
                                              .detail = report->left_out_reason,
                                              .count = report->left_out});
    }
}

/* Nobody today, with every list in order and empty, although the day before had people. */
static bool look_for_people(struct gathering *gathering, struct err *err)
{
    const int64_t today = gathering->today_ms;
    struct store *store = gathering->app->world->store;
    int64_t booked = 0;
    int64_t before = 0;
    if (!store_count_appointments(store, today, civil_next_day_ms(today), &booked, err) ||
        !store_count_appointments(store, civil_day_start_ms(today - 1), today, &before, err)) {
        return false;
    }
    if (booked == 0 && before > 0) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_NOBODY});
    }
    return true;
}

/* A questionnaire whose words were changed under the same version: nobody could tell later which
 * words an answer was given to. */
static bool look_at_form(struct gathering *gathering, const struct questionnaire *form,
                         struct err *err)
{
    struct questionnaire_use use;
    if (!store_questionnaire_use(gathering->app->world->store, gathering->arena, form, &use, err)) {
        return false;
    }
    if (use.other_words_at[0] != '\0') {
        const char *slash = strrchr(form->path, '/');
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_FORM,
                                              .place = slash == NULL ? form->path : slash + 1,
                                              .detail = form->version});
    }
    return true;
}

static int by_kind(const void *a, const void *b)
{
    const struct staff_warning *left = a;
    const struct staff_warning *right = b;
    return left->kind < right->kind ? -1 : left->kind > right->kind;
}

static bool gather(struct gathering *gathering, struct err *err)
{
    const struct world *world = gathering->app->world;
    struct source_status *sources = NULL;
    size_t count = 0;
    struct store_health health;
    if (!store_health(world->store, &health, err)) {
        return false;
    }
    if (app_alert_unsaved_ms(gathering->app) != 0) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_UNSAVED,
                                              .from_ms = app_alert_unsaved_ms(gathering->app)});
    }
    int64_t newest_ms = health.written_ms;
    if (config_has_day_list(world->config) && !world->config->demonstration) {
        if (!store_sources(world->store, gathering->arena, &sources, &count, err) ||
            !look_for_people(gathering, err)) {
            return false;
        }
    }
    for (size_t i = 0; i < count; i++) {
        look_at_source(gathering, &sources[i], count);
        const int64_t written_ms = sources[i].written_ms - AHEAD_MS;
        newest_ms = written_ms > newest_ms ? written_ms : newest_ms;
    }
    if (clock_is_wrong(gathering->now_ms, newest_ms, health.visited_ms)) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_CLOCK});
    }
    if (world->zone_is_old) {
        add(gathering, (struct staff_warning){.kind = STAFF_WARNING_ZONE});
    }
    bool ok = true;
    for (size_t i = 0; ok && i < world->form_count; i++) { /* none while they are being read */
        ok = look_at_form(gathering, world->forms[i], err);
    }
    return ok;
}

bool staff_read_warnings(const struct app *app, struct arena *arena,
                         struct staff_warnings *warnings, struct err *err)
{
    const int64_t now_ms = app_wall_ms(app);
    struct gathering gathering = {
        .app = app, .arena = arena, .now_ms = now_ms, .today_ms = civil_day_start_ms(now_ms)};
    if (!gather(&gathering, err)) {
        return false;
    }
    if (gathering.count > 0) {
        qsort(gathering.items, gathering.count, sizeof(*gathering.items), by_kind);
    }
    *warnings = (struct staff_warnings){gathering.items, gathering.count};
    return true;
}
