#include "golden.h"

#include "base/file.h"
#include "kiosk.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_LINES  12
#define GOLDEN_BYTES ((size_t)4 * 1024 * 1024)

bool golden_refreshing(void)
{
    const char *value = getenv("KIOSK_REFRESH_GOLDEN");
    return value != NULL && strcmp(value, "1") == 0;
}

static const char *line_at(struct arena *arena, const char **text)
{
    size_t length = strcspn(*text, "\n");
    const char *line = arena_strndup(arena, *text, length);
    *text += length + ((*text)[length] == '\n' ? 1 : 0);
    return line;
}

static size_t common_start(const char *a, const char *b)
{
    size_t same = 0;
    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++) {
        same = a[i] == '\n' ? i + 1 : same;
    }
    return same;
}

/* Length of the whole lines that both texts end with, apart from those they begin with. */
static size_t common_end(const char *a, const char *b)
{
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    size_t same = 0;
    for (size_t i = 1; i <= a_length && i <= b_length && a[a_length - i] == b[b_length - i]; i++) {
        bool line_begins = i == a_length || i == b_length || a[a_length - i - 1] == '\n';
        same = line_begins ? i : same;
    }
    return same;
}

static void print_lines(struct arena *arena, const char *sign, const char *text)
{
    for (int i = 0; *text != '\0' && i < SHOWN_LINES; i++) {
        print_error("  %s %s\n", sign, line_at(arena, &text));
    }
    if (*text != '\0') {
        print_error("  %s …\n", sign);
    }
}

/* Prints the lines that differ, without the same lines before and after them. */
static void print_difference(struct arena *arena, const char *name, const char *golden,
                             const char *now)
{
    size_t start = common_start(golden, now);
    golden += start;
    now += start;
    size_t end = common_end(golden, now);
    print_error("%s is not as it was (- golden, + now):\n", name);
    print_lines(arena, "-", arena_strndup(arena, golden, strlen(golden) - end));
    print_lines(arena, "+", arena_strndup(arena, now, strlen(now) - end));
}

static bool read_golden(struct arena *arena, const char *path, char **text)
{
    size_t length = 0;
    struct err err;
    if (!file_read(arena, path, GOLDEN_BYTES, text, &length, &err)) {
        print_error("%s\n", err.text);
        return false;
    }
    return true;
}

bool golden_text(struct arena *arena, const char *name, const char *now)
{
    const char *path = arena_printf(arena, "%s%s", GOLDEN, name);
    char *golden = NULL;
    if (golden_refreshing()) {
        kiosk_write(path, now);
        return true;
    }
    if (!read_golden(arena, path, &golden)) {
        return false;
    }
    if (strcmp(golden, now) != 0) {
        print_difference(arena, name, golden, now);
        return false;
    }
    return true;
}
