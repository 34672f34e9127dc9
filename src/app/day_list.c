#include "app/day_list.h"

#include "base/log.h"
#include "import/day_list.h"
#include "store/import.h"

#include <string.h>

/* The invented list is replaced when it is this old, so that a demonstration left running still has
 * clients to check in. */
#define DEMONSTRATION_STALE_MS (90 * 60 * 1000)

static enum import_format import_format(enum day_list_format format)
{
    switch (format) {
    case DAY_LIST_CSV: return IMPORT_CSV;
    case DAY_LIST_ICALENDAR: return IMPORT_ICALENDAR;
    case DAY_LIST_AUTO: break;
    }
    return IMPORT_AUTO;
}

static bool read_list(const struct config *config, struct arena *arena, int64_t now, int64_t from,
                      int64_t to, struct import_result *result, struct err *err)
{
    if (config->demonstration) {
        return import_demo(arena, config->day_list_path, now, result, err);
    }
    const struct import_request request = {
        .format = import_format(config->day_list_format),
        .mapping = &config->csv,
        .therapist = "",
        .clinic_phone = config->clinic_phone,
        .from_ms = from,
        .to_ms = to,
    };
    return import_file(arena, config->day_list_path, &request, result, err);
}

static bool take_over(struct store *store, const struct import_result *result, int64_t from,
                      int64_t to, struct err *err)
{
    const struct list_report report = {
        .entries = (int64_t)result->entries,
        .today = (int64_t)result->list.count,
        .left_out = (int64_t)result->left_out.count,
        .left_out_reason = "",
        .earliest_ms = result->earliest_ms,
        .latest_ms = result->latest_ms,
    };
    const struct list_import import = {.source = "",
                                       .digest = "",
                                       .list = &result->list,
                                       .report = &report,
                                       .from_ms = from,
                                       .to_ms = to};
    return store_import(store, &import, err);
}

/* Retries after any failure: reading the list once more costs little, and without a list clients
 * are not found. */
static bool try_again(const struct day_list_source *source)
{
    return source->failed && source->checked_ms - source->tried_ms >= DAY_LIST_CHECK_MS;
}

static void log_failure(struct day_list_source *source, const struct err *err)
{
    if (strcmp(source->logged.text, err->text) != 0) {
        source->logged = *err;
        log_error("day list not taken over, the last good one stays: %s", err->text);
    }
}

bool day_list_refresh(struct day_list_source *source, const struct world *world)
{
    const struct config *config = world->config;
    int64_t now = clock_wall_ms(world->clock);
    int64_t from = civil_day_start_ms(now);
    int64_t to = civil_next_day_ms(from);
    source->checked_ms = clock_monotonic_ms(world->clock);
    if (config->day_list_path[0] == '\0') {
        return false;
    }
    struct file_stamp stamp = file_stamp(config->day_list_path);
    bool stale = config->demonstration && now - source->demonstration_ms > DEMONSTRATION_STALE_MS;
    if (source->tried && !stale && !try_again(source) && source->tried_day_ms == from &&
        file_stamp_equal(stamp, source->stamp)) {
        return false;
    }
    source->tried = true;
    source->tried_ms = source->checked_ms;
    source->stamp = stamp;
    source->tried_day_ms = from;
    source->demonstration_ms = now;

    struct arena *arena = arena_create(64 * 1024);
    struct import_result result;
    struct err err;
    bool ok = read_list(config, arena, now, from, to, &result, &err) &&
              take_over(world->store, &result, from, to, &err);
    source->failed = !ok;
    if (ok) {
        source->logged.text[0] = '\0';
        if (!world->rehearsed) {
            log_info("day list: %zu appointments today", result.list.count);
        }
    } else {
        log_failure(source, &err);
    }
    arena_destroy(arena);
    return ok;
}
