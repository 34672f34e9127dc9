/* The blocks of a visit's page, which flow through its columns and on over its pages. A block that
 * does not fit is divided between its answers and rows, and where it goes on it says again what it
 * is about; figures, tables and charts move on as a whole. */
#pragma once

#include "screens/staff/visit/visit_block.h"

#include "ui/ui.h"

/* Draws page number `shown` (-1: none) into these columns and returns how many pages there are. */
int visit_blocks_flow(const struct app *app, struct ui *ui, const struct rect *columns,
                      size_t column_count, const struct visit_block *blocks, size_t count,
                      int shown);
