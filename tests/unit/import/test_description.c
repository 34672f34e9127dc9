/* import/description: the client in what booking systems write about an appointment. */
#include "import/people/description.h"
#include "import_support.h"

static void html_becomes_lines(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Joan & Ravi < 3", "Joan & Ravi < 3"},
        {"<b>Booked by</b><br>Joan", "Booked by\nJoan"},
        {"<p>Phone:&nbsp;<a href=\"tel:+1\">250</a></p>", "\nPhone: 250\n"},
        {"Zo&#235; &#x26; &quot;Jo&quot; &unknown; &#0; &#xD800;",
         "Zoë & \"Jo\" &unknown; &#0; &#xD800;"},
        {"<unfinished", "<unfinished"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(description_plain(*state, cases[i][0]), cases[i][1]);
    }
}

static void labels_name_the_client(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Client: Joan Sample", "Joan Sample"},
        {"Invitee: Joan Sample\nInvitee Email: joan@example.com", "Joan Sample"},
        {"Customer: Joan Sample, (250) 555-0142", "Joan Sample"},
        {"Customer name : Joan Sample", "Joan Sample"},
        {"* Name: Joan Sample", "Joan Sample"},
        {"Booked by\nJoan Sample\njoan@example.com", "Joan Sample"},
        {"Booked by Joan Sample", "Joan Sample"},
        {"Réservé par : Joan Sample", "Joan Sample"},
        {"Nom\nJoan Sample", "Joan Sample"},
        {"Client(e) : Joan Sample", "Joan Sample"},
        {"Prénom: Joan\nNom: Sample", "Joan Sample"},
        {"First name: Joan\nLast name: Sample", "Joan Sample"},
        {"Patient: Sample, Joan <joan@example.com>", "Sample, Joan"},
        {"Name: Deep", "Deep"},
        /* who booked is not who comes */
        {"Booked by: Ravi Placeholder\nClient: Joan Sample", "Joan Sample"},
        {"Client: 236 555 0144", ""},
        {"Client:\njoan@example.com", ""},
        {"Name: Massage 60 min", ""},
        {"The name of the game", ""},
        {"Event name: Relaxation", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(description_client(*state, cases[i][0]), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_becomes_lines),
        cmocka_unit_test(labels_name_the_client),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
