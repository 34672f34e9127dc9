/* How questions are shown in every language: each has the same ways round it and out, and nothing
 * is answered for the visitor. */
#include "app/comfort.h"
#include "app/context.h"
#include "app/words.h"
#include "fault_vfs.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define FIRST_DAY "2025-11-24T10:20"
#define NEXT_DAY  "2025-12-01T10:20"
#define TWO_DAYS                                                                                   \
    OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-12-01T10:45,,Ida Invented,250-555-0142,Ana G.,Massage,\n"

static const char *const languages[] = {"en", "fr"};

static struct kiosk *at_first_visit(const char *language)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = language});
    kiosk_play(kiosk, TO_QUESTIONS);
    return kiosk;
}

static const struct item *item_of(const struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return &session->questionnaire->items[session->item];
}

static const struct answer *answer_of(const struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return &session->response->answers[session->item];
}

static void give_and_continue(struct kiosk *kiosk, const struct step *step)
{
    visit_give(kiosk, step);
    visit_continue(kiosk);
}

/* The follow-up of a client whose first visit was finished a week before. */
static struct kiosk *at_follow_up(const char *language)
{
    kiosk_own_list(TWO_DAYS);
    struct kiosk *kiosk =
        kiosk_open((struct kiosk_options){.time = FIRST_DAY, .configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk, TO_QUESTIONS);
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        give_and_continue(kiosk, &first_visit[i]);
    }
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.time = NEXT_DAY,
                                              .configuration = OWN_CONFIGURATION,
                                              .keep_database = true,
                                              .language = language});
    kiosk_play(kiosk, TO_QUESTIONS);
    return kiosk;
}

/* Calls look at every question of both questionnaires in every language, before it is answered. */
static void at_each_question(void (*look)(struct kiosk *kiosk))
{
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
            look(kiosk);
            give_and_continue(kiosk, &first_visit[i]);
        }
        kiosk_close(kiosk);
        kiosk = at_follow_up(languages[l]);
        for (size_t i = 0; i < FOLLOW_UP_STEPS; i++) {
            look(kiosk);
            give_and_continue(kiosk, &follow_up[i]);
        }
        kiosk_close(kiosk);
    }
}

/* --- one question, in its own words --- */

static const char *plain(const struct kiosk *kiosk, const char *text)
{
    char *copy = arena_strdup(kiosk->arena, text);
    char *to = copy;
    for (const char *at = copy; *at != '\0'; at++) {
        bool no_break = strncmp(at, "\u00a0", 2) == 0;
        *to++ = no_break ? ' ' : *at;
        at += no_break ? 1 : 0;
    }
    *to = '\0';
    return copy;
}

/* The text that has the size of a heading and is not on a button. */
static const char *heading_of(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    int px = metrics_font(app_metrics(kiosk->player.app), STYLE_TITLE_SMALL).px;
    const char *heading = "";
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct text_box *text = &frame->texts[i];
        bool on_target = false;
        for (size_t t = 0; t < frame->target_count; t++) {
            on_target = on_target || rect_inside(text->box, frame->targets[t].box);
        }
        if (!on_target && text->font.px >= px) {
            heading = arena_printf(kiosk->arena, "%s%s%s", heading, heading[0] != '\0' ? " " : "",
                                   text->text);
        }
    }
    return plain(kiosk, heading);
}

static const char *text_of(const struct kiosk *kiosk, const struct item *item)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const size_t index = (size_t)(item - session->questionnaire->items);
    return plain(kiosk, response_question(session->response, index, app_language(kiosk->player.app),
                                          kiosk->arena));
}

static void one_question_and_no_other(struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct item *asked = item_of(kiosk);
    assert_string_equal(heading_of(kiosk), text_of(kiosk, asked));
    for (size_t i = 0; i < session->questionnaire->count; i++) {
        const struct item *other = &session->questionnaire->items[i];
        if (other != asked && item_is_question(other) &&
            strstr(kiosk->shown, text_of(kiosk, other)) != NULL) {
            fail_msg("%s is on the screen of %s", other->link_id, asked->link_id);
        }
    }
}

static void t31_one_question_per_screen_and_its_heading_is_the_question(void **state)
{
    (void)state;
    at_each_question(one_question_and_no_other);
}

static void t32_back_is_on_every_question_and_keeps_its_answer(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
            const struct target *back = kiosk_target(kiosk, "back", NULL);
            assert_true(back != NULL && back->enabled);
            visit_give(kiosk, &first_visit[i]);
            const struct answer given = *answer_of(kiosk);
            assert_int_equal(given.state, ANSWER_GIVEN);
            visit_continue(kiosk);
            kiosk_play(kiosk, "tap back");
            assert_string_equal(visit_question(kiosk), first_visit[i].link_id);
            assert_memory_equal(&given, answer_of(kiosk), sizeof(given));
            visit_continue(kiosk);
        }
        assert_screen(kiosk, "review");
        kiosk_close(kiosk);
    }
}

/* Says "I'd rather tell my therapist" first, then goes back and answers. */
static void decline_each(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(visit_question(kiosk), steps[i].link_id);
        visit_tap(kiosk, "rather_tell");
        assert_query(kiosk,
                     arena_printf(kiosk->arena,
                                  "SELECT code, number FROM answers WHERE link_id = '%s' AND "
                                  "visit_id = (SELECT max(visit_id) FROM answers)",
                                  steps[i].link_id),
                     "asked-declined|");
        kiosk_play(kiosk, "tap back");
        give_and_continue(kiosk, &steps[i]);
    }
    assert_screen(kiosk, "review");
}

static void t33_every_question_can_be_left_to_the_therapist(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        decline_each(kiosk, first_visit, FIRST_VISIT_STEPS);
        kiosk_close(kiosk);
        kiosk = at_follow_up(languages[l]);
        decline_each(kiosk, follow_up, FOLLOW_UP_STEPS);
        kiosk_close(kiosk);
    }
}

static void nothing_is_chosen(struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    assert_int_equal(answer_of(kiosk)->state, ANSWER_OPEN);
    for (size_t i = 0; i < frame->target_count; i++) {
        /* a side of the figure is not an answer */
        bool a_view = strcmp(frame->targets[i].name, "side") == 0;
        if (frame->targets[i].selected && !a_view) {
            fail_msg("%s %d is chosen on %s", frame->targets[i].name, frame->targets[i].index,
                     item_of(kiosk)->link_id);
        }
    }
}

static void t34_nothing_is_chosen_beforehand(void **state)
{
    (void)state;
    at_each_question(nothing_is_chosen);
}

/* --- progress --- */

struct progress {
    int n;
    int total;
};

static struct progress progress_of(const struct kiosk *kiosk)
{
    struct progress at = {0};
    const char *words = strstr(kiosk->shown, "Question ");
    if (words == NULL || (sscanf(words, "Question %d of %d", &at.n, &at.total) != 2 &&
                          sscanf(words, "Question %d sur %d", &at.n, &at.total) != 2)) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
    return at;
}

#define ALL_DECLINED                                                                               \
    {"emergency", "rather_tell"}, {"same-day-1", "rather_tell"}, {"same-day-2", "rather_tell"},    \
        {"tell-1", "rather_tell"},                                                                 \
    {                                                                                              \
        "tell-2", "rather_tell"                                                                    \
    }

/* Ways through the first visit, each with its own number of questions. */
static const struct {
    struct step steps[FIRST_VISIT_STEPS];
    int count;
} paths[] = {
    {{{"emergency", "option none"},
      {"same-day-1", "option none"},
      {"same-day-2", "option none"},
      {"tell-1", "option none"},
      {"tell-2", "option none"},
      {"where", "option back-low-left"},
      {"duration", ""},
      {"leg", ""},
      {"pain-now", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", "option sitting"},
      {"hard-number", ""},
      {"pressure", ""}},
     14},
    {{ALL_DECLINED,
      {"where", "option back-neck"}, /* no leg */
      {"duration", ""},
      {"pain-now", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", "option sitting"},
      {"hard-number", ""},
      {"pressure", ""}},
     13},
    {{ALL_DECLINED,
      {"where", "option back-neck"},
      {"duration", ""},
      {"pain-now", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", ""}, /* no number question for it */
      {"pressure", ""}},
     12},
};

/* The total may shrink when an answer closes a branch. It never grows, and the last question has
 * the number of the total. */
static void t35_progress_is_the_real_path(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        for (size_t p = 0; p < COUNT_OF(paths); p++) {
            struct kiosk *kiosk = at_first_visit(languages[l]);
            int total_before = FIRST_VISIT_STEPS;
            for (int i = 0; i < paths[p].count; i++) {
                struct progress at = progress_of(kiosk);
                assert_int_equal(at.n, i + 1);
                assert_in_range(at.total, paths[p].count, total_before);
                total_before = at.total;
                if (strcmp(paths[p].steps[i].taps, "rather_tell") == 0) {
                    visit_give(kiosk, &paths[p].steps[i]); /* "I'd rather tell" goes on by itself */
                } else {
                    give_and_continue(kiosk, &paths[p].steps[i]);
                }
            }
            assert_int_equal(total_before, paths[p].count);
            assert_screen(kiosk, "review");
            kiosk_close(kiosk);
        }
    }
}

/* --- the review --- */

static const char *review_words(struct kiosk *kiosk)
{
    const char *words = kiosk->shown;
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        kiosk_play(kiosk, "tap next");
        words = arena_printf(kiosk->arena, "%s%s", words, kiosk->shown);
    }
    while (kiosk_target_at(kiosk, "change", 0) == NULL) {
        kiosk_play(kiosk, "tap back");
    }
    return words;
}

static void t36_review_lists_every_answer_and_change_comes_back(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
            give_and_continue(kiosk, &first_visit[i]);
        }
        assert_screen(kiosk, "review");
        const struct session *session = app_session_view(kiosk->player.app);
        const char *words = review_words(kiosk);
        for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
            size_t item = questionnaire_find(session->questionnaire, first_visit[i].link_id);
            const char *said =
                plain(kiosk, response_words(session->response, item, languages[l], kiosk->arena));
            const char *row = arena_printf(
                kiosk->arena, "%s %s", text_of(kiosk, &session->questionnaire->items[item]), said);
            assert_true(said[0] != '\0');
            if (strstr(words, row) == NULL) {
                fail_msg("not on the review: %s\nthere is: %s", row, words);
            }
            visit_change(kiosk, first_visit[i].link_id);
            visit_continue(kiosk);
            assert_screen(kiosk, "review");
            visit_change(kiosk, first_visit[i].link_id);
            while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
                kiosk_play(kiosk, "tap back");
            }
            assert_screen(kiosk, "review");
        }
        kiosk_close(kiosk);
    }
}

/* --- nothing twice --- */

struct seen {
    struct kiosk *kiosk;
    const char *last;
    size_t phone; /* how often the screen came up */
    size_t name;
};

/* Counts the screens that ask who somebody is. */
static void count_screen(struct seen *seen)
{
    const char *screen = app_screen_name(seen->kiosk->player.app);
    if (seen->last == NULL || strcmp(screen, seen->last) != 0) {
        seen->phone += strcmp(screen, "check_in_phone") == 0 ? 1 : 0;
        seen->name += strcmp(screen, "check_in_name") == 0 ? 1 : 0;
    }
    seen->last = screen;
}

static void t37_no_fact_is_asked_twice(void **state)
{
    (void)state;
    static const char *const walk_in[] = {
        "tap start",         "tap check_in", "tap use_name", "type Zoë",
        "tap continue",      "type Q",       "tap continue", "tap walk_in",
        "tap option anyone", "until notice", "tap agree",
    };
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct seen seen = {.kiosk = kiosk};
    for (size_t i = 0; i < COUNT_OF(walk_in); i++) {
        kiosk_play(kiosk, walk_in[i]);
        count_screen(&seen);
    }
    const char *asked[FIRST_VISIT_STEPS];
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        asked[i] = text_of(kiosk, item_of(kiosk));
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(asked[i], asked[j]);
        }
        give_and_continue(kiosk, &first_visit[i]);
        count_screen(&seen);
    }
    visit_send(kiosk);
    /* the page for the number came up and was skipped for the name */
    assert_int_equal(seen.phone, 1);
    assert_int_equal(seen.name, 1);
    assert_query(kiosk, "SELECT client_name FROM arrivals", "Zoë Q");
    assert_query(kiosk,
                 "SELECT max(n) FROM (SELECT count(*) AS n FROM answers WHERE link_id != "
                 "'where' GROUP BY link_id)",
                 "1");
    kiosk_close(kiosk);
}

/* --- what failed --- */

static void t39_a_name_that_nobody_has_is_kept_to_be_mended(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Joam\ntap continue\ntype Q\n"
                      "tap continue\nexpect screen check_in_missing\ntap back\n"
                      "expect screen check_in_name");
    assert_sees(kiosk, "J•••"); /* masked until somebody goes on typing */
    kiosk_play(kiosk, "tap delete\nexpect text \"Joa\"\ntype n\ntap continue\nexpect text "
                      "\"Q\"\ntap delete\ntype S\n"
                      "tap continue\nexpect screen check_in_confirm");
    kiosk_close(kiosk);
}

static void t39_answers_that_could_not_be_saved_are_kept(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = at_first_visit("en");
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        visit_give(kiosk, &first_visit[i]);
        const struct answer given = *answer_of(kiosk);
        while (kiosk_there(kiosk, "continue")->value != 0) {
            kiosk_play(kiosk, "tap continue");
        }
        fault_vfs_fill_up(&disk);
        kiosk_play(kiosk, "tap continue\nexpect screen fault\ntap back");
        fault_vfs_mend(&disk);
        assert_string_equal(visit_question(kiosk), first_visit[i].link_id);
        assert_memory_equal(&given, answer_of(kiosk), sizeof(given));
        visit_continue(kiosk);
    }
    assert_screen(kiosk, "review");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* --- zero to ten --- */

static void eleven_numbers(struct kiosk *kiosk)
{
    const struct item *item = item_of(kiosk);
    if (item->type != ITEM_INTEGER) {
        return;
    }
    const char *language = app_language(kiosk->player.app);
    for (int i = 0; i <= 10; i++) {
        const struct target *number = kiosk_target_at(kiosk, "number", i);
        assert_non_null(number);
        assert_string_equal(number->label, arena_printf(kiosk->arena, "%d", i));
    }
    assert_target(kiosk, "number 11", IS_ABSENT);
    assert_target(kiosk, "number -1", IS_ABSENT);
    assert_true(localized_get(&item->minimum_text, language)[0] != '\0');
    assert_sees(kiosk, localized_get(&item->minimum_text, language));
    assert_sees(kiosk, localized_get(&item->maximum_text, language));
    if (strcmp(language, "fr") == 0) {
        assert_string_not_equal(localized_get(&item->minimum_text, "fr"), item->minimum_text.text);
        assert_string_not_equal(localized_get(&item->maximum_text, "fr"), item->maximum_text.text);
    }
}

static void t42_eleven_numbers_with_words_at_both_ends(void **state)
{
    (void)state;
    at_each_question(eleven_numbers);
}

static void t42_number_is_stored_as_0_to_10_or_declined(void **state)
{
    (void)state;
    struct kiosk *kiosk = at_first_visit("en");
    for (size_t i = 0; strcmp(first_visit[i].link_id, "pain-now") != 0; i++) {
        give_and_continue(kiosk, &first_visit[i]);
    }
    for (int i = 0; i <= 10; i++) {
        kiosk_playf(kiosk, "tap number %d\ntap continue", i);
        assert_query(kiosk, "SELECT code, number FROM answers WHERE link_id = 'pain-now'",
                     arena_printf(kiosk->arena, "|%d", i));
        kiosk_play(kiosk, "tap back");
    }
    kiosk_play(kiosk, "tap rather_tell");
    assert_query(kiosk, "SELECT code, number FROM answers WHERE link_id = 'pain-now'",
                 "asked-declined|");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t31_one_question_per_screen_and_its_heading_is_the_question),
        cmocka_unit_test(t32_back_is_on_every_question_and_keeps_its_answer),
        cmocka_unit_test(t33_every_question_can_be_left_to_the_therapist),
        cmocka_unit_test(t34_nothing_is_chosen_beforehand),
        cmocka_unit_test(t35_progress_is_the_real_path),
        cmocka_unit_test(t36_review_lists_every_answer_and_change_comes_back),
        cmocka_unit_test(t37_no_fact_is_asked_twice),
        cmocka_unit_test(t39_a_name_that_nobody_has_is_kept_to_be_mended),
        cmocka_unit_test(t39_answers_that_could_not_be_saved_are_kept),
        cmocka_unit_test(t42_eleven_numbers_with_words_at_both_ends),
        cmocka_unit_test(t42_number_is_stored_as_0_to_10_or_declined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
