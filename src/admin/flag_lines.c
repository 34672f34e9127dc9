#include "admin/flag_lines.h"

const char *flag_lines(struct arena *arena, const struct flag *flag, const char *between)
{
    const char *text = flag_staff_words(flag, arena);
    const char *own = flag_own_words(flag);
    if (own[0] != '\0') {
        text = arena_printf(arena, "%s%s\"%s\"", text, between, own);
    }
    if (flag->withdrawn_at[0] != '\0') {
        text = arena_printf(arena, "%s%staken back by the client %s", text, between,
                            flag->withdrawn_at);
    }
    if (flag->tier >= TIER_HOLD && flag->decided_at[0] == '\0') {
        text = arena_printf(arena, "%s%snot decided", text, between);
    }
    return text;
}

const char *past_flag_lines(struct arena *arena, const struct past_flag *past, const char *between)
{
    const char *text = flag_lines(arena, &past->flag, between);
    const struct decision_record *decided = &past->decided;
    if (past->unticked_at[0] != '\0') {
        text = arena_printf(arena, "%s%snot ticked on %.10s", text, between, past->unticked_at);
    }
    if (decided->at[0] != '\0') {
        text = arena_printf(arena, "%s%sdecided: %s%s%s%s%s", text, between, decided->decision,
                            decided->decision[0] == '\0' ? "" : " ", decided->initials,
                            decided->initials[0] == '\0' ? "" : " ", decided->at);
    }
    if (past->undone_at[0] != '\0') {
        text = arena_printf(arena, "%s%sthat arrival was taken back %s", text, between,
                            past->undone_at);
    }
    return text;
}
