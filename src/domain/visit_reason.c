#include "domain/visit_reason.h"

#include "base/clock.h"
#include "domain/name_fold.h"

#include <string.h>

#define WORDS_BLOCK 1024

/* The words of a text, folded, with a space before and after each of them. */
static const char *words_of(struct arena *arena, const char *text)
{
    char *plain = arena_strdup(arena, text);
    struct name_reader reader = name_reader_of(text);
    while (reader.at < reader.end) {
        const char *from = reader.at;
        const uint32_t character = name_reader_next(&reader);
        if (!name_is_letter(character) && !name_is_accent(character)) {
            memset(plain + (from - text), ' ', (size_t)(reader.at - from));
        }
    }
    return arena_printf(arena, " %s ", name_fold(arena, plain));
}

bool visit_reason_has_words(const char *text)
{
    struct arena *scratch = arena_create(WORDS_BLOCK);
    const char *words = words_of(scratch, text);
    const bool has = words[strspn(words, " ")] != '\0';
    arena_destroy(scratch);
    return has;
}

bool visit_reason_fits(const struct visit_reason *reason, const char *service)
{
    struct arena *scratch = arena_create(WORDS_BLOCK);
    const char *booked = words_of(scratch, service);
    bool fits = false;
    for (size_t i = 0; i < reason->service_count && !fits; i++) {
        fits = strstr(booked, words_of(scratch, reason->services[i])) != NULL;
    }
    arena_destroy(scratch);
    return fits;
}

bool visit_reason_asks(const struct visit_reason *reason, const char *url)
{
    return strcmp(reason->first_visit->url, url) == 0 ||
           (reason->follow_up != NULL && strcmp(reason->follow_up->url, url) == 0);
}

const struct visit_reason *visit_reason_of(const struct visit_reason *reasons, size_t count,
                                           const char *url)
{
    for (size_t i = 0; i < count; i++) {
        if (visit_reason_asks(&reasons[i], url)) {
            return &reasons[i];
        }
    }
    return NULL;
}

/* True if the local day of now is later than the day so many months after the first moment. Where
 * that month has no such day, its last day counts. */
static bool is_past(int64_t then_ms, int64_t now_ms, int months)
{
    struct civil_time last = civil_from_ms(then_ms);
    const int day = last.day;
    last.month += months;
    last.hour = 12; /* no time zone moves its clocks at noon */
    last.day = 1;
    struct civil_time carried = civil_from_ms(civil_to_ms(last));
    const int month = carried.month;
    carried.day = day;
    for (struct civil_time found = civil_from_ms(civil_to_ms(carried)); found.month != month;
         found = civil_from_ms(civil_to_ms(carried))) {
        carried.day--;
    }
    return civil_days_between(civil_to_ms(carried), now_ms) > 0;
}

const struct questionnaire *visit_reason_questionnaire(const struct visit_reason *reason,
                                                       int64_t last_full_ms, int64_t now_ms)
{
    const bool full = reason->follow_up == NULL || last_full_ms == 0 ||
                      is_past(last_full_ms, now_ms, reason->full_again_after_months);
    return full ? reason->first_visit : reason->follow_up;
}
