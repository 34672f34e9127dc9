/* How a day list in CSV is to be read: as the configuration says it, and the import does it. */
#pragma once

#include "domain/appointment.h"

#include <stdbool.h>

/* The columns of DAY_LIST_COLUMNS (domain/appointment.h). */
enum list_column {
#define LIST_COLUMN_ID(ID, name, usual, presence) LIST_##ID,
    DAY_LIST_COLUMNS(LIST_COLUMN_ID) LIST_COLUMN_COUNT
#undef LIST_COLUMN_ID
};

enum column_presence { PRESENCE_REQUIRED, PRESENCE_USUAL, PRESENCE_OPTIONAL };

struct list_column_info {
    const char *name;
    const char *usual;
    enum column_presence presence;
};
extern const struct list_column_info list_columns[LIST_COLUMN_COUNT];

struct csv_mapping {
    /* Names as they stand in the header row; "" or NULL for a column that the list does not have.
     * A row whose status says "cancelled" is cancelled. */
    const char *columns[LIST_COLUMN_COUNT];
    const char *time_format; /* strptime(3) format of start and end; "" for ISO 8601 */
    /* Nobody named the columns, so that the list may be without the optional ones. */
    bool unnamed;
};
/* The columns as the list that the kiosk comes with calls them; times in ISO 8601. */
extern const struct csv_mapping csv_mapping_usual;
