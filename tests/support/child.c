#include "child.h"

#include "kiosk.h"

#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define OUTPUT        "child-output.txt"
#define ERRORS        "child-errors.txt"
#define ARGUMENTS_MAX 16

struct child child_run(struct arena *arena, const char *const *arguments)
{
    char *copies[ARGUMENTS_MAX + 1] = {0}; /* posix_spawn wants them writable */
    for (size_t i = 0; arguments[i] != NULL; i++) {
        assert_true(i < ARGUMENTS_MAX);
        copies[i] = arena_strdup(arena, arguments[i]);
    }
    posix_spawn_file_actions_t files;
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, OUTPUT, flags, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, ERRORS, flags, 0600);
    pid_t pid = 0;
    int failed = posix_spawnp(&pid, copies[0], &files, NULL, copies, environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) {
        fail_msg("%s: %s", copies[0], strerror(failed));
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return (struct child){
        .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
        .output = kiosk_read(arena, OUTPUT),
        .errors = kiosk_read(arena, ERRORS),
    };
}

void child_copy_assets(struct arena *arena, const char *folder)
{
    const char *const clean[] = {"rm", "-rf", folder, NULL};
    const char *const copy[] = {"cp", "-r", KIOSK_SOURCE_DIR "/assets", folder, NULL};
    assert_int_equal(child_run(arena, clean).exit_code, 0);
    assert_int_equal(child_run(arena, copy).exit_code, 0);
}
