#include "domain/numbers.h"

#include "base/clock.h"

#include <string.h>

static bool is_about(const struct past_number *past, const char *link_id,
                     const struct named_thing *thing)
{
    return strcmp(past->link_id, link_id) == 0 &&
           (thing->code[0] == '\0' || strcmp(past->thing, thing->code) == 0);
}

/* What the number of this question is about at the visit. */
static struct named_thing thing_of_today(const struct visit_record *record,
                                         const struct client_history *history, const char *link_id)
{
    if (strcmp(link_id, NUMBER_HARD) != 0) {
        return (struct named_thing){"", ""};
    }
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (strcmp(answer->link_id, NUMBER_HARD_THING) == 0 &&
            answer_record_state(answer) == ANSWER_GIVEN) {
            return (struct named_thing){answer->code, answer->staff_answer};
        }
    }
    return history->named;
}

bool number_wants_review(const char *link_id, long before, long now)
{
    return strcmp(link_id, NUMBER_USUAL_PAIN) == 0 && trend_between(before, now) == TREND_WORSE;
}

struct client_history numbers_about_same(struct arena *arena, const struct visit_record *record,
                                         const struct client_history *history,
                                         const struct visit_reason *reasons, size_t reason_count)
{
    const struct visit_reason *reason =
        visit_reason_of(reasons, reason_count, record->questionnaire);
    if (reason == NULL) {
        return *history;
    }
    struct past_number *numbers = ARENA_ARRAY(arena, struct past_number, history->count);
    struct client_history about = *history;
    about.numbers = numbers;
    about.count = 0;
    for (size_t i = 0; i < history->count; i++) {
        if (visit_reason_asks(reason, history->numbers[i].questionnaire)) {
            numbers[about.count++] = history->numbers[i];
        }
    }
    return about;
}

struct numbers numbers_compare(struct arena *arena, const struct visit_record *record,
                               const struct client_history *history)
{
    struct number_row *items = ARENA_ARRAY(arena, struct number_row, record->answer_count);
    size_t count = 0;
    for (size_t i = 0; i < record->answer_count; i++) {
        if (!record->answers[i].has_number) {
            continue;
        }
        struct number_row *row = &items[count++];
        row->answer = &record->answers[i];
        row->thing = thing_of_today(record, history, row->answer->link_id);
        for (size_t p = 0; p < history->count; p++) {
            const struct past_number *past = &history->numbers[p];
            if (is_about(past, row->answer->link_id, &row->thing)) {
                row->first = row->has_past ? row->first : past->number;
                row->last = past->number;
                row->has_past = true;
            }
        }
        row->trend = row->has_past ? trend_between(row->last, row->answer->number) : TREND_SAME;
    }
    return (struct numbers){items, count};
}

static const struct answer_record *number_of_today(const struct visit_record *record,
                                                   const char *link_id)
{
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (answer->has_number && strcmp(answer->link_id, link_id) == 0) {
            return answer;
        }
    }
    return NULL;
}

struct number_series numbers_series(struct arena *arena, const struct visit_record *record,
                                    const struct client_history *history, const char *link_id)
{
    const struct answer_record *today = number_of_today(record, link_id);
    if (today == NULL) {
        return (struct number_series){0};
    }
    const struct named_thing thing = thing_of_today(record, history, link_id);
    long *values = ARENA_ARRAY(arena, long, history->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < history->count; i++) {
        if (is_about(&history->numbers[i], link_id, &thing)) {
            values[count++] = history->numbers[i].number;
        }
    }
    values[count++] = today->number;
    return (struct number_series){values, count};
}

static bool is_due(const struct visit_record *record, const struct client_history *history)
{
    int64_t first_ms = 0;
    int64_t now_ms = 0;
    return history->visit_count + 1 >= REVIEW_VISITS ||
           (iso8601_parse(history->first_visit_at, &first_ms) &&
            iso8601_parse(record->arrived_at, &now_ms) &&
            civil_days_between(first_ms, now_ms) >= REVIEW_DAYS);
}

bool numbers_ask_for_review(const struct visit_record *record, const struct client_history *history)
{
    const struct answer_record *today = number_of_today(record, NUMBER_USUAL_PAIN);
    if (today == NULL || !is_due(record, history)) {
        return false;
    }
    for (size_t i = 0; i < history->count; i++) {
        if (strcmp(history->numbers[i].link_id, NUMBER_USUAL_PAIN) == 0) {
            const long first = history->numbers[i].number;
            return first >= TREND_POINTS && trend_between(first, today->number) != TREND_BETTER;
        }
    }
    return false;
}
