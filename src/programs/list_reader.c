#include "programs/list_reader.h"

#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How often a script's lists are brought up to date while nobody is at the screen. */
#define SCRIPT_CHECK_MS 15000

/* How often it is looked whether the reader still runs. A check-in looks as well. */
#define READER_CHECK_MS 60000

/* A reader that was told to end has this long. */
#define END_TRIES    50
#define END_SLEEP_MS 20

#define ARGUMENTS_MAX 12

static bool find_program(struct list_reader *reader)
{
    static const char name[] = "cozy-fetch";
    const ssize_t length =
        readlink("/proc/self/exe", reader->program, sizeof(reader->program) - sizeof(name));
    if (length <= 0) {
        return false;
    }
    reader->program[length] = '\0';
    char *slash = strrchr(reader->program, '/');
    memcpy(slash + 1, name, sizeof(name)); /* the path of a program has a slash */
    return access(reader->program, X_OK) == 0;
}

/* Starts it for as long as the kiosk runs, or once, at this time (NULL: that of the machine). 0,
 * with the reason in the log, if it cannot be started. */
static pid_t start(struct list_reader *reader, bool once, const char *clock)
{
    if (!find_program(reader)) {
        log_error("day lists cannot be read: there is no cozy-fetch beside the kiosk");
        return 0;
    }
    const char *arguments[ARGUMENTS_MAX] = {reader->program, "--with-parent", "--config",
                                            reader->config,  "--db",          reader->database};
    size_t count = 6;
    if (once) {
        arguments[count++] = "--once";
    }
    if (clock != NULL) {
        arguments[count++] = "--clock";
        arguments[count++] = clock;
    }
    union { /* posix_spawn takes arguments that it does not change as if it did */
        const char *const *read_only;
        char *const *arguments;
    } same = {.read_only = arguments};
    pid_t process = 0;
    const int failed = posix_spawn(&process, reader->program, NULL, NULL, same.arguments, environ);
    if (failed != 0) {
        log_error("day lists cannot be read: cozy-fetch: %s", strerror(failed));
        return 0;
    }
    return process;
}

static void look_beside(void *self)
{
    struct list_reader *reader = self;
    const bool runs = reader->process > 0 && waitpid(reader->process, NULL, WNOHANG) == 0;
    if (!runs) {
        if (reader->process > 0) {
            log_error("cozy-fetch has ended, and is begun again");
        }
        reader->process = start(reader, false, reader->clock_text);
    }
}

struct list_keeper list_reader_beside(struct list_reader *reader)
{
    return (struct list_keeper){.look = look_beside, .self = reader, .every_ms = READER_CHECK_MS};
}

static void wait_for(pid_t process)
{
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
    }
}

void list_reader_end(struct list_reader *reader)
{
    const struct timespec nap = {.tv_nsec = END_SLEEP_MS * 1000000L};
    pid_t ended = 0;
    if (reader->process <= 0) {
        return;
    }
    kill(reader->process, SIGTERM);
    for (int i = 0; i < END_TRIES && ended == 0; i++) {
        nanosleep(&nap, NULL);
        ended = waitpid(reader->process, NULL, WNOHANG);
    }
    if (ended == 0) { /* it hangs, and must not keep the kiosk from ending */
        kill(reader->process, SIGKILL);
        wait_for(reader->process);
    }
    reader->process = 0;
}

static void look_in_script(void *self)
{
    struct list_reader *reader = self;
    char now[ISO8601_SIZE];
    const pid_t process = start(reader, true, iso8601_format(clock_wall_ms(reader->clock), now));
    if (process > 0) {
        wait_for(process);
    }
}

static void look_at_demonstration(void *self)
{
    struct list_reader *reader = self;
    struct err err;
    int64_t count = 0;
    if (!demonstration_bring(&reader->demonstration, &count, &err)) {
        log_error("%s", err.text);
    }
}

struct list_keeper list_reader_in_script(struct list_reader *reader, const struct config *config)
{
    reader->demonstration = (struct demonstration){
        .path = config->day_list_path, .clock = reader->clock, .store = reader->store};
    return (struct list_keeper){
        .look = !config_has_day_list(config) ? NULL
                : config->demonstration      ? look_at_demonstration
                                             : look_in_script,
        .self = reader,
        .every_ms = SCRIPT_CHECK_MS,
    };
}
