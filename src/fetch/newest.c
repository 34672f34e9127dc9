#include "fetch/newest.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_called_like_a_list(const char *name)
{
    static const char *const endings[] = {".csv", ".ics",  ".ical", ".ifb", ".tsv",
                                          ".txt", ".xlsx", ".xls",  ".ods"};
    const char *dot = strrchr(name, '.');
    if (dot == NULL || name[0] == '.' || name[0] == '~') { /* editors' own copies begin so */
        return false;
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (strcasecmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_later(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

bool newest_list(struct arena *arena, const char *folder, const char **path, struct err *err)
{
    DIR *dir = opendir(folder);
    const char *newest = NULL;
    struct timespec newest_time = {0};
    if (dir == NULL) {
        return err_set(err, "%s: %s", folder, strerror(errno));
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        struct stat info;
        if (!is_called_like_a_list(entry->d_name)) {
            continue;
        }
        const char *candidate = arena_printf(arena, "%s/%s", folder, entry->d_name);
        if (stat(candidate, &info) != 0 || !S_ISREG(info.st_mode)) {
            continue;
        }
        const bool later = newest == NULL || is_later(info.st_mtim, newest_time);
        const bool same_time = newest != NULL && !later && !is_later(newest_time, info.st_mtim);
        if (later || (same_time && strcmp(candidate, newest) > 0)) {
            newest = candidate;
            newest_time = info.st_mtim;
        }
    }
    closedir(dir);
    *path = newest;
    return newest != NULL || err_set(err, "%s: no list in this folder", folder);
}
