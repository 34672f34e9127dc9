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

const char *flag_lines(struct arena *arena, const struct flag *flag, enum flag_layout layout)
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
        text = arena_printf(arena, "%s%snot decided", text, between);
    }
    return text;
}

const char *past_flag_lines(struct arena *arena, const struct past_flag *past,
                            enum flag_layout layout)
{
    const char *between = between_lines(layout);
    const char *text = flag_lines(arena, &past->flag, layout);
    const struct decision_record *decided = &past->decided;
    if (past->unticked_at[0] != '\0') {
        text = arena_printf(arena, "%s%snot ticked on %.10s", text, between, past->unticked_at);
    }
    if (decided->at[0] != '\0') {
        text = arena_printf(arena, "%s%sdecided: %s%s%s%s%s", text, between, decided->decision,
                            decided->decision[0] == '\0' ? "" : " ", decided->initials,
                            decided->initials[0] == '\0' ? "" : " ",
                            time_of(arena, decided->at, layout));
    }
    if (past->undone_at[0] != '\0') {
        text = arena_printf(arena, "%s%sthat arrival was taken back %s", text, between,
                            time_of(arena, past->undone_at, layout));
    }
    return text;
}
