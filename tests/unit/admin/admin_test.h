/* What the tests of admin/ share: a database with invented visits, and running a command on it. */
#pragma once

#include "admin/admin.h"
#include "base/file.h"
#include "form/form.h"
#include "store_test.h"
#include "test_json.h"

#include <sys/stat.h>
#include <time.h>

struct run {
    int code;
    const char *out;
    const char *err;
};

struct terminal {
    const char *input;
    bool out; /* the output goes to a terminal */
    bool err;
    int columns;
};

/* Runs cozy-admin on DATABASE with arguments, NULL at the end. The store of the fixture stays open,
 * as that of the kiosk does. */
static inline struct run run_on(struct fixture *fixture, struct terminal terminal,
                                const char *const *arguments)
{
    const char *const first[] = {"cozy-admin", "--db", DATABASE};
    char *copies[24] = {NULL};
    int count = 0;
    for (; count < 3; count++) {
        copies[count] = arena_strdup(fixture->arena, first[count]);
    }
    for (; *arguments != NULL; arguments++) {
        assert_true(count < 23);
        copies[count++] = arena_strdup(fixture->arena, *arguments);
    }
    char *texts[2] = {NULL, NULL};
    size_t sizes[2] = {0, 0};
    const char *input = terminal.input != NULL ? terminal.input : "";
    FILE *in = tmpfile();
    assert_non_null(in);
    fputs(input, in);
    rewind(in);
    const struct admin_host host = {
        .in = in,
        .out = open_memstream(&texts[0], &sizes[0]),
        .err = open_memstream(&texts[1], &sizes[1]),
        .out_is_terminal = terminal.out,
        .err_is_terminal = terminal.err,
        .out_is_kept = !terminal.out,
        .columns = terminal.columns,
        .clock = &fixture->clock,
        .who = "kiosk (ana)",
        .version = "1.2.3",
    };
    struct run run = {.code = (int)admin_run(&host, count, copies)};
    fclose(in);
    fclose(host.out);
    fclose(host.err);
    run.out = arena_strdup(fixture->arena, texts[0]);
    run.err = arena_strdup(fixture->arena, texts[1]);
    free(texts[0]);
    free(texts[1]);
    return run;
}

#define RUN(fixture, ...)                                                                          \
    run_on((fixture), (struct terminal){0}, (const char *const[]){__VA_ARGS__, NULL})

/* Sets the time zone of this machine; returns the one before. */
static inline const char *set_machine_zone(struct fixture *fixture, const char *zone)
{
    const char *before = arena_strdup(fixture->arena, getenv("TZ"));
    setenv("TZ", zone, 1);
    tzset();
    return before;
}

static inline void assert_code(struct run run, int code)
{
    if (run.code != code) {
        fail_msg("exit code %d, expected %d\nout: %s\nerr: %s", run.code, code, run.out, run.err);
    }
}

static inline void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in: %s", part, text);
    }
}

static inline void assert_has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" is in: %s", part, text);
    }
}

/* The questionnaire with every type of question, also put where --assets clinic finds it. */
static inline const struct questionnaire *everything(struct fixture *fixture)
{
    static const char *const from = KIOSK_SOURCE_DIR "/tests/data/form/everything.json";
    struct problems problems = {.arena = fixture->arena};
    char *bytes = NULL;
    size_t length = 0;
    mkdir("clinic", 0700);
    mkdir("clinic/questionnaires", 0700);
    assert_done(fixture, file_read(fixture->arena, from, 1 << 20, &bytes, &length, &fixture->err));
    assert_done(fixture, file_replace("clinic/questionnaires/everything.json", bytes, length,
                                      &fixture->err));
    const struct questionnaire *form = form_load(fixture->arena, from, &problems);
    assert_non_null(form);
    return form;
}

/* A response without the initial values of its form. */
static inline struct response *empty_response(struct fixture *fixture,
                                              const struct questionnaire *form)
{
    struct response *response = response_create(fixture->arena, form);
    for (size_t i = 0; i < form->count; i++) {
        if (item_is_question(&form->items[i])) {
            response_clear(response, i);
        }
    }
    return response;
}

/* Visits of Joan, who came before, with these numbers of pain, one for each visit, a week apart.
 * Returns the last visit; the clock stands at its arrival. */
static inline struct visit_id visits_of_joan(struct fixture *fixture, const long *pain,
                                             size_t count)
{
    struct visit_id visit = {0};
    for (size_t i = 0; i < count; i++) {
        struct appointment appointment = joan;
        if (i > 0) {
            fixture->fake.wall_ms += 7 * 24 * HOUR_MS;
        }
        appointment.uid = arena_printf(fixture->arena, "joan-%zu", i);
        appointment.start_ms = fixture->fake.wall_ms + 30 * MINUTE_MS;
        appointment.end_ms = fixture->fake.wall_ms + 90 * MINUTE_MS;
        struct day_list list = {&appointment, 1};
        int64_t from = civil_day_start_ms(fixture->fake.wall_ms);
        int64_t to = civil_next_day_ms(from);
        assert_done(fixture, import_list(fixture, &list, from, to));
        assert_done(fixture,
                    store_day_list(fixture->store, fixture->arena, from, to, &list, &fixture->err));
        assert_done(fixture, arrive(fixture, list.items, 1, &visit));
        assert_done(fixture, begin_form(fixture, visit, &test_form));
        struct response *response = response_create(fixture->arena, &test_form);
        response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
        response_set_number(response, ITEM_PAIN, pain[i]);
        response_decline(response, ITEM_PREGNANT);
        response_skip(response, ITEM_WORDS);
        assert_done(fixture, complete(fixture, visit, response));
    }
    return visit;
}

/* Two visits of Joan's, a week apart: at the first she said that she is pregnant and has a fever,
 * and was sent home; at the second she has a fever again and would rather tell the rest. */
static inline void told_at_the_visit_before(struct fixture *fixture)
{
    struct visit_id first = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_boolean(response, ITEM_PREGNANT, true);
    assert_done(fixture, complete(fixture, first, response));
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_decide(fixture->store, first, DECISION_NOT_TODAY, "MR", "kiosk",
                                      &fixture->err));
    fixture->fake.wall_ms += 7 * 24 * HOUR_MS - MINUTE_MS;
    visits_of_joan(fixture, (const long[]){5}, 1);
}

/* A visit with an emergency answer that MR took back at 10:01. */
static inline struct visit_id taken_back(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, complete(fixture, visit, response));
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    return visit;
}
