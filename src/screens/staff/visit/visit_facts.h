/* One visit as its page tells it: what is kept, read once, and put into words block by block. */
#pragma once

#include "domain/numbers.h"
#include "screens/staff/visit/visit_blocks.h"
#include "ui/ui.h"

#define VISIT_BLOCKS_MAX 20

struct visit_facts {
    struct visit_record record;
    struct client_history history;
    struct numbers numbers;
    const struct questionnaire *form; /* that was answered, or made of the answers; NULL: none */
    const struct response *response;  /* to form */
    bool ask_for_review;
};

/* Reads it into the arena. False with err if there is no such visit, or it could not be read. */
bool visit_facts_read(const struct app *app, struct arena *arena, struct visit_id visit,
                      struct visit_facts *facts, struct err *err);

/* "Mei R. · visit 3, last 9 days ago · answers sent 10:21" */
const char *visit_facts_about(const struct app *app, struct ui *ui,
                              const struct visit_facts *facts);
/* What the page shows, the flags first. Returns how many there are. */
size_t visit_facts_blocks(const struct app *app, struct ui *ui, const struct visit_facts *facts,
                          bool with_about, struct visit_block blocks[VISIT_BLOCKS_MAX]);
