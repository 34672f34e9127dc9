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
        {"\u2022 Name: Joan Sample", "Joan Sample"},
        {"**Client**: Joan Sample", "Joan Sample"},
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
        {"Clients: Joan Sample, Paul Placeholder", "Joan Sample & Paul Placeholder"},
        {"Guests: Joan Sample and Paul Placeholder", "Joan Sample and Paul Placeholder"},
        {"First name: Joan\nLast name: Stone", "Joan Stone"},
        /* what stands beside the name is no part of it */
        {"Client: Joan Sample (250-555-0142)", "Joan Sample"},
        {"Client: Joan Sample [new]", "Joan Sample"},
        {"Booked by: Joan Sample (mother)", "Joan Sample"},
        {"Client: Joan (Joanie) Sample", "Joan (Joanie) Sample"},
        /* an empty label does not take what is not its own */
        {"Name:\nEmail:\nPhone:\nNotes: none", ""},
        {"Client:\nPhone: 250-555-0142", ""},
        {"Nom : \nTéléphone : 250-555-0142", ""},
        {"First name:\nLast name:\nPhone:", ""},
        {"Patient:\n- sore neck\n- low back", ""},
        {"Patient:\n* sore neck", ""},
        {"Name: \nClient since 2019", ""},
        {"Client:", ""},
        /* what people write behind a label that is no name */
        {"Client: new", ""},
        {"Client: yes", ""},
        {"Client: see file", ""},
        {"Client: N/A", ""},
        {"Client: Prefers firm pressure", ""},
        {"Client: will call", ""},
        {"Client: https://example.com/x", ""},
        {"Booked by Website", ""},
        {"Booked by: receptionist", ""},
        {"Name: Easy Cozy Wellness\nClient: Joan Sample", "Joan Sample"},
        {"Event name: Relaxation", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct description_client client = description_client(*state, cases[i][0]);
        if (strcmp(client.name, cases[i][1]) != 0) {
            fail_msg("%s: \"%s\"", cases[i][0], client.name);
        }
    }
}

static void whoever_booked_yields_to_the_title(void **state)
{
    assert_true(description_client(*state, "Booked by: Ravi Placeholder").yields);
    assert_true(description_client(*state, "Client: sore left shoulder").yields);
    assert_false(description_client(*state, "Invitee: joan sample").yields);
    assert_false(description_client(*state, "Client: Joan Sample").yields);
    assert_false(description_client(*state, "Prénom: Joan\nNom: Sample").yields);
}

static void a_label_says_that_nobody_comes(void **state)
{
    assert_true(description_is_cancelled(*state, "Status: Cancelled"));
    assert_true(description_is_cancelled(*state, "Joan\nStatut : annulé"));
    assert_true(description_is_cancelled(*state, "Appointment status: no show"));
    assert_false(description_is_cancelled(*state, "Status: Confirmed"));
    assert_false(description_is_cancelled(*state, "Cancelled visits are charged"));
    assert_false(description_is_cancelled(*state, "Cancel or reschedule: https://x.ca"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_becomes_lines),
        cmocka_unit_test(labels_name_the_client),
        cmocka_unit_test(whoever_booked_yields_to_the_title),
        cmocka_unit_test(a_label_says_that_nobody_comes),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
