#include "store/pin.h"

#include "domain/pin.h"
#include "store/audit.h"
#include "store/db.h"
#include "store/settings.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

struct tries {
    int64_t wrong; /* since the last right one */
    int64_t locked_until_ms;
};

static struct tries read_tries(struct store *store)
{
    struct tries tries = {0};
    struct query query = db_query(store, "SELECT wrong, locked_until_ms FROM pin_tries");
    if (db_next(&query)) {
        tries.wrong = db_int(&query, "wrong");
        tries.locked_until_ms = db_int(&query, "locked_until_ms");
    }
    db_finish(&query);
    return tries;
}

static void write_tries(struct store *store, struct tries tries)
{
    struct query query =
        db_query(store, "UPDATE pin_tries SET wrong = :wrong, locked_until_ms = :locked_until_ms");
    db_bind_int(&query, ":wrong", tries.wrong);
    db_bind_int(&query, ":locked_until_ms", tries.locked_until_ms);
    db_run(&query);
}

bool store_set_pin(struct store *store, const char *pin, const char *who, struct err *err)
{
    static const char *const doing = "cannot keep the PIN";
    char hash[crypto_pwhash_STRBYTES];
    /* This takes 64 MiB and about 0.1 s, which the smallest panel computers have. It keeps the PIN
     * out of copies of the file; at the screen, the pause after wrong PINs protects it. */
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return err_set(err, "%s: %s: not enough memory", store->path, doing);
    }
    db_begin(store, DB_WRITE, doing, err);
    setting_write(store, "pin", hash);
    write_tries(store, (struct tries){0});
    audit_write(store, who, "set-pin", "");
    return db_end(store);
}

/* "" if there is none. */
static void read_hash(struct store *store, char hash[crypto_pwhash_STRBYTES])
{
    snprintf(hash, crypto_pwhash_STRBYTES, "%s", setting_read(store, store->scratch, "pin"));
}

static bool verify(struct store *store, const char *hash, const char *pin, enum pin_check *check,
                   struct err *err)
{
    if (sodium_init() < 0) {
        return err_set(err, "%s: the PIN cannot be checked", store->path);
    }
    *check = crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0 ? PIN_RIGHT : PIN_WRONG;
    return true;
}

/* Shortens a lock that is longer than this number of wrong PINs allows, which happens when the
 * clock was set back meanwhile. True if it did. */
static bool cut(struct tries *tries, int64_t now_ms)
{
    int64_t latest_ms = now_ms + pin_lock_ms(tries->wrong);
    if (tries->locked_until_ms <= latest_ms) {
        return false;
    }
    tries->locked_until_ms = latest_ms;
    return true;
}

/* Counts a try as a wrong one before anybody knows whether it is; not when there is no PIN or it is
 * locked. */
static struct pin_try count_try(struct store *store, bool is_set)
{
    int64_t now_ms = clock_wall_ms(store->clock);
    if (!is_set) {
        return (struct pin_try){.check = PIN_NOT_SET};
    }
    struct tries tries = read_tries(store);
    bool was_cut = cut(&tries, now_ms);
    if (tries.locked_until_ms > now_ms) {
        if (was_cut) {
            write_tries(store, tries);
        }
        return (struct pin_try){PIN_LOCKED, tries.locked_until_ms - now_ms};
    }
    tries.wrong++;
    int64_t lock_ms = pin_lock_ms(tries.wrong);
    tries.locked_until_ms = lock_ms > 0 ? now_ms + lock_ms : 0;
    write_tries(store, tries);
    return (struct pin_try){PIN_WRONG, lock_ms};
}

static const char *const doing_try = "cannot note that the PIN was tried";

static bool forget_tries(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, doing_try, err);
    write_tries(store, (struct tries){0});
    return db_end(store);
}

bool store_try_pin(struct store *store, const char *pin, struct pin_try *result, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    db_begin(store, DB_WRITE, doing_try, err);
    read_hash(store, hash);
    struct pin_try counted = count_try(store, hash[0] != '\0');
    if (!db_end(store)) {
        return false;
    }
    *result = counted;
    if (counted.check != PIN_WRONG) {
        return true;
    }
    enum pin_check check = PIN_WRONG;
    if (!verify(store, hash, pin, &check, err)) {
        return false;
    }
    if (check == PIN_WRONG) {
        return true;
    }
    if (!forget_tries(store, err)) {
        return false;
    }
    *result = (struct pin_try){.check = check};
    return true;
}

bool store_pin_state(struct store *store, struct pin_try *result, struct err *err)
{
    static const char *const doing = "cannot read whether the PIN is locked";
    char hash[crypto_pwhash_STRBYTES];
    int64_t now_ms = clock_wall_ms(store->clock);
    db_begin(store, DB_READ, doing, err);
    read_hash(store, hash);
    struct tries tries = read_tries(store);
    if (!db_end(store)) {
        return false;
    }
    bool was_cut = cut(&tries, now_ms);
    *result = (struct pin_try){.check = hash[0] == '\0' ? PIN_NOT_SET : PIN_RIGHT};
    if (hash[0] != '\0' && tries.locked_until_ms > now_ms) {
        *result = (struct pin_try){PIN_LOCKED, tries.locked_until_ms - now_ms};
    }
    if (!was_cut) {
        return true;
    }
    db_begin(store, DB_WRITE, doing, err);
    write_tries(store, tries);
    return db_end(store);
}
