/* Rows of the staff area that say what is wrong with clock and day lists (app/staff_warnings.h). */
#pragma once

#include "app/screen.h"
#include "app/staff_warnings.h"
#include "screens/shared/paged_list.h"
#include "ui/ui.h"

/* The warning in words. The row leads nowhere. */
struct list_row warning_row(const struct app *app, struct ui *ui,
                            const struct staff_warning *warning);
/* The gravest of count warnings in one row, which leads to all of them; brief says no more than
 * what is wrong. */
struct list_row warnings_row(const struct app *app, struct ui *ui,
                             const struct staff_warning *gravest, size_t count, bool brief);
