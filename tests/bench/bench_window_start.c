#include "bench.h"
#include "bench_window.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define START_GOAL 1.25 /* times the time of bare SDL that is prepared alike */

/* --- programs --- */

static _Noreturn void run_floor(struct box words, const char *plain)
{
    char x[16];
    char y[16];
    char h[16];
    snprintf(x, sizeof x, "%d", words.x);
    snprintf(y, sizeof y, "%d", words.y);
    snprintf(h, sizeof h, "%d", words.h);
    execl(FLOOR_PROGRAM, FLOOR_PROGRAM, KIOSK_SOURCE_DIR "/fonts", x, y, h, plain, NULL);
    _exit(127);
}

pid_t start_program(const struct scene *scene, enum start start)
{
    const pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    unsetenv("WAYLAND_DISPLAY");
    const char *assets = KIOSK_SOURCE_DIR "/assets";
    switch (start) {
    case START_SCRIPT:
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "dump.db", "--headless",
              "1080x1920", "--script", "look", NULL);
        break;
    case START_WINDOW:
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "bench.db", NULL);
        break;
    case START_CLOSED:
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "bench.db", "--config",
              "closed.yaml", "--clock", "2026-11-22T12:00:00", NULL);
        break;
    case START_FLOOR: run_floor(scene->words, NULL);
    case START_PLAIN: run_floor(scene->words, "--plain");
    }
    _exit(127);
}

void end_process(pid_t *pid)
{
    if (*pid > 0) {
        kill(*pid, SIGTERM);
        waitpid(*pid, NULL, 0);
    }
    *pid = 0;
}

double cpu_ms(pid_t pid)
{
    clockid_t clock = 0;
    struct timespec used = {0};
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) {
        return 0;
    }
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

long proc_number(pid_t pid, const char *name, const char *key)
{
    char path[64];
    char line[256];
    long value = 0;
    snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, key, strlen(key)) == 0) {
            value = strtol(line + strlen(key), NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

/* --- starting --- */

struct starting {
    const char *name;
    enum start start;
    double *shown; /* ms until text was there */
    double *cpu;   /* ms in the first second */
};

/* Starts it in place of what shows. With index -1 nothing is counted. */
static void start_once(struct scene *scene, struct starting *one, long index)
{
    end_process(&scene->program);
    wait_ms(100);
    if (has_text(scene, scene->words)) {
        give_up("the screen is not empty before a start");
    }
    const double start = now_ms();
    scene->program = start_program(scene, one->start);
    while (!has_text(scene, scene->words)) {
        if (now_ms() - start > 20000 || waitpid(scene->program, NULL, WNOHANG) != 0) {
            give_up("a program shows nothing");
        }
        wait_ms(0.5);
    }
    const double shown = now_ms() - start;
    wait_ms(700);
    if (index >= 0) {
        one->shown[index] = shown;
        one->cpu[index] = cpu_ms(scene->program);
    }
}

static double report_start(struct starting *one, size_t count)
{
    const struct bench_times shown = bench_sum_up(one->shown, count);
    char name[64];
    snprintf(name, sizeof name, "start, %s", one->name);
    printf("%-34s p50 %6.1f ms   (%.1f to %.1f)   CPU in the first second %.1f ms\n", name,
           shown.p50, one->shown[0], shown.max, bench_sum_up(one->cpu, count).p50);
    free(one->shown);
    free(one->cpu);
    return shown.p50;
}

/* The first start of each is not counted: it reads the files into memory, and that of the kiosk
 * creates the database. */
void measure_starts(struct scene *scene, long count)
{
    enum { PLAIN, FLOOR, KIOSK, PROGRAMS };
    struct starting all[PROGRAMS] = {{"bare SDL as it is", START_PLAIN, NULL, NULL},
                                     {"bare SDL, prepared alike", START_FLOOR, NULL, NULL},
                                     {"kiosk", START_WINDOW, NULL, NULL}};
    double ms[PROGRAMS];
    for (size_t i = 0; i < PROGRAMS; i++) {
        all[i].shown = bench_times_alloc((size_t)count);
        all[i].cpu = bench_times_alloc((size_t)count);
    }
    for (long i = -1; i < count; i++) {
        for (size_t j = 0; j < PROGRAMS; j++) {
            start_once(scene, &all[j], i);
        }
    }
    for (size_t i = PROGRAMS; i-- > 0;) {
        ms[i] = report_start(&all[i], (size_t)count);
    }
    printf("%-34s %10.2f   (goal: %.2f at most)\n", "kiosk / bare SDL, prepared alike",
           ms[KIOSK] / ms[FLOOR], START_GOAL);
    printf("%-34s %10.2f\n", "kiosk / bare SDL as it is", ms[KIOSK] / ms[PLAIN]);
}
