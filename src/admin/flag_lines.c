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
