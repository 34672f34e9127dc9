#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens a regular file of at most limit bytes. Returns -1 with path and reason in err. */
static int open_regular(const char *path, size_t limit, size_t *size, struct err *err)
{
    /* A pipe that nobody writes to would keep us waiting, and a terminal would become ours. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0) {
        err_set(err, "%s: %s", path, strerror(errno));
        goto refused;
    }
    if (!S_ISREG(info.st_mode)) {
        err_set(err, "%s: not a regular file", path);
        goto refused;
    }
    if (info.st_size < 0 || (size_t)info.st_size > limit) {
        err_set(err, "%s: %lld bytes, more than the %zu allowed", path, (long long)info.st_size,
                limit);
        goto refused;
    }
    *size = (size_t)info.st_size;
    return fd;
refused:
    if (fd >= 0) {
        close(fd);
    }
    return -1;
}

bool file_read(struct arena *arena, const char *path, size_t limit, char **bytes, size_t *length,
               struct err *err)
{
    bool ok = false;
    size_t size = 0;
    int fd = open_regular(path, limit, &size, err);
    if (fd < 0) {
        return false;
    }
    char *buffer = arena_alloc(arena, size + 1);
    size_t have = 0;
    while (have < size) {
        ssize_t got = read(fd, buffer + have, size - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            err_set(err, "%s: %s", path, strerror(errno));
            goto out;
        }
        if (got == 0) {
            break; /* it shrank while we read; what is there is the file now */
        }
        have += (size_t)got;
    }
    *bytes = buffer;
    *length = have;
    ok = true;
out:
    close(fd);
    return ok;
}

bool file_map(const char *path, size_t limit, struct file_bytes *bytes, struct err *err)
{
    size_t size = 0;
    int fd = open_regular(path, limit, &size, err);
    if (fd < 0) {
        return false;
    }
    void *map = size > 0 ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    const int reason = errno;
    close(fd);
    if (map == MAP_FAILED) {
        return err_set(err, "%s: %s", path, strerror(reason));
    }
    *bytes = (struct file_bytes){map, size};
    return true;
}

void file_unmap(struct file_bytes *bytes)
{
    if (bytes->bytes != NULL) {
        munmap(bytes->bytes, bytes->length);
    }
    *bytes = (struct file_bytes){0};
}

bool file_write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(fd, bytes, length);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            return false;
        }
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

/* The name is on disk only when its directory is; where directories cannot be synced (EINVAL, some
 * network file systems) there is nothing to be done. */
static bool sync_directory_of(const char *path)
{
    char directory[4096] = ".";
    const char *slash = strrchr(path, '/');
    if (slash != NULL) {
        size_t length = (size_t)(slash - path) + 1; /* shorter than the name that was checked */
        memcpy(directory, path, length);
        directory[length] = '\0';
    }
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return errno == EACCES; /* one may write there, but not read */
    }
    bool ok = fsync(fd) == 0 || errno == EINVAL;
    int reason = errno;
    close(fd);
    errno = reason;
    return ok;
}

bool file_create_private(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return fd >= 0 && close(fd) == 0;
}

bool file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool ok = fsync(fd) == 0;
    int reason = errno;
    close(fd);
    errno = reason;
    return ok && sync_directory_of(path);
}

bool file_replace(const char *path, const void *bytes, size_t length, struct err *err)
{
    char beside[4096];
    int needed = snprintf(beside, sizeof(beside), "%s.new", path);
    if (needed < 0 || (size_t)needed >= sizeof(beside)) {
        return err_set(err, "%s: path too long", path);
    }
    unlink(beside); /* of a run that was interrupted: it may be readable by others, or a link */
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return err_set(err, "%s: %s", beside, strerror(errno));
    }
    bool ok = file_write_all(fd, bytes, length) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        reason = errno;
    }
    if (ok && rename(beside, path) != 0) {
        ok = false;
        reason = errno;
    }
    if (!ok) {
        unlink(beside);
        return err_set(err, "%s: %s", path, strerror(reason));
    }
    return sync_directory_of(path) || err_set(err, "%s: %s", path, strerror(errno));
}

struct file_identity file_identity(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return (struct file_identity){0};
    }
    return (struct file_identity){true, (uint64_t)status.st_dev, (uint64_t)status.st_ino};
}

bool file_is(const char *path, const struct file_identity *identity)
{
    const struct file_identity now = file_identity(path);
    return !identity->known ||
           (now.known && now.device == identity->device && now.inode == identity->inode);
}

struct file_stamp file_stamp(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return (struct file_stamp){0};
    }
    return (struct file_stamp){
        .exists = true,
        .size = (int64_t)info.st_size,
        .modified_ns = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec,
        .inode = (uint64_t)info.st_ino,
    };
}

bool file_stamp_equal(struct file_stamp a, struct file_stamp b)
{
    return a.exists == b.exists && a.size == b.size && a.modified_ns == b.modified_ns &&
           a.inode == b.inode;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list(struct arena *arena, const char *directory, const char *suffix, const char ***names,
               size_t *count, struct err *err)
{
    DIR *dir = opendir(directory);
    if (dir == NULL) {
        return err_set(err, "%s: %s", directory, strerror(errno));
    }
    size_t capacity = 0;
    size_t ending = strlen(suffix);
    *names = NULL;
    *count = 0;
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || length <= ending ||
            strcmp(entry->d_name + length - ending, suffix) != 0) {
            continue;
        }
        *names = arena_grow(arena, *names, *count, &capacity, sizeof(**names));
        (*names)[(*count)++] = arena_strdup(arena, entry->d_name);
    }
    closedir(dir);
    if (*count > 0) {
        qsort(*names, *count, sizeof(**names), compare_names);
    }
    return true;
}
