/* The body of a page: the small part of Markdown that the kiosk shows, as blocks. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/document.h"

#include <stddef.h>

/*
 * Parses text[body..length), the part of the file after its front matter. text is valid UTF-8
 * without control characters. Sets page->blocks and page->block_count; what the kiosk does not show
 * is a problem with its line in the file.
 */
void markdown_parse(struct arena *arena, const char *path, const char *text, size_t length,
                    size_t body, struct page *page, struct problems *problems);
