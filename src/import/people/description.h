/* Free text about an appointment, as booking systems write it. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* The text without HTML: tags are left out, those that end a line end it, and entities are
 * characters. More than DESCRIPTION_BYTES_MAX are not read. */
#define DESCRIPTION_BYTES_MAX ((size_t)16 * 1024)
const char *description_plain(struct arena *arena, const char *text);

/* The client by a label of plain text, on its line or above the name: "Client: Joan Smith", "Booked
 * by\nJoan Smith", "First name: Joan" with "Last name: Smith"; "" if there is none. The client's
 * own labels go before those of whoever booked. */
const char *description_client(struct arena *arena, const char *plain);
