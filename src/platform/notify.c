#include "platform/notify.h"

#include "base/log.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Connects a datagram socket to the address in NOTIFY_SOCKET: a path, or a name in the abstract
 * space written with a leading "@" (sd_notify(3)). -1 if that fails. */
static int connect_to(const char *address)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    const size_t length = strlen(address);
    if ((address[0] != '/' && address[0] != '@') || length < 2 || length >= sizeof to.sun_path) {
        log_warning("NOTIFY_SOCKET is neither a path nor an abstract name; not used");
        return -1;
    }
    memcpy(to.sun_path, address, length);
    if (address[0] == '@') {
        to.sun_path[0] = '\0';
    }
    const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return -1;
    }
    const size_t size = offsetof(struct sockaddr_un, sun_path) + length;
    if (connect(fd, (const struct sockaddr *)&to, (socklen_t)size) != 0) {
        log_warning("cannot reach the service manager: %s", strerror(errno));
        close(fd);
        return -1;
    }
    return fd;
}

static bool read_number(const char *name, long long *value)
{
    const char *text = getenv(name);
    if (text == NULL || *text == '\0') {
        return false;
    }
    char *end = NULL;
    errno = 0;
    *value = strtoll(text, &end, 10);
    return errno == 0 && *end == '\0' && *value > 0;
}

struct notify notify_open(int64_t now_ms)
{
    struct notify notify = {.socket = -1, .next_ms = INT64_MAX};
    const char *address = getenv("NOTIFY_SOCKET");
    if (address == NULL || *address == '\0') {
        return notify;
    }
    notify.socket = connect_to(address);
    long long usec = 0;
    if (notify.socket < 0 || !read_number("WATCHDOG_USEC", &usec)) {
        return notify;
    }
    /* set for another process: not for this one to answer (sd_watchdog_enabled(3)) */
    long long pid = 0;
    if (read_number("WATCHDOG_PID", &pid) && pid != (long long)getpid()) {
        return notify;
    }
    notify.interval_ms = usec / 2000 > 0 ? (int64_t)(usec / 2000) : 1;
    notify.next_ms = now_ms;
    return notify;
}

void notify_close(struct notify *notify)
{
    if (notify->socket >= 0) {
        close(notify->socket);
        notify->socket = -1;
    }
}

static void notify_send(const struct notify *notify, const char *message)
{
    if (notify->socket >= 0) {
        /* a lost sign of life does no harm: they are sent twice as often as needed */
        (void)send(notify->socket, message, strlen(message), MSG_NOSIGNAL);
    }
}

void notify_ready(struct notify *notify)
{
    notify_send(notify, "READY=1");
}

void notify_alive(struct notify *notify, int64_t now_ms)
{
    if (now_ms >= notify->next_ms) {
        notify_send(notify, "WATCHDOG=1");
        notify->next_ms = now_ms + notify->interval_ms;
    }
}
