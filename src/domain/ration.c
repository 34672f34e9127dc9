#include "domain/ration.h"

#include "domain/pin.h"

/* 0 if the clock was set back. */
static int64_t since_ms(const struct ration *ration, int64_t now_ms)
{
    return now_ms > ration->at_ms ? now_ms - ration->at_ms : 0;
}

struct ration ration_count(const struct ration *ration, int64_t now_ms)
{
    const int64_t left_ms = ration->owed_ms - since_ms(ration, now_ms);
    const int64_t owed_ms = (left_ms > 0 ? left_ms : 0) + RATION_FORGET_MS;
    const int64_t remembered = (owed_ms + RATION_FORGET_MS - 1) / RATION_FORGET_MS;
    return (struct ration){
        .owed_ms = owed_ms, .pause_ms = pin_lock_ms(remembered), .at_ms = now_ms};
}

int64_t ration_pause_ms(const struct ration *ration, int64_t now_ms)
{
    const int64_t left_ms = ration->pause_ms - since_ms(ration, now_ms);
    return left_ms > 0 ? left_ms : 0;
}

bool walk_in_allowed(int64_t in_a_row, bool list_is_empty)
{
    return in_a_row < (list_is_empty ? WALK_INS_NO_LIST_MAX : WALK_INS_MAX);
}
