/* Touches while day lists are read: what a large list, and one that takes long to follow, cost the
 * visitor who stands at the screen. */
#include "bench.h"
#include "bench_window.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROWS   10000
#define SERIES 5000

#define LOOK_UPS 4 /* a fifth in a row makes a pause */
#define DIGITS   4
#define NOBODY   9999 /* the number that is looked for */

/* The shipped configuration with these two lists, which is no demonstration. */
static void write_configuration(void)
{
    char line[512];
    FILE *from = fopen(KIOSK_SOURCE_DIR "/assets/kiosk.yaml", "r");
    FILE *to = fopen("lists.yaml", "w");
    if (from == NULL || to == NULL) {
        give_up("cannot write a configuration");
    }
    while (fgets(line, sizeof line, from) != NULL) {
        if (strncmp(line, "demonstration:", 14) == 0) {
            fputs("demonstration: false\n", to);
        } else if (strncmp(line, "  retention_years:", 18) == 0) {
            fputs("  retention_years: 16\n", to);
        } else if (strncmp(line, "  path: ", 8) == 0) {
            fputs("  path: rows.csv\n  sources:\n    - file: series.ics\n", to);
        } else {
            fputs(line, to);
        }
    }
    fclose(from);
    fclose(to);
}

static FILE *open_list(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        give_up("cannot write a day list");
    }
    return file;
}

/* All of today; the service is another one each time, so that every row has to be written. */
static void write_lists(int turn)
{
    char day[16];
    const time_t now = time(NULL);
    strftime(day, sizeof day, "%Y-%m-%d", localtime(&now));
    FILE *rows = open_list("rows.new");
    fputs("start,end,client,phone,therapist,service,status\n", rows);
    for (int i = 0; i < ROWS; i++) {
        fprintf(rows, "%s %02d:00,,Person%d Number%d,250555%04d,Mei R.,Massage %d,\n", day,
                8 + i % 12, i, i, i % NOBODY, turn);
    }
    fclose(rows);
    FILE *series = open_list("series.new");
    fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", series);
    for (int i = 0; i < SERIES; i++) {
        fprintf(series,
                "BEGIN:VEVENT\r\nUID:%d\r\nDTSTAMP:20150105T080000Z\r\n"
                "DTSTART:201501%02dT100000\r\nRRULE:FREQ=WEEKLY\r\n"
                "SUMMARY:Massage %d - Person%d N.\r\nEND:VEVENT\r\n",
                i, 5 + i % 7, turn, i);
    }
    fputs("END:VCALENDAR\r\n", series);
    fclose(series);
    if (rename("rows.new", "rows.csv") != 0 || rename("series.new", "series.ics") != 0) {
        give_up("cannot write a day list");
    }
}

static void read_once(const char *kiosk)
{
    char program[4096];
    snprintf(program, sizeof program, "%.*scozy-fetch", (int)(strrchr(kiosk, '/') + 1 - kiosk),
             kiosk);
    const pid_t pid = fork();
    if (pid == 0) {
        execl(program, program, "--once", "--config", "lists.yaml", "--db", "bench.db", NULL);
        _exit(127);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    if (status != 0) {
        give_up("cozy-fetch does not read the lists");
    }
}

/* Reads them again and again, each time changed, until it is ended. */
static pid_t read_beside(const struct scene *scene)
{
    write_configuration();
    write_lists(0);
    read_once(scene->kiosk);
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (int turn = 1;; turn++) {
            write_lists(turn);
            read_once(scene->kiosk);
        }
    }
    return pid;
}

static void report(const char *what, double *ms, size_t count)
{
    const struct bench_times all = bench_sum_up(ms, count);
    printf("%-34s p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms   of %zu\n", what, all.p50, all.p95,
           all.max, count);
}

static void measure_look_ups(const struct scene *scene, const struct check_in *places)
{
    double digits[LOOK_UPS * (DIGITS - 1)];
    double look_ups[LOOK_UPS];
    size_t count = 0;
    for (size_t i = 0; i < LOOK_UPS; i++) {
        for (int digit = 0; digit < DIGITS; digit++) {
            aim(scene, places->digit);
            wait_ms(CALM_MS);
            if (digit + 1 < DIGITS) {
                digits[count++] = touch(scene, places->typed);
            } else {
                look_ups[i] = touch(scene, places->title);
            }
        }
        wait_ms(CALM_MS);
        go(scene, places->back);
    }
    report("a digit, lists are read", digits, count);
    report("looking up, lists are read", look_ups, LOOK_UPS);
}

void measure_lists(struct scene *scene, const struct places *places, long asked)
{
    double *ms = bench_times_alloc((size_t)asked);
    const pid_t reader = read_beside(scene);
    scene->program = start_program(scene, START_WINDOW);
    wait_ms(1500);
    go(scene, places->words);
    go(scene, places->check_in.start);
    measure_look_ups(scene, &places->check_in);
    go(scene, places->check_in.home);
    go(scene, places->read);
    go(scene, places->page);
    aim(scene, places->next);
    for (long i = 0; i < asked; i++) {
        wait_ms(CALM_MS);
        ms[i] = touch(scene, places->body);
    }
    report("page turn, lists are read", ms, (size_t)asked);
    kill(reader, SIGKILL);
    waitpid(reader, NULL, 0);
    end_process(&scene->program);
    free(ms);
}
