#include "admin/flag_lines.h"

#include "admin/text.h"

static const char *time_of(struct arena *arena, const char *iso, enum flag_layout layout)
{
    return layout == FLAG_LINES ? text_moment(arena, iso) : iso;
}

static const char *between_lines(enum flag_layout layout)
{
    return layout == FLAG_LINES ? "\n" : ", ";
}

/* "proceed MR 2026-…" */
static const char *decision_words(struct arena *arena, const struct decision_record *made,
                                  enum flag_layout layout)
{
    return arena_printf(arena, "%s%s%s%s%s", made->decision, made->decision[0] == '\0' ? "" : " ",
                        made->initials, made->initials[0] == '\0' ? "" : " ",
                        time_of(arena, made->at, layout));
}

/* "not decided: said again 2026-… after proceed MR 2026-…" */
static const char *undecided_words(struct arena *arena, const struct flag *flag,
                                   const struct decision_record *made, enum flag_layout layout)
{
    return made == NULL ? "not decided"
                        : arena_printf(arena, "not decided: said%s %s after %s",
                                       flag->decided_before_at[0] != '\0' ? " again" : "",
                                       time_of(arena, flag->raised_at, layout),
                                       decision_words(arena, made, layout));
}

const char *flag_lines(struct arena *arena, const struct flag *flag,
                       const struct decision_record *made, enum flag_layout layout)
{
    const char *between = between_lines(layout);
    const char *text = flag_staff_words(flag, arena);
    const char *own = flag_own_words(flag);
    if (own[0] != '\0') {
        text = arena_printf(arena, "%s%s\"%s\"", text, between, own);
    }
    if (flag->withdrawn_at[0] != '\0') {
        text = arena_printf(arena, "%s%staken back by the client %s", text, between,
                            time_of(arena, flag->withdrawn_at, layout));
    }
    if (flag->tier >= TIER_HOLD && flag->decided_at[0] == '\0') {
        text = arena_printf(arena, "%s%s%s", text, between,
                            undecided_words(arena, flag, made, layout));
    }
    return text;
}

const char *past_flag_lines(struct arena *arena, const struct past_flag *past,
                            enum flag_layout layout)
{
    const char *between = between_lines(layout);
    const struct decision_record *decided = past->decided.at[0] == '\0' ? NULL : &past->decided;
    const char *text = flag_lines(arena, &past->flag, decided, layout);
    if (past->unticked_at[0] != '\0') {
        text = arena_printf(arena, "%s%snot ticked on %.10s", text, between, past->unticked_at);
    }
    if (decided != NULL && past->flag.decided_at[0] != '\0') {
        text = arena_printf(arena, "%s%sdecided: %s", text, between,
                            decision_words(arena, decided, layout));
    }
    if (past->undone_at[0] != '\0') {
        text = arena_printf(arena, "%s%sthat arrival was taken back %s", text, between,
                            time_of(arena, past->undone_at, layout));
    }
    return text;
}
