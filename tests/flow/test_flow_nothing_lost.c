/* What somebody said that matters is known to the staff, whatever happens afterwards: every way to
 * lose it, for every tier, in both languages. Prints where each shows. */
#include "child.h"
#include "visit.h"

#include "app/staff_work.h"
#include "app/words.h"
#include "store/decisions.h"
#include "store/move.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LEFT_ALONE_MS (6 * MINUTE_MS)
#define JOAN          "0142"

struct said {
    const char *tier;
    const char *link_id;
    const char *taps;
    bool urgent;
};
static const struct said all_said[] = {
    {"stop", "emergency", "option yes", true},
    {"hold", "same-day", "option fever", true},
    {"ask", "same-day", "rather_tell", false},
    {"tell", "tell", "option blood-thinner", false},
};

/* --- ways through the questions that work in any language --- */

static void arrive(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes", digits);
}

static void to_questions(struct kiosk *kiosk)
{
    arrive(kiosk, JOAN);
    kiosk_play(kiosk, "until notice\ntap agree");
}

/* Answers the question on screen with what tells of nothing. */
static void pass(struct kiosk *kiosk)
{
    static const char *const harmless[] = {"option none", "option no"};
    for (size_t i = 0; i < COUNT_OF(harmless); i++) {
        if (kiosk_find(kiosk, harmless[i]) != NULL) {
            kiosk_playf(kiosk, "tap %s\ntap continue", harmless[i]);
            return;
        }
    }
    visit_tap(kiosk, "rather_tell");
}

static bool asks(const struct kiosk *kiosk)
{
    return strcmp(app_screen_name(kiosk->player.app), "question") == 0;
}

static void pass_all(struct kiosk *kiosk)
{
    while (asks(kiosk)) {
        pass(kiosk);
    }
}

static void pass_all_and_send(struct kiosk *kiosk)
{
    pass_all(kiosk);
    visit_send(kiosk);
}

/* Chooses the answer, and does not go on; "I'd rather tell" goes on by itself. */
static void choose(struct kiosk *kiosk, const struct said *said)
{
    while (strcmp(visit_question(kiosk), said->link_id) != 0) {
        pass(kiosk);
    }
    visit_tap(kiosk, said->taps);
}

/* Says it, and reads the message that it leads to; ends on the next question, or, after an
 * emergency, with the visit. */
static void say(struct kiosk *kiosk, const struct said *said)
{
    choose(kiosk, said);
    if (strcmp(said->taps, "rather_tell") != 0) {
        kiosk_play(kiosk, "tap continue");
    }
    const bool stops = strcmp(said->tier, "stop") == 0;
    kiosk_play(kiosk,
               stops ? "expect screen stop\ntap done\nexpect screen attract" : "until question");
}

/* Goes back to the question where it was said. */
static void back_to(struct kiosk *kiosk, const struct said *said)
{
    while (!asks(kiosk) || strcmp(visit_question(kiosk), said->link_id) != 0) {
        kiosk_play(kiosk, "tap back");
    }
}

/* Goes back to the screen before the questions; an emergency is told of on the way, and no more is
 * to be done then. */
static bool goes_back_to(struct kiosk *kiosk, const char *screen)
{
    while (asks(kiosk)) {
        kiosk_play(kiosk, "tap back");
    }
    if (strcmp(app_screen_name(kiosk->player.app), "stop") == 0) {
        return false;
    }
    kiosk_playf(kiosk, "until %s", screen);
    return true;
}

/* --- what may happen to it --- */

static void walks_away(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    choose(kiosk, said);
}

static void finishes(struct kiosk *kiosk, const struct said *said)
{
    walks_away(kiosk, said);
    kiosk_play(kiosk, "tap finish");
    assert_screen(kiosk, strcmp(said->tier, "stop") == 0   ? "stop"
                         : strcmp(said->tier, "hold") == 0 ? "hold"
                                                           : "attract");
}

static void goes_back_and_walks_away(struct kiosk *kiosk, const struct said *said)
{
    walks_away(kiosk, said);
    goes_back_to(kiosk, "notice");
}

static void changes_language(struct kiosk *kiosk, const struct said *said)
{
    walks_away(kiosk, said);
    kiosk_play(kiosk,
               strstr(kiosk->shown, "English") != NULL ? "tap language 0" : "tap language 1");
}

static void reads_a_page(struct kiosk *kiosk, const struct said *said)
{
    walks_away(kiosk, said);
    kiosk_play(kiosk, "tap doctor_first\nexpect screen reader");
}

static void has_second_thoughts(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    say(kiosk, said);
    back_to(kiosk, said);
    pass(kiosk);
}

static void changes_it_at_the_end(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    say(kiosk, said);
    pass_all(kiosk);
    visit_change(kiosk, said->link_id);
    pass(kiosk);
    pass_all(kiosk);
    visit_send(kiosk);
}

static void wants_no_questions(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    choose(kiosk, said);
    if (goes_back_to(kiosk, "notice")) {
        kiosk_play(kiosk, "tap decline");
    }
}

static void is_under_age(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    choose(kiosk, said);
    if (goes_back_to(kiosk, "notice")) {
        kiosk_play(kiosk, "tap under_age");
    }
}

/* Comes again, and says nothing of it. */
static void comes_again(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    say(kiosk, said);
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    arrive(kiosk, JOAN);
    if (strcmp(said->tier, "stop") == 0) {
        assert_screen(kiosk, "stop");
        return;
    }
    kiosk_play(kiosk, "until notice\ntap agree");
    pass_all_and_send(kiosk);
}

/* Sends it, comes again, and has nothing new to tell. */
static void has_nothing_new(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    say(kiosk, said);
    pass_all_and_send(kiosk);
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    arrive(kiosk, JOAN);
    kiosk_play(kiosk, "until news\ntap something");
    pass_all_and_send(kiosk);
}

/* Says it only after the questionnaire was sent. */
static void remembers_it_later(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    pass_all_and_send(kiosk);
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    arrive(kiosk, JOAN);
    kiosk_play(kiosk, "until news\ntap something");
    choose(kiosk, said);
}

static void has_nothing_new_after_all(struct kiosk *kiosk, const struct said *said)
{
    remembers_it_later(kiosk, said);
    if (goes_back_to(kiosk, "news")) {
        kiosk_play(kiosk, "tap nothing");
    }
}

static void begins_it_once_more(struct kiosk *kiosk, const struct said *said)
{
    remembers_it_later(kiosk, said);
    if (goes_back_to(kiosk, "news")) {
        kiosk_play(kiosk, "tap something");
    }
}

static void has_no_booking(struct kiosk *kiosk, const struct said *said)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap option anyone\nuntil notice\n"
                      "tap agree");
    choose(kiosk, said);
}

/* The power goes off right after it was said: the program gets no chance to do anything. */
static void loses_power(struct kiosk *kiosk, const struct said *said)
{
    const pid_t child = fork();
    if (child == 0) {
        to_questions(kiosk);
        choose(kiosk, said);
        if (strcmp(said->taps, "rather_tell") != 0) {
            kiosk_play(kiosk, "tap continue");
        }
        raise(SIGKILL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* The service is stopped while the answer is only chosen. */
static void is_cut_off(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    choose(kiosk, said);
}

/* Another kiosk of the clinic, at work on the same database. */
static struct kiosk *open_other(struct kiosk *kiosk)
{
    return kiosk_open(
        (struct kiosk_options){.language = app_language(kiosk->player.app), .keep_database = true});
}

/* Goes to another kiosk, and sends there that there is nothing. */
static void sends_at_another_kiosk(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    choose(kiosk, said);
    struct kiosk *other = open_other(kiosk);
    to_questions(other);
    pass_all_and_send(other);
    kiosk_close(other);
}

/* Left another kiosk in the middle, which ends that visit only after it was said here. */
static void left_another_kiosk(struct kiosk *kiosk, const struct said *said)
{
    struct kiosk *other = open_other(kiosk);
    to_questions(other);
    pass(other);
    pass(other);
    to_questions(kiosk);
    say(kiosk, said);
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    kiosk_wait(other, LEFT_ALONE_MS);
    kiosk_close(other);
}

/* Staff come to the kiosk in the middle of it, and take the arrival back. */
static void is_undone_meanwhile(struct kiosk *kiosk, const struct said *said)
{
    struct err err;
    to_questions(kiosk);
    choose(kiosk, said);
    kiosk_staff_open(kiosk);
    assert_true(
        store_undo_arrival(kiosk->world.store, (struct visit_id){1}, "MR", STAFF_AT_KIOSK, &err));
    kiosk_play(kiosk, "tap staff_close");
}

static void is_seen(struct kiosk *kiosk, const struct said *said)
{
    struct err err;
    to_questions(kiosk);
    say(kiosk, said);
    assert_true(store_decide(kiosk->world.store, (struct visit_id){1}, DECISION_SEEN, "",
                             STAFF_AT_KIOSK, &err));
}

static void is_decided(struct kiosk *kiosk, const struct said *said)
{
    struct err err;
    to_questions(kiosk);
    say(kiosk, said);
    assert_true(store_decide(kiosk->world.store, (struct visit_id){1}, DECISION_PROCEED, "MR",
                             STAFF_AT_KIOSK, &err));
}

/* Staff take the arrival back: it was somebody else's. */
static void is_undone(struct kiosk *kiosk, const struct said *said)
{
    struct err err;
    to_questions(kiosk);
    say(kiosk, said);
    assert_true(
        store_undo_arrival(kiosk->world.store, (struct visit_id){1}, "MR", STAFF_AT_KIOSK, &err));
}

/* Joan said it under her own name, but it was the client of visit 1 who did. */
static void is_moved(struct kiosk *kiosk, const struct said *said)
{
    struct err err;
    struct visit_id to = {0};
    arrive(kiosk, "0131");
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    to_questions(kiosk);
    say(kiosk, said);
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    const struct answers_move move = {.from = {2}, .to = {1}, .initials = "MR"};
    assert_true(store_move_answers(kiosk->world.store, &move, STAFF_AT_KIOSK, &to, &err));
}

/* What was exported may be deleted, but not what waits for a decision. */
static void is_cleaned_up(struct kiosk *kiosk, const struct said *said)
{
    to_questions(kiosk);
    say(kiosk, said);
    pass_all(kiosk);
    const char *const export[] = {
        KIOSK_ADMIN,  "--db",     KIOSK_DATABASE, "export",   "--from",   "2025-11-24", "--to",
        "2025-11-24", "--format", "json",         "--output", "out.json", NULL};
    const char *const purge[] = {KIOSK_ADMIN,
                                 "--db",
                                 KIOSK_DATABASE,
                                 "--clock",
                                 "2025-12-24T10:00-08:00",
                                 "purge",
                                 "--older-than",
                                 "1",
                                 NULL};
    kiosk_wait(kiosk, LEFT_ALONE_MS);
    assert_int_equal(child_run(kiosk->arena, export).exit_code, 0);
    assert_int_equal(child_run(kiosk->arena, purge).exit_code, 0);
}

/* --- where it shows --- */

enum lot {
    STANDS,     /* waits for the staff */
    TAKEN_BACK, /* is kept, marked as taken back by the client, and waits all the same */
    DECIDED,    /* is kept, with the decision */
    UNDONE,     /* is kept with the arrival that staff took back, and waits all the same */
    GONE,       /* the client mended it, and nothing urgent was said; or it was kept elsewhere */
    NOT_ASKED,  /* there is no such way */
};

struct way {
    const char *name;
    void (*play)(struct kiosk *kiosk, const struct said *said);
    enum lot stop;
    enum lot hold;
    enum lot ask;
    enum lot tell;
    bool midnight; /* looked at on the next day */
};
static const struct way ways[] = {
    {"chooses, walks away", walks_away, STANDS, STANDS, STANDS, STANDS},
    {"chooses, walks away; midnight", walks_away, STANDS, STANDS, STANDS, STANDS, true},
    {"chooses, Finish and clear", finishes, STANDS, STANDS, STANDS, STANDS},
    {"chooses, Back, walks away", goes_back_and_walks_away, STANDS, STANDS, STANDS, STANDS},
    {"chooses, other language, walks away", changes_language, STANDS, STANDS, STANDS, STANDS},
    {"chooses, reads a page, walks away", reads_a_page, STANDS, STANDS, STANDS, STANDS},
    {"says, Back, says no", has_second_thoughts, NOT_ASKED, TAKEN_BACK, GONE, GONE},
    {"says, changes it at the end", changes_it_at_the_end, NOT_ASKED, TAKEN_BACK, GONE, GONE},
    {"chooses, Back, No thanks", wants_no_questions, STANDS, STANDS, STANDS, STANDS},
    {"chooses, Back, under 19", is_under_age, STANDS, STANDS, STANDS, STANDS},
    {"says, checks in again, says no", comes_again, STANDS, STANDS, STANDS, STANDS},
    {"sends, comes back, says no", has_nothing_new, NOT_ASKED, STANDS, STANDS, STANDS},
    {"sends no, comes back, says it", remembers_it_later, STANDS, STANDS, STANDS, NOT_ASKED},
    {"chooses later, Back, nothing new", has_nothing_new_after_all, STANDS, STANDS, STANDS,
     NOT_ASKED},
    {"chooses later, Back, begins anew", begins_it_once_more, STANDS, STANDS, STANDS, NOT_ASKED},
    {"chooses without a booking", has_no_booking, STANDS, STANDS, STANDS, STANDS},
    {"chooses, sends at another kiosk", sends_at_another_kiosk, STANDS, STANDS, STANDS, STANDS},
    {"left another kiosk, says it", left_another_kiosk, STANDS, STANDS, STANDS, STANDS},
    {"the service is stopped", is_cut_off, STANDS, STANDS, STANDS, STANDS},
    {"undone before going on", is_undone_meanwhile, UNDONE, UNDONE, UNDONE, UNDONE},
    {"kill -9", loses_power, STANDS, STANDS, STANDS, STANDS},
    {"seen by staff", is_seen, STANDS, STANDS, STANDS, STANDS},
    {"decided by staff", is_decided, DECIDED, DECIDED, STANDS, STANDS},
    {"arrival taken back by staff", is_undone, UNDONE, UNDONE, UNDONE, UNDONE},
    {"answers moved by staff", is_moved, STANDS, STANDS, STANDS, STANDS},
    {"exported, purged", is_cleaned_up, STANDS, STANDS, GONE, GONE},
};

static enum lot lot_of(const struct way *way, const struct said *said)
{
    return strcmp(said->tier, "stop") == 0   ? way->stop
           : strcmp(said->tier, "hold") == 0 ? way->hold
           : strcmp(said->tier, "ask") == 0  ? way->ask
                                             : way->tell;
}

static const char *admin(struct kiosk *kiosk, const char *const *arguments)
{
    const char *all[16] = {KIOSK_ADMIN, "--db", KIOSK_DATABASE};
    for (size_t i = 0; arguments[i] != NULL; i++) {
        all[i + 3] = arguments[i];
    }
    return child_run(kiosk->arena, all).output;
}

static const char *exported(struct kiosk *kiosk, const char *format)
{
    return admin(kiosk, (const char *const[]){"export", "--from", "2025-11-24", "--to",
                                              "2025-11-24", "--format", format, "--assets",
                                              KIOSK_SOURCE_DIR "/assets", NULL});
}

/* The staff's list says how urgent it is, in either language; nobody else is on it. */
static bool is_on_list(struct kiosk *kiosk, const struct said *said)
{
    static const char *const words[][2] = {{"EMERGENCY ANSWER", "RÉPONSE URGENTE"},
                                           {"HOLD", "D’ABORD PARLER"}};
    const char *const *word = words[strcmp(said->tier, "stop") == 0 ? 0 : 1];
    kiosk_staff_open(kiosk);
    return kiosk_target_at(kiosk, "visit", 0) != NULL &&
           (kiosk_sees(kiosk, word[0]) || kiosk_sees(kiosk, word[1]));
}

static const char *mark(bool shows)
{
    return shows ? "yes" : "-";
}

/* Looks for it in every place, prints the row of the table, and fails the test where it is missing.
 */
static void look(struct kiosk *kiosk, const char *language, const struct way *way,
                 const struct said *said)
{
    static const char *const lots[] = {"stands", "taken back", "decided", "undone", "gone", ""};
    const enum lot lot = lot_of(way, said);
    const char *state = kiosk_query(
        kiosk, arena_printf(kiosk->arena,
                            "SELECT CASE WHEN undone_at IS NOT NULL THEN 'undone'"
                            " WHEN decided_at IS NOT NULL THEN 'decided'"
                            " WHEN withdrawn_at IS NOT NULL THEN 'taken back' ELSE 'stands' END"
                            " FROM every_flag WHERE tier = '%s' AND link_id = '%s'",
                            said->tier, said->link_id));
    state = state[0] == '\0' ? "gone" : state;
    const char *words =
        kiosk_query(kiosk, arena_printf(kiosk->arena,
                                        "SELECT staff_text FROM every_flag WHERE tier = '%s'"
                                        " AND link_id = '%s'",
                                        said->tier, said->link_id));
    const char *in_json = strcmp(said->tier, "ask") == 0 ? "\"ask\"" : words;
    const bool kept = lot != GONE;
    const bool show =
        kept && strstr(admin(kiosk, (const char *const[]){"show", "1",
                                                          lot == UNDONE ? "--undone" : NULL, NULL}),
                       words) != NULL;
    const bool json = kept && strstr(exported(kiosk, "json"), in_json) != NULL;
    const bool csv = kept && strstr(exported(kiosk, "csv"), words) != NULL;
    const bool fhir = kept && strstr(exported(kiosk, "fhir"), words) != NULL;
    const bool list = said->urgent && is_on_list(kiosk, said);
    const bool waits = kiosk_sees(kiosk, "not decided") || kiosk_sees(kiosk, "pas encore décidé");
    printf("%-36s %-5s %-3s %-11s %-5s %-5s %-5s %-5s %s\n", way->name, said->tier, language, state,
           said->urgent ? mark(list) : "", mark(show), mark(json), mark(csv), mark(fhir));
    assert_string_equal(state, lots[lot]);
    if (kept) {
        assert_true(words[0] != '\0');
        assert_true(show && json && csv && fhir);
    }
    assert_int_equal(list, said->urgent && kept);
    assert_true(lot != DECIDED || !waits);
    assert_true(way->play != is_seen || !said->urgent || waits);
}

/* Leaves the kiosk alone until the first screen is back. True if the message of the tier was shown.
 */
static bool walks_off(struct kiosk *kiosk, const struct said *said)
{
    bool told = false;
    for (int64_t waited_ms = 0; waited_ms < LEFT_ALONE_MS; waited_ms += 10 * SECOND_MS) {
        told = told || strcmp(app_screen_name(kiosk->player.app), said->tier) == 0;
        kiosk_wait(kiosk, 10 * SECOND_MS);
    }
    assert_screen(kiosk, "attract");
    return told;
}

static void play(const char *language, const struct way *way, const struct said *said)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = language});
    way->play(kiosk, said);
    if (way->play != loses_power && way->play != is_cut_off) {
        const bool told = walks_off(kiosk, said);
        const bool chooses = strncmp(way->name, "chooses", strlen("chooses")) == 0;
        assert_true(told || !chooses || !said->urgent);
    }
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){
        .keep_database = true, .time = way->midnight ? "2025-11-25T09:00" : "2025-11-24T11:00"});
    look(kiosk, language, way, said);
    kiosk_close(kiosk);
}

static void nothing_that_matters_is_lost(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "fr"};
    size_t count = 0;
    printf("%-36s %-5s %-3s %-11s %-5s %-5s %-5s %-5s %s\n", "what happens", "tier", "", "it",
           "list", "show", "JSON", "CSV", "FHIR");
    for (size_t w = 0; w < COUNT_OF(ways); w++) {
        for (size_t s = 0; s < COUNT_OF(all_said); s++) {
            for (size_t l = 0; l < COUNT_OF(languages); l++) {
                if (lot_of(&ways[w], &all_said[s]) != NOT_ASKED) {
                    play(languages[l], &ways[w], &all_said[s]);
                    count++;
                }
            }
        }
    }
    printf("%zu ways of %zu, in 4 tiers and 2 languages\n", count, COUNT_OF(ways));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_that_matters_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
