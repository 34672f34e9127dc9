#include "rehearsal/tally.h"

#include <stdbool.h>
#include <string.h>

static bool is_known(const struct finding *findings, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(findings[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

void tally_add(struct tally *tally, const char *variant, const struct lint *lint)
{
    for (size_t i = 0; i < lint->count; i++) {
        if (is_known(lint->findings, i, lint->findings[i].text)) {
            continue;
        }
        tally->findings = arena_grow(tally->arena, tally->findings, tally->count, &tally->capacity,
                                     sizeof(*tally->findings));
        tally->findings[tally->count++] = (struct finding){
            .text = arena_printf(tally->arena, "%s: %s", variant, lint->findings[i].text),
            .cause = arena_strdup(tally->arena, lint->findings[i].cause),
        };
    }
}

void tally_report(const struct tally *tally, struct problems *problems, const char *panel)
{
    for (size_t i = 0; i < tally->count; i++) {
        const struct finding *first = &tally->findings[i];
        size_t times = 0;
        bool told = false;
        for (size_t j = 0; j < tally->count; j++) {
            bool same = strcmp(tally->findings[j].cause, first->cause) == 0;
            told = told || (same && j < i);
            times += same ? 1 : 0;
        }
        if (!told && times == 1) {
            problems_add(problems, panel, 0, "%s", first->text);
        } else if (!told) {
            problems_add(problems, panel, 0, "%s: %zu times, first in %s", first->cause, times,
                         first->text);
        }
    }
}
