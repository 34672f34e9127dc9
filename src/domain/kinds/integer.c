/* A whole number of a short row, such as 0 to 10. */
#include "domain/answer_kind.h"

static const char *words(const struct answer *answer, struct arena *arena)
{
    return arena_printf(arena, "%ld", answer->number);
}

static bool take(const struct item *item, struct answer *answer, const struct kept_answer *kept)
{
    *answer = (struct answer){.state = ANSWER_GIVEN, .number = kept->number};
    return item->minimum <= kept->number && kept->number <= item->maximum;
}

static int compare(const struct answer *answer, const struct enable_when *when)
{
    return (answer->number > when->integer) - (answer->number < when->integer);
}

const struct answer_kind answer_kind_integer = {
    .code = "integer",
    .value = "Integer",
    .noun = "number",
    .shape = VALUE_INTEGER,
    .takes = TAKES_NUMBERS,
    .controls = 1U << CONTROL_SLIDER,
    .words = words,
    .take = take,
    .compare = compare,
    .has_trend = true,
};
