/* Answers questions as a visitor, for tests. */
#pragma once

#include "kiosk.h"

#define TO_NOTICE    "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
#define TO_QUESTIONS TO_NOTICE "tap agree\nexpect screen question\n"

/* One question and the targets that the visitor taps there, separated by newlines; "" to skip it.
 * Example: {"where", "option back-neck\noption back-low-left"}. */
struct step {
    const char *link_id;
    const char *taps;
};

/* Opens a kiosk at the first question. */
struct kiosk *visit_open(void);
/* The same on a low panel, where notice and messages have pages. */
struct kiosk *visit_open_low(bool large_text);
/* The question on screen. */
const char *visit_question(const struct kiosk *kiosk);
/* Taps a target of the question on screen, turning to the page of the list that it is on. */
void visit_tap(struct kiosk *kiosk, const char *target);
/* Answers the question on screen, which must be the step's, without leaving it. */
void visit_give(struct kiosk *kiosk, const struct step *step);
/* Goes on to the screen after the question on screen. */
void visit_continue(struct kiosk *kiosk);
/* Reads "Question n of total" from the screen. */
void visit_progress(const struct kiosk *kiosk, int *n, int *total);
/* Answers questions one after the other. Each must be the one on screen, with nothing chosen on it
 * yet, a number that counts up and a total that never grows. Returns the last total. */
int visit_answer(struct kiosk *kiosk, const struct step *steps, size_t count);
/* On the review page: turns to the row of this question and taps Change; or turns to the end and
 * taps Send. */
void visit_change(struct kiosk *kiosk, const char *link_id);
void visit_send(struct kiosk *kiosk);

/* Every question of the first visit, every branch taken, nothing urgent. */
#define FIRST_VISIT_STEPS 14
extern const struct step first_visit[FIRST_VISIT_STEPS];
/* Every question of the follow-up but the lists that "Something has changed" opens. */
#define FOLLOW_UP_STEPS 9
extern const struct step follow_up[FOLLOW_UP_STEPS];
