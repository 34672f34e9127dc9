/*
 * What reading a clinic's files costs: pages and questionnaires by how many pages there are in each
 * language, and a day list in CSV by its rows.
 *
 *     bench_content [--pages N,…] [--rows N,…] [--times N]
 *
 * The pages are those that the kiosk comes with, again and again under other ids.
 */
#include "app/world_reading.h"
#include "base/arena.h"
#include "base/file.h"
#include "bench.h"
#include "import/day_list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define NOW_MS      INT64_C(1795370400000) /* 2026-11-22T10:00:00-08:00 */
#define ASSETS      KIOSK_SOURCE_DIR "/assets"
#define FILE_LIMIT  (1 << 20)
#define MINUTES_DAY 1440

static struct bench_numbers page_counts = {{14, 140, 1000}, 3};
static struct bench_numbers row_counts = {{10, 1000, 10000}, 3};
static struct bench_numbers times = {{20}, 1};

/* --- pages --- */

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
        bench_give_up(path, strerror(errno));
    }
}

/* The text of a page with another id, and its place among all: 1 or more. */
static const char *renamed(struct arena *arena, const char *text, long copy, long place)
{
    const char *id = strstr(text, "\nid: ");
    const char *order = strstr(text, "\norder: ");
    if (id == NULL || order == NULL || order < id) {
        bench_give_up("page", "has no id followed by its order");
    }
    const char *id_end = strchr(id + 1, '\n');
    const char *suffix = copy == 0 ? "" : arena_printf(arena, "-%ld", copy);
    return arena_printf(arena, "%.*s%s%.*s\norder: %ld%s", (int)(id_end - text), text, suffix,
                        (int)(order - id_end), id_end, place, strchr(order + 1, '\n'));
}

static void write_pages(const char *language, long count)
{
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    const char *from = arena_printf(arena, ASSETS "/content/%s", language);
    const char **names = NULL;
    size_t name_count = 0;
    if (!file_list(arena, from, ".md", &names, &name_count, &err)) {
        bench_give_up("pages", err.text);
    }
    for (long i = 0; i < count; i++) {
        char *text = NULL;
        size_t length = 0;
        const char *name = names[(size_t)i % name_count];
        if (!file_read(arena, arena_printf(arena, "%s/%s", from, name), FILE_LIMIT, &text, &length,
                       &err)) {
            bench_give_up("pages", err.text);
        }
        write_file(arena_printf(arena, "content/%s/%05ld.md", language, i),
                   renamed(arena, text, i / (long)name_count, i + 1));
    }
    arena_destroy(arena);
}

/* The folder of assets, here: all of it is the kiosk's own but the pages. */
static void make_assets(void)
{
    static const char *const same[] = {"images", "strings", "questionnaires"};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        char from[sizeof ASSETS + 32];
        snprintf(from, sizeof from, ASSETS "/%s", same[i]);
        if (symlink(from, same[i]) != 0) {
            bench_give_up(same[i], strerror(errno));
        }
    }
    if (mkdir("content", 0700) != 0 || mkdir("content/en", 0700) != 0 ||
        mkdir("content/fr", 0700) != 0) {
        bench_give_up("content", strerror(errno));
    }
}

static _Noreturn void give_up_for(const struct problems *problems)
{
    struct err err;
    problems_in_short(problems, &err);
    bench_give_up("reading", err.text);
}

static double time_pages(void)
{
    struct arena *arena = arena_create(64 * 1024);
    struct problems problems = {.arena = arena};
    struct world world = {0};
    if (!world_load_words(arena, ASSETS "/kiosk.yaml", ".", &world, &problems)) {
        give_up_for(&problems);
    }
    const double start = bench_now_us();
    if (!world_load_pages(arena, ".", &world, &problems)) {
        give_up_for(&problems);
    }
    const double us = bench_now_us() - start;
    arena_destroy(arena);
    return us;
}

static void measure_pages(long count, double *ms, size_t turns)
{
    write_pages("en", count);
    write_pages("fr", count);
    for (size_t i = 0; i < turns; i++) {
        ms[i] = time_pages() / 1e3;
    }
    const struct bench_times all = bench_sum_up(ms, turns);
    printf("%10ld %9.2f %9.2f %11.1f\n", count, all.p50, all.max, all.p50 * 1e3 / (double)count);
    fflush(stdout);
}

/* --- the day list --- */

static void write_rows(const char *path, long count)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        bench_give_up(path, strerror(errno));
    }
    fputs("start,end,client,phone,therapist,service,status\n", file);
    for (long i = 0; i < count; i++) {
        const long at = i % (MINUTES_DAY - 60);
        fprintf(file,
                "2026-11-22T%02ld:%02ld,2026-11-22T%02ld:%02ld,Some One %ld,250-555-%04ld,Mei R.,"
                "Massage 60 min,booked\n",
                at / 60, at % 60, at / 60 + 1, at % 60, i, i % 10000);
    }
    if (fclose(file) != 0) {
        bench_give_up(path, strerror(errno));
    }
}

static void measure_rows(long count, double *ms, size_t turns)
{
    struct arena *arena = arena_create(64 * 1024);
    const struct import_request request = {
        .mapping = &csv_mapping_usual,
        .therapist = "",
        .clinic_phone = "",
        .from_ms = civil_day_start_ms(NOW_MS),
        .to_ms = civil_next_day_ms(NOW_MS),
    };
    write_rows("list.csv", count);
    for (size_t i = 0; i < turns; i++) {
        struct err err;
        struct import_result result;
        const double start = bench_now_us();
        if (!import_file(arena, "list.csv", &request, &result, &err)) {
            bench_give_up("day list", err.text);
        }
        ms[i] = (bench_now_us() - start) / 1e3;
        if (result.list.count != (size_t)count) {
            bench_give_up("day list", "not all of its rows are appointments");
        }
        arena_reset(arena);
    }
    const struct bench_times all = bench_sum_up(ms, turns);
    printf("%10ld %9.2f %9.2f %11.1f\n", count, all.p50, all.max, all.p50 * 1e3 / (double)count);
    fflush(stdout);
    arena_destroy(arena);
}

static void measure(void)
{
    const size_t turns = (size_t)times.items[0];
    double *ms = bench_times_alloc(turns);
    make_assets();
    printf("pages of    reading with forms, ms\n"
           "a language       p50       max   us a page\n");
    for (size_t i = 0; i < page_counts.count; i++) {
        measure_pages(page_counts.items[i], ms, turns);
    }
    printf("\nrows of a   reading, ms\n"
           "day list         p50       max    us a row\n");
    for (size_t i = 0; i < row_counts.count; i++) {
        measure_rows(row_counts.items[i], ms, turns);
    }
    free(ms);
}

int main(int argc, char **argv)
{
    static const struct bench_option options[] = {
        {"--pages", 14, &page_counts}, /* "See a doctor first" has to be among them */
        {"--rows", 1, &row_counts},
        {"--times", 1, &times},
    };
    bench_options(argc, argv, options, sizeof options / sizeof options[0]);
    setenv("TZ", "PST8PDT,M3.2.0,M11.1.0", 1); /* the same as in the tests */
    tzset();
    return bench_run("bench-content", measure);
}
