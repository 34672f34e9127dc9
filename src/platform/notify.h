/*
 * What the service manager wants to hear (sd_notify(3), protocol spoken by hand): one datagram to
 * $NOTIFY_SOCKET. Without that variable nothing is sent.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct notify {
    int socket;          /* -1 if nobody listens */
    int64_t interval_ms; /* between two signs of life, half of WATCHDOG_USEC; 0 for none */
    int64_t next_ms;     /* when the next is due; INT64_MAX for never */
};

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID. Never fails: who cannot be told is not. */
struct notify notify_open(int64_t now_ms);
void notify_close(struct notify *notify);
void notify_ready(struct notify *notify);
/* Sends a sign of life if one is due. */
void notify_alive(struct notify *notify, int64_t now_ms);
