#include "screens/staff/visit/visit_past.h"

#include "app/words.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"

#include <string.h>

/* The answer as the staff read it, then the client's own words if those were others. */
static const char *answer_words(const struct app *app, struct ui *ui, const struct flag *flag)
{
    const char *own = flag_own_words(flag);
    return own[0] == '\0'
               ? flag->staff_text
               : arena_printf(ui->frame->arena, "%s (%s)", flag->staff_text,
                              APP_FORMAT(app, ui, STR_STAFF_VISIT_OWN_WORDS, {"words", own}));
}

/* "Thin bones – told 16 November 2026; not ticked on 30 November 2026" */
static const char *caution_words(const struct app *app, struct ui *ui, const struct past_flag *past)
{
    struct arena *arena = ui->frame->arena;
    return APP_FORMAT(app, ui,
                      past->unticked_at[0] == '\0' ? STR_STAFF_VISIT_TOLD_ON
                                                   : STR_STAFF_VISIT_NOT_TICKED,
                      {"what", answer_words(app, ui, &past->flag)},
                      {"day", staff_day_words(app, arena, past->flag.raised_at)},
                      {"later", staff_day_words(app, arena, past->unticked_at)});
}

struct visit_block visit_cautions_block(const struct app *app, struct ui *ui,
                                        const struct client_history *history)
{
    const struct past_flags *past = &history->cautions;
    struct visit_line *lines = ARENA_ARRAY(ui->frame->arena, struct visit_line, past->count);
    const char *question = "";
    for (size_t i = 0; i < past->count; i++) {
        const struct flag *flag = &past->items[i].flag;
        const bool same = strcmp(question, flag->staff_question) == 0;
        lines[i] = (struct visit_line){same ? "" : flag->staff_question,
                                       caution_words(app, ui, &past->items[i])};
        question = flag->staff_question;
    }
    return (struct visit_block){.kind = BLOCK_FLAGS,
                                .heading = app_text(app, STR_STAFF_VISIT_BEFORE),
                                .tier = TIER_TELL,
                                .earlier = true,
                                .lines = lines,
                                .count = past->count};
}

/* "Not today, 16 November 2026 (AL)" */
static const char *decision_words(const struct app *app, struct ui *ui,
                                  const struct decision_record *decided)
{
    const char *day = staff_day_words(app, ui->frame->arena, decided->at);
    enum decision decision = DECISION_COUNT;
    if (!decision_from_code(decided->decision, &decision)) {
        return APP_FORMAT(app, ui, STR_STAFF_VISIT_DECIDED_ON, {"day", day});
    }
    return APP_FORMAT(app, ui, STR_STAFF_DECISION_SIGNED,
                      {"decision", staff_decision_name(app, decision)}, {"time", day},
                      {"initials", decided->initials});
}

/* "Not today, 16 November 2026 (AL)", and that it was said (again) afterwards; "" where nobody has
 * decided, which the heading says. */
static const char *decided_words(const struct app *app, struct ui *ui, const struct past_flag *past)
{
    if (past->decided.at[0] == '\0') {
        return "";
    }
    const char *made = decision_words(app, ui, &past->decided);
    const bool again = past->flag.decided_before_at[0] != '\0';
    return past->flag.decided_at[0] != '\0'
               ? made
               : arena_printf(ui->frame->arena, "%s \u00B7 %s", made,
                              app_text(app, again ? STR_STAFF_VISIT_AGAIN_SINCE
                                                  : STR_STAFF_VISIT_AFTER_SINCE));
}

/* "HOLD, 16 November 2026 · not decided" */
static const char *sign_heading(const struct app *app, struct ui *ui, const struct flag *flag)
{
    struct arena *arena = ui->frame->arena;
    const char *when =
        APP_FORMAT(app, ui, STR_STAFF_VISIT_SIGN_ON, {"tier", staff_tier_words(app, flag->tier)},
                   {"day", staff_day_words(app, arena, flag->raised_at)});
    return flag->decided_at[0] != '\0' ? when
                                       : arena_printf(arena, "%s \u00B7 %s", when,
                                                      app_text(app, STR_STAFF_TODAY_NOT_DECIDED));
}

/* "HOLD · not decided …"; NULL for a sign that was decided about. */
static const char *sign_again(const struct app *app, struct ui *ui, const struct flag *flag)
{
    return flag->decided_at[0] != '\0' ? NULL
                                       : arena_printf(ui->frame->arena, "%s \u00B7 %s \u2026",
                                                      staff_tier_words(app, flag->tier),
                                                      app_text(app, STR_STAFF_TODAY_NOT_DECIDED));
}

/* "Any of these? Fever", and what became of it on the next line. */
static const char *sign_words(const struct app *app, struct ui *ui, const struct past_flag *past)
{
    struct arena *arena = ui->frame->arena;
    const struct flag *flag = &past->flag;
    const char *decided = decided_words(app, ui, past);
    const char *words = arena_printf(
        arena, "%s%s%s%s%s", flag->staff_question, flag->staff_question[0] == '\0' ? "" : " ",
        answer_words(app, ui, flag), decided[0] == '\0' ? "" : "\n", decided);
    if (flag->withdrawn_at[0] != '\0') {
        words = arena_printf(arena, "%s \u00B7 %s", words,
                             APP_FORMAT(app, ui, STR_STAFF_VISIT_WITHDRAWN,
                                        {"time", staff_day_words(app, arena, flag->withdrawn_at)}));
    }
    if (past->undone_at[0] != '\0') {
        words = arena_printf(arena, "%s \u00B7 %s", words,
                             APP_FORMAT(app, ui, STR_STAFF_VISIT_UNDONE_ON,
                                        {"day", staff_day_words(app, arena, past->undone_at)}));
    }
    return words;
}

struct visit_block visit_signs_block(const struct app *app, struct ui *ui,
                                     const struct client_history *history)
{
    const struct past_flags *past = &history->urgent;
    struct visit_line *lines = ARENA_ARRAY(ui->frame->arena, struct visit_line, past->count);
    enum tier tier = TIER_TELL;
    const char *before = "";
    for (size_t i = 0; i < past->count; i++) {
        const struct flag *flag = &past->items[i].flag;
        const char *heading = sign_heading(app, ui, flag);
        lines[i] =
            (struct visit_line){strcmp(heading, before) == 0 ? "" : heading,
                                sign_words(app, ui, &past->items[i]), sign_again(app, ui, flag)};
        before = heading;
        tier = flag->decided_at[0] == '\0' ? TIER_HOLD : tier;
    }
    return (struct visit_block){.kind = BLOCK_FLAGS,
                                .heading = app_text(app, STR_STAFF_VISIT_SIGNS_BEFORE),
                                .tier = tier,
                                .earlier = true,
                                .lines = lines,
                                .count = past->count};
}
