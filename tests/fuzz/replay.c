/* Gives a fuzz target every file of a corpus directory, for builds without libFuzzer. */
#include "base/arena.h"
#include "base/file.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST_INPUT = 1 << 20 };

/* False if the directory or a file cannot be read, or there is none. */
static bool replay(struct arena *arena, const char *directory, struct err *err)
{
    const char **names = NULL;
    size_t count = 0;
    if (!file_list(arena, directory, "", &names, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, names[i]);
        char *bytes = NULL;
        size_t size = 0;
        if (!file_read(arena, path, LARGEST_INPUT, &bytes, &size, err)) {
            return false;
        }
        /* said before the call: after a crash the last line names the input */
        printf("%s\n", path);
        (void)fflush(stdout);
        (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
    }
    return count > 0 || err_set(err, "%s: no inputs to replay", directory);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: %s CORPUS-DIRECTORY\n", arguments[0]);
        return 2;
    }
    struct arena *arena = arena_create(LARGEST_INPUT);
    struct err err = {0};
    bool replayed = replay(arena, arguments[1], &err);
    if (!replayed) {
        fprintf(stderr, "%s\n", err.text);
    }
    arena_destroy(arena);
    return replayed ? 0 : 1;
}
