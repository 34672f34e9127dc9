/* What the answers of a visit flagged, as blocks of its page, each with how it stands: decided, not
 * decided, or said again after a decision. */
#pragma once

#include "domain/numbers.h"
#include "domain/record.h"
#include "screens/staff/visit/visit_blocks.h"
#include "ui/ui.h"

struct visit_flags {
    const struct app *app;
    struct ui *ui;
    const struct visit_record *record;
    const struct numbers *numbers;
};

/* The most blocks that one of these makes. They live as long as the frame. */
#define VISIT_FLAGS_MAX 8

/* Stops and holds: first what nobody has decided about, the most urgent of it at the top. */
size_t visit_flags_urgent(const struct visit_flags *of, struct visit_block blocks[VISIT_FLAGS_MAX]);
/* All others, the most urgent first. */
size_t visit_flags_others(const struct visit_flags *of, struct visit_block blocks[VISIT_FLAGS_MAX]);
/* What the decisions so far leave open, for a visit that is undecided: nobody must take them for
 * the end of it. */
const char *visit_flags_undecided_words(const struct visit_flags *of);
