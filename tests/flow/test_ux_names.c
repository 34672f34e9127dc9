/* Names are never changed: another program reads from the database exactly what a clinic's list had
 * or a visitor typed. */
#include "visit.h"

#include <string.h>

#define SIXTY "Abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"

static const char *const listed[] = {
    "Zoë Échantillon",
    "Siobhán O’Placeholder",
    "Niamh O'Placeholder",
    "Anne-Marie D’Exemple",
    "X Ample",
    "Y",
    SIXTY " " SIXTY,
    "T7wxwú7 Sample",
    "Ŧəla X̱ample",
    "Q̓ʷəl̓ Ƛ̓ample",
    "Ɬaʔəmin K̓ample",
    "ᐊᐃᓇ Specimen",
    "Łucja Żółć-Przykładowa",
    "Ana García López",
};

/* Writes a clinic's own list, each name with its own number. */
static void write_list(struct arena *arena)
{
    const char *csv = OWN_HEADER;
    for (size_t i = 0; i < COUNT_OF(listed); i++) {
        csv = arena_printf(arena, "%s2025-11-24T10:30,,%s,250-555-02%02zu,Mei R.,Massage,\n", csv,
                           listed[i], i);
    }
    kiosk_own_list(csv);
}

static void t41_names_of_the_list_round_trip(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024);
    write_list(arena);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    const char *all = "";
    for (size_t i = 0; i < COUNT_OF(listed); i++) {
        kiosk_playf(kiosk,
                    "tap start\ntap check_in\ntype 02%02zu\ntap confirm_yes\nuntil notice\n"
                    "tap decline\nuntil done\ntap done",
                    i);
        all = arena_printf(arena, "%s%s%s", all, i > 0 ? "\n" : "", listed[i]);
    }
    assert_query(kiosk, "SELECT client_name FROM appointments ORDER BY phone", all);
    assert_query(kiosk, "SELECT client_name FROM arrivals ORDER BY visit_id", all);
    kiosk_close(kiosk);
    /* and in the file, which the kiosk opens on the next day */
    kiosk = kiosk_open((struct kiosk_options){
        .configuration = OWN_CONFIGURATION, .time = "2025-11-25T09:00", .keep_database = true});
    assert_query(kiosk, "SELECT client_name FROM arrivals ORDER BY visit_id", all);
    kiosk_close(kiosk);
    arena_destroy(arena);
}

static const char *const typed[] = {
    "Zoë", "Siobhán", "O’Neil", "Anne-Marie",  "X",
    SIXTY, "T7wxwú7", "Ŧəla",   "Ɬaʔəmin", "Mary Ann",
};

static void t41_names_typed_at_the_kiosk_round_trip(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    const char *all = "";
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        kiosk_playf(kiosk,
                    "tap start\ntap check_in\ntap use_name\ntype %s\ntap continue\ntype Q\n"
                    "tap continue\nexpect screen check_in_missing\ntap walk_in\ntap option "
                    "anyone\nuntil notice\n"
                    "tap decline\nuntil done\ntap done\nwait 240000", /* few in a row may come so */
                    typed[i]);
        all = arena_printf(kiosk->arena, "%s%s%s Q", all, i > 0 ? "\n" : "", typed[i]);
    }
    assert_query(kiosk, "SELECT client_name FROM arrivals ORDER BY visit_id", all);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t41_names_of_the_list_round_trip),
        cmocka_unit_test(t41_names_typed_at_the_kiosk_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
