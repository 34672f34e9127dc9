#include "app/app.h"
#include "app/app_state.h"
#include "import/day_list.h"
#include "platform/window.h"
#include "store/store.h"

/* TODO: a planted fault */

void planted(void)
{
    store_count(0, "page", "", 0);
    app_session(app)->agreed = true;
    session->item++;
    session->item =
        4;
    session->matches.items[0].count |= 3;
    bool same = session->item == 4;
}
