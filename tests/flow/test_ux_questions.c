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

/* The questions on the screen. */
static const struct question_page *page_of(const struct kiosk *kiosk)
{
    return &app_session_view(kiosk->player.app)->page;
}

static const struct item *item_of(const struct kiosk *kiosk, size_t place)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return &session->questionnaire->items[session->page.items[place]];
}

static const struct answer *answer_of(const struct kiosk *kiosk, size_t place)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return &session->response->answers[session->page.items[place]];
}

static bool is_asked(const struct kiosk *kiosk, size_t place)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return response_enabled(session->response, session->page.items[place]);
}

/* Answers of one screen. */
struct given {
    struct question_page page;
    struct answer answers[PAGE_QUESTIONS_MAX];
};

static struct given given_here(const struct kiosk *kiosk)
{
    struct given given = {.page = *page_of(kiosk)};
    for (size_t i = 0; i < given.page.count; i++) {
        given.answers[i] = *answer_of(kiosk, i);
    }
    return given;
}

static void assert_still_given(const struct kiosk *kiosk, const struct given *given)
{
    assert_int_equal(page_of(kiosk)->count, given->page.count);
    for (size_t i = 0; i < given->page.count; i++) {
        assert_int_equal(page_of(kiosk)->items[i], given->page.items[i]);
        assert_memory_equal(&given->answers[i], answer_of(kiosk, i), sizeof(given->answers[i]));
    }
}

typedef void look(struct kiosk *kiosk);

/* Answers all of these questions, in any language. Looks at each screen before it is answered and
 * after; NULL for no look. */
static void answer_all(struct kiosk *kiosk, const struct step *steps, size_t count, look *before,
                       look *after)
{
    for (size_t taken = 0; taken < count;) {
        if (before != NULL) {
            before(kiosk);
        }
        taken += visit_give_screen(kiosk, &steps[taken], count - taken);
        if (after != NULL) {
            after(kiosk);
        }
        visit_continue(kiosk);
    }
}

/* The follow-up of a client whose first visit was finished a week before. */
static struct kiosk *at_follow_up(const char *language)
{
    kiosk_own_list(TWO_DAYS);
    struct kiosk *kiosk =
        kiosk_open((struct kiosk_options){.time = FIRST_DAY, .configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk, TO_QUESTIONS);
    answer_all(kiosk, first_visit, FIRST_VISIT_STEPS, NULL, NULL);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.time = NEXT_DAY,
                                              .configuration = OWN_CONFIGURATION,
                                              .keep_database = true,
                                              .language = language});
    kiosk_play(kiosk, TO_QUESTIONS);
    return kiosk;
}

/* Looks at every screen of both questionnaires in every language, before and after it is answered.
 */
static void at_each_question(look *before, look *after)
{
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        answer_all(kiosk, first_visit, FIRST_VISIT_STEPS, before, after);
        kiosk_close(kiosk);
        kiosk = at_follow_up(languages[l]);
        answer_all(kiosk, follow_up, FOLLOW_UP_STEPS, before, after);
        kiosk_close(kiosk);
    }
}

/* --- each question in its own words --- */

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

/* What the groups around a question say, which is read once above all questions of a page. */
static const char *group_words(const struct kiosk *kiosk, const struct item *item)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct item *group = &session->questionnaire->items[item->parent];
    return item->parent == ITEM_NO_PARENT || group->text.text == NULL
               ? ""
               : plain(kiosk, localized_get(&group->text, app_language(kiosk->player.app)));
}

static bool is_on_page(const struct kiosk *kiosk, const struct item *item)
{
    for (size_t i = 0; i < page_of(kiosk)->count; i++) {
        if (item_of(kiosk, i) == item) {
            return true;
        }
    }
    return false;
}

static void each_question_in_full(struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const char *shown = plain(kiosk, kiosk->shown);
    for (size_t i = 0; i < session->questionnaire->count; i++) {
        const struct item *item = &session->questionnaire->items[i];
        if (!item_is_question(item)) {
            continue;
        }
        const bool asked = is_on_page(kiosk, item) && response_enabled(session->response, i);
        if ((strstr(shown, text_of(kiosk, item)) != NULL) != asked) {
            fail_msg("%s is %s the screen of %s", item->link_id, asked ? "not on" : "on",
                     visit_question(kiosk));
        }
    }
}

/* The heading is the question, or what the group says that its questions are in. */
static void headed_and_in_full(struct kiosk *kiosk)
{
    const char *group = group_words(kiosk, item_of(kiosk, 0));
    assert_string_equal(heading_of(kiosk),
                        group[0] != '\0' ? group : text_of(kiosk, item_of(kiosk, 0)));
    each_question_in_full(kiosk);
}

static void t31_the_questions_of_a_screen_are_read_in_full_and_no_others(void **state)
{
    (void)state;
    at_each_question(headed_and_in_full, each_question_in_full);
}

static void t32_back_is_on_every_question_and_keeps_its_answer(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
            const struct target *back = kiosk_target(kiosk, "back", NULL);
            assert_true(back != NULL && back->enabled);
            taken += visit_give_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
            const struct given given = given_here(kiosk);
            for (size_t i = 0; i < given.page.count; i++) {
                assert_int_equal(given.answers[i].state, ANSWER_GIVEN);
            }
            visit_continue(kiosk);
            kiosk_play(kiosk, "tap back");
            assert_still_given(kiosk, &given);
            visit_continue(kiosk);
        }
        assert_screen(kiosk, "review");
        kiosk_close(kiosk);
    }
}

/* What the last visit has of these questions, separated by commas. */
static const char *kept_of(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    const char *kept = "";
    for (size_t i = 0; i < count; i++) {
        kept = arena_printf(
            kiosk->arena, "%s%s%s", kept, i > 0 ? "," : "",
            kiosk_query(kiosk, arena_printf(kiosk->arena,
                                            "SELECT min(code = 'asked-declined') FROM answers"
                                            " WHERE link_id = '%s' AND visit_id ="
                                            " (SELECT max(visit_id) FROM answers)",
                                            steps[i].link_id)));
    }
    return kept;
}

/* Says "I'd rather tell my therapist" first, then goes back, answers the first question alone and
 * says it of the others, then goes back and answers all of them. */
static void decline_each(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    static const char *const nothing_told[] = {"1", "1,1", "1,1,1"};
    static const char *const all_but_first[] = {"0", "0,1", "0,1,1"};
    for (size_t taken = 0; taken < count;) {
        const struct step *here = &steps[taken];
        assert_string_equal(visit_question(kiosk), here->link_id);
        const size_t asked_first = is_asked(kiosk, page_of(kiosk)->count - 1)
                                       ? page_of(kiosk)->count
                                       : page_of(kiosk)->count - 1;
        visit_tap(kiosk, "rather_tell");
        assert_string_equal(kept_of(kiosk, here, asked_first), nothing_told[asked_first - 1]);
        kiosk_play(kiosk, "tap back");
        const size_t asked = page_of(kiosk)->count;
        if (asked > 1) {
            visit_give(kiosk, here);
            visit_tap(kiosk, "rather_tell");
            assert_string_equal(kept_of(kiosk, here, asked), all_but_first[asked - 1]);
            kiosk_play(kiosk, "tap back");
        }
        taken += visit_give_screen(kiosk, here, count - taken);
        visit_continue(kiosk);
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
    for (size_t i = 0; i < page_of(kiosk)->count; i++) {
        assert_int_equal(answer_of(kiosk, i)->state, ANSWER_OPEN);
    }
    for (size_t i = 0; i < frame->target_count; i++) {
        /* a side of the figure is not an answer */
        bool a_view = strcmp(frame->targets[i].name, "side") == 0;
        if (frame->targets[i].selected && !a_view) {
            fail_msg("%s %d is chosen on %s", frame->targets[i].name, frame->targets[i].index,
                     visit_question(kiosk));
        }
    }
}

static void t34_nothing_is_chosen_beforehand(void **state)
{
    (void)state;
    at_each_question(nothing_is_chosen, NULL);
}

/* --- progress --- */

struct progress {
    int first;
    int last;
    int total;
};

static struct progress progress_of(const struct kiosk *kiosk)
{
    struct progress at = {0};
    const char *words = strstr(kiosk->shown, "Question");
    if (words == NULL) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
    if (sscanf(words, "Question %d of %d", &at.first, &at.total) == 2 ||
        sscanf(words, "Question %d sur %d", &at.first, &at.total) == 2) {
        at.last = at.first;
    } else if (sscanf(words, "Questions %d to %d of %d", &at.first, &at.last, &at.total) != 3 &&
               sscanf(words, "Questions %d à %d sur %d", &at.first, &at.last, &at.total) != 3) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
    return at;
}

#define ALL_DECLINED                                                                               \
    {"emergency", "rather_tell"}, {"same-day", "rather_tell"},                                     \
    {                                                                                              \
        "tell", "rather_tell"                                                                      \
    }

/* Ways through the first visit, each with its own number of questions. */
static const struct {
    struct step steps[FIRST_VISIT_STEPS];
    int count;
} paths[] = {
    {{{"emergency", "option none"},
      {"same-day", "option none"},
      {"tell", "option none"},
      {"where", "option back-low-left"},
      {"duration", ""},
      {"leg", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", "option sitting"},
      {"hard-number", ""},
      {"pressure", ""}},
     11},
    {{ALL_DECLINED,
      {"where", "option back-neck"}, /* no leg */
      {"duration", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", "option sitting"},
      {"hard-number", ""},
      {"pressure", ""}},
     10},
    {{ALL_DECLINED,
      {"where", "option back-neck"},
      {"duration", ""},
      {"pain-week", ""},
      {"in-the-way", ""},
      {"hard-thing", ""}, /* no number question for it */
      {"pressure", ""}},
     9},
};

/* The total may shrink when an answer closes a branch. It never grows, and the last question has
 * the number of the total. */
static void t35_progress_is_the_real_path(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        for (size_t p = 0; p < COUNT_OF(paths); p++) {
            struct kiosk *kiosk = at_first_visit(languages[l]);
            int total_before = FIRST_VISIT_STEPS + 1; /* until no place is not to be touched */
            for (int i = 0; i < paths[p].count;) {
                const struct progress at = progress_of(kiosk);
                assert_int_equal(at.first, i + 1);
                assert_int_equal(at.last, i + (int)page_of(kiosk)->count);
                assert_in_range(at.total, paths[p].count, total_before);
                total_before = at.total;
                i += (int)visit_answer_screen(kiosk, &paths[p].steps[i],
                                              (size_t)(paths[p].count - i));
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
    while (kiosk_target(kiosk, "show_all", NULL) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    kiosk_play(kiosk, "tap show_all");
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

/* "Usual pain:  5": two texts, the first of which ends with a space. */
static const char *row_of(const struct kiosk *kiosk, size_t item, const char *said)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct item *question = &session->questionnaire->items[item];
    const char *language = app_language(kiosk->player.app);
    if (!item_has_short_text(question)) {
        return arena_printf(kiosk->arena, "%s %s", text_of(kiosk, question), said);
    }
    const char *asked =
        plain(kiosk, response_short_question(session->response, item, language, kiosk->arena));
    const char *colon = strcmp(language, "fr") == 0 ? " :" : ":";
    return arena_printf(kiosk->arena, "%s%s  %s", asked, colon, said);
}

static void t36_review_lists_every_answer_and_change_comes_back(void **state)
{
    (void)state;
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        struct kiosk *kiosk = at_first_visit(languages[l]);
        answer_all(kiosk, first_visit, FIRST_VISIT_STEPS, NULL, NULL);
        assert_screen(kiosk, "review");
        const struct session *session = app_session_view(kiosk->player.app);
        const char *words = review_words(kiosk);
        for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
            size_t item = questionnaire_find(session->questionnaire, first_visit[i].link_id);
            const char *said =
                plain(kiosk, response_words(session->response, item, languages[l], kiosk->arena));
            const char *row = row_of(kiosk, item, said);
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
    size_t taken = 0;
    while (taken < FIRST_VISIT_STEPS) {
        const size_t more =
            visit_give_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        for (size_t i = 0; i < more; i++, taken++) {
            asked[taken] = text_of(kiosk, item_of(kiosk, i));
            for (size_t j = 0; j < taken; j++) {
                assert_string_not_equal(asked[taken], asked[j]);
            }
        }
        visit_continue(kiosk);
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
    for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
        taken += visit_give_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        const struct given given = given_here(kiosk);
        while (kiosk_there(kiosk, "continue")->value != 0) {
            kiosk_play(kiosk, "tap continue");
        }
        fault_vfs_fill_up(&disk);
        kiosk_play(kiosk, "tap continue\nexpect screen fault\ntap back");
        fault_vfs_mend(&disk);
        assert_still_given(kiosk, &given);
        visit_continue(kiosk);
    }
    assert_screen(kiosk, "review");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* --- zero to ten --- */

static void eleven_numbers_of(struct kiosk *kiosk, size_t place)
{
    const struct item *item = item_of(kiosk, place);
    const char *name = place == 0 ? "number" : arena_printf(kiosk->arena, "number_%zu", place + 1);
    const char *language = app_language(kiosk->player.app);
    for (int i = 0; i <= 10; i++) {
        const struct target *number = kiosk_target_at(kiosk, name, i);
        assert_non_null(number);
        assert_string_equal(number->label, arena_printf(kiosk->arena, "%d", i));
    }
    assert_null(kiosk_target_at(kiosk, name, 11));
    assert_null(kiosk_target_at(kiosk, name, -1));
    assert_true(localized_get(&item->minimum_text, language)[0] != '\0');
    assert_sees(kiosk, localized_get(&item->minimum_text, language));
    assert_sees(kiosk, localized_get(&item->maximum_text, language));
    if (strcmp(language, "fr") == 0) {
        assert_string_not_equal(localized_get(&item->minimum_text, "fr"), item->minimum_text.text);
        assert_string_not_equal(localized_get(&item->maximum_text, "fr"), item->maximum_text.text);
    }
}

static void eleven_numbers(struct kiosk *kiosk)
{
    for (size_t i = 0; i < page_of(kiosk)->count; i++) {
        if (item_of(kiosk, i)->type == ITEM_INTEGER && is_asked(kiosk, i)) {
            eleven_numbers_of(kiosk, i);
        }
    }
}

static void t42_eleven_numbers_with_words_at_both_ends(void **state)
{
    (void)state;
    at_each_question(eleven_numbers, eleven_numbers);
}

static void t42_number_is_stored_as_0_to_10_or_declined(void **state)
{
    (void)state;
    struct kiosk *kiosk = at_first_visit("en");
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "pain-week");
    for (int i = 0; i <= 10; i++) {
        kiosk_playf(kiosk, "tap number %d\ntap number_2 %d\ntap continue", i, 10 - i);
        assert_query(kiosk, "SELECT code, number FROM answers WHERE link_id = 'pain-week'",
                     arena_printf(kiosk->arena, "|%d", i));
        assert_query(kiosk, "SELECT code, number FROM answers WHERE link_id = 'in-the-way'",
                     arena_printf(kiosk->arena, "|%d", 10 - i));
        kiosk_play(kiosk, "tap back");
    }
    kiosk_play(kiosk, "tap rather_tell"); /* all of it, where everything has an answer */
    assert_query(kiosk, "SELECT code, number FROM answers WHERE number IS NOT NULL", "");
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id IN ('pain-week', 'in-the-way')",
                 "asked-declined\nasked-declined");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t31_the_questions_of_a_screen_are_read_in_full_and_no_others),
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
