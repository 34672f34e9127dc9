#include "domain/csv_mapping.h"

#include "base/bug.h"

#include <string.h>

const struct list_column_info list_columns[LIST_COLUMN_COUNT] = {
#define COLUMN_INFO(ID, name, usual, presence) {#name, usual, PRESENCE_##presence},
    DAY_LIST_COLUMNS(COLUMN_INFO)};

const struct csv_mapping csv_mapping_usual = {
    .columns =
        {
#define USUAL_NAME(ID, name, usual, presence) {.items = {usual}, .count = 1},
            DAY_LIST_COLUMNS(USUAL_NAME)},
    .time_format = "",
    .unnamed = true,
};

static const struct {
    enum date_order order;
    const char *words;
} orders[] = {
    {DATE_DAY_FIRST, "day first"},
    {DATE_MONTH_FIRST, "month first"},
    {DATE_YEAR_FIRST, "year first"},
};
#define ORDERS (sizeof(orders) / sizeof(orders[0]))

unsigned csv_date_order(const char *format)
{
    for (size_t i = 0; i < ORDERS; i++) {
        if (strcmp(orders[i].words, format) == 0) {
            return orders[i].order;
        }
    }
    return 0;
}

const char *csv_date_order_words(enum date_order order)
{
    for (size_t i = 0; i < ORDERS; i++) {
        if (orders[i].order == order) {
            return orders[i].words;
        }
    }
    BUG("date order %d", (int)order);
}

/* Which letters of a pattern give a part of the time. */
struct part {
    const char *letters;
    const char *fault; /* of a pattern that has none of them */
};
static const struct part parts[] = {
    {"HkIlRTr", "has no hour (%H, or %I with %p)"},
    {"deDF", "has no day (%d)"},
    {"mbBhDF", "has no month (%m)"},
    {"YyDF", "has no year (%Y)"},
};

static bool has_any(const char *format, const char *letters)
{
    for (const char *at = strchr(format, '%'); at != NULL && at[1] != '\0';
         at = strchr(at + 2, '%')) {
        if (strchr(letters, at[1]) != NULL) {
            return true;
        }
    }
    return false;
}

const char *csv_time_format_fault(struct arena *arena, const char *format)
{
    if (csv_date_order(format) != 0) {
        return NULL;
    }
    static const char known[] = "aAbBhdeDfFHIklmMnpPrRStTyYzZ%";
    for (const char *at = strchr(format, '%'); at != NULL; at = strchr(at + 2, '%')) {
        if (at[1] == '\0' || strchr(known, at[1]) == NULL) {
            return arena_printf(arena, "has %%%.1s, which stands for nothing here", at + 1);
        }
    }
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (!has_any(format, parts[i].letters)) {
            return parts[i].fault;
        }
    }
    bool half = has_any(format, "pPr");
    if (has_any(format, "Il") && !half) {
        return "has %I, an hour from 1 to 12, but no %p for a.m. and p.m.";
    }
    if (has_any(format, "HkRT") && half) {
        return "has %p for a.m. and p.m. with %H, an hour from 0 to 23; use %I";
    }
    return NULL;
}
