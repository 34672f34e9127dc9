#include "fetch/bring.h"

#include "base/log.h"
#include "fetch/demonstration.h"
#include "fetch/downloads.h"
#include "fetch/reader.h"
#include "import/day_list.h"
#include "import/night.h"
#include "store/import.h"
#include "store/sources.h"

#include <string.h>

#define NS_IN_MS INT64_C(1000000)

/* How often it is noted that a source which does not change was looked at. */
#define NOTE_MS (10 * 60 * 1000)

/* What reading a list may use. The largest list that is allowed takes a second of an old computer,
 * and a tenth of the memory. */
#define READ_CPU_S        10
#define READ_WAIT_MS      20000
#define READ_MEMORY       ((size_t)1024 * 1024 * 1024)
#define READ_OUTPUT_BYTES ((size_t)64 * 1024 * 1024)

struct source {
    const struct list_source *from;
    const char *path;                 /* of the file or folder that is read */
    struct file_stamp stamp;          /* of the file when it was last read … */
    char stamp_day[ISO8601_DAY_SIZE]; /* … and the local day it was read for */
    struct work work;
    struct err logged; /* why it failed; "" once it was in order */
};

struct bringer {
    struct arena *arena;   /* as long as the bringer */
    struct arena *scratch; /* of one source; holds names, wiped after it */
    struct bring_setup setup;
    struct source *sources;
    size_t count;
    int64_t from_ms; /* the local day */
    int64_t to_ms;
    int watch; /* inotify; -1 for none */
    struct demonstration demonstration;
    char day[ISO8601_DAY_SIZE];
};

static enum import_format import_format(enum day_list_format format)
{
    switch (format) {
    case DAY_LIST_CSV: return IMPORT_CSV;
    case DAY_LIST_ICALENDAR: return IMPORT_ICALENDAR;
    case DAY_LIST_AUTO: break;
    }
    return IMPORT_AUTO;
}

struct bringer *bringer_create(const struct bring_setup *setup, struct err *err)
{
    struct arena *arena = arena_create(8 * 1024);
    struct bringer *bringer = ARENA_NEW(arena, struct bringer);
    size_t count = 0;
    const struct list_source *sources = config_sources(arena, setup->config, &count);
    bringer->arena = arena;
    bringer->scratch = arena_create(256 * 1024);
    bringer->setup = *setup;
    bringer->setup.downloads = arena_strdup(arena, setup->downloads);
    bringer->setup.manner = arena_strdup(arena, setup->manner);
    bringer->watch = -1;
    bringer->demonstration = (struct demonstration){
        .path = setup->config->day_list_path, .clock = setup->clock, .store = setup->store};
    bringer->sources = ARENA_ARRAY(arena, struct source, count);
    bringer->count = count;
    for (size_t i = 0; i < count; i++) {
        bringer->sources[i] = (struct source){
            .from = &sources[i],
            .path = sources[i].kind == SOURCE_ADDRESS
                        ? download_path(arena, setup->downloads, sources[i].place)
                        : sources[i].place,
            .work = {.run = setup->reader != NULL ? setup->reader : reader_run,
                     .clock = setup->clock,
                     .cpu_s = READ_CPU_S,
                     .wait_ms = READ_WAIT_MS,
                     .memory = READ_MEMORY,
                     .bytes_max = READ_OUTPUT_BYTES},
        };
    }
    if (!store_use_sources(setup->store, sources, count, err)) {
        bringer_destroy(bringer);
        return NULL;
    }
    return bringer;
}

void bringer_destroy(struct bringer *bringer)
{
    if (bringer != NULL) {
        arena_destroy(bringer->scratch);
        arena_destroy(bringer->arena); /* the bringer itself lives in it */
    }
}

void bringer_watch(struct bringer *bringer, int watch)
{
    bringer->watch = watch;
}

/* --- what came of it --- */

/* What somebody should look at, though the list was taken. */
static void say_oddities(const struct list_report *report, const struct day_list *list)
{
    int64_t first_ms = 0;
    const size_t night = list == NULL ? 0 : night_visits(list, &first_ms);
    const struct civil_time first = civil_from_ms(first_ms);
    if (report->left_out > 0) {
        log_warning("day list: %lld %s left out, the first: %s", (long long)report->left_out,
                    report->left_out == 1 ? "entry" : "entries", report->left_out_reason);
    }
    if (report->hidden > 0) {
        log_warning("day list: no entry of today names a client, and %lld %s: does the calendar "
                    "share all details?",
                    (long long)report->hidden,
                    report->hidden == 1 ? "hides its title" : "hide their titles");
    }
    if (night > 0) {
        log_warning("day list: %zu visit%s at night (%02d:%02d%s): is a.m. or p.m. missing?", night,
                    night == 1 ? " begins" : "s begin", first.hour, first.minute,
                    night == 1 ? "" : " the first");
    }
}

static void say_taken(const struct bringer *bringer, struct source *source,
                      const struct list_report *report, const struct day_list *list)
{
    const bool alone = bringer->count == 1;
    source->logged.text[0] = '\0';
    if (bringer->setup.quiet) {
        return;
    }
    log_info("day list%s%s: %lld appointment%s today", alone ? "" : " of ",
             alone ? "" : source->from->place, (long long)report->today,
             report->today == 1 ? "" : "s");
    say_oddities(report, list);
}

/* Logs a failure once, until it is another one or is over. Returns false. */
static bool say_failed(struct source *source, const char *reason)
{
    if (strcmp(source->logged.text, reason) != 0) {
        err_set(&source->logged, "%s", reason);
        log_error("day list not taken over, the last good one stays: %s", reason);
    }
    return false;
}

static bool fail(struct bringer *bringer, struct source *source, const char *digest,
                 enum bytes_verdict bytes, const char *reason)
{
    struct err err;
    const struct source_status status = {.key = source->from->key,
                                         .digest = digest,
                                         .day = bringer->day,
                                         .reason = reason,
                                         .bytes = bytes};
    if (!store_source_failed(bringer->setup.store, &status, &err)) {
        log_error("%s", err.text);
    }
    return say_failed(source, reason);
}

/* When the list was written. A calendar of the web is as new as its last fetching, even if nothing
 * in it changed. */
static int64_t written_ms(const struct bringer *bringer, const struct source *source,
                          int64_t file_ms)
{
    if (source->from->kind != SOURCE_ADDRESS) {
        return file_ms;
    }
    const struct download_note note =
        download_note_read(bringer->scratch, bringer->setup.downloads, source->from->place);
    return note.tried_ms != 0 ? note.tried_ms : file_ms;
}

static bool take(struct bringer *bringer, struct source *source, const struct reader_told *told)
{
    struct err err;
    const struct list_import import = {
        .source = source->from->key,
        .digest = told->digest,
        .list = &told->list,
        .report = &told->report,
        .written_ms = written_ms(bringer, source, told->stamp.modified_ns / NS_IN_MS),
        .from_ms = bringer->from_ms,
        .to_ms = bringer->to_ms};
    if (!store_import(bringer->setup.store, &import, &err)) {
        source->stamp = (struct file_stamp){0}; /* read again: the reason may pass */
        return say_failed(source, err.text);
    }
    say_taken(bringer, source, &told->report, &told->list);
    return true;
}

/* --- looking at a source --- */

/* Nothing new: notes now and then that somebody looked. */
static bool note_unchanged(struct bringer *bringer, struct source *source,
                           const struct source_status *status)
{
    struct err err;
    const int64_t now_ms = clock_wall_ms(bringer->setup.clock);
    if (status->bytes == BYTES_REFUSED || status->bytes == BYTES_BROKE_READER) {
        return say_failed(source, status->reason);
    }
    source->logged.text[0] = '\0';
    return (status->failing_since_ms == 0 && now_ms - status->checked_ms < NOTE_MS) ||
           store_source_unchanged(bringer->setup.store, status->key,
                                  written_ms(bringer, source, status->written_ms), &err) ||
           say_failed(source, err.text);
}

/* Why the calendar could not be fetched from the web; "" if it could, or is not from there. */
static const char *not_fetched(const struct bringer *bringer, const struct source *source)
{
    if (source->from->kind != SOURCE_ADDRESS) {
        return "";
    }
    return download_note_read(bringer->scratch, bringer->setup.downloads, source->from->place)
        .reason;
}

static bool hear(struct bringer *bringer, struct source *source, const struct source_status *status,
                 const struct reader_told *told)
{
    const char *reason = not_fetched(bringer, source);
    if (reason[0] != '\0' && (told->end == READER_UNCHANGED || told->end == READER_UNREADABLE)) {
        return fail(bringer, source, status->digest, status->bytes, reason);
    }
    switch (told->end) {
    case READER_TAKEN:
        return take(bringer, source, told) &&
               (reason[0] == '\0' || fail(bringer, source, told->digest, BYTES_TAKEN, reason));
    case READER_UNCHANGED: return note_unchanged(bringer, source, status);
    case READER_REFUSED: return fail(bringer, source, told->digest, BYTES_REFUSED, told->reason);
    case READER_UNREADABLE: return fail(bringer, source, "", BYTES_UNKNOWN, told->reason);
    case READER_BROKEN: break;
    }
    return fail(bringer, source, told->digest,
                told->digest[0] == '\0' ? BYTES_UNKNOWN : BYTES_BROKE_READER,
                arena_printf(bringer->scratch,
                             "%s: reading it takes too long, or breaks the reader", source->path));
}

/* Runs the reader. Without the file's bytes it told nothing, whatever it wrote. */
static struct reader_told read_source(struct bringer *bringer, struct source *source,
                                      const struct source_status *status)
{
    const struct config *config = bringer->setup.config;
    struct arena *arena = bringer->scratch;
    char *output = NULL;
    size_t length = 0;
    const bool read_today = strcmp(status->day, bringer->day) == 0;
    struct reader_task task = {
        .path = source->path,
        .is_folder = source->from->kind == SOURCE_FOLDER,
        .request =
            {
                .format = import_format(config->day_list_format),
                .mapping = &config->csv,
                .therapist = source->from->therapist,
                .clinic_phone = config->clinic_phone,
                .from_ms = bringer->from_ms,
                .to_ms = bringer->to_ms,
            },
        .known_stamp =
            strcmp(source->stamp_day, bringer->day) == 0 ? source->stamp : (struct file_stamp){0},
        .known_digest = read_today || status->bytes == BYTES_BROKE_READER ? status->digest : "",
        .manner = bringer->setup.manner,
        .watch = bringer->watch,
    };
    source->work.self = &task;
    const enum work_end end = work_run(&source->work, arena, &output, &length);
    struct reader_told told = reader_hear(arena, output, length);
    if (end == WORK_STUCK) {
        told.end = READER_UNREADABLE;
        told.reason = arena_printf(arena, "%s: the disk or server that it is on does not answer",
                                   source->path);
    } else if (end == WORK_BROKEN) {
        told.end = READER_BROKEN;
    }
    if (told.digest[0] != '\0') {
        source->stamp = told.stamp;
        memcpy(source->stamp_day, bringer->day, sizeof(source->stamp_day));
    }
    return told;
}

static bool bring_source(struct bringer *bringer, struct source *source)
{
    struct source_status status;
    struct err err;
    if (!store_source(bringer->setup.store, bringer->scratch, source->from->key, &status, &err)) {
        return say_failed(source, err.text);
    }
    if (bringer->setup.tells_once && source->logged.text[0] == '\0') {
        err_set(&source->logged, "%s", status.reason);
    }
    const struct reader_told told = read_source(bringer, source, &status);
    return hear(bringer, source, &status, &told);
}

static bool bring_demonstration(struct bringer *bringer)
{
    struct source *source = &bringer->sources[0];
    int64_t count = 0;
    struct err err;
    if (!demonstration_bring(&bringer->demonstration, &count, &err)) {
        return say_failed(source, err.text);
    }
    if (count > 0) {
        say_taken(bringer, source, &(struct list_report){.today = count}, NULL);
    }
    return true;
}

bool bringer_bring(struct bringer *bringer)
{
    const int64_t now_ms = clock_wall_ms(bringer->setup.clock);
    bool ok = true;
    bringer->from_ms = civil_day_start_ms(now_ms);
    bringer->to_ms = civil_next_day_ms(bringer->from_ms);
    iso8601_format_day(now_ms, bringer->day);
    if (bringer->setup.config->demonstration) {
        ok = bringer->count == 0 || bring_demonstration(bringer);
        arena_reset(bringer->scratch);
        return ok;
    }
    for (size_t i = 0; i < bringer->count; i++) {
        ok = bring_source(bringer, &bringer->sources[i]) && ok;
        arena_reset(bringer->scratch);
    }
    return ok;
}
