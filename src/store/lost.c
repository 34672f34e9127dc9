#include "store/lost.h"

#include "store/backup.h"
#include "store/beside.h"
#include "store/db.h"

bool store_is_lost(const struct store *store)
{
    return !db_files_stand(store);
}

static bool go_on(void *self, int64_t done, int64_t total)
{
    (void)self;
    (void)done;
    (void)total;
    return true;
}

bool store_keep_lost(struct store *store, const char **kept, struct err *err)
{
    const struct store_progress progress = {.step = go_on};
    *kept = beside_name(store->arena, store->path, "lost", store->clock);
    if (!copy_write(store, *kept, &progress, err)) {
        copy_remove(store->arena, *kept);
        return false;
    }
    return true;
}
