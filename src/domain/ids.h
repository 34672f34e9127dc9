/* Row ids of the database, each its own type so that one is never passed for another. 0: none. */
#pragma once

#include <stdint.h>

struct appointment_id {
    int64_t value;
};
struct client_id {
    int64_t value;
};
struct visit_id {
    int64_t value;
};
struct response_id {
    int64_t value;
};
