#include "programs/check_forms.h"

#include "base/log.h"
#include "base/utf8.h"
#include "domain/missing_words.h"
#include "domain/safety.h"
#include "form/form.h"
#include "store/questionnaires.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Of what is named in a line, so many are; and a text has so many bytes at most. */
#define NAMED_MAX 3
#define SHORT_MAX 60

struct check {
    const struct world *world;
    struct store *store; /* NULL: nothing is known of what was asked */
    struct arena *arena;
    struct problems *problems;
};

static const char *staff_language(const struct check *check)
{
    return check->world->languages[0].code;
}

/* The beginning of a text that is long. */
static const char *in_short(struct arena *arena, const char *text)
{
    size_t length = SHORT_MAX;
    if (strlen(text) <= SHORT_MAX) {
        return text;
    }
    while (utf8_is_continuation(text[length])) {
        length--;
    }
    return arena_printf(arena, "%s…", arena_strndup(arena, text, length));
}

/* What is read above the answers of an emergency, in full: "Yes, at least one" means nothing
 * without it. */
static void print_lines(const struct safety_answer *answer)
{
    for (size_t i = 0; answer->tier == TIER_STOP && i < answer->line_count; i++) {
        printf("          | %s\n", answer->lines[i]);
    }
}

/* The answers that raise this, each below its question. */
static void print_answers(const struct check *check, const struct safety *safety, enum tier tier)
{
    const char *question = "";
    for (size_t i = 0; i < safety->count; i++) {
        const struct safety_answer *answer = &safety->items[i];
        if (answer->tier != tier) {
            continue;
        }
        if (strcmp(question, answer->link_id) != 0) {
            printf("  %s  %s: %s\n", tier_code(tier), answer->link_id,
                   in_short(check->arena, answer->question));
            question = answer->link_id;
            print_lines(answer);
        }
        printf("          %s%s\n", answer->answer, answer->lasting ? " (lasts)" : "");
    }
}

/* "tell (lasts)" */
static const char *raised(struct arena *arena, const struct safety_answer *answer)
{
    return answer == NULL              ? "nothing (there is no such answer)"
           : answer->tier == TIER_NONE ? "nothing"
           : answer->lasting           ? arena_printf(arena, "%s (lasts)", tier_code(answer->tier))
                                       : tier_code(answer->tier);
}

static void print_changes(const struct check *check, const struct questionnaire *form,
                          const struct safety *now, const struct questionnaire_use *use)
{
    struct problems ignored = {.arena = check->arena};
    const struct questionnaire *kept =
        form_parse(check->arena, form->path, use->last_text, strlen(use->last_text), &ignored);
    if (kept == NULL) { /* a version of the kiosk that asked more of a form */
        printf("  version %s, which was asked last, cannot be compared\n", use->last_version);
        return;
    }
    kept = questionnaire_for_clinic(check->arena, kept, form->boolean_words[false],
                                    form->boolean_words[true], form->staff_language);
    const struct safety before = safety_of(check->arena, kept, staff_language(check));
    const struct safety_changes changes = safety_compare(check->arena, &before, now);
    if (changes.count == 0) {
        printf("  raises the same as version %s, which was asked last (words are not compared)\n",
               use->last_version);
        return;
    }
    printf("  raises other than version %s, which was asked last (words are not compared):\n",
           use->last_version);
    for (size_t i = 0; i < changes.count; i++) {
        const struct safety_change *change = &changes.items[i];
        const struct safety_answer *answer = change->after != NULL ? change->after : change->before;
        printf("    %s: \"%s\" raises %s, before %s\n", answer->link_id,
               in_short(check->arena, answer->answer), raised(check->arena, change->after),
               raised(check->arena, change->before));
    }
}

static void check_safety(const struct check *check, const struct questionnaire *form,
                         const struct questionnaire_use *use)
{
    const struct safety safety = safety_of(check->arena, form, staff_language(check));
    printf("%s: version %s, what its answers raise\n", form->path, form->version);
    print_answers(check, &safety, TIER_STOP);
    print_answers(check, &safety, TIER_HOLD);
    printf("  stop %zu, hold %zu, review %zu, ask %zu, tell %zu; %zu of these last\n",
           safety_count(&safety, TIER_STOP), safety_count(&safety, TIER_HOLD),
           safety_count(&safety, TIER_REVIEW), safety_count(&safety, TIER_ASK),
           safety_count(&safety, TIER_TELL), safety_count_lasting(&safety));
    if (use->last_text != NULL) {
        print_changes(check, form, &safety, use);
    }
    if (safety_count(&safety, TIER_STOP) == 0) {
        problems_add(check->problems, form->path, 0,
                     "no answer leads to stop: an emergency would not be noticed (see "
                     "docs/questionnaires.md)");
    }
}

static void check_version(const struct check *check, const struct questionnaire *form,
                          const struct questionnaire_use *use)
{
    if (use->other_words_at[0] != '\0') {
        problems_add_at(check->problems, form->path, "version",
                        "%s was asked in other words, last on %.10s: raise \"version\"",
                        form->version, use->other_words_at);
    }
}

/* The first places of what is missing, of all or of what is urgent: "sleep, sleep: every-night". */
static const char *places(struct arena *arena, const struct missing_words *missing, bool urgent)
{
    const char *names = "";
    size_t named = 0;
    for (size_t i = 0; i < missing->count; i++) {
        const struct missing_text *text = &missing->items[i];
        if (urgent && !text->urgent) {
            continue;
        }
        if (named == NAMED_MAX) {
            return arena_printf(arena, "%s, …", names);
        }
        names = arena_printf(arena, "%s%s%s%s%s", names, named++ > 0 ? ", " : "",
                             text->link_id[0] == '\0' ? "title" : text->link_id,
                             text->code[0] == '\0' ? "" : ": ", text->code);
    }
    return names;
}

static void check_language(const struct check *check, const struct questionnaire *form,
                           const char *language)
{
    const struct missing_words missing = missing_words(check->arena, form, language);
    size_t urgent = 0;
    for (size_t i = 0; i < missing.count; i++) {
        urgent += missing.items[i].urgent ? 1 : 0;
    }
    if (missing.count > 0) {
        printf("%s: %zu of %zu texts are not in %s: %s\n", form->path, missing.count, missing.total,
               language, places(check->arena, &missing, false));
    }
    if (urgent > 0) {
        problems_add(check->problems, form->path, 0,
                     "%zu texts by which somebody is warned are not in %s: %s", urgent, language,
                     places(check->arena, &missing, true));
    }
}

static void check_form(const struct check *check, const struct questionnaire *form)
{
    const struct world *world = check->world;
    struct questionnaire_use use = {.last_version = "", .last_sha256 = "", .other_words_at = ""};
    struct err err;
    if (check->store != NULL &&
        !store_questionnaire_use(check->store, check->arena, form, &use, &err)) {
        problems_add_error(check->problems, &err);
    }
    check_safety(check, form, &use);
    check_version(check, form, &use);
    for (size_t i = 0; i < world->language_count; i++) {
        /* the words of a file that does not say its language are taken to be in the first one */
        if (i > 0 || form->language != NULL) {
            check_language(check, form, world->languages[i].code);
        }
    }
}

void check_forms(const struct world *world, const char *database, struct arena *arena,
                 struct problems *problems)
{
    struct check check = {.world = world, .arena = arena, .problems = problems};
    struct err err;
    if (access(database, F_OK) == 0) {
        check.store = store_open_to_look(database, world->clock, &err);
        if (check.store == NULL) {
            printf("%s; what was asked before is not compared\n", err.text);
        }
    }
    for (size_t i = 0; i < world->form_count; i++) {
        check_form(&check, world->forms[i]);
    }
    store_close(check.store);
}

static void warn_of_form(const struct world *world, struct arena *arena,
                         const struct questionnaire *form)
{
    struct questionnaire_use use;
    struct err err;
    if (!store_questionnaire_use(world->store, arena, form, &use, &err)) {
        log_error("%s", err.text);
    } else if (use.other_words_at[0] != '\0') {
        log_warning("%s: version %s was asked in other words, last on %.10s: raise \"version\"",
                    form->path, form->version, use.other_words_at);
    }
}

void warn_of_forms(const struct world *world, struct arena *arena)
{
    for (size_t i = 0; i < world->form_count; i++) {
        warn_of_form(world, arena, world->forms[i]);
    }
}
