/* How the kiosk is doing, for the person who looks after it: first what is wrong, then what is in
 * order. Technical details (versions, files) come last. */
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/staff_warnings.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/shared/due_pages.h"
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/staff/warning_rows.h"
#include "screens/staff/when.h"
#include "ui/ui.h"

#define MEGABYTE INT64_C(1000000)
#define GIGABYTE (1000 * MEGABYTE)
#define HOUR_MS  INT64_C(3600000)
#define DAY_MS   (24 * HOUR_MS)

/* Limits for warnings. A year of a busy clinic fits into 100 MB; the rest of the 500 is for
 * migrations, which copy the database, and for the system's own logs. */
#define DISK_LEAST_MEGABYTES 500
#define BACKUP_DAYS          7
#define LIST_HOURS           24

enum { TURN = ACTION_OWN };

struct state {
    struct kiosk_health health;
    struct staff_warnings warnings; /* in the arena of the screen */
    int page;
};

/* --- what is looked up --- */

static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    return staff_read_health(app, &state->health, err) &&
           staff_read_warnings(app, app_emptied_arena(app), &state->warnings, err);
}

/* --- words --- */

static const char *number(struct ui *ui, int64_t value)
{
    return arena_printf(ui->frame->arena, "%lld", (long long)value);
}

/* "today, 10:20" */
static const char *when(const struct app *app, struct ui *ui, int64_t wall_ms)
{
    return staff_when_words(app, ui->frame->arena, wall_ms);
}

/* "12 MB", "120 GB"; small sizes are rounded up, so that nothing shows as 0. */
static const char *size(const struct app *app, struct ui *ui, int64_t bytes)
{
    if (bytes < 0) {
        return app_text(app, STR_STAFF_NOT_KNOWN);
    }
    if (bytes >= 10 * GIGABYTE) {
        return APP_FORMAT(app, ui, STR_STAFF_GIGABYTES, {"n", number(ui, bytes / GIGABYTE)});
    }
    return APP_FORMAT(app, ui, STR_STAFF_MEGABYTES,
                      {"n", number(ui, (bytes + MEGABYTE - 1) / MEGABYTE)});
}

/* --- rows --- */

struct rows {
    struct list_row *items;
    size_t count;
};

static void add(struct rows *rows, const char *lead, const char *mark)
{
    rows->items[rows->count++] =
        (struct list_row){.lead = lead, .detail = "", .mark = mark, .leads_nowhere = true};
}

/* Adds a row with a warning that says what is wrong. */
static void warn(struct rows *rows, const char *lead, const char *mark, const char *warning)
{
    add(rows, lead, mark);
    rows->items[rows->count - 1].detail = warning;
    rows->items[rows->count - 1].tone = TONE_WARNING;
}

/* Each of these adds its row only if `wrong` is the row's state, so that all warnings can come
 * before the rest. */
static void backup(const struct app *app, struct ui *ui, const struct state *state,
                   struct rows *rows, bool wrong)
{
    const int64_t made = state->health.backup_ms;
    const char *lead = app_text(app, STR_STAFF_HEALTH_BACKUP);
    const bool old = app_wall_ms(app) - made > BACKUP_DAYS * DAY_MS;
    if (old != wrong) {
        return;
    }
    if (!wrong) {
        add(rows, lead, when(app, ui, made));
        return;
    }
    warn(rows, lead, when(app, ui, made),
         made == 0
             ? app_text(app, STR_STAFF_HEALTH_BACKUP_NONE)
             : APP_FORMAT(app, ui, STR_STAFF_HEALTH_BACKUP_OLD, {"days", number(ui, BACKUP_DAYS)}));
}

static void disk(const struct app *app, struct ui *ui, const struct state *state, struct rows *rows,
                 bool wrong)
{
    const int64_t left = state->health.free_bytes;
    const char *lead = app_text(app, STR_STAFF_HEALTH_DISK);
    const bool low = left >= 0 && left < DISK_LEAST_MEGABYTES * MEGABYTE;
    if (low != wrong) {
        return;
    }
    if (!wrong) {
        add(rows, lead, size(app, ui, left));
        return;
    }
    warn(rows, lead, size(app, ui, left),
         APP_FORMAT(app, ui, STR_STAFF_HEALTH_DISK_LOW,
                    {"megabytes", number(ui, DISK_LEAST_MEGABYTES)}));
}

static void day_list(const struct app *app, struct ui *ui, const struct state *state,
                     struct rows *rows, bool wrong)
{
    const char *lead = app_text(app, STR_STAFF_HEALTH_LIST);
    const bool off = !config_has_day_list(app_config(app));
    const bool old = app_wall_ms(app) - state->health.day_list_ms > LIST_HOURS * HOUR_MS;
    if ((!off && old) != wrong) {
        return;
    }
    if (!wrong) {
        add(rows, lead,
            off ? app_text(app, STR_STAFF_HEALTH_LIST_OFF)
                : when(app, ui, state->health.day_list_ms));
        return;
    }
    warn(rows, lead, when(app, ui, state->health.day_list_ms),
         state->health.day_list_ms == 0
             ? app_text(app, STR_STAFF_HEALTH_LIST_NEVER)
             : APP_FORMAT(app, ui, STR_STAFF_HEALTH_LIST_OLD, {"hours", number(ui, LIST_HOURS)}));
}

static void pages(const struct app *app, struct ui *ui, struct rows *rows, bool wrong)
{
    const struct catalog *catalog = app_catalog(app);
    const char *due = due_pages_words(app, ui->frame->arena);
    if ((due[0] != '\0') != wrong) {
        return;
    }
    if (!wrong) {
        add(rows, app_text(app, STR_STAFF_HEALTH_PAGES),
            app_text(app, STR_STAFF_HEALTH_PAGES_FINE));
        return;
    }
    warn(rows, due, "", app_text(app, STR_STAFF_HEALTH_PAGES_DUE));
    for (size_t i = 0; i < catalog->count; i++) {
        const struct page *page = &catalog->pages[i];
        if (due_page(app, page)) {
            warn(rows, page->title,
                 app_month(app, ui->frame->arena, page->reviewed_year, page->reviewed_month), "");
        }
    }
}

static void inside(const struct app *app, struct rows *rows)
{
    const struct world *world = app_world(app);
    add(rows, app_text(app, STR_STAFF_HEALTH_VERSION), KIOSK_VERSION);
    add(rows, app_text(app, STR_STAFF_HEALTH_CONFIG), "");
    rows->items[rows->count - 1].detail = world->config->path;
    add(rows, app_text(app, STR_STAFF_HEALTH_ASSETS), "");
    rows->items[rows->count - 1].detail = world->assets;
}

#define ROWS_BESIDE_PAGES 12

static struct rows rows_of(const struct app *app, struct ui *ui, const struct state *state)
{
    struct rows rows = {
        .items = ARENA_ARRAY(ui->frame->arena, struct list_row,
                             app_catalog(app)->count + ROWS_BESIDE_PAGES + state->warnings.count)};
    for (size_t i = 0; i < state->warnings.count; i++) {
        rows.items[rows.count++] = warning_row(app, ui, &state->warnings.items[i]);
    }
    for (int wrong = 1; wrong >= 0; wrong--) {
        disk(app, ui, state, &rows, wrong == 1);
        backup(app, ui, state, &rows, wrong == 1);
        day_list(app, ui, state, &rows, wrong == 1);
        pages(app, ui, &rows, wrong == 1);
    }
    add(&rows, app_text(app, STR_STAFF_HEALTH_WRITTEN), when(app, ui, state->health.written_ms));
    add(&rows, app_text(app, STR_STAFF_HEALTH_DATABASE), size(app, ui, state->health.bytes));
    add(&rows, app_text(app, STR_STAFF_HEALTH_PINS), number(ui, app_staff_wrong_pins(app)));
    inside(app, &rows);
    return rows;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const struct list_head head = {app_text(app, STR_STAFF_HEALTH_TITLE), NULL};
    struct rect turns;
    struct rect room = list_head_begin(app, ui, &areas, &head, &turns);
    /* the rows are not touched, so they may begin right below the heading, out of reach */
    if (!metrics_landscape(ui->metrics)) {
        int top = areas.head.y + chrome_gap(ui);
        room.h += room.y - top;
        room.y = top;
    }
    const struct rows rows = rows_of(app, ui, state);
    const struct paged_list list = {
        .name = "row",
        .turn = TURN,
        .page = state->page,
        .rows = rows.items,
        .count = rows.count,
        .empty = "",
        .turns = turns,
    };
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back(app);
    chrome_foot(ui, &areas, &back, NULL);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (tap.action == TURN) {
        state->page = (int)tap.value;
        app_new_leaf(app);
    }
}

const struct screen screen_staff_health = {
    .name = "staff_health",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .load = load,
    .update = update,
    .view = view,
};
