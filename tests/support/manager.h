/* The service manager as a program sees it: a socket that receives its messages (sd_notify(3)). */
#pragma once

#include "expect.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct manager {
    int socket;
    char folder[32]; /* the path of a socket must be short, so it is not in the working directory */
    char address[64];
    char heard[64];
};

/* The setup of a test: no service manager is named. */
static inline int manager_forget(void **state)
{
    (void)state;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
    return 0;
}

/* Listens at a path, or at a name in the abstract space written with "@", and sets
 * NOTIFY_SOCKET. */
static inline void manager_listen(struct manager *manager, const char *address)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    const size_t length = strlen(address);
    assert_true(length < sizeof(at.sun_path));
    memcpy(at.sun_path, address, length);
    if (address[0] == '@') {
        at.sun_path[0] = '\0';
    }
    manager->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    assert_true(manager->socket >= 0);
    const size_t size = offsetof(struct sockaddr_un, sun_path) + length;
    assert_int_equal(bind(manager->socket, (const struct sockaddr *)&at, (socklen_t)size), 0);
    setenv("NOTIFY_SOCKET", address, 1);
}

static inline struct manager manager_listen_at_a_path(void)
{
    struct manager manager = {.folder = "/tmp/kiosk-XXXXXX"};
    assert_non_null(mkdtemp(manager.folder));
    (void)snprintf(manager.address, sizeof(manager.address), "%s/notify", manager.folder);
    manager_listen(&manager, manager.address);
    return manager;
}

static inline void manager_close(struct manager *manager)
{
    close(manager->socket);
    unlink(manager->address);
    rmdir(manager->folder);
}

/* The next message received, "" for none. */
static inline const char *manager_hears(struct manager *manager)
{
    const ssize_t got = recv(manager->socket, manager->heard, sizeof(manager->heard) - 1, 0);
    assert_true(got > 0 || (got < 0 && errno == EAGAIN));
    manager->heard[got > 0 ? got : 0] = '\0';
    return manager->heard;
}
