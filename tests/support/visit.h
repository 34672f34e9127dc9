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
/* The question on screen, the first of them where there are several. */
const char *visit_question(const struct kiosk *kiosk);
/* True if this question is on screen, alone or with others. */
bool visit_shows(const struct kiosk *kiosk, const char *link_id);
/* Taps a target of the question on screen, turning to the page of the list that it is on. */
void visit_tap(struct kiosk *kiosk, const char *target);
/* What the target of this question is called on this screen that is called so where the question
 * stands alone: "option_2 no" for "option no". */
const char *visit_target(const struct kiosk *kiosk, const char *link_id, const char *target);
/* Answers the step's question, which must be on screen, without leaving it. */
void visit_give(struct kiosk *kiosk, const struct step *step);
/* Goes on to the screen after the questions on screen. */
void visit_continue(struct kiosk *kiosk);
/* Reads "Question n of total" or "Questions n to … of total" from the screen. */
void visit_progress(const struct kiosk *kiosk, int *n, int *total);
/* Answers questions one after the other, those that share a screen by one Continue. Each must be on
 * the screen, with nothing chosen there yet, a number that counts up and a total that never grows;
 * and each that is asked there must have a step. Returns the last total. */
int visit_answer(struct kiosk *kiosk, const struct step *steps, size_t count);
/* Answers the questions that are on the screen, all of which must have a step, without leaving it.
 * Passes over those that the visitor would rather tell. Returns how many of the steps that took. */
size_t visit_give_screen(struct kiosk *kiosk, const struct step *steps, size_t count);
/* The same, with nothing chosen there yet, and goes on: by "I'd rather tell my therapist" if one of
 * the steps says so, which leaves the other answers as they are. In any language. */
size_t visit_answer_screen(struct kiosk *kiosk, const struct step *steps, size_t count);
/* Answers screens until this question is on one; returns how many of the steps that took. */
size_t visit_answer_until(struct kiosk *kiosk, const struct step *steps, size_t count,
                          const char *link_id);
/* Gives other taps to the step of this question. */
void visit_instead(struct step *steps, size_t count, const char *link_id, const char *taps);
/* On the review page: turns to the row of this question and taps Change; or turns to the end and
 * taps Send. */
void visit_change(struct kiosk *kiosk, const char *link_id);
void visit_send(struct kiosk *kiosk);

/* Every question of the first visit but the places that are not to be touched; nothing urgent. */
#define FIRST_VISIT_STEPS 11
extern const struct step first_visit[FIRST_VISIT_STEPS];
/* Every question of the follow-up but those that "Something has changed" opens. */
#define FOLLOW_UP_STEPS 8
extern const struct step follow_up[FOLLOW_UP_STEPS];
