/* A table for people: columns as wide as what is in them. What is wider than the terminal goes on
 * in lines below. */
#pragma once

#include "admin/host.h"
#include "base/arena.h"

#include <stddef.h>

struct text_table;

/* A table in the arena; header has count texts. Columns whose name ends in '#' hold numbers: they
 * stand to the right, and are printed without the mark. */
struct text_table *text_table_create(struct arena *arena, const char *const *header, size_t count);
/* cells has as many texts as the header; they are kept, and may hold anything (see text_plain). */
void text_table_add(struct text_table *table, const char *const *cells);
void text_table_print(const struct text_table *table, const struct admin_host *host);
/* A line of its own above what follows: bold on a terminal. */
void text_table_heading(const struct admin_host *host, const char *text);
