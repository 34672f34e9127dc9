/* Messages: what they offer to take along, and what stands on their first page. */
#include "visit.h"

#define TO_DONE                                                                                    \
    "tap start\ntap check_in\ntype 0103\ntap confirm_yes\nuntil notice\ntap decline\nuntil "       \
    "done\nexpect "                                                                                \
    "screen done"
#define WITHOUT_BOOKING "without-booking.yaml"
#define DEMO_LIST       KIOSK_SOURCE_DIR "/assets/demo/day-list.csv"

static size_t modules(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    size_t count = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        count += draw->kind == DRAW_BOX && draw->color.a == 255 &&
                 draw->color.r + draw->color.g + draw->color.b == 0;
    }
    return count;
}

static void done_offers_the_address_of_booking_as_a_code_and_in_words(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_DONE);
    assert_sees(kiosk, "Book your next visit");
    assert_sees(kiosk, "https://easycozy.ca/booking");
    assert_true(modules(kiosk) > 50);
    kiosk_close(kiosk);
}

static void done_has_no_code_when_no_address_is_configured(void **state)
{
    (void)state;
    static const char *const replacements[] = {"booking_url: https://easycozy.ca/booking",
                                               "booking_url: \"\"", "path: demo/day-list.csv",
                                               "path: " DEMO_LIST, NULL};
    kiosk_configure(WITHOUT_BOOKING, replacements);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = WITHOUT_BOOKING});
    kiosk_play(kiosk, TO_DONE);
    assert_false(kiosk_sees(kiosk, "Book your next visit"));
    assert_int_equal(modules(kiosk), 0);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(done_offers_the_address_of_booking_as_a_code_and_in_words),
        cmocka_unit_test(done_has_no_code_when_no_address_is_configured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
