/* A code is read back from what was drawn, module by module, as a phone would see it. */
#include "ui_support.h"

#include "ui/qr.h"

#include <qrencode.h>

#define ADDRESS "https://example.com/book/now"
#define QUIET   4

static const struct rect box = {100, 200, 400, 500};

/* The plate is the first thing drawn, and what is dark lies on it. */
static struct rect plate_of(const struct fake_ui *fake)
{
    assert_true(fake->frame.draw_count > 1);
    const struct draw *plate = &fake->frame.draws[0];
    assert_int_equal(plate->kind, DRAW_BOX);
    assert_int_equal(plate->color.r, 255);
    assert_int_equal(plate->color.g, 255);
    assert_int_equal(plate->color.b, 255);
    return plate->box;
}

/* How often the middle of the pixel at x, y is covered by something dark. */
static int dark_at(const struct fake_ui *fake, int x, int y)
{
    int count = 0;
    for (size_t i = 1; i < fake->frame.draw_count; i++) {
        const struct draw *draw = &fake->frame.draws[i];
        assert_int_equal(draw->kind, DRAW_BOX);
        assert_int_equal(draw->radius, 0);
        assert_int_equal(draw->color.r + draw->color.g + draw->color.b, 0);
        count += rect_contains(draw->box, x, y) ? 1 : 0;
    }
    return count;
}

static void assert_drawn(const struct fake_ui *fake, const char *text)
{
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    assert_non_null(code);
    struct rect plate = plate_of(fake);
    int across = code->width + 2 * QUIET;
    int module = plate.w / across;
    assert_int_equal(plate.w, across * module);
    assert_int_equal(plate.h, plate.w);
    assert_true(module >= ui_px(&fake->ui, QR_MODULE_MM));
    for (int y = 0; y < across; y++) {
        for (int x = 0; x < across; x++) {
            bool inside =
                x >= QUIET && y >= QUIET && x < QUIET + code->width && y < QUIET + code->width;
            int want = inside ? code->data[(y - QUIET) * code->width + x - QUIET] & 1 : 0;
            int left = plate.x + x * module;
            int top = plate.y + y * module;
            assert_int_equal(dark_at(fake, left, top), want);
            assert_int_equal(dark_at(fake, left + module - 1, top + module - 1), want);
        }
    }
    QRcode_free(code);
}

static void draws_every_module_of_the_code_and_a_quiet_zone(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    assert_true(ui_qr(&fake->ui, box, ADDRESS));
    assert_drawn(fake, ADDRESS);
    fake_ui_destroy(fake);
}

static void stays_in_its_box_and_as_large_as_fits(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    assert_true(ui_qr(&fake->ui, box, ADDRESS));
    struct rect plate = plate_of(fake);
    assert_true(rect_inside(plate, box));
    QRcode *code = QRcode_encodeString(ADDRESS, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    assert_true(plate.w + code->width + 2 * QUIET > box.w);
    QRcode_free(code);
    fake_ui_destroy(fake);
}

static void is_dark_on_light_in_high_contrast_too(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    fake->ui.palette = &fake->contrast;
    assert_true(ui_qr(&fake->ui, box, ADDRESS));
    assert_drawn(fake, ADDRESS);
    fake_ui_destroy(fake);
}

static void draws_far_fewer_boxes_than_there_are_dark_modules(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    assert_true(ui_qr(&fake->ui, box, ADDRESS));
    QRcode *code = QRcode_encodeString(ADDRESS, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    size_t dark = 0;
    for (int i = 0; i < code->width * code->width; i++) {
        dark += code->data[i] & 1;
    }
    QRcode_free(code);
    assert_true(fake->frame.draw_count * 2 < dark);
    fake_ui_destroy(fake);
}

static void tells_one_address_from_another(void **state)
{
    (void)state;
    struct fake_ui *one = fake_ui_create();
    struct fake_ui *other = fake_ui_create();
    assert_true(ui_qr(&one->ui, box, ADDRESS));
    assert_true(ui_qr(&other->ui, box, "https://example.com/book/new"));
    struct rect plate = plate_of(one);
    assert_true(rect_equal(plate, plate_of(other)));
    int unequal = 0;
    for (int y = plate.y; y < plate.y + plate.h; y++) {
        unequal +=
            dark_at(one, plate.x + plate.w / 2, y) != dark_at(other, plate.x + plate.w / 2, y);
    }
    assert_true(unequal > 0);
    fake_ui_destroy(one);
    fake_ui_destroy(other);
}

static void draws_nothing_where_modules_would_be_too_small(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    int side = ui_qr_size(&fake->ui, ADDRESS, QR_MODULE_MM);
    assert_false(ui_qr(&fake->ui, (struct rect){0, 0, side - 1, 900}, ADDRESS));
    assert_false(ui_qr(&fake->ui, (struct rect){0, 0, 900, side - 1}, ADDRESS));
    assert_int_equal(fake->frame.draw_count, 0);
    assert_true(ui_qr(&fake->ui, (struct rect){0, 0, side, side}, ADDRESS));
    assert_int_equal(plate_of(fake).w, side);
    fake_ui_destroy(fake);
}

static void a_text_too_long_for_a_code_has_no_size(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    char endless[4000];
    memset(endless, 'a', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    const char *const texts[] = {"", endless};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_int_equal(ui_qr_size(&fake->ui, texts[i], 1.0), 0);
        assert_false(ui_qr(&fake->ui, (struct rect){0, 0, 1080, 1920}, texts[i]));
        assert_int_equal(fake->frame.draw_count, 0);
    }
    fake_ui_destroy(fake);
}

static void sizes_grow_with_module_and_text(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    int least = ui_qr_size(&fake->ui, ADDRESS, QR_MODULE_MM);
    assert_true(least > 0);
    assert_int_equal(ui_qr_size(&fake->ui, ADDRESS, 0.1), least);
    assert_int_equal(ui_qr_size(&fake->ui, ADDRESS, 1.5),
                     least / ui_px(&fake->ui, QR_MODULE_MM) * 6);
    assert_true(ui_qr_size(&fake->ui, ADDRESS ADDRESS ADDRESS, QR_MODULE_MM) > least);
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_every_module_of_the_code_and_a_quiet_zone),
        cmocka_unit_test(stays_in_its_box_and_as_large_as_fits),
        cmocka_unit_test(is_dark_on_light_in_high_contrast_too),
        cmocka_unit_test(draws_far_fewer_boxes_than_there_are_dark_modules),
        cmocka_unit_test(tells_one_address_from_another),
        cmocka_unit_test(draws_nothing_where_modules_would_be_too_small),
        cmocka_unit_test(a_text_too_long_for_a_code_has_no_size),
        cmocka_unit_test(sizes_grow_with_module_and_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
