/* What holds for the whole database: its own mark, and the PIN of the staff. */
#include "store/store_private.h"

#include <sodium.h>
#include <string.h>

static bool read_setting(struct store *store, struct arena *arena, const char *key,
                         const char **value, struct err *err)
{
    struct query query = query_start(store, STATEMENT_SETTING);
    query_bind_text(&query, 1, key);
    *value = query_next(&query) ? query_text(&query, 0, arena) : "";
    return query_finish(&query, "cannot read a setting", err);
}

bool store_installation(struct store *store, struct arena *arena, const char **mark,
                        struct err *err)
{
    return read_setting(store, arena, "installation", mark, err);
}

bool store_set_pin(struct store *store, const char *pin, const char *who, struct err *err)
{
    static const char *const doing = "cannot keep the PIN";
    char hash[crypto_pwhash_STRBYTES];
    /* 64 MiB and about 0.1 s, which the smallest panel computers have: what protects four digits
     * is the pause after wrong ones, this keeps the PIN itself out of copies of the file */
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return err_set(err, "%s: %s: not enough memory", store->path, doing);
    }
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    struct query query = query_start(store, STATEMENT_SET_SETTING);
    query_bind_text(&query, 1, "pin");
    query_bind_text(&query, 2, hash);
    bool ok = query_run(&query, doing, err) && audit_write(store, who, "set-pin", "", err);
    return transaction_end(store, ok, doing, err);
}

bool store_check_pin(struct store *store, const char *pin, enum pin_check *check, struct err *err)
{
    const char *hash = "";
    if (!read_setting(store, store->scratch, "pin", &hash, err)) {
        return false;
    }
    if (sodium_init() < 0) {
        return err_set(err, "%s: the PIN cannot be checked", store->path);
    }
    if (hash[0] == '\0') {
        *check = PIN_NOT_SET;
    } else {
        *check = crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0 ? PIN_RIGHT : PIN_WRONG;
    }
    arena_reset(store->scratch);
    return true;
}

bool store_timezone(struct store *store, struct arena *arena, const char **timezone,
                    struct err *err)
{
    return read_setting(store, arena, "timezone", timezone, err);
}

bool store_set_timezone(struct store *store, const char *timezone, struct err *err)
{
    static const char *const doing = "cannot keep the time zone";
    const char *before = "";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = read_setting(store, store->scratch, "timezone", &before, err);
    if (ok && strcmp(before, timezone) != 0) {
        struct query query = query_start(store, STATEMENT_SET_SETTING);
        query_bind_text(&query, 1, "timezone");
        query_bind_text(&query, 2, timezone);
        ok = query_run(&query, doing, err);
    }
    return transaction_end(store, ok, doing, err);
}
