/* Free text about an appointment, as booking systems write it. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The text without HTML: tags are left out, those that end a line end it, and entities are
 * characters. More than DESCRIPTION_BYTES_MAX are not read. */
#define DESCRIPTION_BYTES_MAX ((size_t)16 * 1024)
const char *description_plain(struct arena *arena, const char *text);

struct description_client {
    const char *name; /* "" if no label names a person */
    bool yields;      /* to a full name in the title, as whoever booked does */
};

/* The client by a label of plain text, on its line or above the name: "Client: Joan Smith", "Booked
 * by\nJoan Smith", "First name: Joan" with "Last name: Smith"; of several ("Clients: …") all, with
 * "&" between them. The client's own labels go before those of whoever booked. */
struct description_client description_client(struct arena *arena, const char *plain);

/* "Status: Cancelled", "Statut : annulé". */
bool description_is_cancelled(struct arena *arena, const char *plain);
