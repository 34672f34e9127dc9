/*
 * How long a questionnaire takes, for a promise that is kept: whoever reads every word once and has
 * nothing to report. The two numbers are this program's own measure, slow enough for a reader of
 * seventy: 2.5 s to find and touch something, 0.3 s to read a word (200 words a minute).
 */
#pragma once

#include "domain/response.h"

#include <stdint.h>

#define MS_PER_TAP  2500
#define MS_PER_WORD 300

/* The answer that the least follows on, of a question that offers answers: what excludes all others
 * ("None of these"), otherwise the first of the least urgent. */
size_t response_calmest_offer(const struct response *response, size_t item);

/* From the first question until the answers are sent, in ms, if nothing is wrong and each question
 * is answered. A question that another answer would open is not asked. */
int64_t questionnaire_quickest_ms(const struct questionnaire *questionnaire, const char *language);
