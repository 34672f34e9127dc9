#include "admin/secret_line.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

static void read_line(FILE *in, char *line, size_t size)
{
    if (fgets(line, (int)size, in) == NULL) {
        line[0] = '\0';
    }
    line[strcspn(line, "\r\n")] = '\0';
}

/* Returns whether the echo was on, and is to be on again with *before. */
static bool echo_off(FILE *in, struct termios *before)
{
    if (tcgetattr(fileno(in), before) != 0) {
        return false;
    }
    struct termios silent = *before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    return tcsetattr(fileno(in), TCSAFLUSH, &silent) == 0;
}

/* True when a line is there to be read, false when a signal is waiting. */
static bool wait_for_line(FILE *in, const sigset_t *signals)
{
    struct pollfd waiting[] = {
        {.fd = fileno(in), .events = POLLIN},
        {.fd = signalfd(-1, signals, SFD_CLOEXEC), .events = POLLIN},
    };
    while (poll(waiting, 2, -1) < 0) {
        /* some other signal, which does not end the question */
    }
    if (waiting[1].fd >= 0) {
        close(waiting[1].fd);
    }
    return waiting[1].revents == 0;
}

/* Signals that end or stop a program wait until the echo is on again, and only then take effect.
 * False if there was such a signal and the program was not ended by it: then ask again. */
static bool ask(const struct admin_host *host, const char *question, char *line, size_t size)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    sigset_t signals;
    sigset_t mask_before;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        sigaddset(&signals, numbers[i]);
    }
    sigprocmask(SIG_BLOCK, &signals, &mask_before);
    struct termios before;
    bool quiet = echo_off(host->in, &before);
    fputs(question, host->err);
    (void)fflush(host->err);
    bool answered = wait_for_line(host->in, &signals);
    if (answered) {
        read_line(host->in, line, size);
    }
    if (quiet) {
        tcsetattr(fileno(host->in), TCSAFLUSH, &before);
    }
    fputc('\n', host->err);
    (void)fflush(host->err);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    return answered;
}

void secret_line_read(const struct admin_host *host, const char *question, char *line, size_t size)
{
    setvbuf(host->in, NULL, _IONBF, 0); /* no copy that would not be wiped */
    if (!host->in_is_terminal) {
        read_line(host->in, line, size);
        return;
    }
    while (!ask(host, question, line, size)) {
    }
}
