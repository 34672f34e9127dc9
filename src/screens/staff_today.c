/* Who is here today. */
#include "screens/chrome.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    chrome_head(app, ui, &areas, NULL, "Today", NULL);
}

static void update(struct app *app, void *data, struct message message)
{
    (void)app;
    (void)data;
    (void)message;
}

const struct screen screen_staff_today = {
    .name = "staff_today",
    .flags = SCREEN_PERSONAL | SCREEN_SHORT | SCREEN_STAFF,
    .update = update,
    .view = view,
};
