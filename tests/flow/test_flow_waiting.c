/* Whoever has checked in is told where to wait and who comes. */
#include "visit.h"

#define LONG_EN                                                                                    \
    "Please go up the stairs at the end of the hall and wait on the chairs beside the window. "    \
    "Mei R. will call you."
#define LONG_FR                                                                                    \
    "Montez l’escalier au bout du couloir et attendez sur les chaises près de la fenêtre. "    \
    "Mei R. vous appellera."

static const char *const own_texts[] = {
    "check_in:\n",
    "therapists:\n"
    "  - name: mei r\n"
    "    waiting:\n"
    "      en: \"" LONG_EN "\"\n"
    "      fr: \"" LONG_FR "\"\n"
    "check_in:\n",
    "path: demo/day-list.csv",
    "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv",
    NULL,
};

static struct kiosk *open_own(struct kiosk_options options)
{
    kiosk_configure(OWN_CONFIGURATION, own_texts);
    options.configuration = OWN_CONFIGURATION;
    return kiosk_open(options);
}

/* Ends on the last screen of the check-in of these four digits. */
static void check_in(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes\nuntil notice", digits);
    while (kiosk_target(kiosk, "decline", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap decline\nuntil done");
}

static void therapist_comes_unless_the_clinic_says_otherwise(void **state)
{
    (void)state;
    static const struct {
        const char *digits;
        const char *language;
        const char *words;
    } cases[] = {
        {"0142", "en", LONG_EN},
        {"0142", "fr", LONG_FR},
        {"0103", "en", "Please take a seat. Tomas L. will come and get you."},
        {"0103", "fr", "Prenez place. Tomas L. viendra vous chercher."},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_own((struct kiosk_options){.language = cases[i].language});
        check_in(kiosk, cases[i].digits);
        assert_sees(kiosk, cases[i].words);
        kiosk_close(kiosk);
    }
}

/* Without a therapist on the list somebody comes all the same. */
static void list_without_therapists_promises_no_name(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24 10:30,,Joan Sample,250-555-0142,,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    check_in(kiosk, "0142");
    assert_sees(kiosk, "Please take a seat. Your therapist will come and get you.");
    kiosk_close(kiosk);
}

/* Nobody expects a walk-in: who says that somebody comes says too much. */
static void walk_in_is_promised_nobody(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap option anyone\n"
                      "until notice\ntap decline\nuntil done");
    assert_false(kiosk_sees(kiosk, "will come and get you"));
    kiosk_close(kiosk);
}

/* Where to wait is read without turning a page, whatever the panel; only the smallest one in large
 * letters has no room for so long a text. */
static void long_text_is_read_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < 14; i++) {
        struct kiosk *kiosk = open_own((struct kiosk_options){
            .panel = (enum kiosk_panel)(i / 4),
            .language = i % 2 == 0 ? "en" : "fr",
            .large_text = i % 4 > 1,
        });
        check_in(kiosk, "0142");
        assert_sees(kiosk, i % 2 == 0 ? LONG_EN : LONG_FR);
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(therapist_comes_unless_the_clinic_says_otherwise),
        cmocka_unit_test(list_without_therapists_promises_no_name),
        cmocka_unit_test(walk_in_is_promised_nobody),
        cmocka_unit_test(long_text_is_read_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
