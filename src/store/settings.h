/* What holds for the whole database: its own mark, where the clinic is. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>

/* 32 hex digits that tell this database from every other, also in copies of it. */
bool store_installation(struct store *store, struct arena *arena, const char **mark,
                        struct err *err);

/* The time zone of the clinic, from its configuration, for programs that do not read that. "" if
 * none was set. Set again to the same it writes nothing. */
bool store_set_timezone(struct store *store, const char *timezone, struct err *err);
bool store_timezone(struct store *store, struct arena *arena, const char **timezone,
                    struct err *err);

/* For the files of store, within db_begin: one of the database's own notes, "" if it was never
 * made; and the way to make one, with a text or the time of now as its value. */
const char *setting_read(struct store *store, struct arena *arena, const char *key);
void setting_write(struct store *store, const char *key, const char *value);
void setting_write_now(struct store *store, const char *key);
