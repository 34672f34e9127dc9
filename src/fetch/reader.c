#include "fetch/reader.h"

#include "fetch/digest.h"
#include "fetch/rows.h"
#include "import/day_list.h"
#include "import/newest.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <jansson.h>

/* --- in the process of its own --- */

static void say(int out, json_t *line)
{
    char *text = json_dumps(line, JSON_COMPACT);
    if (text != NULL) {
        file_write_all(out, text, strlen(text));
        file_write_all(out, "\n", 1);
    }
    free(text);
    json_decref(line);
}

static void say_end(int out, const char *end, const char *reason)
{
    say(out, json_pack("{s:s, s:s}", "end", end, "reason", reason));
}

static void parse(struct arena *arena, const struct import_request *request, int out)
{
    struct import_result result;
    struct problems problems = {.arena = arena};
    struct err err;
    if (import_parse(arena, request, &result, &problems)) {
        say(out, rows_to_json(arena, request->name, &result));
    } else {
        problems_in_short(&problems, &err);
        say_end(out, "refused", err.text);
    }
}

/* The folder of a file. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL   ? "."
           : slash == path ? "/"
                           : arena_strndup(arena, path, (size_t)(slash - path));
}

/* The folder of a file is watched, because the file itself may be replaced. It is done here because
 * a folder on a server that is away would keep the parent waiting; the watch is the parent's too.
 */
static void watch(struct arena *arena, const struct reader_task *task)
{
    if (task->watch >= 0) {
        inotify_add_watch(task->watch, task->is_folder ? task->path : folder_of(arena, task->path),
                          IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
    }
}

static void run(struct arena *arena, const struct reader_task *task, int out)
{
    struct err err;
    char *bytes = NULL;
    size_t length = 0;
    const char *path = task->path;
    watch(arena, task);
    if (task->is_folder && !newest_list(arena, task->path, &path, &err)) {
        say_end(out, "unreadable", err.text);
        return;
    }
    const struct file_stamp stamp = file_stamp(path);
    if (stamp.exists && file_stamp_equal(stamp, task->known_stamp)) {
        say_end(out, "unchanged", "");
        return;
    }
    if (!file_read(arena, path, IMPORT_BYTES_MAX, &bytes, &length, &err)) {
        say_end(out, "unreadable", err.text);
        return;
    }
    const char *digest = digest_of(arena, task->manner, bytes, length);
    say(out,
        json_pack("{s:s, s:I, s:I, s:I}", "digest", digest, "size", (json_int_t)stamp.size,
                  "modified", (json_int_t)stamp.modified_ns, "inode", (json_int_t)stamp.inode));
    if (strcmp(digest, task->known_digest) == 0) {
        say_end(out, "unchanged", "");
        return;
    }
    struct import_request request = task->request;
    request.name = path;
    request.bytes = bytes;
    request.length = length;
    parse(arena, &request, out);
}

void reader_run(void *task, int out)
{
    struct arena *arena = arena_create(256 * 1024);
    run(arena, task, out);
    arena_destroy(arena);
}

/* --- what the caller hears --- */

static void hear_file(struct arena *arena, json_t *line, struct reader_told *told)
{
    const char *digest = NULL;
    json_int_t size = 0;
    json_int_t modified = 0;
    json_int_t inode = 0;
    if (json_unpack(line, "{s:s, s:I, s:I, s:I}", "digest", &digest, "size", &size, "modified",
                    &modified, "inode", &inode) == 0) {
        told->digest = arena_strdup(arena, digest);
        told->stamp = (struct file_stamp){
            .exists = true, .size = size, .modified_ns = modified, .inode = (uint64_t)inode};
    }
}

static void hear_end(struct arena *arena, json_t *line, struct reader_told *told)
{
    static const char *const ends[] = {[READER_UNCHANGED] = "unchanged",
                                       [READER_TAKEN] = "taken",
                                       [READER_REFUSED] = "refused",
                                       [READER_UNREADABLE] = "unreadable"};
    const char *end = json_string_value(json_object_get(line, "end"));
    const char *reason = json_string_value(json_object_get(line, "reason"));
    told->reason = reason == NULL ? "" : arena_strdup(arena, reason);
    for (int i = 0; end != NULL && i < READER_BROKEN; i++) {
        if (strcmp(end, ends[i]) == 0) {
            told->end = (enum reader_end)i;
        }
    }
    if (told->end == READER_TAKEN && !rows_from_json(arena, line, &told->list, &told->report)) {
        told->end = READER_BROKEN;
    }
}

struct reader_told reader_hear(struct arena *arena, const char *output, size_t length)
{
    struct reader_told told = {.end = READER_BROKEN, .digest = "", .reason = ""};
    for (const char *at = output; at < output + length;) {
        const char *feed = memchr(at, '\n', (size_t)(output + length - at));
        const char *end = feed == NULL ? output + length : feed;
        json_t *line = json_loadb(at, (size_t)(end - at), JSON_REJECT_DUPLICATES, NULL);
        hear_file(arena, line, &told);
        if (line != NULL && json_object_get(line, "end") != NULL) {
            hear_end(arena, line, &told);
        }
        json_decref(line);
        at = end + 1;
    }
    return told;
}
