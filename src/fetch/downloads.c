#include "fetch/downloads.h"

#include "base/file.h"
#include "base/log.h"
#include "fetch/digest.h"
#include "fetch/http.h"
#include "import/encoding.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>
#include <sodium.h>

#define NOTE_BYTES_MAX    ((size_t)16 * 1024)
#define ADDRESS_BYTES_MAX ((size_t)4096)

/* Booking systems write their calendars anew every few minutes at best. */
#define MINUTE_MS INT64_C(60000)
#define EVERY_MS  (5 * MINUTE_MS)
/* After a failure: twice as long each time, up to this. Clients come every hour. */
#define LATER_MS_MAX (40 * MINUTE_MS)
/* A server may ask for more, but not for more than this. */
#define RETRY_AFTER_S_MAX 7200

struct downloads {
    struct arena *arena;   /* as long as this */
    struct arena *scratch; /* of one calendar */
    struct download_setup setup;
    const struct list_source *sources; /* addresses and others */
    size_t count;
    int64_t *due_ms; /* monotonic, by source; 0: at once */
};

/* --- files --- */

const char *download_path(struct arena *arena, const char *folder, const char *place)
{
    return arena_printf(arena, "%s/%s.ics", folder, basename(place));
}

static const char *note_path(struct arena *arena, const char *folder, const char *place)
{
    return arena_printf(arena, "%s/%s.note", folder, basename(place));
}

static const char *text_of(struct arena *arena, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? "" : arena_strdup(arena, text);
}

struct download_note download_note_read(struct arena *arena, const char *folder, const char *place)
{
    char *bytes = NULL;
    size_t length = 0;
    struct err err;
    json_t *object = NULL;
    if (file_read(arena, note_path(arena, folder, place), NOTE_BYTES_MAX, &bytes, &length, &err)) {
        object = json_loadb(bytes, length, 0, NULL);
    }
    const struct download_note note = {
        .etag = text_of(arena, object, "etag"),
        .last_modified = text_of(arena, object, "last_modified"),
        .address_digest = text_of(arena, object, "address_digest"),
        .reason = text_of(arena, object, "reason"),
        .tried_ms = json_integer_value(json_object_get(object, "tried_ms")),
        .failures = json_integer_value(json_object_get(object, "failures")),
    };
    json_decref(object);
    return note;
}

static bool keep(const char *path, const char *bytes, size_t length, struct err *err)
{
    return file_replace(path, bytes, length, err) &&
           (chmod(path, S_IRUSR | S_IWUSR | S_IRGRP) == 0 ||
            err_set(err, "%s: %s", path, strerror(errno)));
}

static bool note_write(struct arena *arena, const char *folder, const char *place,
                       const struct download_note *note, struct err *err)
{
    json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:I, s:I}", "etag", note->etag,
                               "last_modified", note->last_modified, "address_digest",
                               note->address_digest, "reason", note->reason, "tried_ms",
                               (json_int_t)note->tried_ms, "failures", (json_int_t)note->failures);
    char *text = json_dumps(object, JSON_INDENT(2));
    const char *path = note_path(arena, folder, place);
    const bool ok = text != NULL ? keep(path, text, strlen(text), err)
                                 : err_set(err, "%s: cannot be written as JSON", path);
    free(text);
    json_decref(object);
    return ok;
}

/* --- the address --- */

/* Only the user that fetches may read the file, because the address opens the calendar to anybody.
 */
static bool is_private(const char *path, struct err *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return err_set(err, "%s: %s", path, strerror(errno));
    }
    return (info.st_mode & (S_IRWXG | S_IRWXO)) == 0 ||
           err_set(err, "%s: others may read the address in it (chmod 600)", path);
}

static const char *trimmed(struct arena *arena, const char *text)
{
    static const char spaces[] = " \t\r\n";
    text += strspn(text, spaces);
    size_t length = strlen(text);
    while (length > 0 && strchr(spaces, text[length - 1]) != NULL) {
        length--;
    }
    return arena_strndup(arena, text, length);
}

/* Without the quotation marks or angle brackets that mail programs and papers put around one. */
static const char *bare(struct arena *arena, const char *text)
{
    static const char *const pairs[][2] = {
        {"\"", "\""}, {"'", "'"}, {"<", ">"}, {"\u201C", "\u201D"}, {"\u00AB", "\u00BB"}};
    const size_t length = strlen(text);
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const size_t opening = strlen(pairs[i][0]);
        const size_t closing = strlen(pairs[i][1]);
        if (length > opening + closing && strncmp(text, pairs[i][0], opening) == 0 &&
            strcmp(text + length - closing, pairs[i][1]) == 0) {
            return trimmed(arena, arena_strndup(arena, text + opening, length - opening - closing));
        }
    }
    return text;
}

/* webcal:// is what calendars call https:// where somebody is to subscribe. */
static bool read_address(struct arena *arena, const char *place, const char **address,
                         struct err *err)
{
    static const char webcal[] = "webcal://";
    static const char webcals[] = "webcals://";
    static const char https[] = "https://";
    char *bytes = NULL;
    size_t length = 0;
    if (!is_private(place, err) ||
        !file_read(arena, place, ADDRESS_BYTES_MAX, &bytes, &length, err)) {
        return false;
    }
    const struct decoded decoded = encoding_decode(arena, bytes, length);
    const char *text = bare(arena, trimmed(arena, decoded.text));
    if (strncasecmp(text, webcal, strlen(webcal)) == 0) {
        text = arena_printf(arena, "%s%s", https, text + strlen(webcal));
    } else if (strncasecmp(text, webcals, strlen(webcals)) == 0) {
        text = arena_printf(arena, "%s%s", https, text + strlen(webcals));
    }
    if (strncasecmp(text, https, strlen(https)) != 0 || strpbrk(text, " \t\r\n") != NULL) {
        return err_set(err, "%s: must hold one address that begins with https:// or webcal://",
                       place);
    }
    *address = text;
    return true;
}

/* --- fetching --- */

/* A page that asks for a password, or says that something is wrong, is no calendar: the one that
 * is kept stays. */
static bool is_list(const struct http_answer *answer, const char **reason)
{
    const char *foreign = encoding_foreign_file(answer->bytes, answer->length);
    *reason = answer->length == 0 ? "the server sent nothing" : foreign;
    return *reason == NULL;
}

/* How long to wait: the usual time, or longer after each failure; a quarter of it by chance, so
 * that many kiosks do not ask at once. */
static int64_t pause_ms(const struct download_note *note, long retry_after_s)
{
    int64_t pause = EVERY_MS;
    for (int64_t i = 1; i < note->failures && pause < LATER_MS_MAX; i++) {
        pause *= 2;
    }
    if (retry_after_s > 0 && note->failures > 0) {
        const long wait_s = retry_after_s < RETRY_AFTER_S_MAX ? retry_after_s : RETRY_AFTER_S_MAX;
        pause = wait_s * 1000 > pause ? wait_s * 1000 : pause;
    }
    return pause + randombytes_uniform((uint32_t)(pause / 4));
}

/* Takes what the server answered. False with the reason in err. */
static bool take(const struct downloads *downloads, const struct list_source *source,
                 const struct http_answer *answer, struct download_note *note, struct err *err)
{
    const char *reason = answer->reason;
    if (answer->end == HTTP_UNCHANGED) {
        return true;
    }
    if (answer->end == HTTP_FAILED || !is_list(answer, &reason)) {
        return err_set(err, "the calendar of %s: %s", source->place, reason);
    }
    if (!keep(download_path(downloads->scratch, downloads->setup.folder, source->place),
              answer->bytes, answer->length, err)) {
        return false;
    }
    note->etag = answer->etag;
    note->last_modified = answer->last_modified;
    return true;
}

/* What the server may be told that we know: only if it is still there and came from this address.
 */
static void forget_other(const struct downloads *downloads, const struct list_source *source,
                         const char *digest, struct download_note *note)
{
    const char *path = download_path(downloads->scratch, downloads->setup.folder, source->place);
    if (strcmp(note->address_digest, digest) != 0 || access(path, R_OK) != 0) {
        note->etag = "";
        note->last_modified = "";
        note->address_digest = digest;
    }
}

static bool fetch(const struct downloads *downloads, const struct list_source *source,
                  struct download_note *note, long *retry_after_s, struct err *err)
{
    const char *address = NULL;
    if (!read_address(downloads->scratch, source->place, &address, err)) {
        return false;
    }
    forget_other(downloads, source, digest_of(downloads->scratch, "", address, strlen(address)),
                 note);
    const struct http_request request = {.address = address,
                                         .etag = note->etag,
                                         .last_modified = note->last_modified,
                                         .authorities = downloads->setup.authorities,
                                         .patience_s = downloads->setup.patience_s};
    const struct http_answer answer = http_get(downloads->scratch, &request);
    *retry_after_s = answer.retry_after_s;
    return take(downloads, source, &answer, note, err);
}

static bool fetch_one(struct downloads *downloads, size_t i)
{
    const struct list_source *source = &downloads->sources[i];
    const struct clock *clock = downloads->setup.clock;
    const char *folder = downloads->setup.folder;
    struct arena *arena = downloads->scratch;
    struct download_note note = download_note_read(arena, folder, source->place);
    struct err err = {.text = ""};
    long retry_after_s = 0;
    const bool ok = fetch(downloads, source, &note, &retry_after_s, &err);
    if (!ok && strcmp(note.reason, err.text) != 0) {
        log_error("%s", err.text);
    } else if (ok && note.reason[0] != '\0') {
        log_info("the calendar of %s: is fetched again", source->place);
    }
    note.reason = ok ? "" : err.text;
    note.failures = ok ? 0 : note.failures + 1;
    note.tried_ms = clock_wall_ms(clock);
    struct err write_err;
    if (!note_write(arena, folder, source->place, &note, &write_err)) {
        log_error("%s", write_err.text);
    }
    downloads->due_ms[i] = clock_monotonic_ms(clock) + pause_ms(&note, retry_after_s);
    arena_reset(arena);
    return ok;
}

struct downloads *downloads_create(const struct download_setup *setup)
{
    struct arena *arena = arena_create(4096);
    struct downloads *downloads = ARENA_NEW(arena, struct downloads);
    downloads->arena = arena;
    downloads->scratch = arena_create(64 * 1024);
    downloads->setup = *setup;
    downloads->sources = config_sources(arena, setup->config, &downloads->count);
    downloads->due_ms = ARENA_ARRAY(arena, int64_t, downloads->count);
    return downloads;
}

void downloads_destroy(struct downloads *downloads)
{
    if (downloads != NULL) {
        arena_destroy(downloads->scratch);
        arena_destroy(downloads->arena); /* the struct itself lives in it */
    }
}

bool downloads_fetch(struct downloads *downloads, bool all, int64_t *next_ms)
{
    const struct clock *clock = downloads->setup.clock;
    bool ok = true;
    *next_ms = INT64_MAX;
    for (size_t i = 0; i < downloads->count; i++) {
        if (downloads->sources[i].kind != SOURCE_ADDRESS) {
            continue;
        }
        if (all || downloads->due_ms[i] <= clock_monotonic_ms(clock)) {
            ok = fetch_one(downloads, i) && ok;
        }
        *next_ms = clock_earlier(*next_ms, downloads->due_ms[i]);
    }
    return ok;
}
