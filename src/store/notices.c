#include "store/notices.h"

#include "store/db.h"
#include "store/schema.h"

#include <inttypes.h>
#include <string.h>

#include <sodium.h>

static const char *sha256_of(struct arena *arena, const char *text)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char *hex = arena_alloc(arena, 2 * sizeof(digest) + 1);
    crypto_hash_sha256(digest, (const unsigned char *)text, strlen(text));
    return sodium_bin2hex(hex, 2 * sizeof(digest) + 1, digest, sizeof(digest));
}

const char *notice_keep(struct store *store, const struct notice *notice)
{
    const char *sha256 = sha256_of(store->scratch, notice->text);
    struct query query =
        db_query(store, "INSERT INTO notices (sha256, language, text, first_agreed_at)"
                        " VALUES (:sha256, :language, :text, :now) ON CONFLICT DO NOTHING");
    db_bind_text(&query, ":sha256", sha256);
    db_bind_text(&query, ":language", notice->language);
    db_bind_text(&query, ":text", notice->text);
    db_bind_now(&query, ":now");
    db_run(&query);
    return sha256;
}

/* False if nobody agreed to anything. */
static bool read_newest(struct store *store, struct arena *arena, struct visit_id visit,
                        struct agreed_notice *notice)
{
    struct query query = db_query(
        store, "SELECT started_at, notice_version, notice_sha256, language, text FROM responses"
               " LEFT JOIN notices ON notices.sha256 = notice_sha256" RESPONSE_THAT_COUNTS);
    db_bind_int(&query, ":visit", visit.value);
    const bool found = db_next(&query);
    if (found) {
        *notice = (struct agreed_notice){
            .agreed_at = db_text(&query, "started_at", arena),
            .version = db_text(&query, "notice_version", arena),
            .sha256 = db_text(&query, "notice_sha256", arena),
            .language = db_text(&query, "language", arena),
            .text = db_text(&query, "text", arena),
        };
    }
    db_finish(&query);
    return found;
}

bool store_agreed_notice(struct store *store, struct arena *arena, struct visit_id visit,
                         struct agreed_notice *notice, struct err *err)
{
    *notice = (struct agreed_notice){"", "", "", "", ""};
    db_begin(store, DB_READ_MOMENT, "cannot read what was agreed to", err);
    if (!read_newest(store, arena, visit, notice)) {
        struct query query = db_query(store, "SELECT id FROM visits WHERE id = :visit");
        db_bind_int(&query, ":visit", visit.value);
        if (db_run_int(&query) == 0) {
            db_refuse(store, "there is no visit %" PRId64, visit.value);
        }
    }
    return db_end(store);
}
