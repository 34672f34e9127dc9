/*
 * What a visitor feels and a small computer pays: the real kiosk in a window of an Xvfb, watched
 * from outside. Time from exec to the first text on the screen, beside a program that shows text
 * with SDL and does nothing else; memory; what it does when nobody touches it; and the time from
 * lifting the finger to the first changed picture of the new page.
 *
 *     bench_window [KIOSK] [--starts N] [--turns N] [--idle-ms N] [--first-ms N]
 *
 * Where to touch is asked of the kiosk itself (--script with dump), so that a new layout needs no
 * change here. Clicks keep clear of the lock-out after a page change.
 */
#include "bench_window.h"

#include "bench.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct bench_numbers starts = {{15}, 1};
static struct bench_numbers turns = {{20}, 1}; /* forward, and as many back */
static struct bench_numbers idle_ms = {{10000}, 1};
static struct bench_numbers first_ms = {{60000}, 1}; /* the first screen, by day and closed */

/* --- where to touch --- */

/* The box of the first line of the file that starts with start and is at least w px wide. */
static bool find_box(const char *file, const char *start, int w, struct box *box)
{
    char line[512];
    bool found = false;
    FILE *dump = fopen(file, "r");
    while (dump != NULL && !found && fgets(line, sizeof line, dump) != NULL) {
        const char *at = strstr(line, "at ");
        char *end = NULL;
        if (strncmp(line, start, strlen(start)) != 0 || at == NULL || strstr(line, "px") == NULL) {
            continue;
        }
        box->x = (int)strtol(at + 3, &end, 10);
        box->y = (int)strtol(end + 1, &end, 10);
        box->w = (int)strtol(end + 1, &end, 10);
        box->h = (int)strtol(end + 1, &end, 10);
        found = box->w >= w;
    }
    if (dump != NULL) {
        fclose(dump);
    }
    return found;
}

static struct places look(const struct scene *scene)
{
    FILE *script = fopen("look", "w");
    if (script == NULL) {
        give_up("cannot write into the working directory");
    }
    fputs("dump first\ntap start\ndump home\ntap check_in\ndump digits\ntype 9999\ndump missing\n"
          "tap finish\ntap start\ntap read\ndump contents\ntap page 0\ndump page\n"
          "tap next\ndump second\n",
          script);
    fclose(script);
    int status = 0;
    waitpid(start_program(scene, START_SCRIPT), &status, 0);
    struct places places;
    if (status != 0 || !find_box("first", "text", WIDTH / 2, &places.words) ||
        !find_box("home", "target read ", 1, &places.read) ||
        !find_box("contents", "target page 0 ", 1, &places.page) ||
        !find_box("page", "text", WIDTH * 7 / 10, &places.body) ||
        !find_box("page", "target next ", 1, &places.next) ||
        !find_box("second", "target previous ", 1, &places.previous) ||
        !find_box("home", "target check_in ", 1, &places.check_in.start) ||
        !find_box("digits", "text", WIDTH * 7 / 10, &places.check_in.title) ||
        !find_box("digits", "target digit 9 ", 1, &places.check_in.digit) ||
        !find_box("missing", "target back ", 1, &places.check_in.back) ||
        !find_box("digits", "target back ", 1, &places.check_in.home)) {
        give_up("the kiosk does not show what is to be measured");
    }
    places.check_in.title.w /= 3;
    places.body.w /= 3; /* reading pixels takes the time of the X server that is being measured */
    places.body.h *= 2;
    places.check_in.typed = (struct box){WIDTH / 4, HEIGHT / 4, WIDTH / 2, HEIGHT / 14};
    return places;
}

static bool same(const XImage *a, const XImage *b)
{
    return memcmp(a->data, b->data, (size_t)a->bytes_per_line * (size_t)a->height) == 0;
}

void go(const struct scene *scene, struct box box)
{
    aim(scene, box);
    click(scene);
    wait_ms(CALM_MS + 150);
}

/* The kiosk gives memory back when it has rested for a second. */
static void report_memory(const char *when, pid_t pid)
{
    wait_ms(1500);
    printf("%-34s PSS %5.1f MiB   RSS %5.1f MiB   private %5.1f MiB   threads %ld\n", when,
           (double)proc_number(pid, "smaps_rollup", "Pss:") / 1024.0,
           (double)proc_number(pid, "smaps_rollup", "Rss:") / 1024.0,
           (double)(proc_number(pid, "smaps_rollup", "Private_Clean:") +
                    proc_number(pid, "smaps_rollup", "Private_Dirty:")) /
               1024.0,
           proc_number(pid, "status", "Threads:"));
}

/* From now on VmHWM tells the most memory since then. */
static void forget_peak(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/clear_refs", (long)pid);
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs("5", file) < 0 || fclose(file) != 0) {
        give_up("cannot watch the memory");
    }
}

static void measure_idle(const struct scene *scene, const char *what, double ms)
{
    const double cpu = cpu_ms(scene->program);
    const long woken = proc_number(scene->program, "status", "voluntary_ctxt_switches:");
    char name[64];
    wait_ms(ms);
    if (waitpid(scene->program, NULL, WNOHANG) != 0) {
        give_up("the kiosk ended by itself");
    }
    snprintf(name, sizeof name, "%s, %.1f s", what, ms / 1e3);
    printf("%-34s CPU %.2f ms   wake-ups %.2f a second\n", name, cpu_ms(scene->program) - cpu,
           (double)(proc_number(scene->program, "status", "voluntary_ctxt_switches:") - woken) /
               (ms / 1e3));
}

/* The shipped configuration with its opening hours, which are comments there. */
static void write_closed(void)
{
    char line[512];
    FILE *from = fopen(KIOSK_SOURCE_DIR "/assets/kiosk.yaml", "r");
    FILE *to = fopen("closed.yaml", "w");
    if (from == NULL || to == NULL || symlink(KIOSK_SOURCE_DIR "/assets/demo", "demo") != 0) {
        give_up("cannot write a configuration");
    }
    bool hours = false;
    while (fgets(line, sizeof line, from) != NULL) {
        hours = hours ? line[0] == '#' : strncmp(line, "# hours:", 8) == 0;
        fputs(hours ? line + 2 : line, to);
    }
    fclose(from);
    fclose(to);
}

/* Waits until each card has shown once: the first time its picture is drawn, and then the screen
 * shows the same ones for hours. */
static void measure_first(struct scene *scene)
{
    const double ms = (double)first_ms.items[0];
    wait_ms(1.25 * ms);
    measure_idle(scene, "first screen", ms);
    end_process(&scene->program);
    write_closed();
    scene->program = start_program(scene, START_CLOSED);
    wait_ms(700);
    measure_idle(scene, "first screen, closed", ms);
    end_process(&scene->program);
    scene->program = start_program(scene, START_WINDOW);
    wait_ms(700);
}

double touch(const struct scene *scene, struct box box)
{
    XImage *before = grab(scene, box);
    const double lifted = click(scene);
    double changed = -1;
    while (changed < 0 && now_ms() - lifted < 1000) {
        XImage *now = grab(scene, box);
        if (!same(before, now)) {
            changed = now_ms() - lifted;
        }
        XDestroyImage(now);
        wait_ms(0.1);
    }
    XDestroyImage(before);
    return changed;
}

static void measure_turns(const struct scene *scene, const struct places *places)
{
    const long asked = 2 * turns.items[0];
    double *ms = bench_times_alloc((size_t)asked);
    size_t count = 0;
    aim(scene, places->next);
    forget_peak(scene->program);
    const double cpu = cpu_ms(scene->program);
    for (long i = 0; i < asked; i++) {
        if (i == turns.items[0]) {
            aim(scene, places->previous);
        }
        wait_ms(CALM_MS);
        const double changed = touch(scene, places->body);
        if (changed >= 0) {
            ms[count++] = changed;
        }
    }
    wait_ms(CALM_MS);
    if (count == 0) {
        give_up("no page turned");
    }
    const struct bench_times all = bench_sum_up(ms, count);
    printf("%-34s p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms   CPU %.2f ms each   missed %ld\n",
           "page turn", all.p50, all.p95, all.p99, (cpu_ms(scene->program) - cpu) / (double)asked,
           asked - (long)count);
    printf("%-34s RSS %5.1f MiB\n", "memory, most while turning",
           (double)proc_number(scene->program, "status", "VmHWM:") / 1024.0);
    free(ms);
}

static struct scene scene;

static void measure(void)
{
    const struct places places = look(&scene);
    scene.words = places.words;
    open_screen(&scene);
    measure_starts(&scene, starts.items[0]);
    report_memory("memory, first screen", scene.program);
    measure_first(&scene);
    go(&scene, places.words);
    go(&scene, places.read);
    go(&scene, places.page);
    report_memory("memory, a page", scene.program);
    measure_idle(&scene, "idle page", (double)idle_ms.items[0]);
    measure_turns(&scene, &places);
    report_memory("memory, after the turns", scene.program);
    end_process(&scene.program);
    measure_lists(&scene, &places, turns.items[0]);
    XCloseDisplay(scene.x);
}

int main(int argc, char **argv)
{
    static const struct bench_option options[] = {
        {"--starts", 1, &starts},
        {"--turns", 1, &turns},
        {"--idle-ms", 1, &idle_ms},
        {"--first-ms", 1, &first_ms},
    };
    const int named = argc > 1 && argv[1][0] != '-' ? 1 : 0;
    bench_options(argc - named, argv + named, options, sizeof options / sizeof options[0]);
    char *kiosk = realpath(named == 1 ? argv[1] : KIOSK_PROGRAM, NULL);
    if (kiosk == NULL) {
        give_up("no kiosk");
    }
    scene.kiosk = kiosk;
    const int code = bench_run("bench-window", measure);
    free(kiosk);
    return code;
}
