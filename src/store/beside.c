#include "store/beside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *beside_name(struct arena *arena, const char *path, const char *what,
                        const struct clock *clock)
{
    struct civil_time t = civil_from_ms(clock_wall_ms(clock));
    return arena_printf(arena, "%s.%s.%04d-%02d-%02dT%02d-%02d-%02d", path, what, t.year, t.month,
                        t.day, t.hour, t.minute, t.second);
}

bool beside_move_log(struct arena *arena, const char *path, const char *kept, struct err *err)
{
    static const char *const suffixes[] = {"-wal", "-journal"};
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        const char *log = arena_printf(arena, "%s%s", path, suffixes[i]);
        if (rename(log, arena_printf(arena, "%s%s", kept, suffixes[i])) != 0 && errno != ENOENT) {
            return err_set(err, "%s: cannot be kept: %s", log, strerror(errno));
        }
    }
    unlink(arena_printf(arena, "%s-shm", path)); /* an index of the log, made anew */
    return true;
}
