/* The keys of the configuration (content/config.def), assets/kiosk.yaml and the papers say the
 * same: kiosk.yaml has every key and explains it, and nobody names a key that is not there. */
#include "base/file.h"
#include "content/config.h"
#include "content/tree.h"
#include "content_test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SHIPPED      KIOSK_SOURCE_DIR "/assets/kiosk.yaml"
#define DEPTH        8
#define LETTERS      "abcdefghijklmnopqrstuvwxyz_"

static const char *const keys[] = {
#define KEY(type, member, name, take, absent) name,
#define INTO(member, name, take, absent)      name,
#include "content/config.def"
};

static const char *read_text(struct fixture *fixture, const char *path)
{
    char *bytes = NULL;
    size_t length = 0;
    struct err err;
    if (!file_read(fixture->arena, path, 1 << 20, &bytes, &length, &err)) {
        fail_msg("%s", err.text);
    }
    return bytes;
}

static size_t key_of(const char *name)
{
    size_t i = 0;
    while (i < COUNT(keys) && strcmp(keys[i], name) != 0) {
        i++;
    }
    return i;
}

static bool is_key(const char *name)
{
    return key_of(name) < COUNT(keys);
}

static bool is_group(const char *name)
{
    const size_t length = strlen(name);
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (strncmp(keys[i], name, length) == 0 && keys[i][length] == '.') {
            return true;
        }
    }
    return false;
}

/* "early_minutes" of "check_in.early_minutes". */
static bool is_last_of_a_key(const char *name)
{
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *dot = strrchr(keys[i], '.');
        if (strcmp(dot == NULL ? keys[i] : dot + 1, name) == 0) {
            return true;
        }
    }
    return false;
}

/* --- kiosk.yaml --- */

/* A key or a group that the next lines may stand in. */
struct holder {
    const char *name; /* with its groups */
    size_t indent;
    bool explained;
    bool as_a_whole; /* its own comment explains what is in it, because its first key has none */
    size_t count;    /* of keys in it so far */
};

struct reading {
    struct fixture *fixture;
    struct holder holders[DEPTH];
    size_t depth;
    bool after_comment; /* the line above is a comment */
    bool found[COUNT(keys)];
};

/* Takes a line as "key: value", which a # at its start may switch off. False if it is none. */
static bool read_key(struct reading *reading, const char *line, size_t number)
{
    struct arena *arena = reading->fixture->arena;
    const size_t lead = strspn(line, " ");
    const bool off = strncmp(line + lead, "# ", 2) == 0;
    const char *text = line + lead + (off ? 2 : 0);
    const size_t indent = lead + strspn(text, " ");
    text += strspn(text, " ");
    const size_t length = strspn(text, LETTERS);
    const char *after = text + length;
    if (length == 0 || after[0] != ':' || (after[1] != ' ' && after[1] != '\0')) {
        return false;
    }
    while (reading->depth > 0 && reading->holders[reading->depth - 1].indent >= indent) {
        reading->depth--;
    }
    struct holder *in = reading->depth > 0 ? &reading->holders[reading->depth - 1] : NULL;
    const char *name = arena_printf(arena, "%s%s%.*s", in == NULL ? "" : in->name,
                                    in == NULL ? "" : ".", (int)length, text);
    if (in != NULL && is_key(in->name)) {
        return true; /* a text in a language */
    }
    if (!is_key(name) && !is_group(name)) {
        return !off && !problems_add(&reading->fixture->problems, "kiosk.yaml", number,
                                     "unknown key '%s'", name);
    }
    const bool own = reading->after_comment || strstr(after, " # ") != NULL;
    if (in != NULL && in->count++ == 0) {
        in->as_a_whole = in->explained && !own;
    }
    const bool explained = own || (in != NULL && in->as_a_whole);
    if (is_key(name)) {
        reading->found[key_of(name)] = true;
        if (!explained) {
            problems_add(&reading->fixture->problems, "kiosk.yaml", number,
                         "'%s' is not explained: say what it is in a comment above it", name);
        }
    }
    assert_true(reading->depth < DEPTH);
    reading->holders[reading->depth++] = (struct holder){name, indent, explained, false, 0};
    return true;
}

static void check_file(struct fixture *fixture, const char *text)
{
    struct reading reading = {.fixture = fixture};
    for (size_t number = 1; *text != '\0'; number++) {
        const size_t length = strcspn(text, "\n");
        const char *line = arena_strndup(fixture->arena, text, length);
        const bool key = read_key(&reading, line, number);
        reading.after_comment = !key && line[strspn(line, " ")] == '#';
        text += length + (text[length] == '\n' ? 1 : 0);
    }
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (!reading.found[i]) {
            problems_add(&fixture->problems, "kiosk.yaml", 0,
                         "there is no key '%s': put it there, and say what it is", keys[i]);
        }
    }
}

static void shipped_file_has_and_explains_every_key(void **state)
{
    struct fixture *fixture = *state;
    check_file(fixture, read_text(fixture, SHIPPED));
    assert_only_problem(&fixture->problems, NULL);
}

static void faults_of_the_file_are_found(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *from;
        const char *to;
        const char *problem;
    } cases[] = {
        {"demonstration: true\n", "\n",
         "kiosk.yaml: there is no key 'demonstration': put it there, and say what it is"},
        {"\n#   friday:", "\n#   on friday:",
         "kiosk.yaml: there is no key 'hours.friday': put it there, and say what it is"},
        {"\nclinic:\n  # As clients know you. (by language)\n", "\nclinic:\n",
         "'clinic.name' is not explained: say what it is in a comment above it"},
        {"  # Turns the picture clockwise: 0, 90, 180 or 270.\n", "",
         "'panel.rotation' is not explained: say what it is in a comment above it"},
        {"  late_minutes: 5\n", "  late_minutes: 5\n  too_late_minutes: 50\n",
         "unknown key 'check_in.too_late_minutes'"},
        {"\ncheck_in:\n", "\ncolour: green\n\ncheck_in:\n", "unknown key 'colour'"},
    };
    const char *text = read_text(fixture, SHIPPED);
    check_file(fixture, text);
    if (fixture->problems.count > 0) {
        skip(); /* the test above tells of them */
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture->problems.count = 0;
        check_file(fixture, edited(fixture->arena, text, cases[i].from, cases[i].to));
        assert_number(cases[i].problem, fixture->problems.count, 1);
        assert_holds(fixture->problems.items[0], cases[i].problem);
    }
}

/* --- the papers --- */

/* Words such as panel.width_mm, where panel is a group. One in {braces} is a word of the pages. */
static void check_dotted(struct fixture *fixture, const char *paper, size_t number,
                         const char *line)
{
    for (const char *at = line; *at != '\0';) {
        const size_t length = strspn(at, LETTERS ".");
        const size_t group = strspn(at, LETTERS);
        const bool dotted = group > 0 && group + 1 < length && strchr(LETTERS, at[group + 1]);
        const char *word = arena_strndup(fixture->arena, at, length);
        if (dotted && (at == line || strchr("{/-", at[-1]) == NULL) &&
            is_group(arena_strndup(fixture->arena, at, group)) && !is_key(word) &&
            !is_group(word)) {
            problems_add(&fixture->problems, paper, number, "unknown key '%s'", word);
        }
        at += length > 0 ? length : 1;
    }
}

/* `key: value`, where the key may be without its groups. */
static void check_pairs(struct fixture *fixture, const char *paper, size_t number, const char *line)
{
    for (const char *at = strchr(line, '`'); at != NULL; at = strchr(at, '`')) {
        const size_t length = strspn(++at, LETTERS);
        const char *name = arena_strndup(fixture->arena, at, length);
        if (length > 0 && strncmp(at + length, ": ", 2) == 0 && !is_last_of_a_key(name)) {
            problems_add(&fixture->problems, paper, number, "unknown key '%s'", name);
        }
    }
}

static void check_tree(struct fixture *fixture, const char *paper, const char *prefix,
                       const struct tree *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct tree *value = map->items[i];
        const char *name = arena_printf(fixture->arena, "%s%s", prefix, value->key);
        if (is_group(name) && value->kind == TREE_MAP) {
            check_tree(fixture, paper, arena_printf(fixture->arena, "%s.", name), value);
        } else if (!is_key(name)) {
            problems_add(&fixture->problems, paper, value->key_line, "unknown key '%s'", name);
        }
    }
}

/* A part of a configuration, as an example. */
static void check_example(struct fixture *fixture, const char *paper, size_t number,
                          const char *text)
{
    const char *end = strstr(text, "\n```");
    assert_non_null(end);
    const struct tree *tree = tree_parse(fixture->arena, paper, text, (size_t)(end - text),
                                         number + 1, &fixture->problems);
    if (tree != NULL) {
        check_tree(fixture, paper, "", tree);
    }
}

/* examples: its `key: value` and its blocks of YAML are of the configuration. */
static void check_paper(struct fixture *fixture, const char *paper, const char *text, bool examples)
{
    for (size_t number = 1; *text != '\0'; number++) {
        const size_t length = strcspn(text, "\n");
        const char *line = arena_strndup(fixture->arena, text, length);
        text += length + (text[length] == '\n' ? 1 : 0);
        check_dotted(fixture, paper, number, line);
        if (examples) {
            check_pairs(fixture, paper, number, line);
        }
        if (examples && strcmp(line, "```yaml") == 0) {
            check_example(fixture, paper, number, text);
        }
    }
}

static void papers_name_keys_that_are_there(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *paper;
        bool examples;
    } papers[] = {
        {"README.md", true},
        {"CONTRIBUTING.md", false},
        {"docs/database.md", false},
        {"docs/day-list.md", true},
        {"docs/install.md", true},
        {"docs/owner.md", true},
        {"docs/pages.md", false},
        {"docs/scripts.md", false},
        {"docs/therapist.md", false},
        {"packaging/man/cozy-admin.1", false},
        {"packaging/man/cozy-kiosk.1", false},
    };
    for (size_t i = 0; i < COUNT(papers); i++) {
        const char *path = arena_printf(fixture->arena, KIOSK_SOURCE_DIR "/%s", papers[i].paper);
        check_paper(fixture, papers[i].paper, read_text(fixture, path), papers[i].examples);
    }
    assert_only_problem(&fixture->problems, NULL);
}

static void unknown_keys_of_a_paper_are_found(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *problem;
    } cases[] = {
        {"Set `panel.width` first.\n", "paper:1: unknown key 'panel.width'"},
        {"\n.Ql day_list.columns.fone\n", "paper:2: unknown key 'day_list.columns.fone'"},
        {"`desk: none`, `rendered: fast`\n", "paper:1: unknown key 'rendered'"},
        {"\n```yaml\nclinic:\n  name: Ours\n  fax: none\n```\n",
         "paper:5: unknown key 'clinic.fax'"},
        {"`{clinic.booking}` and `day_list.columns`, `panel.rotation: 90`. idle.\n", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture->problems.count = 0;
        check_paper(fixture, "paper", cases[i].text, true);
        assert_only_problem(&fixture->problems, cases[i].problem);
    }
}

/* --columns of cozy-admin: its manual lists the columns. */
static void manual_lists_every_column(void **state)
{
    struct fixture *fixture = *state;
    const char *text = read_text(fixture, KIOSK_SOURCE_DIR "/packaging/man/cozy-admin.1");
    const char *from = strstr(text, "\nColumns are ");
    assert_non_null(from);
    const char *list = arena_strndup(fixture->arena, from, strcspn(from, ";"));
    for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
        if (strstr(list, list_columns[i].name) == NULL) {
            fail_msg("packaging/man/cozy-admin.1: \"Columns are …\" lacks %s",
                     list_columns[i].name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(shipped_file_has_and_explains_every_key),
        FIXTURE_TEST(faults_of_the_file_are_found),
        FIXTURE_TEST(papers_name_keys_that_are_there),
        FIXTURE_TEST(unknown_keys_of_a_paper_are_found),
        FIXTURE_TEST(manual_lists_every_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
