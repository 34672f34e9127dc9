/* A line that nobody is to see on the screen. */
#pragma once

#include "admin/host.h"

#include <stddef.h>

/*
 * Asks at host->err and reads a line from host->in into line[0..size), without its end; "" at the
 * end of the input. What does not fit is left for the next read. From a terminal it is read without
 * echo, which is on again whatever ends the question, Ctrl-C and SIGTERM too; a program that hands
 * in its input is not asked anything. The caller wipes the line.
 */
void secret_line_read(const struct admin_host *host, const char *question, char *line, size_t size);
