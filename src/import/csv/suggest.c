#include "import/csv/suggest.h"

#include "base/clock.h"
#include "domain/name.h"
#include "import/csv/header.h"
#include "import/csv/suggest_search.h"

#include <stdarg.h>
#include <string.h>

#define NOT_THERE ((size_t)-1)

void suggest_unsure(struct search *search, const char *format, ...)
{
    va_list arguments;
    if (search->suggestion->unsure_count == SUGGEST_UNSURE_MAX) {
        return;
    }
    va_start(arguments, format);
    search->unsure[search->suggestion->unsure_count++] =
        arena_vprintf(search->collection->arena, format, arguments);
    va_end(arguments);
}

enum kind { KIND_ANY, KIND_MOMENT, KIND_DATE, KIND_TIME, KIND_DURATION, KIND_NO_PHONE, KIND_NAME };

/* A column without any value may be of every kind. */
static bool is_kind(const struct column_survey *column, enum kind kind)
{
    if (column->filled == 0) {
        return kind == KIND_ANY || kind == KIND_NO_PHONE;
    }
    switch (kind) {
    case KIND_ANY: return true;
    case KIND_MOMENT: return survey_most(column, column->moments);
    case KIND_DATE: return survey_most(column, column->dates);
    case KIND_TIME: return survey_most(column, column->times);
    case KIND_DURATION: return survey_most(column, column->durations);
    case KIND_NO_PHONE: return !survey_most(column, column->phones);
    case KIND_NAME: return survey_most(column, column->words);
    }
    return false;
}

/* An empty column gives way to one that is not, and then a higher rank to a lower one. A status is
 * often empty on days when nobody cancels. */
static bool is_better(const struct column_survey *a, const struct column_survey *b)
{
    const bool differ = (a->filled > 0) != (b->filled > 0) && a->role.role != ROLE_STATUS;
    return differ ? a->filled > 0 : a->role.rank < b->role.rank;
}

/* The best column of this role and kind; NOT_THERE if there is none. */
static size_t find(const struct search *search, enum role role, enum kind kind)
{
    size_t best = NOT_THERE;
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        if (column->role.role == role && is_kind(column, kind) &&
            (best == NOT_THERE || is_better(column, &search->survey.columns[best]))) {
            best = i;
        }
    }
    return best;
}

/* The same, but for a column in which nothing stands. */
static size_t find_filled(const struct search *search, enum role role, enum kind kind)
{
    size_t place = find(search, role, kind);
    return place != NOT_THERE && search->survey.columns[place].filled == 0 ? NOT_THERE : place;
}

static void add(struct search *search, enum list_column column, size_t place)
{
    struct column_names *names = &search->suggestion->mapping.columns[column];
    for (size_t i = 0; place != NOT_THERE && i < names->count; i++) {
        if (strcmp(names->items[i], search->survey.columns[place].name) == 0) {
            return;
        }
    }
    if (place != NOT_THERE && names->count < COLUMN_NAMES_MAX) {
        names->items[names->count++] = search->survey.columns[place].name;
    }
}

static const char *name_at(const struct search *search, size_t place)
{
    return search->survey.columns[place].name;
}

/* How many columns have this name. They are found by it, so that two of one name are none. */
static size_t count_named(const struct search *search, const char *name)
{
    struct arena *arena = search->collection->arena;
    const char *folded = name_fold(arena, name);
    size_t same = 0;
    for (size_t i = 0; i < search->survey.count; i++) {
        same += strcmp(name_fold(arena, name_at(search, i)), folded) == 0 ? 1 : 0;
    }
    return same;
}

/* A column whose values are times, whatever it is called. */
static size_t find_unnamed_moment(const struct search *search)
{
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        bool may_be = column->role.role == ROLE_NONE || column->role.role == ROLE_SUBJECT;
        if (may_be && column->filled > 0 && is_kind(column, KIND_MOMENT)) {
            return i;
        }
    }
    return NOT_THERE;
}

/* A list without any row has names alone to go by: "Time" may be of a time of day. */
static bool suggest_start_of_empty(struct search *search)
{
    size_t begin = NOT_THERE;
    size_t other = NOT_THERE;
    for (size_t i = 0; i < search->survey.count; i++) {
        if (search->survey.columns[i].role.role == ROLE_BEGIN) {
            other = begin != NOT_THERE && other == NOT_THERE ? i : other;
            begin = begin == NOT_THERE ? i : begin;
        }
    }
    add(search, LIST_START, begin);
    add(search, LIST_START, other);
    suggest_unsure(search, "the list holds no row that shows how times are written");
    return begin != NOT_THERE;
}

/* Says what is missing, and what can be done about it. Returns false. */
static bool refuse_start(struct search *search, bool has_date, bool has_time)
{
    const char *missing = has_date   ? "no column says at what hour a visit begins"
                          : has_time ? "no column says on what day a visit begins"
                                     : "no column holds the date and time of a visit";
    const char *what = has_date   ? "a time such as 9:00"
                       : has_time ? "a date such as 2026-11-30"
                                  : "a time such as 2026-11-30 9:00";
    struct arena *arena = search->collection->arena;
    const char *cure = arena_printf(arena, "add one, with %s in every row", what);
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        if (column->role.role == ROLE_BEGIN && column->fault != NULL) {
            cure = arena_printf(arena, "what stands in '%s' %s", column->name, column->fault);
            break;
        }
    }
    return collection_refuse(search->collection,
                             search->survey.table.rows[search->survey.header].line, "%s: %s",
                             missing, cure);
}

static bool suggest_start(struct search *search)
{
    size_t moment = find(search, ROLE_BEGIN, KIND_MOMENT);
    size_t date = find(search, ROLE_BEGIN, KIND_DATE);
    size_t time = find(search, ROLE_BEGIN, KIND_TIME);
    if (moment == NOT_THERE && (date == NOT_THERE || time == NOT_THERE)) {
        moment = find_unnamed_moment(search);
        if (moment != NOT_THERE) {
            suggest_unsure(search, "start: \"%s\" is taken because there are times in it",
                           name_at(search, moment));
        }
    }
    if (moment != NOT_THERE) {
        add(search, LIST_START, moment);
        return true;
    }
    if (date != NOT_THERE && time != NOT_THERE) {
        add(search, LIST_START, date);
        add(search, LIST_START, time);
        return true;
    }
    if (search->survey.table.count == search->survey.header + 1 && suggest_start_of_empty(search)) {
        return true;
    }
    return refuse_start(search, date != NOT_THERE, time != NOT_THERE);
}

/* Times that say no zone are the clinic's, whatever their column says. */
static void look_for_zone(struct search *search)
{
    const struct column_names *start = &search->suggestion->mapping.columns[LIST_START];
    struct arena *arena = search->collection->arena;
    for (size_t i = 0; i < start->count; i++) {
        const size_t place = suggest_place(search, start->items[i]);
        const struct column_survey *column = &search->survey.columns[place];
        if (role_names_utc(arena, column->name) && column->zones < column->filled) {
            suggest_unsure(
                search,
                "start: \"%s\" seems to be in UTC, but its times are taken as the clinic's own; "
                "have the list made in the clinic's time, or with a Z behind each time",
                column->name);
        }
    }
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        if (role_names_zone(arena, column->name) && column->several) {
            suggest_unsure(search,
                           "start: \"%s\" names several time zones, but all times are taken as the "
                           "clinic's own",
                           column->name);
        }
    }
}

static void suggest_end(struct search *search)
{
    size_t moment = find(search, ROLE_END, KIND_MOMENT);
    size_t date = find(search, ROLE_END, KIND_DATE);
    size_t time = find(search, ROLE_END, KIND_TIME);
    if (moment == NOT_THERE && time != NOT_THERE) {
        add(search, LIST_END, date);
    }
    add(search, LIST_END, moment != NOT_THERE ? moment : time);
    add(search, LIST_DURATION, find(search, ROLE_DURATION, KIND_DURATION));
}

static void suggest_client(struct search *search)
{
    size_t whole = find_filled(search, ROLE_CLIENT, KIND_NO_PHONE);
    size_t first = find_filled(search, ROLE_FIRST, KIND_ANY);
    size_t last = find_filled(search, ROLE_LAST, KIND_ANY);
    size_t title = find(search, ROLE_SUBJECT, KIND_NAME);
    if (whole == NOT_THERE && first == NOT_THERE && last == NOT_THERE && title == NOT_THERE) {
        whole = find(search, ROLE_CLIENT, KIND_NO_PHONE);
        first = find(search, ROLE_FIRST, KIND_ANY);
        last = find(search, ROLE_LAST, KIND_ANY);
    }
    bool surname = whole != NOT_THERE && search->survey.columns[whole].role.rank > 0;
    if (first != NOT_THERE && last == NOT_THERE && surname) { /* "Prénom", "Nom" */
        last = whole;
    }
    if (first != NOT_THERE && (last != NOT_THERE || whole == NOT_THERE)) {
        add(search, LIST_CLIENT_NAME, first);
        add(search, LIST_CLIENT_NAME, last);
    } else if (whole != NOT_THERE) {
        add(search, LIST_CLIENT_NAME, whole);
    } else if (last != NOT_THERE) {
        add(search, LIST_CLIENT_NAME, last);
    } else if (title != NOT_THERE) {
        add(search, LIST_CLIENT_NAME, title);
        suggest_unsure(search, "client_name: \"%s\" may hold more than the name of the client",
                       name_at(search, title));
    } else {
        suggest_unsure(search, "no column holds the name of the client: people check in by phone");
    }
}

/* All columns of phones, those of mobile phones first. */
static void suggest_phones(struct search *search)
{
    static const int rank_max = 3;
    for (int rank = 0; rank <= rank_max; rank++) {
        for (size_t i = 0; i < search->survey.count; i++) {
            const struct column_survey *column = &search->survey.columns[i];
            bool may_be = rank < 2 || column->filled == 0 || column->phones > 0; /* "Home" */
            if (may_be && column->role.role == ROLE_PHONE && column->role.rank == rank) {
                add(search, LIST_PHONE, i);
            }
        }
    }
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        if (search->suggestion->mapping.columns[LIST_PHONE].count == 0 && column->filled > 0 &&
            column->role.role == ROLE_NONE && survey_most(column, column->phones)) {
            add(search, LIST_PHONE, i);
            suggest_unsure(search, "phone: \"%s\" is taken because there are numbers in it",
                           column->name);
        }
    }
    if (search->suggestion->mapping.columns[LIST_PHONE].count == 0) {
        suggest_unsure(search, "no column holds telephone numbers: people check in by name");
    }
}

/* Columns that are called otherwise, as "Label" or "Comments", in which it says that somebody does
 * not come. One in which other things stand as well may be about anything. */
static void suggest_status_by_content(struct search *search)
{
    for (size_t i = 0; i < search->survey.count; i++) {
        const struct column_survey *column = &search->survey.columns[i];
        const bool is_free = column->role.role == ROLE_NONE || column->role.role == ROLE_OTHER;
        if (!is_free || column->gone == 0) {
            continue;
        }
        if (name_fold(search->collection->arena, column->name)[0] == '\0' ||
            count_named(search, column->name) > 1) {
            suggest_unsure(
                search,
                "status: in column %zu (\"%s\") it says that somebody does not come: give it "
                "a name of its own in the first line, such as Status",
                i + 1, column->name);
        } else if (column->states == column->filled) {
            add(search, LIST_STATUS, i);
            suggest_unsure(
                search, "status: \"%s\" is taken because it says there that somebody does not come",
                column->name);
        } else {
            suggest_unsure(
                search,
                "status: in \"%s\" it says that somebody does not come, among other things: "
                "name it there if it is about the visit of its row",
                column->name);
        }
    }
}

static void suggest_others(struct search *search)
{
    static const struct {
        enum list_column column;
        enum role role;
        const char *name;
    } others[] = {
        {LIST_THERAPIST, ROLE_THERAPIST, "therapist"},
        {LIST_SERVICE, ROLE_SERVICE, "service"},
        {LIST_STATUS, ROLE_STATUS, "status"},
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        size_t place = find(search, others[i].role, KIND_ANY);
        add(search, others[i].column, place);
        for (size_t j = 0; place != NOT_THERE && j < search->survey.count; j++) {
            const struct column_survey *column = &search->survey.columns[j];
            if (j != place && column->role.role == others[i].role &&
                column->role.rank == search->survey.columns[place].role.rank) {
                suggest_unsure(search, "%s: it could also be \"%s\"", others[i].name, column->name);
            }
        }
    }
    for (size_t i = 0; i < search->survey.count; i++) { /* "Cancelled at" beside "Status" */
        const struct column_survey *column = &search->survey.columns[i];
        if (column->role.role == ROLE_STATUS && column->role.rank == ROLE_RANK_GONE) {
            add(search, LIST_STATUS, i);
        }
    }
    if (search->suggestion->mapping.columns[LIST_THERAPIST].count == 0) {
        add(search, LIST_THERAPIST, find(search, ROLE_STAFF_FIRST, KIND_ANY));
        add(search, LIST_THERAPIST, find(search, ROLE_STAFF_LAST, KIND_ANY));
    }
    suggest_status_by_content(search);
    size_t id = find(search, ROLE_ID, KIND_ANY);
    if (id != NOT_THERE && search->survey.columns[id].repeated) {
        suggest_unsure(search, "id: \"%s\" is left out, because the same stands there twice",
                       name_at(search, id));
    } else {
        add(search, LIST_ID, id);
    }
}

static bool names_are_clear(struct search *search)
{
    bool clear = true;
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        const struct column_names *names = &search->suggestion->mapping.columns[column];
        for (size_t i = 0; i < names->count; i++) {
            if (count_named(search, names->items[i]) > 1) {
                clear = collection_refuse(search->collection,
                                          search->survey.table.rows[search->survey.header].line,
                                          CSV_TWO_COLUMNS, names->items[i]);
            }
        }
    }
    return clear;
}

bool csv_suggest(struct collection *collection, struct suggestion *suggestion)
{
    struct search *search = ARENA_NEW(collection->arena, struct search);
    search->collection = collection;
    search->suggestion = suggestion;
    suggestion->mapping = (struct csv_mapping){.time_format = ""};
    suggestion->unsure = search->unsure;
    if (!survey_take(collection, &search->survey)) {
        return false;
    }
    suggestion->separator = search->survey.separator;
    suggestion->header_line = search->survey.table.rows[search->survey.header].line;
    if (!suggest_start(search)) {
        return false;
    }
    look_for_zone(search);
    suggest_end(search);
    suggest_client(search);
    suggest_phones(search);
    suggest_others(search);
    return suggest_times(search) && names_are_clear(search);
}
