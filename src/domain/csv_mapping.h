/* How a day list in CSV is to be read: as the configuration says it, and the import does it. */
#pragma once

/* Names of columns as they stand in the header row; "" for one that the list does not have. */
struct csv_mapping {
    const char *start;
    const char *end;
    const char *client_name;
    const char *phone;
    const char *therapist;
    const char *service;
    const char *status;      /* rows that say "cancelled" in it are */
    const char *time_format; /* strptime(3) format of start and end; "" for ISO 8601 */
};
