/* A mistake of ours, never of the visitor's or the clinic's: say where, then end at once. The
 * service manager starts the kiosk again at the attract screen. Also in release builds. */
#pragma once

#define BUG(...) bug_abort(__FILE__, __LINE__, __VA_ARGS__)
#define BUG_IF(condition)                                                                          \
    do {                                                                                           \
        if (condition) {                                                                           \
            BUG("%s", #condition);                                                                 \
        }                                                                                          \
    } while (0)

/* The message must hold no personal data: it goes to the log. */
_Noreturn void bug_abort(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
