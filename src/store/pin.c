/* The PIN of the staff: kept as a hash, and how often it may be tried. */
#include "store/store_private.h"

#include "domain/pin.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

struct tries {
    int64_t wrong; /* since the last right one */
    int64_t locked_until_ms;
};

static bool read_tries(struct store *store, struct tries *tries, const char *doing, struct err *err)
{
    *tries = (struct tries){0};
    struct query query = query_start(store, STATEMENT_PIN_TRIES);
    if (query_next(&query)) {
        tries->wrong = query_integer(&query, 0);
        tries->locked_until_ms = query_integer(&query, 1);
    }
    return query_finish(&query, doing, err);
}

static bool write_tries(struct store *store, struct tries tries, const char *doing, struct err *err)
{
    struct query query = query_start(store, STATEMENT_SET_PIN_TRIES);
    query_bind_integer(&query, 1, tries.wrong);
    query_bind_integer(&query, 2, tries.locked_until_ms);
    return query_run(&query, doing, err);
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
    bool ok = setting_write(store, "pin", hash, doing, err) &&
              write_tries(store, (struct tries){0}, doing, err) &&
              audit_write(store, who, "set-pin", "", err);
    return transaction_end(store, ok, doing, err);
}

/* "" if there is none. */
static bool read_hash(struct store *store, char hash[crypto_pwhash_STRBYTES], struct err *err)
{
    const char *kept = "";
    if (!setting_read(store, store->scratch, "pin", &kept, err)) {
        return false;
    }
    snprintf(hash, crypto_pwhash_STRBYTES, "%s", kept);
    return true;
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

bool store_check_pin(struct store *store, const char *pin, enum pin_check *check, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    bool ok = read_hash(store, hash, err);
    arena_reset(store->scratch);
    if (!ok || hash[0] != '\0') {
        return ok && verify(store, hash, pin, check, err);
    }
    *check = PIN_NOT_SET;
    return true;
}

/* A lock is never longer than so many wrong ones have earned: when it ends later, the clock was set
 * back meanwhile, and it begins anew. */
static bool cut(struct tries *tries, int64_t now_ms)
{
    int64_t latest_ms = now_ms + pin_lock_ms(tries->wrong);
    if (tries->locked_until_ms <= latest_ms) {
        return false;
    }
    tries->locked_until_ms = latest_ms;
    return true;
}

/* Counts a try as a wrong one before anybody knows, or finds that none is due. */
static bool count_try(struct store *store, bool is_set, struct pin_try *result, const char *doing,
                      struct err *err)
{
    struct tries tries;
    int64_t now_ms = clock_wall_ms(store->clock);
    if (!is_set) {
        *result = (struct pin_try){.check = PIN_NOT_SET};
        return true;
    }
    if (!read_tries(store, &tries, doing, err)) {
        return false;
    }
    bool was_cut = cut(&tries, now_ms);
    if (tries.locked_until_ms > now_ms) {
        *result = (struct pin_try){PIN_LOCKED, tries.locked_until_ms - now_ms};
        return !was_cut || write_tries(store, tries, doing, err);
    }
    tries.wrong++;
    int64_t lock_ms = pin_lock_ms(tries.wrong);
    tries.locked_until_ms = lock_ms > 0 ? now_ms + lock_ms : 0;
    *result = (struct pin_try){PIN_WRONG, lock_ms};
    return write_tries(store, tries, doing, err);
}

bool store_try_pin(struct store *store, const char *pin, struct pin_try *result, struct err *err)
{
    static const char *const doing = "cannot note that the PIN was tried";
    char hash[crypto_pwhash_STRBYTES];
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = read_hash(store, hash, err) && count_try(store, hash[0] != '\0', result, doing, err);
    if (!transaction_end(store, ok, doing, err)) {
        return false;
    }
    if (result->check != PIN_WRONG) {
        return true;
    }
    enum pin_check check = PIN_WRONG;
    if (!verify(store, hash, pin, &check, err)) {
        return false;
    }
    if (check == PIN_WRONG) {
        return true;
    }
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    ok = write_tries(store, (struct tries){0}, doing, err);
    if (!transaction_end(store, ok, doing, err)) {
        return false;
    }
    *result = (struct pin_try){.check = check};
    return true;
}

bool store_pin_state(struct store *store, struct pin_try *result, struct err *err)
{
    static const char *const doing = "cannot read whether the PIN is locked";
    char hash[crypto_pwhash_STRBYTES];
    struct tries tries;
    int64_t now_ms = clock_wall_ms(store->clock);
    bool ok = read_hash(store, hash, err) && read_tries(store, &tries, doing, err);
    arena_reset(store->scratch);
    if (!ok) {
        return false;
    }
    *result = (struct pin_try){.check = hash[0] == '\0' ? PIN_NOT_SET : PIN_RIGHT};
    bool was_cut = cut(&tries, now_ms);
    if (hash[0] != '\0' && tries.locked_until_ms > now_ms) {
        *result = (struct pin_try){PIN_LOCKED, tries.locked_until_ms - now_ms};
    }
    if (!was_cut) {
        return true;
    }
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    ok = write_tries(store, tries, doing, err);
    return transaction_end(store, ok, doing, err);
}
