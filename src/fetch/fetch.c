#include "fetch/fetch.h"

#include "base/file.h"
#include "base/log.h"
#include "fetch/bring.h"
#include "fetch/downloads.h"
#include "store/lost.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How often sources are looked at that cannot say that they changed, such as files on a server. */
#define CHECK_MS 15000
/* A program that writes a file does so in several pieces: how long it must be quiet before the file
 * is read. */
#define SETTLE_MS 300
/* In a folder that is never quiet the lists are looked at all the same, after so many changes. */
#define SETTLE_TURNS 50

/* Before a process that has ended is begun again. */
#define AGAIN_MS 5000

#define CONFIG_BYTES_MAX ((size_t)1024 * 1024)

/* --- where calendars of the web are kept --- */

static const char *downloads_folder(struct arena *arena, const struct fetch_setup *setup)
{
    return setup->config->downloads_path[0] != '\0'
               ? setup->config->downloads_path
               : arena_printf(arena, "%s-lists", setup->database);
}

static bool has_addresses(const struct config *config)
{
    for (size_t i = 0; i < config->sources.count; i++) {
        if (config->sources.items[i].kind == SOURCE_ADDRESS) {
            return true;
        }
    }
    return false;
}

/* True if this program fetches the calendars of the web, and not a service of its own. */
static bool fetches_itself(const struct fetch_setup *setup)
{
    return setup->config->downloads_path[0] == '\0' && !setup->config->demonstration &&
           has_addresses(setup->config);
}

static struct downloads *begin_downloads(struct arena *arena, const struct fetch_setup *setup,
                                         struct err *err)
{
    const struct download_setup how = {.config = setup->config,
                                       .clock = setup->clock,
                                       .folder = downloads_folder(arena, setup),
                                       .authorities = setup->authorities,
                                       .patience_s = setup->patience_s};
    if (mkdir(how.folder, 0700) != 0 && errno != EEXIST) {
        err_set(err, "%s: %s", how.folder, strerror(errno));
        return NULL;
    }
    return downloads_create(&how);
}

/* --- waiting --- */

static void sleep_ms(int64_t ms)
{
    const struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* Waits until something changes where the lists are, for CHECK_MS at most, and then until it is
 * quiet. */
static void wait_for_change(int watch)
{
    char events[4096]
        __attribute__((aligned(__alignof__(struct inotify_event)))); /* not looked at */
    struct pollfd ready = {.fd = watch, .events = POLLIN};
    int wait_ms = CHECK_MS;
    if (watch < 0) { /* the system has no watch left: then every CHECK_MS must do */
        sleep_ms(CHECK_MS);
        return;
    }
    for (int i = 0; i < SETTLE_TURNS && poll(&ready, 1, wait_ms) > 0 &&
                    read(watch, events, sizeof(events)) > 0;
         i++) {
        wait_ms = SETTLE_MS;
    }
}

/* --- the process that fetches --- */

static void fetch_for_good(struct downloads *downloads, const struct clock *clock)
{
    while (true) {
        int64_t next_ms = 0;
        downloads_fetch(downloads, false, &next_ms);
        const int64_t wait_ms = next_ms - clock_monotonic_ms(clock);
        sleep_ms(wait_ms > 1000 ? wait_ms : 1000);
    }
}

/* In the process that fetches. It ends if it cannot begin, and is begun again. */
static void keep_fetching(const struct fetch_setup *setup)
{
    struct err err;
    struct arena *arena = arena_create(4096);
    struct downloads *downloads = begin_downloads(arena, setup, &err);
    if (downloads == NULL) {
        log_error("%s", err.text);
    } else {
        fetch_for_good(downloads, setup->clock);
    }
    arena_destroy(arena);
}

/* --- reading --- */

struct bringer *fetch_bringer(const struct fetch_setup *setup, struct store *store, struct err *err)
{
    struct arena *arena = arena_create(4096);
    char *bytes = NULL;
    size_t length = 0;
    if (!file_read(arena, setup->config->path, CONFIG_BYTES_MAX, &bytes, &length, err)) {
        bytes = arena_strdup(arena, ""); /* it was given as a text, by a test */
    }
    const struct bring_setup how = {
        .config = setup->config,
        .store = store,
        .clock = setup->clock,
        .downloads = downloads_folder(arena, setup),
        .manner = arena_printf(arena, "%s %s", setup->version, bytes),
        .quiet = setup->quiet,
        .tells_once = setup->tells_once,
    };
    struct bringer *bringer = bringer_create(&how, err);
    arena_destroy(arena);
    return bringer;
}

enum fetch_end fetch_downloads(const struct fetch_setup *setup, bool once, struct err *err)
{
    struct arena *arena = arena_create(4096);
    struct downloads *downloads = begin_downloads(arena, setup, err);
    int64_t next_ms = 0;
    bool ok = false;
    if (downloads != NULL && !once) {
        fetch_for_good(downloads, setup->clock);
    }
    if (downloads != NULL) {
        ok = downloads_fetch(downloads, true, &next_ms);
        downloads_destroy(downloads);
    } else {
        log_error("%s", err->text);
    }
    arena_destroy(arena);
    return ok ? FETCH_DONE : FETCH_FAILED;
}

enum fetch_end fetch_once(const struct fetch_setup *setup, struct err *err)
{
    enum fetch_end end = FETCH_DONE;
    if (fetches_itself(setup)) {
        end = fetch_downloads(setup, true, err);
    }
    struct store *store = store_open(setup->database, setup->clock, err);
    struct bringer *bringer = store == NULL ? NULL : fetch_bringer(setup, store, err);
    if (bringer == NULL) {
        store_close(store);
        return FETCH_DATABASE;
    }
    if (!bringer_bring(bringer)) {
        end = FETCH_FAILED;
    }
    bringer_destroy(bringer);
    store_close(store);
    return end;
}

/* The kiosk may be bringing the database to a new version at this moment. */
static struct store *open_patiently(const struct fetch_setup *setup, struct bringer **bringer)
{
    struct err err = {.text = ""};
    struct err logged = {.text = ""};
    while (true) {
        struct store *store = store_open(setup->database, setup->clock, &err);
        *bringer = store == NULL ? NULL : fetch_bringer(setup, store, &err);
        if (*bringer != NULL) {
            return store;
        }
        store_close(store);
        if (strcmp(err.text, logged.text) != 0) {
            log_error("day lists wait: %s", err.text);
            logged = err;
        }
        sleep_ms(CHECK_MS);
    }
}

/* In the process that reads. It ends when somebody removed or replaced the file of the database, so
 * that the next one opens the file that is there then. */
static void keep_reading(const struct fetch_setup *setup)
{
    struct bringer *bringer = NULL;
    struct store *store = open_patiently(setup, &bringer);
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    bringer_watch(bringer, watch);
    while (!store_is_lost(store)) {
        bringer_bring(bringer);
        wait_for_change(watch);
    }
    log_error("%s: the file was removed or replaced while it was in use", setup->database);
    bringer_destroy(bringer);
    store_close(store);
}

/* --- keeping both alive --- */

struct worker {
    const char *name; /* for the log */
    void (*run)(const struct fetch_setup *setup);
    pid_t process;
};

/* What the parent waits for. The signals are blocked, so that none is lost between two waits. */
static sigset_t awaited_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGCHLD);
    return signals;
}

static void begin(struct worker *worker, const struct fetch_setup *setup)
{
    const sigset_t signals = awaited_signals();
    worker->process = fork();
    if (worker->process == 0) {
        sigprocmask(SIG_UNBLOCK, &signals, NULL);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        worker->run(setup);
        _exit(EXIT_FAILURE);
    }
}

static bool has_ended(const struct worker *worker)
{
    return worker->process < 0 || waitpid(worker->process, NULL, WNOHANG) == worker->process;
}

/* Begins again whoever has ended. */
static void look_after(struct worker *workers, size_t count, const struct fetch_setup *setup)
{
    for (size_t i = 0; i < count; i++) {
        if (has_ended(&workers[i])) {
            log_error("%s has ended, and is begun again", workers[i].name);
            begin(&workers[i], setup);
        }
    }
}

static void end_all(const struct worker *workers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (workers[i].process > 0) { /* it could be forked */
            kill(workers[i].process, SIGTERM);
            waitpid(workers[i].process, NULL, 0);
        }
    }
}

void fetch_run(const struct fetch_setup *setup)
{
    static const struct timespec again = {.tv_sec = AGAIN_MS / 1000};
    struct worker workers[] = {
        {.name = "the process that reads day lists", .run = keep_reading},
        {.name = "the process that fetches calendars", .run = keep_fetching},
    };
    const size_t count = fetches_itself(setup) ? 2 : 1;
    const sigset_t signals = awaited_signals();
    sigset_t ends = signals;
    sigdelset(&ends, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    for (size_t i = 0; i < count; i++) {
        begin(&workers[i], setup);
    }
    /* A worker has ended: the next one begins a little later, unless all is to end meanwhile. */
    while (sigwaitinfo(&signals, NULL) == SIGCHLD && sigtimedwait(&ends, NULL, &again) < 0) {
        look_after(workers, count, setup);
    }
    end_all(workers, count);
}
