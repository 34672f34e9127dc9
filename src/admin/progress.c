#include "admin/progress.h"

#define WIDTH 30 /* cells of the bar */

/* Holds back the signals that would end the program. One that the program was started to ignore
 * stays ignored. */
static sigset_t ending_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
            sigaddset(&signals, numbers[i]);
        }
    }
    return signals;
}

struct progress progress_begin(const struct admin_host *host, const char *what)
{
    struct progress progress = {
        .host = host, .what = what, .percent = -1, .signals = ending_signals()};
    sigset_t waiting = progress.signals;
    sigaddset(&waiting,
              SIGTSTP); /* a program stopped in the middle would keep the kiosk from writing */
    sigprocmask(SIG_BLOCK, &waiting, &progress.mask_before);
    return progress;
}

static bool signal_waits(const struct progress *progress)
{
    sigset_t both;
    sigpending(&both);
    sigandset(&both, &both, &progress->signals);
    return !sigisemptyset(&both);
}

static void show(struct progress *progress, int percent)
{
    progress->percent = percent;
    fprintf(progress->host->err, "\r%s [", progress->what);
    for (int i = 0; i < WIDTH; i++) {
        fputc(i < percent * WIDTH / 100 ? '#' : ' ', progress->host->err);
    }
    fprintf(progress->host->err, "] %3d %%", percent);
    (void)fflush(progress->host->err);
}

static bool step(void *self, int64_t done, int64_t total)
{
    struct progress *progress = self;
    int percent = total > 0 ? (int)(done * 100 / total) : 100;
    if (progress->host->err_is_terminal && percent != progress->percent) {
        show(progress, percent);
    }
    return !signal_waits(progress);
}

struct store_progress progress_of(struct progress *progress)
{
    return (struct store_progress){progress, step};
}

void progress_end(struct progress *progress)
{
    if (progress->percent >= 0) {
        fputs("\r\033[K", progress->host->err);
        (void)fflush(progress->host->err);
        progress->percent = -1;
    }
    sigprocmask(SIG_SETMASK, &progress->mask_before, NULL);
}
