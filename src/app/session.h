/* One visitor at the screen: who they may be and what they answered. All of it is personal and
 * lives in one arena that is wiped when the visit ends. What must outlast the visit is written to
 * the store before the screen says that it was saved. */
#pragma once

#include "app/world.h"
#include "domain/checkin.h"
#include "domain/notice.h"
#include "domain/response.h"
#include "domain/visit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the visitor was told at the end, and why. */
enum outcome {
    OUTCOME_NONE, /* not checked in yet */
    OUTCOME_ON_TIME,
    OUTCOME_EARLY,
    OUTCOME_LATE,
    OUTCOME_ALREADY,
    OUTCOME_WALK_IN,
};

/* Whether it is clear which of the visits found is the visitor's. */
enum doubt {
    DOUBT_NONE,
    DOUBT_ASK,    /* several read the same on the screen: their first name tells which */
    DOUBT_STAYS,  /* it does not, or cannot be typed: nobody is guessed */
    DOUBT_NOBODY, /* none of them */
};

/* A questionnaire that the visitor has begun. */
struct begun_form {
    struct response *response;
    struct prior_response prior;
};

struct session {
    const struct world *world;
    struct arena *arena;

    /* how the visitor looked for the appointment */
    enum identity identity;
    const char *typed_name; /* as typed, or "… 0142" after a look-up by phone; for a walk-in */
    const char *given;      /* the first name, of somebody who looked by name; else "" */
    struct checkin_matches matches;
    const size_t *alike; /* for each of matches the first one that reads the same on the screen */
    struct checkin_matches same;       /* those of matches that read the same, one of whom it is */
    const struct checkin_match *match; /* the one that is being confirmed; NULL if none */
    enum doubt doubt;
    bool denied; /* the visitor said of what was found that it is not theirs */

    /* the visit */
    enum outcome outcome;
    struct visit_id visit;
    const char *therapist; /* "" if none is known */
    int64_t appointment_ms;
    size_t appointment_count;
    bool moved; /* the list changed it while the visitor looked at it */

    /* the questionnaire */
    const struct visit_reason *reason; /* what brings the visitor; NULL until it is known */
    struct begun_form *begun; /* by reason, what was begun; NULL until the visitor agreed */
    struct notice notice;     /* what they agreed to */
    bool reason_asked;        /* it is asked between the notice and the first question */
    const struct questionnaire *questionnaire; /* NULL until the visitor agreed */
    struct response *response;
    struct prior_response prior;
    size_t item; /* the question on screen; the first of them where there are several */
    struct question_page page; /* the questions on screen, item the first of them */
    bool reviewing;   /* all questions were asked: one that is opened again leads to the review */
    bool hold_shown;  /* the hold message was shown */
    bool hold_owed;   /* the visitor ended the questions before it was shown, or those about … */
    bool signs_owed;  /* … another reason; the same for the signs */
    bool told_left;   /* they would rather tell of warning signs in those about another reason */
    bool unsaved;     /* what was chosen last could not be saved yet */
    bool stop_shown;  /* the emergency message was shown */
    bool signs_shown; /* the warning signs were shown to who does not answer the questions */
    bool declined;    /* the notice: the visitor does not want to be asked */
    bool agreed;
    bool sent;
    bool under_age;
};

/* An empty session. The world must outlive it. */
struct session *session_create(const struct world *world);
/* Wipes and frees; NULL is fine. */
void session_destroy(struct session *session);
/* Wipes everything; ready for the next visitor. */
void session_reset(struct session *session);

enum session_look_up {
    LOOK_UP_FOUND,   /* match is the only appointment found */
    LOOK_UP_SEVERAL, /* the visitor must choose among matches, or say more (doubt) */
    LOOK_UP_NONE,
    LOOK_UP_FAILED, /* the database did not answer: err */
};
/* Looks among the day's appointments and keeps what it found. */
enum session_look_up session_look_up_phone(struct session *session, const char *last_four,
                                           struct err *err);
enum session_look_up session_look_up_name(struct session *session, const char *given,
                                          const char *family_initial, struct err *err);
/* False if today's list has people but no telephone number: looking for one would find nobody. */
bool session_list_has_phones(const struct session *session);
/* The first name of a visitor whose visit reads the same as another's (DOUBT_ASK). */
enum session_look_up session_narrow(struct session *session, const char *given);
/* The visitor chose one of several matches, or said that none of them is theirs. A name that is
 * looked for after a "no" may be another one with a slip. */
void session_choose(struct session *session, size_t match);
void session_deny(struct session *session);
void session_choose_none(struct session *session);
/* Names of today's therapists for a walk-in; in the arena. */
const char *const *session_therapists(struct session *session, struct arena *arena,
                                      size_t *therapist_count);

/* Records the arrival for session->match, after "yes" to "Is this you?", as today's list has it
 * now: at its new time if it moved. If it is gone, records nothing, and match is NULL. */
bool session_check_in(struct session *session, const char *language, struct err *err);
/* True if the visitor arrived with a booking of theirs that nobody had arrived with before. */
bool session_proved(const struct session *session);
/* False if so many came without a booking in a row (domain/ration.h) that the next one is asked to
 * tell somebody. */
bool session_walk_in_allowed(const struct session *session);
/* Records the arrival of somebody without a booking. therapist may be "". */
bool session_walk_in(struct session *session, const char *therapist, const char *language,
                     struct err *err);
/* True if the questionnaire should be offered: it was not sent before. Whoever declined may change
 * their mind; whoever is under age is not to be asked. */
bool session_wants_questionnaire(const struct session *session);
/* The visitor may have said at an earlier check-in of the visit that they are under age. */
void session_recall_under_age(struct session *session);

/* The answer to the notice. Agreeing begins the right questionnaire at its first question, if it is
 * known by now which one that is; declining or being under age ends it. Answers given before
 * declining are kept as a questionnaire that was not finished; of those of somebody under age only
 * the warning signs are. A visitor who chose an emergency answer and was not told of it yet cannot
 * decline: the call succeeds, changes nothing, and app_onward tells them. */
bool session_agree(struct session *session, const struct notice *notice, struct err *err);
bool session_decline(struct session *session, bool under_age, const char *language,
                     struct err *err);
/* Somebody who comes back after sending the questionnaire tells of something new: the warning
 * questions are asked again. */
bool session_may_add(struct session *session);
bool session_begin_addition(struct session *session, struct err *err);
/* There is nothing new, or no more than was said so far. As with session_decline, an emergency is
 * told first. */
bool session_end_addition(struct session *session, const char *language, struct err *err);
/* True if neither the booking tells what brings the visitor, nor the configuration, which knows of
 * one reason only: they are asked (SCREEN_REASON). */
bool session_asks_reason(const struct session *session);
/* The visitor says what brings them: begins the questionnaire about it, or goes back to the one
 * that they had begun. What was answered about another reason is kept as a questionnaire that was
 * not finished, with what it flagged. As with session_decline, an emergency is told first. */
bool session_choose_reason(struct session *session, const struct visit_reason *reason,
                           const char *language, struct err *err);
/* The questionnaires of which one would be asked if the visitor agreed now, without an answer but
 * what they carry forward: one, or one for each reason as long as it is not known. */
struct blank_responses {
    const struct response *const *items;
    size_t count;
};
struct blank_responses session_could_ask(const struct session *session, struct arena *arena);
/* How many questions the visitor would be asked at most, for the notice. */
size_t session_question_count(const struct session *session);

/* The question on screen; NULL until the visitor agreed. */
const struct item *session_item(const struct session *session);
/* Shows this question, alone. */
void session_go_to(struct session *session, size_t item);
/* Shows the whole page that the question on screen belongs to, or its question alone: as the screen
 * has room. */
void session_show_page(struct session *session, bool whole);
/* The visitor would rather tell what is asked on screen: what has no answer, or all of it if
 * everything has one. */
void session_rather_tell(struct session *session);
/* Saves the answers on screen to the database. */
bool session_save_answer(struct session *session, const char *language, struct err *err);
/* Saves the response, but does not count the question on screen as answered or skipped. */
bool session_save(struct session *session, const char *language, struct err *err);
/* Goes to the first question that is required and has no answer, or that a change newly opened;
 * false if there is none. */
bool session_go_to_missing(struct session *session);
/* Goes to the next (previous) question; false when there is none. When the last was answered, the
 * review begins; from then on only questions newly opened by a change are next, and those of the
 * same page. */
bool session_next(struct session *session);
bool session_previous(struct session *session);
/* Completes the response. While something comes before that, an emergency or advice to tell of or a
 * question to answer, the call succeeds and changes nothing: app_onward goes there. */
bool session_send(struct session *session, const char *language, struct err *err);
enum tier session_tier(const struct session *session);
/* True if an answer calls for the emergency message (for the advice to see somebody the same day)
 * and the visitor has not been shown it. */
bool session_stop_due(const struct session *session);
bool session_hold_due(const struct session *session);
/* True if somebody who declined, is under age or would rather tell of emergencies has not been
 * shown once what they are. */
bool session_signs_due(const struct session *session);
/* True if a visitor who is to be asked was not asked about emergencies so far, nor shown them. */
bool session_signs_unasked(const struct session *session);
/* How urgent the visit is by all that was ever said in it, taken back or not. A failure to read it
 * is logged: what is on screen counts then. */
enum tier session_visit_tier(const struct session *session);
/* True if the visitor told of an emergency today, and nobody has decided about it. */
bool session_stop_stands(const struct session *session);
/* Keeps what stands on the screen and was not continued, chosen or typed, so that nothing is lost
 * when the visitor leaves. True if there was nothing to keep. */
bool session_keep_draft(struct session *session, const char *language, struct err *err);
/* True if the visitor chose "I'd rather tell" at a question about warning signs (answers of tier
 * hold or stop). */
bool session_warning_open(const struct session *session);

/* By how many minutes the visitor's therapist runs late today; 0 if not. */
bool session_delay(const struct session *session, int *minutes, struct err *err);

/* The page that fits the answers best, and how urgent the visit is: its index in catalog. */
size_t session_suggest_page(const struct session *session, enum tier tier,
                            const struct catalog *catalog);
