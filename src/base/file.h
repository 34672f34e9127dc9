/* Whole files in, whole files out. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads the file at path into the arena, with a zero byte after the last. Refuses what is not a
 * regular file or is larger than limit bytes. False with the path and the reason in err.
 */
bool file_read(struct arena *arena, const char *path, size_t limit, char **bytes, size_t *length,
               struct err *err);
/* A file that is mapped into memory: the system reads a part of it when it is first used, and all
 * programs share that memory. NULL if the file is empty. */
struct file_bytes {
    void *bytes; /* only to be read */
    size_t length;
};
/*
 * Maps a file; the caller unmaps it with file_unmap. Refuses what file_read refuses. Only for files
 * that come with the program and are replaced as a whole: if a mapped file is made shorter, the
 * program crashes.
 */
bool file_map(const char *path, size_t limit, struct file_bytes *bytes, struct err *err);
/* Nothing mapped is fine. */
void file_unmap(struct file_bytes *bytes);
/* Writes the file beside itself, syncs, then renames over path: a reader sees the old or the new.
 */
bool file_replace(const char *path, const void *bytes, size_t length, struct err *err);

/* Writes all of it to an open file or pipe; false with errno. */
bool file_write_all(int fd, const char *bytes, size_t length);

/* Makes an empty file that nobody but its owner can read. False with errno: EEXIST if it is there.
 */
bool file_create_private(const char *path);
/* Waits until the file and its name in the directory are on disk, whoever wrote it. False with
 * errno. */
bool file_sync(const char *path);

/* What tells one state of a file from the next without reading it. */
struct file_stamp {
    bool exists;
    int64_t size;
    int64_t modified_ns;
    uint64_t inode;
};
struct file_stamp file_stamp(const char *path);
bool file_stamp_equal(struct file_stamp a, struct file_stamp b);

/* Which file it is, whatever it holds: one that takes its name later is another. */
struct file_identity {
    bool known;
    uint64_t device;
    uint64_t inode;
};
/* Not known if there is no file at path. */
struct file_identity file_identity(const char *path);
/* True if this very file is at path; of one that is not known, true as well. */
bool file_is(const char *path, const struct file_identity *identity);

/* The names in a directory that end in suffix, sorted by byte value; count 0 if there are none. */
bool file_list(struct arena *arena, const char *directory, const char *suffix, const char ***names,
               size_t *count, struct err *err);
