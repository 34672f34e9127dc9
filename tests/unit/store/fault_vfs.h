/*
 * A disk that fails on demand: an SQLite VFS that passes everything on to the real one, but lets
 * write number n fail (writes, truncations and syncs count) or read number n, and can act like a
 * file that may only be read. It does not sync: the tests using it do not cut the power.
 */
#pragma once

#include <stdbool.h>
#include <string.h>

#include <sqlite3.h>

struct fault_vfs {
    sqlite3_vfs vfs; /* first, so that SQLite's pointer is ours */
    sqlite3_vfs *real;
    int countdown;  /* the write that fails, from now; 0: none */
    bool reads;     /* count reads instead of writes */
    int code;       /* what it fails with */
    bool dead;      /* every later one fails as well */
    bool fired;     /* the access that fails has come */
    bool read_only; /* files open for reading only */
};

struct fault_file {
    sqlite3_file file; /* first */
    sqlite3_file *real;
    struct fault_vfs *vfs;
};

static inline bool fault_strikes(struct fault_vfs *vfs, bool read)
{
    if (vfs->reads != read) {
        return false;
    }
    if (vfs->fired && vfs->dead) {
        return true;
    }
    if (vfs->countdown == 0 || --vfs->countdown > 0) {
        return false;
    }
    vfs->fired = true;
    return true;
}

static inline struct fault_file *fault_of(sqlite3_file *file)
{
    return (struct fault_file *)file;
}

static inline int fault_close(sqlite3_file *file)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods == NULL ? SQLITE_OK : real->pMethods->xClose(real);
}

static inline int fault_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    struct fault_file *fault = fault_of(file);
    return fault_strikes(fault->vfs, true)
               ? fault->vfs->code
               : fault->real->pMethods->xRead(fault->real, bytes, count, offset);
}

static inline int fault_write(sqlite3_file *file, const void *bytes, int count,
                              sqlite3_int64 offset)
{
    struct fault_file *fault = fault_of(file);
    return fault_strikes(fault->vfs, false)
               ? fault->vfs->code
               : fault->real->pMethods->xWrite(fault->real, bytes, count, offset);
}

static inline int fault_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct fault_file *fault = fault_of(file);
    return fault_strikes(fault->vfs, false) ? SQLITE_IOERR_TRUNCATE
                                            : fault->real->pMethods->xTruncate(fault->real, size);
}

static inline int fault_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    return fault_strikes(fault_of(file)->vfs, false) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static inline int fault_size(sqlite3_file *file, sqlite3_int64 *size)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xFileSize(real, size);
}

static inline int fault_lock(sqlite3_file *file, int lock)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xLock(real, lock);
}

static inline int fault_unlock(sqlite3_file *file, int lock)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xUnlock(real, lock);
}

static inline int fault_reserved(sqlite3_file *file, int *result)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xCheckReservedLock(real, result);
}

static inline int fault_control(sqlite3_file *file, int operation, void *argument)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xFileControl(real, operation, argument);
}

static inline int fault_sector(sqlite3_file *file)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xSectorSize(real);
}

static inline int fault_characteristics(sqlite3_file *file)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xDeviceCharacteristics(real);
}

static inline int fault_shm_map(sqlite3_file *file, int page, int size, int extend,
                                void volatile **at)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xShmMap(real, page, size, extend, at);
}

static inline int fault_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xShmLock(real, offset, count, flags);
}

static inline void fault_shm_barrier(sqlite3_file *file)
{
    sqlite3_file *real = fault_of(file)->real;
    real->pMethods->xShmBarrier(real);
}

static inline int fault_shm_unmap(sqlite3_file *file, int remove)
{
    sqlite3_file *real = fault_of(file)->real;
    return real->pMethods->xShmUnmap(real, remove);
}

static inline int fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                             int *out_flags)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 2, /* no memory mapping: it would write past us */
        .xClose = fault_close,
        .xRead = fault_read,
        .xWrite = fault_write,
        .xTruncate = fault_truncate,
        .xSync = fault_sync,
        .xFileSize = fault_size,
        .xLock = fault_lock,
        .xUnlock = fault_unlock,
        .xCheckReservedLock = fault_reserved,
        .xFileControl = fault_control,
        .xSectorSize = fault_sector,
        .xDeviceCharacteristics = fault_characteristics,
        .xShmMap = fault_shm_map,
        .xShmLock = fault_shm_lock,
        .xShmBarrier = fault_shm_barrier,
        .xShmUnmap = fault_shm_unmap,
    };
    struct fault_file *fault = fault_of(file);
    struct fault_vfs *ours = (struct fault_vfs *)vfs;
    fault->vfs = ours;
    fault->real = (sqlite3_file *)(fault + 1);
    if (ours->read_only) {
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    int result = ours->real->xOpen(ours->real, name, fault->real, flags, out_flags);
    file->pMethods = result == SQLITE_OK ? &methods : NULL;
    return result;
}

/* Puts the disk in place for every database opened from now on. *fault must be static: a test that
 * fails leaves it in place, and the next one takes it away. */
static inline void fault_vfs_install(struct fault_vfs *fault)
{
    sqlite3_vfs *left = sqlite3_vfs_find("fault");
    if (left != NULL) {
        sqlite3_vfs_unregister(left);
    }
    memset(fault, 0, sizeof(*fault));
    fault->real = sqlite3_vfs_find(NULL);
    fault->vfs = *fault->real;
    fault->vfs.zName = "fault";
    fault->vfs.szOsFile = (int)sizeof(struct fault_file) + fault->real->szOsFile;
    fault->vfs.xOpen = fault_open;
    sqlite3_vfs_register(&fault->vfs, 1);
}

static inline void fault_vfs_remove(struct fault_vfs *fault)
{
    sqlite3_vfs_unregister(&fault->vfs);
    sqlite3_vfs_register(fault->real, 1);
}

static inline void fault_vfs_arm(struct fault_vfs *fault, int write, int code, bool dead)
{
    fault->reads = false;
    fault->countdown = write;
    fault->code = code;
    fault->dead = dead;
    fault->fired = false;
}

/* The disk is full from now on. */
static inline void fault_vfs_fill_up(struct fault_vfs *disk)
{
    fault_vfs_arm(disk, 1, SQLITE_FULL, true);
}

/* The disk does all it is asked for. */
static inline void fault_vfs_mend(struct fault_vfs *disk)
{
    fault_vfs_arm(disk, 0, SQLITE_OK, false);
}

/* The same for read number n. */
static inline void fault_vfs_arm_read(struct fault_vfs *fault, int read, int code, bool dead)
{
    fault_vfs_arm(fault, read, code, dead);
    fault->reads = true;
}
