/* Gives a fuzz target every file of a corpus directory, for builds without libFuzzer. */
#include "base/arena.h"
#include "base/file.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST_INPUT = 1 << 20 };

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: %s CORPUS-DIRECTORY\n", arguments[0]);
        return 2;
    }
    struct arena *arena = arena_create(LARGEST_INPUT);
    struct err err = {0};
    const char **names = NULL;
    size_t names_count = 0;
    if (!file_list(arena, arguments[1], "", &names, &names_count, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    size_t replayed = 0;
    for (size_t i = 0; i < names_count; i++) {
        const char *path = arena_printf(arena, "%s/%s", arguments[1], names[i]);
        char *bytes = NULL;
        size_t size = 0;
        /* printed before the call: after a crash the last line names the input */
        printf("%s\n", path);
        fflush(stdout);
        if (!file_read(arena, path, LARGEST_INPUT, &bytes, &size, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
        replayed++;
    }
    arena_destroy(arena);
    if (replayed == 0) {
        fprintf(stderr, "%s: no inputs to replay\n", arguments[1]);
        return 1;
    }
    return 0;
}
