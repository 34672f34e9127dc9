/* What the client told at earlier visits and still matters, as blocks of a visit's page. */
#pragma once

#include "domain/record.h"
#include "screens/staff/visit/visit_blocks.h"
#include "ui/ui.h"

/* Each lives as long as the frame; its count is 0 where there is nothing to show. */

/* What lasts, with the day on which it was told last. */
struct visit_block visit_cautions_block(const struct app *app, struct ui *ui,
                                        const struct client_history *history);
/* Every stop and hold, with what was decided; in the colour of a warning while one is undecided. */
struct visit_block visit_signs_block(const struct app *app, struct ui *ui,
                                     const struct client_history *history);
