#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 0))) static void write_line(const char *level, const char *format,
                                                             va_list arguments)
{
    char line[1024];
    vsnprintf(line, sizeof(line), format, arguments);
    fprintf(stderr, "%s: %s\n", level, line);
}

#define WRITE(level)                                                                               \
    do {                                                                                           \
        va_list arguments;                                                                         \
        va_start(arguments, format);                                                               \
        write_line(level, format, arguments);                                                      \
        va_end(arguments);                                                                         \
    } while (0)

void log_info(const char *format, ...)
{
    WRITE("info");
}

void log_warning(const char *format, ...)
{
    WRITE("warning");
}

void log_error(const char *format, ...)
{
    WRITE("error");
}
