/* What the kiosk says at its end when the file of its database was taken away. */
#pragma once

#include "store/store.h"

/* Keeps what the lost database holds (store/lost.h) and says on stderr what happened and where it
 * is. path is what the database was opened by. */
void lost_database_tell(struct store *store, const char *path);
