/* The rows of the review: what the visitor said, and a button to change it. */
#pragma once

#include "app/screen.h"
#include "domain/response.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

/* The actions of their buttons: value is the question to change. */
struct review_actions {
    int change;
    int show_all;
};

/*
 * Draws the rows of page `shown` (from 0; REVIEW_NO_PAGE for none), and returns how many pages
 * there are. The first page has a room of its own. Questions of one page of the questionnaire share
 * a row. Unless all is set, questions answered with "None of these" share one row at the end, with
 * a button that shows all.
 */
#define REVIEW_NO_PAGE (-1)
int review_rows(const struct app *app, struct ui *ui, struct rect first, struct rect further,
                int shown, bool all, struct review_actions actions);
