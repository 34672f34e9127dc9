#include "import/newest.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum kind { KIND_NONE, KIND_WORKBOOK, KIND_LIST };

/* A workbook counts only where there is no list, to say how it is saved as one: Excel writes its
 * workbook anew after it has saved it as CSV. */
static enum kind kind_of(const char *name)
{
    static const struct {
        const char *ending;
        enum kind kind;
    } endings[] = {
        {".csv", KIND_LIST},      {".ics", KIND_LIST},         {".ical", KIND_LIST},
        {".ifb", KIND_LIST},      {".tsv", KIND_LIST},         {".txt", KIND_LIST},
        {".xlsx", KIND_WORKBOOK}, {".xlsm", KIND_WORKBOOK},    {".xls", KIND_WORKBOOK},
        {".ods", KIND_WORKBOOK},  {".numbers", KIND_WORKBOOK},
    };
    const char *dot = strrchr(name, '.');
    if (dot == NULL || name[0] == '.' || name[0] == '~') { /* editors' own copies begin so */
        return KIND_NONE;
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (strcasecmp(dot, endings[i].ending) == 0) {
            return endings[i].kind;
        }
    }
    return KIND_NONE;
}

static bool is_later(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/* A file that may be the one. */
struct candidate {
    const char *path; /* NULL: none */
    enum kind kind;
    struct timespec time;
};

/* Of one time and kind the one with the later name, so that it is always the same. */
static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (b->path == NULL || a->kind != b->kind) {
        return b->path == NULL || a->kind > b->kind;
    }
    return is_later(a->time, b->time) ||
           (!is_later(b->time, a->time) && strcmp(a->path, b->path) > 0);
}

bool newest_list(struct arena *arena, const char *folder, const char **path, struct err *err)
{
    DIR *dir = opendir(folder);
    struct candidate best = {.path = NULL};
    if (dir == NULL) {
        return err_set(err, "%s: %s", folder, strerror(errno));
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        struct stat info;
        struct candidate candidate = {.kind = kind_of(entry->d_name)};
        if (candidate.kind == KIND_NONE) {
            continue;
        }
        candidate.path = arena_printf(arena, "%s/%s", folder, entry->d_name);
        if (stat(candidate.path, &info) != 0 || !S_ISREG(info.st_mode)) {
            continue;
        }
        candidate.time = info.st_mtim;
        best = is_better(&candidate, &best) ? candidate : best;
    }
    closedir(dir);
    *path = best.path;
    return best.path != NULL || err_set(err, "%s: no list in this folder", folder);
}
