/* A visitor who answers questions, for tests. */
#pragma once

#include "kiosk.h"

#define TO_NOTICE    "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nexpect screen notice\n"
#define TO_QUESTIONS TO_NOTICE "tap agree\nexpect screen question\n"

/* One question and what the visitor taps there: targets separated by newlines, "" to pass it over,
 * such as {"where", "option back-neck\noption back-low-left"}. */
struct step {
    const char *link_id;
    const char *taps;
};

/* A kiosk with somebody at the first question. */
struct kiosk *visit_open(void);
/* The same on a low panel, where notice and messages have pages. */
struct kiosk *visit_open_low(bool large_text);
/* The question on screen. */
const char *visit_question(const struct kiosk *kiosk);
/* Taps a target of the question on screen, turning to the page of the list that it is on. */
void visit_tap(struct kiosk *kiosk, const char *target);
/* Answers the question on screen, which must be that of the step, without leaving it. */
void visit_give(struct kiosk *kiosk, const struct step *step);
/* Goes on to whatever comes after the question on screen. */
void visit_continue(struct kiosk *kiosk);
/* "Question n of total" as it stands on screen. */
void visit_progress(const struct kiosk *kiosk, int *n, int *total);
/*
 * Answers questions one after the other, each of which must be the one on screen, with nothing
 * chosen on it yet, a number that counts up and a total that never grows. Returns the last total.
 */
int visit_answer(struct kiosk *kiosk, const struct step *steps, size_t count);
/* On the review page: turns to the row of this question and taps Change; to its end and Send. */
void visit_change(struct kiosk *kiosk, const char *link_id);
void visit_send(struct kiosk *kiosk);

/* Every question of the first visit, every branch taken, nothing urgent. */
#define FIRST_VISIT_STEPS 14
extern const struct step first_visit[FIRST_VISIT_STEPS];
#define FOLLOW_UP_STEPS 8
extern const struct step follow_up[FOLLOW_UP_STEPS];
