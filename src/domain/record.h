/*
 * What is kept of one arrival, as it is handed on to people and other programs: in the words that
 * were shown, without the questionnaire. Personal data: lives in the arena it was read into.
 */
#pragma once

#include "domain/appointment.h"
#include "domain/ids.h"
#include "domain/response.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One answer, or one of several that were chosen; fields as in the view `answers`. */
struct answer_record {
    const char *link_id;
    const char *question;
    const char *answer;
    const char *code;
    bool has_number;
    long number;
    const char *type;           /* FHIR item.type; "" of answers from before it was kept */
    const char *staff_question; /* question and answer in the language that the staff read */
    const char *staff_answer;
    const char *staff_group; /* what the groups around it say, in front of staff_question; "" */
};
/* The question for a list of answers: what the groups say is left out where the answer above, if
 * any, has it already. In the arena, or as long as the answer. */
const char *answer_record_question(const struct answer_record *answer,
                                   const struct answer_record *above, struct arena *arena);
/* ANSWER_GIVEN, ANSWER_DECLINED or ANSWER_SKIPPED. */
enum answer_state answer_record_state(const struct answer_record *answer);

struct starred_page {
    const char *page_id;
    const char *title;
};

/* Of the view `decisions`. */
struct decision_record {
    const char *at; /* ISO 8601 */
    const char *decision;
    const char *initials; /* "" if not signed */
};

/* The booking system changed the booking after the client had arrived. */
struct booking_change {
    const char *at;             /* ISO 8601 */
    const char *change;         /* "moved", "cancelled", "booked" again, or "gone" from its list */
    const char *appointment_at; /* as it was before, like the next one */
    const char *therapist;
};

/* Somebody of the staff moved the answers to the person they belong to. */
struct visit_move {
    const char *at;       /* ISO 8601 */
    const char *initials; /* of who moved them; "" if that was not kept */
    bool away;            /* from this visit to the other one, or the other way */
    struct visit_id other;
    const char *other_initials; /* of its client */
    const char *other_arrived_at;
    const char *other_appointment_at; /* "" if there is none */
};

/* Texts are as in the view `arrivals`: times ISO 8601 with offset, "" where there is nothing. */
struct visit_record {
    struct visit_id id;
    struct client_id client; /* 0 for someone nobody checked */
    int64_t change;          /* the number of the last change to it */
    const char *arrived_at;
    const char *appointment_at;
    const char *client_name;
    const char *initials;
    const char *therapist;
    const char *arrival_kind;
    const char *identity;
    const char *questionnaire_status;
    const char *attention;
    const char *seen_at;
    const char *language;
    bool undecided;        /* something urgent was said, and nobody decided with their initials */
    const char *undone_at; /* "" if the arrival stands */
    const char *undone_by; /* the initials of who took it back; "" if that was not kept */
    struct day_list appointments;

    /* the newest response; all "" if nobody began one */
    const char *questionnaire;
    const char *version;
    const char *sha256;
    const char *notice_version;  /* the day on which the words of the notice were first agreed to */
    const char *notice_sha256;   /* of those words; "" if agreed to before they were kept */
    const char *response_status; /* FHIR: "in-progress" or "completed" */
    const char *started_at;
    const char *completed_at;
    const struct answer_record *answers; /* in the order of the questionnaire */
    size_t answer_count;

    struct flags flags; /* of all responses, most urgent first */
    const struct starred_page *stars;
    size_t star_count;
    const struct decision_record *decisions; /* oldest first; the last one holds */
    size_t decision_count;
    const struct booking_change *changes; /* oldest first */
    size_t change_count;
    const struct visit_move *moves; /* oldest first */
    size_t move_count;
};
/* The arrival was taken back. */
bool visit_record_is_undone(const struct visit_record *record);
/* Whether a signed decision about the visit, the last one, which was made at this moment (ISO
 * 8601), belongs to this urgent flag: it decided about it, or the flag was said (again) after it.
 * Not where answers were moved to the visit afterwards. */
bool decision_belongs_to_flag(const char *made_at, const struct flag *flag);
/* The last signed decision of the visit if it belongs to this urgent flag; else NULL. */
const struct decision_record *visit_record_decision_of(const struct visit_record *record,
                                                       const struct flag *flag);
bool visit_record_has_response(const struct visit_record *record);
/* The answers as a response to the questionnaire that was answered; NULL if they do not fit it. */
const struct response *visit_record_response(struct arena *arena, const struct visit_record *record,
                                             const struct questionnaire *questionnaire);
/* The first type among its answers that this program does not know, since a later version wrote
 * them; NULL if there is none. */
const char *visit_record_unknown_type(const struct visit_record *record);
/* A questionnaire of what was answered and nothing else, in the words that were shown, for when the
 * file is no longer there: no groups, no systems of codes. Not with an unknown type. */
const struct questionnaire *visit_record_questionnaire(struct arena *arena,
                                                       const struct visit_record *record);

struct visit_records {
    const struct visit_record *items; /* by id */
    size_t count;
};

/* A number that a client gave at an earlier, finished visit. */
struct past_number {
    struct visit_id visit;
    const char *link_id;
    long number;
    const char
        *thing; /* the code of what it is about (numbers.h); "" if that is the same for all */
    const char *questionnaire; /* the url of what was asked */
};
/* What a client named, and what a number is about. */
struct named_thing {
    const char *code;
    const char *words; /* in the language that the staff read */
};
/* What a client said at an earlier visit and the therapist of this one needs to know. */
struct past_flag {
    struct visit_id visit;
    const char *arrived_at;
    const char *undone_at;   /* that arrival was taken back; "" if not */
    struct flag flag;        /* raised_at: when it was told, always set */
    const char *unticked_at; /* of one that lasts: when the same question was last answered without
                                it; "" if it was not since */
    /* Of an urgent one, the last decision about its visit; at is "" if there is none. If
     * flag.decided_at is "", the flag was said (again) after it. */
    struct decision_record decided;
};
struct past_flags {
    const struct past_flag *items;
    size_t count;
};
/* What is known of a client from before a visit. Empty if the visit belongs to no client, because
 * nobody checked who it was. */
struct client_history {
    size_t visit_count;                /* before this one */
    const char *first_visit_at;        /* "" if there is none */
    const char *last_visit_at;         /* "" if there is none */
    const struct past_number *numbers; /* oldest first */
    size_t count;
    struct named_thing named; /* the last one before this visit; "" if there is none */
    /* What lasts and is not urgent, each once, as it was told the last time; newest first. What
     * the visit itself tells again is not there. */
    struct past_flags cautions;
    /* Every stop and hold, also one that was taken back or belongs to an arrival that was; newest
     * first. */
    struct past_flags urgent;
};
