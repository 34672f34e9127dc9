#include "programs/lost_database.h"

#include "store/lost.h"

#include <stdio.h>

void lost_database_tell(struct store *store, const char *path)
{
    const char *kept = NULL;
    struct err err;
    fprintf(stderr, "cozy-kiosk: %s: the file was removed or replaced while it was in use\n", path);
    if (store_keep_lost(store, &kept, &err)) {
        fprintf(stderr, "cozy-kiosk: %s: what it held until then\n", kept);
    } else {
        fprintf(stderr, "cozy-kiosk: %s\n", err.text);
    }
}
