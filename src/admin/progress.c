#include "admin/progress.h"

#define WIDTH 30 /* cells of the bar */

struct progress progress_begin(const struct admin_host *host, const char *what)
{
    return (struct progress){.host = host, .what = what, .percent = -1};
}

static void step(void *self, int64_t done, int64_t total)
{
    struct progress *progress = self;
    int percent = total > 0 ? (int)(done * 100 / total) : 100;
    if (!progress->host->err_is_terminal || percent == progress->percent) {
        return;
    }
    progress->percent = percent;
    fprintf(progress->host->err, "\r%s [", progress->what);
    for (int i = 0; i < WIDTH; i++) {
        fputc(i < percent * WIDTH / 100 ? '#' : ' ', progress->host->err);
    }
    fprintf(progress->host->err, "] %3d %%", percent);
    (void)fflush(progress->host->err);
}

struct store_progress progress_of(struct progress *progress)
{
    return (struct store_progress){progress, step};
}

void progress_end(struct progress *progress)
{
    if (progress->percent >= 0) {
        fputs("\r\033[K", progress->host->err);
        progress->percent = -1;
    }
}
