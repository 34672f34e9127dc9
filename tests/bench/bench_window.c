/*
 * What a visitor feels and a small computer pays: the real kiosk in a window of an Xvfb, watched
 * from outside. Time from exec to the first text on the screen, memory, what it does when nobody
 * touches it, and the time from lifting the finger to the new page.
 *
 *     bench_window [KIOSK] [--starts N] [--turns N] [--idle-ms N] [--first-ms N]
 *
 * Where to touch is asked of the kiosk itself (--script with dump), so that a new layout needs no
 * change here. Clicks keep clear of the lock-out after a page change.
 */
#include "bench.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1080, HEIGHT = 1920 }; /* the panel of the default configuration */
enum { CALM_MS = 450 };

static struct bench_numbers starts = {{7}, 1};
static struct bench_numbers turns = {{20}, 1}; /* forward, and as many back */
static struct bench_numbers idle_ms = {{10000}, 1};
static struct bench_numbers first_ms = {{60000}, 1}; /* the first screen, by day and closed */

struct box {
    int x;
    int y;
    int w;
    int h;
};

/* Where things are on the screens that are walked through. */
struct places {
    struct box words; /* on the first screen */
    struct box read;
    struct box page;
    struct box body; /* text that differs from page to page */
    struct box next;
    struct box previous;
};

struct scene {
    const char *kiosk;
    Display *x;
    pid_t server;
    pid_t program;
};

static struct scene *scene_to_close; /* for give_up, which must end everything that was started */

static void end_process(pid_t *pid)
{
    if (*pid > 0) {
        kill(*pid, SIGTERM);
        waitpid(*pid, NULL, 0);
    }
    *pid = 0;
}

static void scene_close(struct scene *scene)
{
    end_process(&scene->program);
    if (scene->x != NULL) {
        XCloseDisplay(scene->x);
    }
    end_process(&scene->server);
}

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "bench_window: %s\n", what);
    if (scene_to_close != NULL) {
        scene_close(scene_to_close);
    }
    exit(1);
}

static double ms_of(clockid_t clock)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double now_ms(void)
{
    return bench_now_us() / 1e3;
}

static void wait_ms(double ms)
{
    const long long ns = (long long)(ms * 1e6);
    nanosleep(&(struct timespec){(time_t)(ns / 1000000000), (long)(ns % 1000000000)}, NULL);
}

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

enum start { START_SCRIPT, START_WINDOW, START_CLOSED };

static pid_t start_kiosk(const struct scene *scene, enum start start)
{
    const pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    const char *assets = KIOSK_SOURCE_DIR "/assets";
    switch (start) {
    case START_SCRIPT:
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "dump.db", "--headless",
              "1080x1920", "--script", "look", NULL);
        break;
    case START_WINDOW:
        unsetenv("WAYLAND_DISPLAY");
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "bench.db", NULL);
        break;
    case START_CLOSED: /* on a Sunday */
        unsetenv("WAYLAND_DISPLAY");
        execl(scene->kiosk, scene->kiosk, "--assets", assets, "--db", "bench.db", "--config",
              "closed.yaml", "--clock", "2026-11-22T12:00:00", NULL);
        break;
    }
    _exit(127);
}

static struct places look(const struct scene *scene)
{
    FILE *script = fopen("look", "w");
    if (script == NULL) {
        give_up("cannot write into the working directory");
    }
    fputs("dump first\ntap start\ndump home\ntap read\ndump contents\ntap page 0\ndump page\n"
          "tap next\ndump second\n",
          script);
    fclose(script);
    int status = 0;
    waitpid(start_kiosk(scene, START_SCRIPT), &status, 0);
    struct places places;
    if (status != 0 || !find_box("first", "text", WIDTH / 2, &places.words) ||
        !find_box("home", "target read ", 1, &places.read) ||
        !find_box("contents", "target page 0 ", 1, &places.page) ||
        !find_box("page", "text", WIDTH * 7 / 10, &places.body) ||
        !find_box("page", "target next ", 1, &places.next) ||
        !find_box("second", "target previous ", 1, &places.previous)) {
        give_up("the kiosk does not show what is to be measured");
    }
    places.body.w /= 3; /* reading pixels takes the time of the X server that is being measured */
    places.body.h *= 2;
    return places;
}

/* --- the screen --- */

static void open_screen(struct scene *scene)
{
    int ends[2];
    char text[16] = "";
    if (pipe(ends) != 0) {
        give_up("no pipe");
    }
    scene->server = fork();
    if (scene->server == 0) {
        snprintf(text, sizeof text, "%d", ends[1]);
        execlp("Xvfb", "Xvfb", "-displayfd", text, "-screen", "0", "1080x1920x24", "-nolisten",
               "tcp", "-ac", NULL);
        _exit(127);
    }
    close(ends[1]);
    const ssize_t length = read(ends[0], text, sizeof text - 1);
    close(ends[0]);
    if (length <= 0) {
        give_up("Xvfb does not start");
    }
    char name[24];
    snprintf(name, sizeof name, ":%ld", strtol(text, NULL, 10));
    setenv("DISPLAY", name, 1);
    scene->x = XOpenDisplay(name);
    int ignored = 0;
    if (scene->x == NULL ||
        !XTestQueryExtension(scene->x, &ignored, &ignored, &ignored, &ignored)) {
        give_up("no X server with XTEST");
    }
}

static XImage *grab(const struct scene *scene, struct box box)
{
    XImage *image = XGetImage(scene->x, XDefaultRootWindow(scene->x), box.x, box.y, (unsigned)box.w,
                              (unsigned)box.h, XAllPlanes(), ZPixmap);
    if (image == NULL) {
        give_up("cannot read the screen");
    }
    return image;
}

static bool same(const XImage *a, const XImage *b)
{
    return memcmp(a->data, b->data, (size_t)a->bytes_per_line * (size_t)a->height) == 0;
}

static bool has_text(const struct scene *scene, struct box box)
{
    XImage *image = grab(scene, box);
    const size_t row = (size_t)image->bytes_per_line;
    const size_t size = row * (size_t)image->height;
    size_t different = 0;
    for (size_t i = 0; i < size; i += 4) {
        different += memcmp(image->data, image->data + i, 3) != 0 ? 1 : 0;
    }
    XDestroyImage(image);
    return different * 4 > size / 100;
}

static void aim(const struct scene *scene, struct box box)
{
    XTestFakeMotionEvent(scene->x, -1, box.x + box.w / 2, box.y + box.h / 2, 0);
    XSync(scene->x, False);
    wait_ms(20);
}

/* Returns the time at which the finger was lifted. */
static double click(const struct scene *scene)
{
    XTestFakeButtonEvent(scene->x, 1, True, 0);
    XTestFakeButtonEvent(scene->x, 1, False, 0);
    const double lifted = now_ms();
    XFlush(scene->x);
    return lifted;
}

static void go(const struct scene *scene, struct box box)
{
    aim(scene, box);
    click(scene);
    wait_ms(CALM_MS + 150);
}

/* --- what the process uses --- */

static double cpu_ms(pid_t pid)
{
    clockid_t clock = 0;
    return clock_getcpuclockid(pid, &clock) == 0 ? ms_of(clock) : 0;
}

/* The number after key in a file of /proc/PID; 0 if there is none. */
static long proc_number(pid_t pid, const char *name, const char *key)
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

static void report_memory(const char *when, pid_t pid)
{
    printf("%-34s PSS %5.1f MiB   RSS %5.1f MiB   threads %ld\n", when,
           (double)proc_number(pid, "smaps_rollup", "Pss:") / 1024.0,
           (double)proc_number(pid, "smaps_rollup", "Rss:") / 1024.0,
           proc_number(pid, "status", "Threads:"));
}

/* --- measuring --- */

/* The first start is not counted: it reads the files into memory and creates the database. The
 * kiosk of the last start stays. */
static void measure_start(struct scene *scene, struct box words)
{
    const long count = starts.items[0];
    double *content = bench_times_alloc((size_t)count);
    double *cpu = bench_times_alloc((size_t)count);
    for (long i = -1; i < count; i++) {
        end_process(&scene->program);
        wait_ms(100);
        const double start = now_ms();
        scene->program = start_kiosk(scene, START_WINDOW);
        while (!has_text(scene, words)) {
            if (now_ms() - start > 20000 || waitpid(scene->program, NULL, WNOHANG) != 0) {
                give_up("the kiosk shows nothing");
            }
            wait_ms(0.5);
        }
        if (i >= 0) {
            content[i] = now_ms() - start;
        }
        wait_ms(700);
        if (i >= 0) {
            cpu[i] = cpu_ms(scene->program);
        }
    }
    const struct bench_times shown = bench_sum_up(content, (size_t)count);
    printf("%-34s p50 %6.1f ms   (%.1f to %.1f)   CPU in the first second %.1f ms\n",
           "start to first content", shown.p50, content[0], shown.max,
           bench_sum_up(cpu, (size_t)count).p50);
    free(content);
    free(cpu);
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
    scene->program = start_kiosk(scene, START_CLOSED);
    wait_ms(700);
    measure_idle(scene, "first screen, closed", ms);
    end_process(&scene->program);
    scene->program = start_kiosk(scene, START_WINDOW);
    wait_ms(700);
}

/* ms from lifting the finger to the first changed pixel of the body; -1 if nothing changed. */
static double turn(const struct scene *scene, struct box body)
{
    XImage *before = grab(scene, body);
    const double lifted = click(scene);
    double changed = -1;
    while (changed < 0 && now_ms() - lifted < 1000) {
        XImage *now = grab(scene, body);
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
    const double cpu = cpu_ms(scene->program);
    for (long i = 0; i < asked; i++) {
        if (i == turns.items[0]) {
            aim(scene, places->previous);
        }
        wait_ms(CALM_MS);
        const double changed = turn(scene, places->body);
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
    free(ms);
}

static struct scene scene;

static void measure(void)
{
    scene_to_close = &scene;
    const struct places places = look(&scene);
    open_screen(&scene);
    measure_start(&scene, places.words);
    report_memory("memory, first screen", scene.program);
    measure_first(&scene);
    go(&scene, places.words);
    go(&scene, places.read);
    go(&scene, places.page);
    report_memory("memory, a page", scene.program);
    measure_idle(&scene, "idle page", (double)idle_ms.items[0]);
    measure_turns(&scene, &places);
    report_memory("memory, after the turns", scene.program);
    scene_close(&scene);
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
