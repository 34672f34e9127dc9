/* What holds for the whole database: its own mark, where the clinic is. */
#include "store/store_private.h"

#include <string.h>

bool setting_read(struct store *store, struct arena *arena, const char *key, const char **value,
                  struct err *err)
{
    struct query query = query_start(store, STATEMENT_SETTING);
    query_bind_text(&query, 1, key);
    *value = query_next(&query) ? query_text(&query, 0, arena) : "";
    return query_finish(&query, "cannot read a setting", err);
}

bool setting_write(struct store *store, const char *key, const char *value, const char *doing,
                   struct err *err)
{
    struct query query = query_start(store, STATEMENT_SET_SETTING);
    query_bind_text(&query, 1, key);
    query_bind_text(&query, 2, value);
    return query_run(&query, doing, err);
}

bool setting_write_now(struct store *store, const char *key, const char *doing, struct err *err)
{
    char now[ISO8601_SIZE];
    return setting_write(store, key, iso8601_format(clock_wall_ms(store->clock), now), doing, err);
}

bool store_installation(struct store *store, struct arena *arena, const char **mark,
                        struct err *err)
{
    return setting_read(store, arena, "installation", mark, err);
}

bool store_timezone(struct store *store, struct arena *arena, const char **timezone,
                    struct err *err)
{
    return setting_read(store, arena, "timezone", timezone, err);
}

bool store_set_timezone(struct store *store, const char *timezone, struct err *err)
{
    static const char *const doing = "cannot keep the time zone";
    const char *before = "";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = setting_read(store, store->scratch, "timezone", &before, err);
    if (ok && strcmp(before, timezone) != 0) {
        ok = setting_write(store, "timezone", timezone, doing, err);
    }
    return transaction_end(store, ok, doing, err);
}
