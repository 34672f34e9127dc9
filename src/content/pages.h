/* Education pages: assets/content/<lang>/<name>.md, Markdown with YAML front matter. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/document.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads every .md file of directory (assets/content/en). image_directory is where the pictures that
 * pages name must be. What Markdown may hold: headings of level 1 and 2, paragraphs, strong, lists,
 * images, quotes (call-outs), rules (page breaks); anything else is a problem with file and line.
 * NULL if there was any problem.
 */
const struct catalog *catalog_load(struct arena *arena, const char *directory,
                                   const char *image_directory, const char *language,
                                   struct problems *problems);

/* The same page by page, so that a caller can do something else in between: begins, in the same
 * arena; reads one file, false if there is none left; and ends, with what catalog_load returns. */
struct catalog_reading;
struct catalog_reading *catalog_begin(struct arena *arena, const char *directory,
                                      const char *image_directory, const char *language,
                                      struct problems *problems);
bool catalog_read_page(struct catalog_reading *reading);
const struct catalog *catalog_end(struct catalog_reading *reading);

/* One page from text, for tests and fuzzing. NULL if there was any problem. */
const struct page *page_parse(struct arena *arena, const char *path, const char *text,
                              size_t length, struct problems *problems);
