/* Visits as JSON for other programs; members are named as the columns of the database's views. */
#pragma once

#include "admin/command.h"
#include "admin/numbers.h"
#include "domain/record.h"
#include "form/json_writer.h"

/* An array of arrivals, without answers. */
void record_json_print_arrivals(const struct command *command, const struct visit_records *records);
/* The members of one visit with all that is kept of it, and with what its client told before and
 * still matters, within an object that is open. */
void record_json_write(struct json_writer *writer, const struct visit_record *record,
                       const struct client_history *history);
/* One visit, and its numbers beside the earlier ones. */
void record_json_print_visit(const struct command *command, const struct visit_record *record,
                             const struct client_history *history, const struct numbers *numbers);
