/* CSV after RFC 4180. */
#pragma once

#include "base/text_buffer.h"

#include <stddef.h>

/* Adds one record; a field that holds a comma, a quotation mark or a line break is quoted. */
void csv_record(struct text_buffer *out, const char *const *fields, size_t count);
