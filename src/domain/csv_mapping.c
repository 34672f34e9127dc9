#include "domain/csv_mapping.h"

const struct list_column_info list_columns[LIST_COLUMN_COUNT] = {
#define COLUMN_INFO(ID, name, usual, presence) {#name, usual, PRESENCE_##presence},
    DAY_LIST_COLUMNS(COLUMN_INFO)};

const struct csv_mapping csv_mapping_usual = {
    .columns =
        {
#define USUAL_NAME(ID, name, usual, presence) usual,
            DAY_LIST_COLUMNS(USUAL_NAME)},
    .time_format = "",
    .unnamed = true,
};
