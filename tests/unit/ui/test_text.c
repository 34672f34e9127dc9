/* Breaking text into lines. Widths are those of the fake faces: 10 px a character, 12 bold. */
#include "ui_support.h"

#define NBSP "\xC2\xA0"

/* "one two|three": the lines of a layout; bold runs in *stars*. */
static const char *lines_of(struct arena *arena, const struct text_layout *layout)
{
    const char *all = "";
    for (size_t i = 0; i < layout->count; i++) {
        all = arena_printf(arena, "%s%s", all, i > 0 ? "|" : "");
        for (size_t r = 0; r < layout->lines[i].count; r++) {
            const struct text_run *run = &layout->lines[i].runs[r];
            const char *star = run->font.face == FACE_BOLD ? "*" : "";
            all = arena_printf(arena, "%s%s%s%s", all, star, run->text, star);
        }
    }
    return all;
}

static void text_breaks_where_it_should(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *lines;
    } cases[] = {
        {"", 100, ""},
        {"one", 100, "one"},
        {"one two three", 100, "one two|three"},
        {"five5 four", 100, "five5 four"},
        {"five5 fourx", 100, "five5|fourx"},
        {"five5 four", 99, "five5|four"},
        /* a no-break space holds words together */
        {"aaaa bbb" NBSP "ccc", 100, "aaaa|bbb" NBSP "ccc"},
        {"10" NBSP "h" NBSP "30", 100, "10" NBSP "h" NBSP "30"},
        /* a word too long for any line is broken, after what came before it */
        {"abcdefghijklmnop", 100, "abcdefghij|klmnop"},
        {"abcdefghijklmnopqrstuvwxyz", 100, "abcdefghij|klmnopqrst|uvwxyz"},
        {"ab abcdefghijklmnop cd", 100, "ab|abcdefghij|klmnop cd"},
        {"éééééééééééé", 100, "éééééééééé|éé"},
        {"bbbbbb" NBSP "cccccc", 100, "bbbbbb" NBSP "ccc|ccc"},
        /* narrower than one character: one character on each line */
        {"abc", 5, "a|b|c"},
        /* new lines */
        {"one\ntwo", 100, "one|two"},
        {"one\n\ntwo", 100, "one||two"},
        {"one\n", 100, "one"},
        {"one \n two", 100, "one|two"},
        {"one two three\nfour", 100, "one two|three|four"},
        /* spaces are not doubled, nor drawn at the ends */
        {"  one  two  ", 100, "one two"},
        {"   ", 100, ""},
    };
    struct fake_ui *fake = fake_ui_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text_layout layout = ui_layout(&fake->ui, STYLE_BODY, cases[i].text, cases[i].width);
        assert_string_equal(lines_of(fake->arena, &layout), cases[i].lines);
        assert_int_equal(layout.height, (int)layout.count * layout.line_height);
    }
    fake_ui_destroy(fake);
}

static void text_breaks_spans_as_one_text(void **state)
{
    (void)state;
    static const struct {
        struct span spans[3];
        size_t count;
        const char *lines;
    } cases[] = {
        {{{"one ", false}, {"two", true}}, 2, "one *two*"},
        /* one word in strong and normal letters is never broken between them */
        {{{"aaaaaa vi", false}, {"sits", true}}, 2, "aaaaaa|vi*sits*"},
        {{{"see ", false}, {"a", true}, {", b", false}}, 3, "see *a*, b"},
        {{{"one", true}, {"", false}, {" two", true}}, 3, "*one two*"},
        /* 7 bold characters are 84 px, a space and two more too many */
        {{{"sevens7", true}, {" it", false}}, 2, "*sevens7*|it"},
        {{{"abcdefghijkl", true}}, 1, "*abcdefgh*|*ijkl*"},
    };
    struct fake_ui *fake = fake_ui_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text_layout layout =
            ui_layout_spans(&fake->ui, STYLE_BODY, cases[i].spans, cases[i].count, 100);
        const char *lines = lines_of(fake->arena, &layout);
        /* the space before a strong word belongs to the run before it */
        assert_string_equal(lines, cases[i].lines);
    }
    fake_ui_destroy(fake);
}

/* "A**b**c**d**…": one word, every other letter strong. */
static void text_holds_a_word_together_when_it_has_many_faces(void **state)
{
    (void)state;
    static const char letters[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t";
    static const struct {
        size_t count;
        const char *lines;
    } cases[] = {
        {8, "x|a*b*c*d*e*f*g*h*"},
        {9, "x|a*b*c*d*e*f*g*h*i"},
        {20, "x|a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = fake_ui_create();
        struct span spans[21] = {{"x\n", false}};
        for (size_t s = 0; s < cases[i].count; s++) {
            spans[s + 1] = (struct span){letters + 2 * s, s % 2 == 1};
        }
        struct text_layout layout =
            ui_layout_spans(&fake->ui, STYLE_BODY, spans, cases[i].count + 1, 500);
        assert_string_equal(lines_of(fake->arena, &layout), cases[i].lines);
        fake_ui_destroy(fake);
    }
}

static void text_breaks_a_word_of_many_faces_when_no_line_holds_it(void **state)
{
    (void)state;
    static const struct {
        struct span spans[4];
        int width;
        const char *lines;
    } cases[] = {
        {{{"aaaa", false}, {"bbb", true}, {"cc", false}, {"d", true}}, 76, "aaaa*bbb*|cc*d*"},
        {{{"aaaa", false}, {"bbb", true}, {"cc", false}, {"d", true}}, 75, "aaaa*bb*|*b*cc*d*"},
        /* 4 regular characters fill the line but for less than a strong one */
        {{{"aaaa", false}, {"bbb", true}, {"cc", false}, {"d", true}}, 51, "aaaa|*bbb*c|c*d*"},
        {{{"aaaa", false}, {"bbb", true}, {"cc", false}, {"d", true}},
         12,
         "a|a|a|a|*b*|*b*|*b*|c|c|*d*"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = fake_ui_create();
        struct text_layout layout =
            ui_layout_spans(&fake->ui, STYLE_BODY, cases[i].spans, 4, cases[i].width);
        assert_string_equal(lines_of(fake->arena, &layout), cases[i].lines);
        assert_true(layout.width <= cases[i].width);
        fake_ui_destroy(fake);
    }
}

static const char *random_text(struct arena *arena, uint64_t *seed)
{
    static const char *const letters[] = {"a", "é", "w", "ə", "’", NBSP, "7"};
    const char *text = "";
    int words = 1 + chance(seed, 12);
    for (int w = 0; w < words; w++) {
        text = arena_printf(arena, "%s%s", text, w > 0 ? " " : "");
        int length = 1 + chance(seed, 14);
        for (int l = 0; l < length; l++) {
            text = arena_printf(arena, "%s%s", text, letters[chance(seed, COUNT_OF(letters))]);
        }
    }
    return text;
}

static const char *without_spaces_or_bars(struct arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    size_t used = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] != ' ' && text[i] != '|') {
            out[used++] = text[i];
        }
    }
    out[used] = '\0';
    return out;
}

/* Bytes of the word that begins the line. */
static size_t first_word(const struct text_line *line)
{
    return strcspn(line->runs[0].text, " ");
}

static void text_is_never_wider_than_asked_nor_lost(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 400; round++) {
        struct fake_ui *fake = fake_ui_create();
        const char *text = random_text(fake->arena, &seed);
        int width = 10 + chance(&seed, 300);
        struct text_layout layout = ui_layout(&fake->ui, STYLE_BODY, text, width);
        assert_true(layout.width <= width);
        for (size_t i = 0; i < layout.count; i++) {
            const struct text_line *line = &layout.lines[i];
            assert_true(line->count > 0);
            assert_true(line->width <= width);
            assert_true(line->width <= layout.width);
            if (i == 0) {
                continue;
            }
            /* this word did not fit on the line before. The other reason is a long word that was
             * broken, and that needs no space */
            const struct text_line *before = &layout.lines[i - 1];
            size_t word = first_word(line);
            const struct font font = {FACE_REGULAR, 1};
            int more = fake_width(NULL, font, line->runs[0].text, word);
            assert_true(before->width + REGULAR_WIDTH + more > width);
        }
        assert_string_equal(without_spaces_or_bars(fake->arena, lines_of(fake->arena, &layout)),
                            without_spaces_or_bars(fake->arena, text));
        fake_ui_destroy(fake);
    }
}

/* --- where lines are put --- */

static void text_is_drawn_where_it_is_aligned(void **state)
{
    (void)state;
    static const struct {
        enum align align;
        int x;
    } cases[] = {{ALIGN_LEFT, 50}, {ALIGN_CENTRE, 85}, {ALIGN_RIGHT, 120}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = fake_ui_create();
        struct rect room = {50, 20, 100, 200};
        ui_paragraph(&fake->ui, &room, STYLE_BODY, palette_day(ACCENT).ink, "abc", cases[i].align);
        assert_int_equal(fake->frame.text_count, 1);
        const struct text_box *box = &fake->frame.texts[0];
        assert_int_equal(box->box.x, cases[i].x);
        assert_int_equal(box->box.w, 30);
        assert_int_equal(box->box.y, 20);
        /* the height it took is cut off the room */
        int line = metrics_line_height(&fake->metrics, STYLE_BODY);
        assert_int_equal(room.y, 20 + line);
        assert_int_equal(room.h, 200 - line);
        fake_ui_destroy(fake);
    }
}

static void text_draws_every_run_at_its_place(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct span spans[] = {{"ab ", false}, {"cd", true}, {" ef", false}};
    struct text_layout layout = ui_layout_spans(&fake->ui, STYLE_BODY, spans, 3, 500);
    const struct rect room = {100, 0, 500, layout.height};
    ui_draw_lines(&fake->ui, &layout, 0, layout.count, room, palette_day(ACCENT).ink, ALIGN_LEFT);
    assert_int_equal(fake->frame.text_count, 3);
    int x = 100;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(fake->frame.texts[i].box.x, x);
        assert_int_equal(fake->frame.draws[i].box.x, x);
        x += fake->frame.texts[i].box.w;
    }
    assert_int_equal(x - 100, layout.width);
    fake_ui_destroy(fake);
}

static void label_stands_in_the_middle_of_its_box(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct rect box = {100, 100, 200, 200};
    ui_label(&fake->ui, box, STYLE_BODY, palette_day(ACCENT).ink, "ab", ALIGN_CENTRE);
    const struct rect at = fake->frame.texts[0].box;
    assert_int_equal(at.x, 190);
    assert_in_range(at.y + at.h / 2, 199, 201);
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_breaks_where_it_should),
        cmocka_unit_test(text_breaks_spans_as_one_text),
        cmocka_unit_test(text_holds_a_word_together_when_it_has_many_faces),
        cmocka_unit_test(text_breaks_a_word_of_many_faces_when_no_line_holds_it),
        cmocka_unit_test(text_is_never_wider_than_asked_nor_lost),
        cmocka_unit_test(text_is_drawn_where_it_is_aligned),
        cmocka_unit_test(text_draws_every_run_at_its_place),
        cmocka_unit_test(label_stands_in_the_middle_of_its_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
