/* The program cozy-admin: the terminal, the clock and the account, for the commands of admin/. */
#include "admin/admin.h"
#include "platform/system_clock.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int terminal_columns(void)
{
    struct winsize size = {0};
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Whether the output is kept: not on a terminal or in /dev/null, which are both devices. */
static bool is_kept(int file)
{
    struct stat status;
    return fstat(file, &status) == 0 && !S_ISCHR(status.st_mode);
}

/* "kiosk", or "kiosk (ana)" when ana became it by sudo. */
static void who_asks(char *who, size_t size)
{
    const struct passwd *account = getpwuid(getuid());
    const char *person = getenv("SUDO_USER");
    char number[32];
    snprintf(number, sizeof(number), "%lu", (unsigned long)getuid());
    snprintf(who, size, person != NULL ? "%s (%s)" : "%s%s",
             account != NULL ? account->pw_name : number, person != NULL ? person : "");
}

int main(int count, char **arguments)
{
    char who[256];
    const struct clock clock = system_clock();
    const struct admin_host host = {
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .in_is_terminal = isatty(STDIN_FILENO) != 0,
        .out_is_terminal = isatty(STDOUT_FILENO) != 0,
        .err_is_terminal = isatty(STDERR_FILENO) != 0,
        .out_is_kept = is_kept(STDOUT_FILENO),
        .columns = terminal_columns(),
        .clock = &clock,
        .who = who,
        .version = KIOSK_VERSION,
    };
    who_asks(who, sizeof(who));
    umask(0077);
    /* a core file would hold what people answered */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    return (int)admin_run(&host, count, arguments);
}
