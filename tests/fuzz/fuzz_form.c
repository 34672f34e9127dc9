/* Any bytes as a questionnaire file: it is refused with a problem, or the form can be walked from
 * end to end with a total that never grows, and its response can be written. */
#include "base/bug.h"
#include "domain/answer_kind.h"
#include "form/form.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void give(struct response *response, size_t index, unsigned choice)
{
    const struct item *item = &response->questionnaire->items[index];
    switch (answer_kind(item)->shape) {
    case VALUE_CODING: response_tap_option(response, index, choice % item->option_count); break;
    case VALUE_BOOLEAN: response_set_boolean(response, index, choice % 2 == 0); break;
    case VALUE_INTEGER:
        response_set_number(response, index, choice % 2 == 0 ? item->minimum : item->maximum);
        break;
    case VALUE_STRING: (void)response_set_text(response, index, "\"q\""); break;
    }
}

static void answer(struct response *response, size_t index, unsigned choice)
{
    if (choice % 4 == 0) {
        response_skip(response, index);
    } else if (choice % 4 == 1) {
        response_decline(response, index);
    } else {
        give(response, index, choice);
    }
}

static void walk(struct arena *arena, const struct questionnaire *questionnaire, unsigned seed)
{
    struct response *response = response_create(arena, questionnaire);
    size_t smallest = questionnaire->count;
    size_t position = 0;
    for (size_t i = response_first(response); i != RESPONSE_END; i = response_next(response, i)) {
        size_t n;
        size_t total;
        response_progress(response, i, &n, &total);
        BUG_IF(n != ++position || n > total || total > smallest);
        smallest = total;
        seed = seed * 1103515245U + 12345U;
        answer(response, i, seed >> 16);
        (void)response_words(response, i, "fr", arena);
    }
    struct flags flags = response_flags(response, "fr", arena);
    for (size_t i = 1; i < flags.count; i++) {
        BUG_IF(flags.items[i].tier > flags.items[i - 1].tier);
    }
    const struct form_response_about about = {.status = "completed",
                                              .authored = "",
                                              .subject = "",
                                              .encounter = "",
                                              .notice_version = "",
                                              .notice_sha256 = ""};
    BUG_IF(form_response_json(arena, response, &about)[0] != '{');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create(65536);
    struct problems problems = {.arena = arena};
    const struct questionnaire *questionnaire =
        form_parse(arena, "fuzz.json", (const char *)data, size, &problems);
    BUG_IF((questionnaire == NULL) != (problems.count > 0));
    if (questionnaire != NULL) {
        for (unsigned seed = 0; seed < 4; seed++) {
            walk(arena, questionnaire, seed);
        }
    }
    arena_destroy(arena);
    return 0;
}
