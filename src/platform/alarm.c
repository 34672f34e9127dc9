#include "platform/alarm.h"

#include "base/bug.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SDL2/SDL.h>

#define TEXT_OF(number)  TEXT_OF_(number)
#define TEXT_OF_(number) #number

struct call {
    const char *name; /* the key of the configuration, for the log */
    char *command;    /* owned; posix_spawn wants it writable */
    pid_t process;    /* 0: none runs */
};

struct alarm_bell {
    struct call stop;
    struct call hold;
    const char *chime;
    SDL_AudioDeviceID device; /* 0: closed */
};

/* --- commands --- */

static void note_end(const struct call *call, int status)
{
    const int too_long = 124; /* timeout(1) */
    const int killed = 128 + SIGKILL;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == too_long || code == killed) {
        log_warning("%s: the command took longer than %d s and was ended", call->name,
                    ALARM_COMMAND_SECONDS);
    } else if (code != 0) {
        log_warning("%s: the command failed (exit code %d)", call->name, code);
    }
}

/* True if the command of before still runs. */
static bool still_runs(struct call *call)
{
    int status = 0;
    if (call->process == 0 || waitpid(call->process, &status, WNOHANG) == 0) {
        return call->process != 0;
    }
    call->process = 0;
    note_end(call, status);
    return false;
}

/* The kiosk's own signals are blocked or handled in its way; a command begins with the usual ones.
 */
static void use_default_signals(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* timeout(1) ends the command and all that it began. */
static void run(struct call *call)
{
    char program[] = "timeout";
    char kill_after[] = "--kill-after=5";
    char limit[] = TEXT_OF(ALARM_COMMAND_SECONDS);
    char shell[] = "/bin/sh";
    char option[] = "-c";
    char *const arguments[] = {program, kill_after, limit, shell, option, call->command, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    use_default_signals(&attributes);
    const int failed =
        posix_spawnp(&call->process, arguments[0], &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) {
        call->process = 0;
        log_warning("%s: the command cannot be run: %s", call->name, strerror(failed));
    }
}

/* --- the chime --- */

static void close_chime(struct alarm_bell *bell)
{
    if (bell->device != 0) {
        SDL_CloseAudioDevice(bell->device);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        bell->device = 0;
    }
}

static bool open_chime(struct alarm_bell *bell)
{
    SDL_AudioSpec spec;
    Uint8 *samples = NULL;
    Uint32 length = 0;
    if (SDL_LoadWAV(bell->chime, &spec, &samples, &length) == NULL) {
        return false;
    }
    bell->device = SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0);
    const bool ok = bell->device != 0 && SDL_QueueAudio(bell->device, samples, length) == 0;
    SDL_FreeWAV(samples);
    return ok;
}

/* Queues the whole chime, so that nothing has to be done while it plays. */
static void play_chime(struct alarm_bell *bell)
{
    close_chime(bell);
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        log_warning("alerts.sound: %s", SDL_GetError());
        return;
    }
    if (open_chime(bell)) {
        SDL_PauseAudioDevice(bell->device, 0);
        return;
    }
    log_warning("alerts.sound: %s", SDL_GetError());
    if (bell->device == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    close_chime(bell);
}

/* --- the alarm --- */

static void sound(void *self, bool emergency)
{
    struct alarm_bell *bell = self;
    struct call *call = emergency ? &bell->stop : &bell->hold;
    if (call->command[0] != '\0' && !still_runs(call)) {
        run(call);
    }
    if (bell->chime != NULL) {
        play_chime(bell);
    }
}

/* An open device keeps the machine awake, so it is closed after the chime. */
static void look(void *self)
{
    struct alarm_bell *bell = self;
    still_runs(&bell->stop);
    still_runs(&bell->hold);
    if (bell->device != 0 && SDL_GetQueuedAudioSize(bell->device) == 0) {
        close_chime(bell);
    }
}

struct alarm_bell *alarm_bell_create(const struct alarm_setup *setup)
{
    struct alarm_bell *bell = calloc(1, sizeof(*bell));
    char *stop = strdup(setup->stop);
    char *hold = strdup(setup->hold);
    if (bell == NULL || stop == NULL || hold == NULL) {
        BUG("no memory for the alarm");
    }
    bell->stop = (struct call){.name = "alerts.stop", .command = stop};
    bell->hold = (struct call){.name = "alerts.hold", .command = hold};
    bell->chime = setup->chime;
    return bell;
}

void alarm_bell_destroy(struct alarm_bell *bell)
{
    if (bell != NULL) {
        close_chime(bell);
        free(bell->stop.command);
        free(bell->hold.command);
        free(bell);
    }
}

struct alarm alarm_bell_alarm(struct alarm_bell *bell)
{
    const bool any =
        bell->stop.command[0] != '\0' || bell->hold.command[0] != '\0' || bell->chime != NULL;
    return any ? (struct alarm){.sound = sound, .look = look, .self = bell} : (struct alarm){0};
}
