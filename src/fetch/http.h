/* One request to a web server, by libcurl. Inside fetch/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum http_end {
    HTTP_NEW,       /* a body */
    HTTP_UNCHANGED, /* 304 */
    HTTP_FAILED,    /* reason */
};

struct http_request {
    const char *address;       /* https:// */
    const char *etag;          /* of what is known; "" to have all of it */
    const char *last_modified; /* the same */
    const char *authorities;   /* NULL: those of the system */
    int patience_s;            /* for how long in all; 0: HTTP_PATIENCE_S */
};

struct http_answer {
    enum http_end end;
    const char *bytes; /* in the arena */
    size_t length;
    const char *etag; /* "" if the server names none */
    const char *last_modified;
    const char *reason; /* "HTTP 404: …"; never the address */
    long retry_after_s; /* the server asks to wait so long; 0 if it does not */
};

/* Asks for it: by TLS 1.2 or newer with a certificate that is checked, also wherever it is sent on
 * to; at most IMPORT_BYTES_MAX. */
#define HTTP_PATIENCE_S 60
struct http_answer http_get(struct arena *arena, const struct http_request *request);
