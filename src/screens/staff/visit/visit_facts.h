/* One visit as its page shows it: its records, read once, and put into words block by block. */
#pragma once

#include "domain/numbers.h"
#include "screens/staff/visit/visit_blocks.h"
#include "ui/ui.h"

#define VISIT_BLOCKS_MAX 28

struct visit_facts {
    struct visit_record record;
    struct client_history history;
    struct numbers numbers;
    /* the one that was answered, or one made from the answers; NULL: none */
    const struct questionnaire *form;
    const struct response *response; /* the answers to form */
    bool ask_for_review;
};

/* Reads the visit into the arena. False with err if there is no such visit or it could not be
 * read. */
bool visit_facts_read(const struct app *app, struct arena *arena, struct visit_id visit,
                      struct visit_facts *facts, struct err *err);

/* "Mei R. · visit 3, last 9 days ago · answers
 * sent 10:21" */
const char *visit_facts_about(const struct app *app, struct ui *ui,
                              const struct visit_facts *facts);
/* Makes the blocks of the page, the flags first. Returns how many there are. */
size_t visit_facts_blocks(const struct app *app, struct ui *ui, const struct visit_facts *facts,
                          bool with_about, struct visit_block blocks[VISIT_BLOCKS_MAX]);
