#include "store/settings.h"

#include "store/db.h"

#include <string.h>

const char *setting_read(struct store *store, struct arena *arena, const char *key)
{
    struct query query = db_query(store, "SELECT value FROM settings WHERE key = :key");
    db_bind_text(&query, ":key", key);
    const char *value = db_next(&query) ? db_text(&query, "value", arena) : "";
    db_finish(&query);
    return value;
}

void setting_write(struct store *store, const char *key, const char *value)
{
    struct query query = db_query(store, "INSERT INTO settings (key, value) VALUES (:key, :value)"
                                         " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    db_bind_text(&query, ":key", key);
    db_bind_text(&query, ":value", value);
    db_run(&query);
}

void setting_write_now(struct store *store, const char *key)
{
    char now[ISO8601_SIZE];
    setting_write(store, key, iso8601_format(clock_wall_ms(store->clock), now));
}

static bool read_setting(struct store *store, struct arena *arena, const char *key,
                         const char **value, struct err *err)
{
    db_begin(store, DB_READ, "cannot read a setting", err);
    *value = setting_read(store, arena, key);
    return db_end(store);
}

bool store_installation(struct store *store, struct arena *arena, const char **mark,
                        struct err *err)
{
    return read_setting(store, arena, "installation", mark, err);
}

bool store_timezone(struct store *store, struct arena *arena, const char **timezone,
                    struct err *err)
{
    return read_setting(store, arena, "timezone", timezone, err);
}

bool store_set_timezone(struct store *store, const char *timezone, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep the time zone", err);
    if (strcmp(setting_read(store, store->scratch, "timezone"), timezone) != 0) {
        setting_write(store, "timezone", timezone);
    }
    return db_end(store);
}
