/* The data of a chart in a page: what stands in a block fenced with "chart", as YAML. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/document.h"

#include <stddef.h>

enum { CHART_ROWS_MAX = 8, CHART_DOTS_MAX = 12, CHART_STEPS_MAX = 10 };

/*
 * Parses text[0..length), what stands below the fence in line fence of the file, as blocks: a plot
 * if it has one, then its rows. Mistakes are added to the problems by file and line; there is then
 * a block all the same, so that what follows the chart is not blamed.
 */
const struct block *chart_parse(struct arena *arena, const char *path, const char *text,
                                size_t length, size_t fence, size_t *count,
                                struct problems *problems);
