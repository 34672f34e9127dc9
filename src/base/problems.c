#include "base/problems.h"

#include "base/bug.h"

#include <stdarg.h>

static void append(struct problems *problems, const char *text)
{
    problems->items = arena_grow(problems->arena, problems->items, problems->count,
                                 &problems->capacity, sizeof(*problems->items));
    problems->items[problems->count++] = text;
}

bool problems_add(struct problems *problems, const char *file, size_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(problems->arena, format, arguments);
    va_end(arguments);
    append(problems, line == 0 ? arena_printf(problems->arena, "%s: %s", file, text)
                               : arena_printf(problems->arena, "%s:%zu: %s", file, line, text));
    return false;
}

bool problems_add_error(struct problems *problems, const struct err *err)
{
    append(problems, arena_strdup(problems->arena, err->text));
    return false;
}

bool problems_add_at(struct problems *problems, const char *file, const char *path,
                     const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(problems->arena, format, arguments);
    va_end(arguments);
    append(problems, arena_printf(problems->arena, "%s: %s: %s", file, path, text));
    return false;
}

bool problems_in_short(const struct problems *problems, struct err *err)
{
    BUG_IF(problems->count == 0);
    return problems->count == 1
               ? err_set(err, "%s", problems->items[0])
               : err_set(err, "%s (and %zu more)", problems->items[0], problems->count - 1);
}
