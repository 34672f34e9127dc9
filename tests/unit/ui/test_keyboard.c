/* Types every letter of every page on keys found by their codes, as a script finds them. */
#include "ui_support.h"

#include "ui/keyboard.h"

#define ACTION  100
#define TEXT    64
#define LETTERS 40

static const struct keyboard_words words = {
    .space = "space",
    .clear = "Clear",
    .letters = "abc",
    .accents = "éàç",
    .nations = "əʔƛ",
    .digits = "123",
    .erase = "Erase",
};

/* Draws the current keyboard. */
static void draw(struct fake_ui *fake, const struct keyboard *keyboard)
{
    frame_begin(&fake->frame, 1080, 1920, palette_day(ACCENT).background);
    const struct rect box = {0, 0, 1040, keyboard_height(&fake->ui, 1040)};
    keyboard_view(&fake->ui, box, keyboard, &words, ACTION);
}

static bool has_key(const struct fake_ui *fake, const char *code)
{
    return frame_find(&fake->frame, "key", 0, code) != NULL;
}

static void tap(struct fake_ui *fake, struct keyboard *keyboard, const char *name, const char *code,
                char *text)
{
    draw(fake, keyboard);
    const struct target *target = frame_find(&fake->frame, name, 0, code);
    if (target == NULL) {
        fail_msg("no key %s", code);
        return;
    }
    assert_int_equal(target->action, ACTION);
    keyboard_tap(keyboard, target->index, text, TEXT, LETTERS);
}

static void tap_key(struct fake_ui *fake, struct keyboard *keyboard, const char *code, char *text)
{
    tap(fake, keyboard, "key", code, text);
}

static void erase(struct fake_ui *fake, struct keyboard *keyboard, char *text)
{
    tap(fake, keyboard, "delete", "", text);
}

static bool is_wide(const char *code)
{
    static const char *const wide[] = {"space",   "clear",  "letters", "accents",
                                       "nations", "digits", ""};
    for (size_t i = 0; i < COUNT_OF(wide); i++) {
        if (strcmp(code, wide[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The codes of the letters on a page; how many. */
static size_t letters_of(struct fake_ui *fake, enum keyboard_page page, bool azerty,
                         const char **codes)
{
    const struct keyboard keyboard = {.page = page, .azerty = azerty, .digits = true};
    size_t count = 0;
    draw(fake, &keyboard);
    for (size_t i = 0; i < fake->frame.target_count; i++) {
        const struct target *target = &fake->frame.targets[i];
        if (!is_wide(target->code)) {
            codes[count++] = arena_strdup(fake->arena, target->code);
        }
    }
    return count;
}

static void keyboard_types_and_erases_every_letter_of_every_page(void **state)
{
    (void)state;
    static const struct {
        enum keyboard_page page;
        bool azerty;
        size_t letters;
    } cases[] = {
        {KEYBOARD_LETTERS, false, 29}, {KEYBOARD_LETTERS, true, 29}, {KEYBOARD_ACCENTS, false, 29},
        {KEYBOARD_NATIONS, false, 29}, {KEYBOARD_DIGITS, false, 25},
    };
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        struct fake_ui *fake = fake_ui_create();
        const char *codes[LETTERS];
        size_t count = letters_of(fake, cases[c].page, cases[c].azerty, codes);
        assert_int_equal(count, cases[c].letters);
        for (size_t i = 0; i < count; i++) {
            struct keyboard keyboard = {
                .page = cases[c].page, .azerty = cases[c].azerty, .digits = true};
            char text[TEXT] = "";
            tap_key(fake, &keyboard, codes[i], text);
            assert_string_equal(text, codes[i]); /* a name begins with a capital */
            /* after a letter a small one follows */
            char second[TEXT] = "A";
            keyboard.page = cases[c].page;
            tap_key(fake, &keyboard, codes[i], second);
            assert_true(strlen(second) > 1);
            assert_true(utf8_valid(second, strlen(second), &(size_t){0}));
            assert_int_equal(utf8_count(second), 2);
            erase(fake, &keyboard, text);
            assert_string_equal(text, "");
            erase(fake, &keyboard, second);
            assert_string_equal(second, "A");
        }
        fake_ui_destroy(fake);
    }
}

static void keyboard_has_all_letters_of_the_alphabet_either_way_round(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    for (int azerty = 0; azerty < 2; azerty++) {
        const struct keyboard keyboard = {.azerty = azerty == 1};
        draw(fake, &keyboard);
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            const char code[] = {letter, '\0'};
            assert_true(has_key(fake, code));
        }
        assert_true(has_key(fake, "7") && has_key(fake, "’") && has_key(fake, "-"));
    }
    draw(fake, &(struct keyboard){.azerty = false});
    assert_true(frame_find(&fake->frame, "key", 0, "Q")->box.x <
                frame_find(&fake->frame, "key", 0, "W")->box.x);
    draw(fake, &(struct keyboard){.azerty = true});
    assert_int_equal(frame_find(&fake->frame, "key", 0, "A")->box.y,
                     frame_find(&fake->frame, "key", 0, "Z")->box.y);
    fake_ui_destroy(fake);
}

static void keyboard_writes_capitals_where_a_name_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *taps; /* codes, a space between */
        const char *text;
    } cases[] = {
        {"J O A N", "Joan"},
        {"A N N E - M A R I E", "Anne-Marie"},
        {"O ’ B R I E N", "O’Brien"},
        {"V A N space D A M", "Van Dam"},
        {"space J O", "Jo"},
        {"J space space O", "J O"},
        {"J - space O", "J-O"},
        {"J delete O", "O"},
        {"J O delete delete O O", "Oo"},
        {"J O clear O", "O"},
        {"delete J", "J"},
        {"7 A", "7a"},
    };
    struct fake_ui *fake = fake_ui_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct keyboard keyboard = {0};
        char text[TEXT] = "";
        char taps[TEXT];
        memcpy(taps, cases[i].taps, strlen(cases[i].taps) + 1);
        char *rest = NULL;
        for (char *code = strtok_r(taps, " ", &rest); code != NULL;
             code = strtok_r(NULL, " ", &rest)) {
            if (strcmp(code, "delete") == 0) {
                erase(fake, &keyboard, text);
            } else {
                tap_key(fake, &keyboard, code, text);
            }
        }
        assert_string_equal(text, cases[i].text);
    }
    fake_ui_destroy(fake);
}

static void keyboard_clears_all_of_what_was_typed(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct keyboard keyboard = {0};
    char text[TEXT] = "";
    tap_key(fake, &keyboard, "J", text);
    tap_key(fake, &keyboard, "O", text);
    tap_key(fake, &keyboard, "clear", text);
    for (size_t i = 0; i < sizeof(text); i++) {
        assert_int_equal(text[i], '\0'); /* nothing of the name is left in memory */
    }
    fake_ui_destroy(fake);
}

static void keyboard_turns_its_pages(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct keyboard keyboard = {.digits = true};
    char text[TEXT] = "";
    static const struct {
        const char *code;
        enum keyboard_page page;
    } pages[] = {{"accents", KEYBOARD_ACCENTS},
                 {"nations", KEYBOARD_NATIONS},
                 {"digits", KEYBOARD_DIGITS},
                 {"letters", KEYBOARD_LETTERS}};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        tap_key(fake, &keyboard, pages[i].code, text);
        assert_int_equal(keyboard.page, pages[i].page);
        assert_string_equal(text, "");
        draw(fake, &keyboard);
        assert_false(has_key(fake, pages[i].code)); /* a page has no key that leads to itself */
    }
    /* one letter on another page leads back; digits do not, since several follow each other */
    tap_key(fake, &keyboard, "accents", text);
    tap_key(fake, &keyboard, "É", text);
    assert_int_equal(keyboard.page, KEYBOARD_LETTERS);
    tap_key(fake, &keyboard, "digits", text);
    tap_key(fake, &keyboard, "1", text);
    assert_int_equal(keyboard.page, KEYBOARD_DIGITS);
    assert_string_equal(text, "É1");
    keyboard = (struct keyboard){.digits = false};
    draw(fake, &keyboard);
    assert_false(has_key(fake, "digits"));
    fake_ui_destroy(fake);
}

static void keyboard_writes_no_more_than_there_is_room_for(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct keyboard start = {.page = KEYBOARD_ACCENTS};
    draw(fake, &start);
    int index = frame_find(&fake->frame, "key", 0, "É")->index;
    char text[8] = "";
    for (int i = 0; i < 10; i++) {
        struct keyboard keyboard = start;
        keyboard_tap(&keyboard, index, text, sizeof(text), 100);
    }
    /* room for 6 bytes and the zero: a fourth letter would be cut */
    assert_string_equal(text, "Ééé");
    memset(text, 0, sizeof(text));
    for (int i = 0; i < 10; i++) {
        struct keyboard keyboard = start;
        keyboard_tap(&keyboard, index, text, sizeof(text), 2);
    }
    assert_string_equal(text, "Éé");
    fake_ui_destroy(fake);
}

/* --- finding keys, for scripts --- */

static void assert_found_key_writes(struct fake_ui *fake, const char *letter, bool azerty,
                                    const char *before)
{
    size_t length = 0;
    const char *code = NULL;
    const char *page = NULL;
    if (!keyboard_find(letter, &length, &code, &page)) {
        fail_msg("no key writes %s", letter);
    }
    assert_int_equal(length, strlen(letter));
    struct keyboard keyboard = {.azerty = azerty, .digits = true};
    char text[TEXT];
    memcpy(text, before, strlen(before) + 1);
    draw(fake, &keyboard);
    if (!has_key(fake, code)) {
        tap_key(fake, &keyboard, page, text);
    }
    tap_key(fake, &keyboard, code, text);
    assert_string_equal(text + strlen(before), letter);
}

static void keyboard_find_leads_to_the_key_of_every_letter(void **state)
{
    (void)state;
    for (int page = 0; page < KEYBOARD_PAGE_COUNT; page++) {
        struct fake_ui *fake = fake_ui_create();
        const char *codes[LETTERS];
        size_t count = letters_of(fake, (enum keyboard_page)page, false, codes);
        for (size_t i = 0; i < count; i++) {
            char lower[TEXT] = "A";
            struct keyboard keyboard = {.page = (enum keyboard_page)page, .digits = true};
            tap_key(fake, &keyboard, codes[i], lower);
            for (int azerty = 0; azerty < 2; azerty++) {
                assert_found_key_writes(fake, codes[i], azerty == 1, "");
                assert_found_key_writes(fake, lower + 1, azerty == 1, "A");
            }
        }
        fake_ui_destroy(fake);
    }
}

static void keyboard_find_takes_one_letter_off_a_longer_text(void **state)
{
    (void)state;
    size_t length = 0;
    const char *code = NULL;
    const char *page = NULL;
    assert_true(keyboard_find("élan", &length, &code, &page));
    assert_int_equal(length, 2);
    assert_string_equal(code, "É");
    assert_string_equal(page, "accents");
    assert_true(keyboard_find("'s", &length, &code, &page)); /* as people write ’ in a script */
    assert_int_equal(length, 1);
    assert_string_equal(code, "’");
    assert_true(keyboard_find(" x", &length, &code, &page));
    assert_int_equal(length, 1);
    assert_string_equal(code, "space");
    assert_string_equal(page, "");
    assert_false(keyboard_find(SNOWMAN, &length, &code, &page));
    assert_false(keyboard_find("\xFF", &length, &code, &page));
}

static void keyboard_keys_stay_apart_and_in_their_box(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct rect box = {0, 0, 1040, keyboard_height(&fake->ui, 1040)};
    for (int page = 0; page < KEYBOARD_PAGE_COUNT; page++) {
        draw(fake, &(struct keyboard){.page = (enum keyboard_page)page, .digits = true});
        for (size_t i = 0; i < fake->frame.target_count; i++) {
            const struct target *a = &fake->frame.targets[i];
            assert_true(rect_inside(a->box, box));
            assert_true(a->box.w >= 60 && a->box.h >= 60); /* 15 mm */
            for (size_t j = 0; j < i; j++) {
                const struct target *b = &fake->frame.targets[j];
                assert_false(rect_overlap(rect_inset(a->box, -5), rect_inset(b->box, -4)));
                assert_true(a->index != b->index);
            }
        }
    }
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyboard_types_and_erases_every_letter_of_every_page),
        cmocka_unit_test(keyboard_has_all_letters_of_the_alphabet_either_way_round),
        cmocka_unit_test(keyboard_writes_capitals_where_a_name_has_them),
        cmocka_unit_test(keyboard_clears_all_of_what_was_typed),
        cmocka_unit_test(keyboard_turns_its_pages),
        cmocka_unit_test(keyboard_writes_no_more_than_there_is_room_for),
        cmocka_unit_test(keyboard_find_leads_to_the_key_of_every_letter),
        cmocka_unit_test(keyboard_find_takes_one_letter_off_a_longer_text),
        cmocka_unit_test(keyboard_keys_stay_apart_and_in_their_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
