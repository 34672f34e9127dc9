#include "store/questionnaires.h"

#include "store/db.h"

void questionnaire_keep(struct store *store, const struct questionnaire *questionnaire)
{
    struct query query =
        db_query(store, "INSERT INTO questionnaires (sha256, url, version, text, asked_at)"
                        " VALUES (:sha256, :url, :version, :text, :now)"
                        " ON CONFLICT (sha256) DO UPDATE SET asked_at = excluded.asked_at,"
                        "  text = coalesce(text, excluded.text)");
    db_bind_text(&query, ":sha256", questionnaire->sha256);
    db_bind_text(&query, ":url", questionnaire->url);
    db_bind_text(&query, ":version", questionnaire->version);
    if (questionnaire->json != NULL) {
        db_bind_text(&query, ":text", questionnaire->json);
    } else {
        db_bind_null(&query, ":text");
    }
    db_bind_now(&query, ":now");
    db_run(&query);
}

bool store_questionnaire_text(struct store *store, struct arena *arena, const char *sha256,
                              const char **text, struct err *err)
{
    *text = NULL;
    db_begin(store, DB_READ, "cannot read a questionnaire", err);
    struct query query = db_query(store, "SELECT text FROM questionnaires WHERE sha256 = :sha256");
    db_bind_text(&query, ":sha256", sha256);
    if (db_next(&query) && !db_is_null(&query, "text")) {
        *text = db_text(&query, "text", arena);
    }
    db_finish(&query);
    return db_end(store);
}

static bool has_table(struct store *store, const char *name)
{
    struct query query =
        db_query(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = :name");
    db_bind_text(&query, ":name", name);
    return db_run_int(&query) > 0;
}

static void read_last(struct store *store, struct arena *arena, const char *url,
                      struct questionnaire_use *use)
{
    struct query query =
        db_query(store, "SELECT version, sha256, text FROM questionnaires WHERE url = :url"
                        " ORDER BY unixepoch(asked_at) DESC, id DESC LIMIT 1");
    db_bind_text(&query, ":url", url);
    if (db_next(&query)) {
        use->last_version = db_text(&query, "version", arena);
        use->last_sha256 = db_text(&query, "sha256", arena);
        use->last_text = db_is_null(&query, "text") ? NULL : db_text(&query, "text", arena);
    }
    db_finish(&query);
}

/* sql is a literal with :url, :version and :sha256, and the column at. */
static void read_other_words(struct store *store, struct arena *arena, const char *sql,
                             const struct questionnaire *questionnaire,
                             struct questionnaire_use *use)
{
    struct query query = db_query(store, sql);
    db_bind_text(&query, ":url", questionnaire->url);
    db_bind_text(&query, ":version", questionnaire->version);
    db_bind_text(&query, ":sha256", questionnaire->sha256);
    if (db_next(&query)) {
        use->other_words_at = db_text(&query, "at", arena);
    }
    db_finish(&query);
}

bool store_questionnaire_use(struct store *store, struct arena *arena,
                             const struct questionnaire *questionnaire,
                             struct questionnaire_use *use, struct err *err)
{
    *use = (struct questionnaire_use){.last_version = "", .last_sha256 = "", .other_words_at = ""};
    db_begin(store, DB_READ_MOMENT, "cannot read which questionnaires were asked", err);
    if (has_table(store, "questionnaires")) {
        read_last(store, arena, questionnaire->url, use);
        read_other_words(store, arena,
                         "SELECT asked_at AS at FROM questionnaires WHERE url = :url"
                         "  AND version = :version AND sha256 <> :sha256"
                         " ORDER BY unixepoch(asked_at) DESC LIMIT 1",
                         questionnaire, use);
    } else if (has_table(store, "responses")) { /* of a version before */
        read_other_words(store, arena,
                         "SELECT started_at AS at FROM responses WHERE questionnaire = :url"
                         "  AND version = :version AND sha256 <> :sha256"
                         " ORDER BY id DESC LIMIT 1",
                         questionnaire, use);
    }
    return db_end(store);
}
