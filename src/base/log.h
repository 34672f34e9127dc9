/*
 * One line to standard error for each event: level, then the message. The service manager adds the
 * time. Never personal data: no names, digits, answers; say "visit 42", not who.
 */
#pragma once

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
