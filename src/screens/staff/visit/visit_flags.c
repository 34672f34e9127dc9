#include "screens/staff/visit/visit_flags.h"

#include "app/words.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"

#include <string.h>

/* A number that became worse, by the name that it has in the table; NULL for any other flag. */
static const char *worse_words(const struct visit_flags *of, const struct flag *flag)
{
    const struct numbers *numbers = of->numbers;
    struct ui *ui = of->ui;
    for (size_t i = 0; strcmp(flag->code, TREND_FLAG_WORSE) == 0 && i < numbers->count; i++) {
        const struct number_row *row = &numbers->items[i];
        if (row->has_past && strcmp(row->answer->link_id, flag->link_id) == 0) {
            return APP_FORMAT(of->app, ui, STR_STAFF_VISIT_WORSE,
                              {"what", visit_number_name(of->app, ui, row)},
                              {"last", visit_digits(ui, row->last)},
                              {"today", visit_digits(ui, row->answer->number)});
        }
    }
    return NULL;
}

/* The answer as the staff read it, then the client's own words if those were others, and that the
 * client took it back. */
static const char *flag_words(const struct visit_flags *of, const struct flag *flag)
{
    const struct app *app = of->app;
    struct ui *ui = of->ui;
    struct arena *arena = ui->frame->arena;
    const char *worse = worse_words(of, flag);
    if (worse != NULL) {
        return worse;
    }
    const char *words = flag->staff_text;
    const char *own = flag_own_words(flag);
    if (own[0] != '\0') {
        const char *quoted = APP_FORMAT(app, ui, STR_STAFF_VISIT_OWN_WORDS, {"words", own});
        words = arena_printf(arena, flag->tier >= TIER_HOLD ? "%s\n%s" : "%s (%s)", words, quoted);
    }
    if (flag->withdrawn_at[0] != '\0') {
        words =
            arena_printf(arena, "%s\n%s", words,
                         APP_FORMAT(app, ui, STR_STAFF_VISIT_WITHDRAWN,
                                    {"time", staff_time_words(app, arena, flag->withdrawn_at)}));
    }
    return words;
}

/* How an urgent flag stands; nothing of others. */
enum standing { STANDS_UNDECIDED, STANDS_AGAIN, STANDS_AFTER, STANDS_DECIDED, STANDS_COUNT };

static enum standing standing_of(const struct visit_flags *of, const struct flag *flag)
{
    if (flag->tier < TIER_HOLD) {
        return STANDS_UNDECIDED;
    }
    if (flag->decided_at[0] != '\0') {
        return STANDS_DECIDED;
    }
    return visit_record_decision_of(of->record, flag) == NULL ? STANDS_UNDECIDED
           : flag->decided_before_at[0] != '\0'               ? STANDS_AGAIN
                                                              : STANDS_AFTER;
}

/* "not decided", "not decided. Said again at 10:22, after the decision", "decided 10:21 (MR)" */
static const char *standing_words(const struct visit_flags *of, const struct flag *flag)
{
    const struct app *app = of->app;
    struct ui *ui = of->ui;
    struct arena *arena = ui->frame->arena;
    const struct decision_record *made = visit_record_decision_of(of->record, flag);
    const char *said_at = staff_time_words(app, arena, flag->raised_at);
    switch (standing_of(of, flag)) {
    case STANDS_AGAIN:
        return APP_FORMAT(app, ui, STR_STAFF_VISIT_UNDECIDED_AGAIN, {"time", said_at});
    case STANDS_AFTER:
        return APP_FORMAT(app, ui, STR_STAFF_VISIT_UNDECIDED_AFTER, {"time", said_at});
    case STANDS_DECIDED:
        return APP_FORMAT(app, ui, STR_STAFF_VISIT_DECIDED,
                          {"when", made == NULL
                                       ? staff_signed_words(app, arena, flag->decided_at, "")
                                       : staff_signed_words(app, arena, made->at, made->initials)});
    case STANDS_UNDECIDED:
    case STANDS_COUNT: break;
    }
    return app_text(app, STR_STAFF_TODAY_NOT_DECIDED);
}

/* What is to be done about an urgent flag now; NULL once somebody has decided. Nobody waits any
 * more on a day that is over. */
static const char *next_words(const struct visit_flags *of, enum tier tier, enum standing standing)
{
    if (tier < TIER_HOLD || standing == STANDS_DECIDED) {
        return NULL;
    }
    return app_text(of->app, staff_is_of_earlier_day(of->app, of->record) ? STR_STAFF_VISIT_SIGN
                             : tier == TIER_STOP                          ? STR_STAFF_VISIT_GO
                                                                          : STR_STAFF_VISIT_SPEAK);
}

/* Makes the block of the flags of a tier that stand alike; returns 0 if there are none. Flags come
 * in order; a question that several of them answer stands once. */
static size_t make_block(const struct visit_flags *of, enum tier tier, enum standing standing,
                         struct visit_block *block)
{
    const struct flags *flags = &of->record->flags;
    struct arena *arena = of->ui->frame->arena;
    struct visit_line *lines = ARENA_ARRAY(arena, struct visit_line, flags->count);
    const struct flag *last = NULL; /* said last: its time stands for all of them */
    const char *question = "";
    size_t count = 0;
    for (size_t i = 0; i < flags->count; i++) {
        const struct flag *flag = &flags->items[i];
        if (flag->tier != tier || standing_of(of, flag) != standing) {
            continue;
        }
        const bool same = strcmp(question, flag->staff_question) == 0;
        lines[count++] =
            (struct visit_line){same ? "" : flag->staff_question, flag_words(of, flag)};
        question = flag->staff_question;
        last = last == NULL || strcmp(flag->raised_at, last->raised_at) > 0 ? flag : last;
    }
    if (last == NULL) {
        return 0;
    }
    const char *name = staff_tier_words(of->app, tier);
    const char *stands = standing_words(of, last);
    const char *briefly =
        standing == STANDS_DECIDED ? stands : app_text(of->app, STR_STAFF_TODAY_NOT_DECIDED);
    const bool urgent = tier >= TIER_HOLD;
    *block = (struct visit_block){
        .kind = BLOCK_FLAGS,
        .heading = urgent ? arena_printf(arena, "%s \u00B7 %s", name, stands) : name,
        .again = urgent ? arena_printf(arena, "%s \u00B7 %s \u2026", name, briefly) : NULL,
        .tier = tier,
        .decided = standing == STANDS_DECIDED,
        .next = next_words(of, tier, standing),
        .lines = lines,
        .count = count,
    };
    return 1;
}

size_t visit_flags_urgent(const struct visit_flags *of, struct visit_block blocks[VISIT_FLAGS_MAX])
{
    static const enum tier tiers[] = {TIER_STOP, TIER_HOLD};
    size_t count = 0;
    for (int decided = 0; decided < 2; decided++) {
        for (size_t i = 0; i < sizeof(tiers) / sizeof(tiers[0]); i++) {
            const int from = decided == 0 ? STANDS_UNDECIDED : STANDS_DECIDED;
            const int end = decided == 0 ? STANDS_DECIDED : STANDS_COUNT;
            for (int standing = from; standing < end; standing++) {
                count += make_block(of, tiers[i], (enum standing)standing, &blocks[count]);
            }
        }
    }
    return count;
}

size_t visit_flags_others(const struct visit_flags *of, struct visit_block blocks[VISIT_FLAGS_MAX])
{
    static const enum tier tiers[] = {TIER_REVIEW, TIER_ASK, TIER_TELL};
    size_t count = 0;
    for (size_t i = 0; i < sizeof(tiers) / sizeof(tiers[0]); i++) {
        count += make_block(of, tiers[i], STANDS_UNDECIDED, &blocks[count]);
    }
    return count;
}

const char *visit_flags_undecided_words(const struct visit_flags *of)
{
    const struct flags *flags = &of->record->flags;
    enum string_id words = STR_STAFF_TODAY_NOT_DECIDED;
    for (size_t i = 0; i < flags->count; i++) {
        const enum standing standing = standing_of(of, &flags->items[i]);
        words = standing == STANDS_AGAIN ? STR_STAFF_VISIT_AGAIN_SINCE
                : standing == STANDS_AFTER && words != STR_STAFF_VISIT_AGAIN_SINCE
                    ? STR_STAFF_VISIT_AFTER_SINCE
                    : words;
    }
    return app_text(of->app, words);
}
