/* Messages to the service manager (sd_notify(3), protocol spoken by hand): one datagram each to
 * $NOTIFY_SOCKET. Without that variable nothing is sent. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct notify {
    int socket;          /* -1 if there is no service manager */
    int64_t interval_ms; /* between two signs of life: half of WATCHDOG_USEC; 0 for none */
    int64_t next_ms;     /* when the next is due; INT64_MAX for never */
};

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID. Never fails: if there is no socket to send
 * to, nothing is sent. */
struct notify notify_open(int64_t now_ms);
void notify_close(struct notify *notify);
void notify_ready(struct notify *notify);
/* Sends a sign of life if one is due. */
void notify_alive(struct notify *notify, int64_t now_ms);
