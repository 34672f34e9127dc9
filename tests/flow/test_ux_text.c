/* Texts can be read at the age of seventy, on every frame of the tour: measured with the fonts
 * themselves, not with the layout's figures. */
#include "walk.h"

#include "base/utf8.h"
#include "ui/ui.h"

#include <ft2build.h>
#include <math.h>
#include <string.h>
#include FT_FREETYPE_H

#define CAP_MM         4.8 /* 3/16 inch: US 508 402.4 */
#define LARGE_DEGREES  0.7 /* EN 301 549 5.1.4 */
#define CHARACTERS_MAX 66
#define LINE_EM        1.5 /* WCAG 1.4.8 */
#define NO_BREAK       "\u00a0"

static struct walk *walk;
static FT_Library library;
static FT_Face faces[FACE_COUNT];

static int open_walk(void **state)
{
    (void)state;
    static const char *const files[FACE_COUNT] = {
        [FACE_REGULAR] = KIOSK_SOURCE_DIR "/fonts/BCSans-Regular.ttf",
        [FACE_BOLD] = KIOSK_SOURCE_DIR "/fonts/BCSans-Bold.ttf",
    };
    assert_int_equal(FT_Init_FreeType(&library), 0);
    for (size_t i = 0; i < FACE_COUNT; i++) {
        assert_int_equal(FT_New_Face(library, files[i], 0, &faces[i]), 0);
    }
    walk = walk_open(NULL);
    return 0;
}

static int close_walk(void **state)
{
    (void)state;
    walk_close(walk);
    for (size_t i = 0; i < FACE_COUNT; i++) {
        FT_Done_Face(faces[i]);
    }
    FT_Done_FreeType(library);
    return 0;
}

/* --- size --- */

/* Height of a capital I as the face draws it, in mm on the glass. */
static double cap_mm(const struct sight *sight, struct font font)
{
    FT_Face face = faces[font.face];
    assert_int_equal(FT_Load_Char(face, 'I', FT_LOAD_NO_SCALE), 0);
    double em = (double)face->glyph->metrics.height / face->units_per_EM;
    return em * font.px / sight->metrics.px_per_mm;
}

static void rule_of_cap_height(const struct walk *in, const struct sight *sight,
                               struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        if (draw->kind == DRAW_TEXT && cap_mm(sight, draw->font) < CAP_MM) {
            fault(faults, "\"%s\": capitals of %.2f mm", draw->text, cap_mm(sight, draw->font));
        }
    }
}

static void t15_capitals_are_4_8_mm_high_at_least(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_cap_height);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_draw(spoilt, "Contrast")->font.px -= 1;
    walk_assert_breaks(walk, rule_of_cap_height, spoilt, "Contrast");
}

static void rule_of_large_text(const struct walk *in, const struct sight *sight,
                               struct faults *faults)
{
    (void)in;
    double half_angle = LARGE_DEGREES / 2.0 * acos(-1.0) / 180.0;
    double least = 2.0 * sight->metrics.viewing_distance_mm * tan(half_angle);
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        if (sight->large_text && draw->kind == DRAW_TEXT && cap_mm(sight, draw->font) < least) {
            fault(faults, "\"%s\": capitals of %.2f mm, needs %.2f", draw->text,
                  cap_mm(sight, draw->font), least);
        }
    }
}

static void t16_large_capitals_subtend_0_7_degrees(void **state)
{
    (void)state;
    size_t large = 0;
    for (size_t i = 0; i < walk->count; i++) {
        large += walk->sights[i].large_text ? 1 : 0;
    }
    assert_true(large > walk->count / 3);
    walk_assert(walk, rule_of_large_text);
    struct sight *spoilt = walk_spoil(walk, "home"); /* the size of normal text */
    spoilt->large_text = true;
    walk_assert_breaks(walk, rule_of_large_text, spoilt, "Contrast");
}

/* --- nothing lost --- */

static bool is_listed(const struct sight *sight, const struct draw *draw)
{
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        const struct text_box *text = &sight->frame.texts[i];
        if (strcmp(text->text, draw->text) == 0 && text->box.x == draw->box.x &&
            draw->box.y >= text->box.y - text->box.h && draw->box.y < text->box.y + text->box.h) {
            return true;
        }
    }
    return false;
}

/* True if something later paints over it, where that shows through the clip it was drawn in. */
static bool is_covered(const struct sight *sight, size_t index)
{
    struct rect ink = rect_inset(sight->frame.draws[index].box, 2);
    struct rect clip = {0};
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *over = &sight->frame.draws[i];
        if (over->kind == DRAW_CLIP) {
            clip = over->box;
            continue;
        }
        bool paints =
            over->kind == DRAW_BOX || over->kind == DRAW_PICTURE || over->kind == DRAW_ICON;
        bool shows = clip.w == 0 || rect_overlap(clip, ink);
        if (i > index && paints && shows && rect_overlap(over->box, ink)) {
            return true;
        }
    }
    return false;
}

static void rule_of_whole_texts(const struct walk *in, const struct sight *sight,
                                struct faults *faults)
{
    const struct ui_frame *frame = &sight->frame;
    const struct rect screen = {0, 0, frame->width, frame->height};
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind != DRAW_TEXT) {
            continue;
        }
        int width = in->text.width(in->text.self, draw->font, draw->text, strlen(draw->text));
        struct rect ink = {draw->box.x, draw->box.y, width, draw->box.h};
        if (!rect_inside(ink, screen) || !is_listed(sight, draw)) {
            fault(faults, "\"%s\" on %s: leaves the screen, or no rule looks at it", draw->text,
                  sight->screen);
        }
        if (is_covered(sight, i)) {
            fault(faults, "\"%s\" on %s: something is drawn over it", draw->text, sight->screen);
        }
    }
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct text_box *t = &frame->texts[i];
        int width = in->text.width(in->text.self, t->font, t->text, strlen(t->text));
        struct rect ink = {t->box.x, t->box.y, width, t->box.h};
        if (ink.x < t->room.x || ink.x + ink.w > t->room.x + t->room.w || ink.y < t->room.y ||
            ink.y + ink.h > t->room.y + t->room.h) {
            fault(faults, "\"%s\" on %s: leaves its room", t->text, sight->screen);
        }
        for (size_t j = 0; j < i; j++) {
            const struct text_box *o = &frame->texts[j];
            bool apart = o->box.x + o->box.w <= t->box.x || t->box.x + t->box.w <= o->box.x ||
                         o->box.y + o->box.h <= t->box.y || t->box.y + t->box.h <= o->box.y;
            if (!apart) {
                fault(faults, "\"%s\" and \"%s\" on %s: overlap", o->text, t->text, sight->screen);
            }
        }
    }
}

static void t17_no_text_is_cut_or_overlaps(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_whole_texts);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_text(spoilt, "Check in")->room.w -= spoilt->frame.width;
    walk_assert_breaks(walk, rule_of_whole_texts, spoilt, "\"Check in\" on home: leaves its room");
    spoilt = walk_spoil(walk, "home");
    sight_text(spoilt, "Check in")->box = sight_text(spoilt, "Read about")->box;
    walk_assert_breaks(walk, rule_of_whole_texts, spoilt, "overlap");
    spoilt = walk_spoil(walk, "home");
    sight_draw(spoilt, "Check in")->box.x = spoilt->frame.width - 1;
    walk_assert_breaks(walk, rule_of_whole_texts, spoilt, "leaves the screen");
    spoilt = walk_spoil(walk, "home");
    sight_draw(spoilt, "Check in")->text = "Something else";
    walk_assert_breaks(walk, rule_of_whole_texts, spoilt, "no rule looks at it");
    spoilt = walk_spoil(walk, "home");
    struct draw *last = &spoilt->frame.draws[spoilt->frame.draw_count - 1];
    *last = (struct draw){.kind = DRAW_BOX, .box = sight_draw(spoilt, "Check in")->box};
    walk_assert_breaks(walk, rule_of_whole_texts, spoilt, "drawn over");
}

/* --- lines --- */

static bool same_line(const struct text_box *a, const struct text_box *b)
{
    return rect_equal(a->room, b->room) && a->box.y == b->box.y;
}

/* The line that begins with text number index: its runs joined; "" if that text continues a
 * line. */
static const char *line_of(const struct walk *in, const struct sight *sight, size_t index)
{
    const struct text_box *texts = sight->frame.texts;
    if (index > 0 && same_line(&texts[index - 1], &texts[index])) {
        return "";
    }
    const char *line = texts[index].text;
    for (size_t i = index + 1; i < sight->frame.text_count && same_line(&texts[index], &texts[i]);
         i++) {
        line = arena_printf(in->arena, "%s%s", line, texts[i].text);
    }
    return line;
}

static void rule_of_lines(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    const struct text_box *texts = sight->frame.texts;
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        const char *line = line_of(in, sight, i);
        if (utf8_count(line) > CHARACTERS_MAX) {
            fault(faults, "\"%s\" on %s: a line of %zu characters", line, sight->screen,
                  utf8_count(line));
        }
        if (i == 0 || !rect_equal(texts[i - 1].room, texts[i].room) ||
            texts[i - 1].box.y == texts[i].box.y) {
            continue; /* the text of another line */
        }
        bool reading = texts[i - 1].font.face == FACE_REGULAR && texts[i].font.face == FACE_REGULAR;
        int step = texts[i].box.y - texts[i - 1].box.y;
        if (reading && step > 0 && step < (int)(LINE_EM * texts[i].font.px)) {
            fault(faults, "\"%s\" on %s: %d px below the line before, of %d px", texts[i].text,
                  sight->screen, step, texts[i].font.px);
        }
    }
}

static void t18_lines_have_66_characters_at_most_and_1_5_em(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_lines);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_text(spoilt, "Check in")->text =
        "Sixty-seven characters are one too many for the eye to come back...";
    walk_assert_breaks(walk, rule_of_lines, spoilt, "67 characters");
    spoilt = walk_spoil(walk, "notice");
    struct text_box *second = sight_text(spoilt, "health");
    assert_ptr_not_equal(second, spoilt->frame.texts);
    while (!rect_equal(second[-1].room, second->room) || second[-1].box.y == second->box.y ||
           second->font.face != FACE_REGULAR || second[-1].font.face != FACE_REGULAR) {
        second++;
        assert_true(second < spoilt->frame.texts + spoilt->frame.text_count);
    }
    second->box.y = second[-1].box.y + (int)(1.4 * second->font.px);
    walk_assert_breaks(walk, rule_of_lines, spoilt, "below the line before");
}

/* Calls check for the code of every character. */
static void each_character(const char *text, void (*check)(void *self, uint32_t code), void *self)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = utf8_decode(text + at, length - at, &code);
        assert_true(size > 0);
        check(self, code);
        at += size;
    }
}

struct wanted {
    enum face face;
    const char *text;
    struct faults *faults;
};

static void has_glyph(void *self, uint32_t code)
{
    const struct wanted *wanted = self;
    bool breaks = code == '\n'; /* a code that is never drawn */
    if (!breaks && FT_Get_Char_Index(faces[wanted->face], code) == 0) {
        fault(wanted->faults, "U+%04X of \"%s\" in face %d", (unsigned)code, wanted->text,
              (int)wanted->face);
    }
}

static void in_all_faces(const char *text, struct faults *faults)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        struct wanted wanted = {(enum face)face, text, faults};
        each_character(text, has_glyph, &wanted);
    }
}

static void localized_in_all_faces(const struct localized *text, struct faults *faults)
{
    in_all_faces(text->text, faults);
    for (size_t i = 0; i < text->count; i++) {
        in_all_faces(text->translations[i].text, faults);
    }
}

static void questions_in_all_faces(const struct questionnaire *questionnaire, struct faults *faults)
{
    for (size_t i = 0; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        localized_in_all_faces(&item->text, faults);
        localized_in_all_faces(&item->hint, faults);
        localized_in_all_faces(&item->minimum_text, faults);
        localized_in_all_faces(&item->maximum_text, faults);
        for (size_t j = 0; j < item->point_count; j++) {
            localized_in_all_faces(&item->points[j], faults);
        }
        for (size_t j = 0; j < item->option_count; j++) {
            localized_in_all_faces(&item->options[j].display, faults);
        }
    }
}

static void rule_of_glyphs(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        if (draw->kind == DRAW_TEXT) {
            struct wanted wanted = {draw->font.face, draw->text, faults};
            each_character(draw->text, has_glyph, &wanted);
        }
    }
}

/* Letters of names: French and related languages, and languages of the First Nations of BC. */
static const char *const names[] = {
    "AÀÂÄÁÃÅĀĂĄÆBCÇĆČDÐEÉÈÊËĒĘFGĞHIÎÏÍÌĪJKLŁMNÑŃOÔÖÓÒÕØŌŐŒPQRŘSŠŚŞTŢUÙÛÜÚŪŰVWXYŸÝZŽŹŻẞ",
    "aàâäáãåāăąæbcçćčdðeéèêëēęfgğhiîïíìījklłmnñńoôöóòõøōőœpqrřsšśştţuùûüúūűvwxyÿýzžźżß",
    "0123456789 '’ʼ-–.,",
    "Əə Λλ ƛ ɬ ʷ ᶿ ʔ ʕ x̱ X̱ ḵ Ḵ q̓ Q̓ k̓ m̓ n̓ l̓ w̓ y̓ p̓ t̓ c̓ x̌ X̌ č̓ ƛ̓ ǥ Ǥ ɫ Ɫ Ŧ ŧ Ⱦ ⱦ Ḻ ḻ Ḿ ḿ ṉ Á á É é",
    "ᐊ ᐃ ᐅ ᑕ ᑲ ᓀ ᗒ ᘇ ᙭",
};

static void t19_no_glyph_is_missing(void **state)
{
    (void)state;
    struct faults faults = {.arena = walk->arena};
    const struct world *world = &walk->kiosk->world;
    for (size_t l = 0; l < world->language_count; l++) {
        for (size_t i = 0; i < STRING_COUNT; i++) {
            in_all_faces(world->languages[l].strings->texts[i], &faults);
        }
        const struct catalog *catalog = world->languages[l].catalog;
        for (size_t p = 0; p < catalog->count; p++) {
            in_all_faces(catalog->pages[p].title, &faults);
            in_all_faces(catalog->pages[p].section, &faults);
            for (size_t b = 0; b < catalog->pages[p].block_count; b++) {
                for (size_t s = 0; s < catalog->pages[p].blocks[b].span_count; s++) {
                    in_all_faces(catalog->pages[p].blocks[b].spans[s].text, &faults);
                }
            }
        }
    }
    for (size_t i = 0; i < world->form_count; i++) {
        questions_in_all_faces(world->forms[i], &faults);
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        in_all_faces(names[i], &faults);
    }
    for (size_t i = 0; i < faults.count; i++) {
        print_error("%s\n", faults.items[i]);
    }
    assert_int_equal(faults.count, 0);
    walk_assert(walk, rule_of_glyphs);
    in_all_faces("ਸਤਿ", &faults); /* neither face has letters of this script */
    assert_int_equal(faults.count, 2 * 3);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_draw(spoilt, "Check in")->text = "中文";
    walk_assert_breaks(walk, rule_of_glyphs, spoilt, "U+4E2D");
}

/* --- French --- */

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool ends(const char *text, const char *with)
{
    return strlen(text) >= strlen(with) && strcmp(text + strlen(text) - strlen(with), with) == 0;
}

/* What is wrong with a line: marks that may not begin a line or end it. */
static const char *badly_broken(const char *line)
{
    static const char *const never_first[] = {"?", "!", ":", ";", "»", ",", ".", NO_BREAK};
    static const char *const never_last[] = {"«", NO_BREAK};
    for (size_t i = 0; i < COUNT_OF(never_first); i++) {
        if (begins(line, never_first[i])) {
            return never_first[i];
        }
    }
    for (size_t i = 0; i < COUNT_OF(never_last); i++) {
        if (ends(line, never_last[i])) {
            return never_last[i];
        }
    }
    return NULL;
}

static bool on_key(const struct sight *sight, const struct text_box *text)
{
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        if (is_key(target) && rect_inside(text->box, target->box)) {
            return true;
        }
    }
    return false;
}

static void rule_of_breaks(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        const char *line = line_of(in, sight, i);
        if (badly_broken(line) != NULL && !on_key(sight, &sight->frame.texts[i])) {
            fault(faults, "\"%s\" on %s: badly broken", line, sight->screen);
        }
    }
}

/* Width of the widest part of text that cannot be broken: between plain spaces. */
static int widest_word(struct ui *ui, const char *text)
{
    int widest = 0;
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, " \n");
        int width =
            ui->text->width(ui->text->self, metrics_font(ui->metrics, STYLE_BODY), at, length);
        widest = width > widest ? width : widest;
        at += length + (at[length] != '\0' ? 1 : 0);
    }
    return widest;
}

/* Breaks the text at every width from that of the widest word on, narrower than on any screen. */
static size_t break_everywhere(struct ui *ui, const char *text)
{
    const int step = 23;
    size_t bad = 0;
    int least = widest_word(ui, text) + 1;
    for (int width = least; width < least + 20 * step; width += step) {
        struct text_layout layout = ui_layout(ui, STYLE_BODY, text, width);
        for (size_t i = 0; i < layout.count; i++) {
            const char *line = layout.lines[i].count > 0 ? layout.lines[i].runs[0].text : "";
            if (badly_broken(line) != NULL) {
                print_error("at %d px: \"%s\"\n", width, line);
                bad++;
            }
        }
        arena_reset(ui->frame->arena);
    }
    return bad;
}

static void t21_no_break_spaces_hold(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_breaks);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_text(spoilt, "Check in")->text = "? Oui";
    walk_assert_breaks(walk, rule_of_breaks, spoilt, "? Oui");

    struct ui_frame frame = {.arena = arena_create((size_t)64 * 1024)};
    struct ui ui = {.frame = &frame, .text = &walk->text, .metrics = &walk->sights[0].metrics};
    const struct world *world = &walk->kiosk->world;
    size_t bad = 0;
    size_t held = 0; /* texts with a no-break space */
    for (size_t l = 0; l < world->language_count; l++) {
        for (size_t i = 0; i < STRING_COUNT; i++) {
            const char *text = world->languages[l].strings->texts[i];
            held += strstr(text, NO_BREAK) != NULL ? 1 : 0;
            bad += break_everywhere(&ui, text);
        }
    }
    assert_true(held > 10);
    assert_int_equal(bad, 0);
    assert_true(break_everywhere(&ui, "Avez-vous mal au dos ou au cou ? Oui ? Non ? Un peu ?") > 0);
    arena_destroy(frame.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t15_capitals_are_4_8_mm_high_at_least),
        cmocka_unit_test(t16_large_capitals_subtend_0_7_degrees),
        cmocka_unit_test(t17_no_text_is_cut_or_overlaps),
        cmocka_unit_test(t18_lines_have_66_characters_at_most_and_1_5_em),
        cmocka_unit_test(t19_no_glyph_is_missing),
        cmocka_unit_test(t21_no_break_spaces_hold),
    };
    return cmocka_run_group_tests(tests, open_walk, close_walk);
}
