#include "ui/keyboard.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

#define ROWS         3
#define ROW_KEYS_MAX 10

/* Upper case as shown on the key, lower case as written inside a name. */
struct letter {
    const char *upper;
    const char *lower;
};

typedef const struct letter key_row[ROW_KEYS_MAX];

#define L(u, l)                                                                                    \
    {                                                                                              \
        u, l                                                                                       \
    }

static key_row qwerty[ROWS] = {
    {L("Q", "q"), L("W", "w"), L("E", "e"), L("R", "r"), L("T", "t"), L("Y", "y"), L("U", "u"),
     L("I", "i"), L("O", "o"), L("P", "p")},
    {L("A", "a"), L("S", "s"), L("D", "d"), L("F", "f"), L("G", "g"), L("H", "h"), L("J", "j"),
     L("K", "k"), L("L", "l"), L("7", "7")},
    {L("Z", "z"), L("X", "x"), L("C", "c"), L("V", "v"), L("B", "b"), L("N", "n"), L("M", "m"),
     L("’", "’"), L("-", "-")},
};

static key_row azerty[ROWS] = {
    {L("A", "a"), L("Z", "z"), L("E", "e"), L("R", "r"), L("T", "t"), L("Y", "y"), L("U", "u"),
     L("I", "i"), L("O", "o"), L("P", "p")},
    {L("Q", "q"), L("S", "s"), L("D", "d"), L("F", "f"), L("G", "g"), L("H", "h"), L("J", "j"),
     L("K", "k"), L("L", "l"), L("M", "m")},
    {L("W", "w"), L("X", "x"), L("C", "c"), L("V", "v"), L("B", "b"), L("N", "n"), L("7", "7"),
     L("’", "’"), L("-", "-")},
};

static key_row accents[ROWS] = {
    {L("À", "à"), L("Â", "â"), L("Á", "á"), L("Ä", "ä"), L("Ç", "ç"), L("É", "é"), L("È", "è"),
     L("Ê", "ê"), L("Ë", "ë"), L("Ñ", "ñ")},
    {L("Î", "î"), L("Ï", "ï"), L("Í", "í"), L("Ô", "ô"), L("Ö", "ö"), L("Ó", "ó"), L("Ù", "ù"),
     L("Û", "û"), L("Ü", "ü"), L("Ú", "ú")},
    {L("Æ", "æ"), L("Œ", "œ"), L("Ø", "ø"), L("Å", "å"), L("Ÿ", "ÿ"), L("Š", "š"), L("Ž", "ž"),
     L("Č", "č"), L("Ł", "ł")},
};

/* The letters that Latin keyboards lack in Hul’q’umi’num’, SENĆOŦEN, Nuu-chah-nulth, Kwak’wala,
 * Haida, Tsilhqot’in and their neighbours, then the marks that go on the letter before. */
static key_row nations[ROWS] = {
    {L("Ə", "ə"), L("Ɬ", "ɬ"), L("ƛ", "ƛ"), L("λ", "λ"), L("ʔ", "ʔ"), L("ʕ", "ʕ"), L("Θ", "θ"),
     L("ʷ", "ʷ"), L("Š", "š"), L("Č", "č")},
    {L("Ⱥ", "ⱥ"), L("Ȼ", "ȼ"), L("Ŧ", "ŧ"), L("Ⱦ", "ⱦ"), L("Ł", "ł"), L("Ć", "ć"), L("Ḵ", "ḵ"),
     L("Ṉ", "ṉ"), L("Ṯ", "ṯ"), L("Ś", "ś")},
    {L("\u0313", "\u0313"), L("\u0331", "\u0331"), L("\u030C", "\u030C"), L("\u0323", "\u0323"),
     L("\u0301", "\u0301"), L("\u0302", "\u0302"), L("7", "7"), L("’", "’"), L("-", "-")},
};

static key_row digits[ROWS] = {
    {L("1", "1"), L("2", "2"), L("3", "3"), L("4", "4"), L("5", "5"), L("6", "6"), L("7", "7"),
     L("8", "8"), L("9", "9"), L("0", "0")},
    {L(".", "."), L(",", ","), L("?", "?"), L("!", "!"), L(":", ":"), L("(", "("), L(")", ")"),
     L("/", "/"), L("+", "+"), L("%", "%")},
    {L("’", "’"), L("-", "-"), L("&", "&"), L("°", "°"), L("$", "$")},
};

/* Indices above the letters: page × 100 + row × 10 + column is a letter. */
enum special_key {
    KEY_SPACE = 1000,
    KEY_CLEAR,
    KEY_ERASE,
    KEY_PAGE_FIRST, /* + enum keyboard_page */
};

static key_row *rows_of(const struct keyboard *keyboard, enum keyboard_page page)
{
    switch (page) {
    case KEYBOARD_LETTERS: return keyboard->azerty ? azerty : qwerty;
    case KEYBOARD_ACCENTS: return accents;
    case KEYBOARD_NATIONS: return nations;
    case KEYBOARD_DIGITS: return digits;
    case KEYBOARD_PAGE_COUNT: break;
    }
    BUG("keyboard page");
}

static int row_length(key_row row)
{
    int count = 0;
    while (count < ROW_KEYS_MAX && row[count].upper != NULL) {
        count++;
    }
    return count;
}

static int key_height(const struct ui *ui)
{
    double height_mm = ui->metrics->height / ui->metrics->px_per_mm;
    return height_mm > 250.0 ? ui_px(ui, 20.0) : ui_least_height(ui, TARGET_KEY);
}

static int key_gap(const struct ui *ui)
{
    return metrics_low(ui->metrics) ? ui_least_gap(ui, TARGET_KEY) : ui_px(ui, TOUCH_KEY_GAP);
}

int keyboard_height(const struct ui *ui, int width)
{
    (void)width;
    return key_height(ui) * (ROWS + 1) + key_gap(ui) * ROWS;
}

/* A mark is shown on an x, which takes every one of them. */
static const char *shown(const struct ui *ui, const char *upper)
{
    uint32_t character = 0;
    utf8_decode(upper, strlen(upper), &character);
    bool mark = character >= 0x300 && character <= 0x36F;
    return mark ? arena_printf(ui->frame->arena, "x%s", upper) : upper;
}

static void wide_key(struct ui *ui, struct rect box, const char *name, int index, const char *code,
                     const char *label, const char *icon, int action, bool selected)
{
    const bool types = index == KEY_SPACE || index == KEY_ERASE;
    const struct control control = {name, index, code, action, .types = types};
    ui_key(ui, box, &control, label, icon, STYLE_STRONG, selected, false);
}

/* As wide as asked, or as its words. */
static int wide_key_width(const struct ui *ui, const char *words, int asked)
{
    int natural = ui_layout(ui, STYLE_STRONG, words, ui->metrics->width).width + 2 * ui_px(ui, 1.5);
    return natural > asked ? natural : asked;
}

void keyboard_view(struct ui *ui, struct rect box, const struct keyboard *keyboard,
                   const struct keyboard_words *words, int action)
{
    int gap = key_gap(ui);
    key_row *rows = rows_of(keyboard, keyboard->page);
    for (int r = 0; r < ROWS; r++) {
        struct rect row = rect_row(box, r, ROWS + 1, gap);
        int count = row_length(rows[r]);
        int key_width = rect_column(row, 0, ROW_KEYS_MAX, gap).w;
        int used = count * key_width + (count - 1) * gap;
        row.x += (row.w - used) / 2;
        for (int k = 0; k < count; k++) {
            struct rect key = {row.x + k * (key_width + gap), row.y, key_width, row.h};
            const struct control control = {"key", (int)keyboard->page * 100 + r * 10 + k,
                                            rows[r][k].upper, action, .types = true};
            ui_key(ui, key, &control, shown(ui, rows[r][k].upper), NULL, STYLE_KEY, false, false);
        }
    }
    struct rect last = rect_row(box, ROWS, ROWS + 1, gap);
    const struct {
        enum keyboard_page page;
        const char *code;
        const char *label;
    } pages[] = {
        {KEYBOARD_LETTERS, "letters", words->letters},
        {KEYBOARD_ACCENTS, "accents", words->accents},
        {KEYBOARD_NATIONS, "nations", words->nations},
        {KEYBOARD_DIGITS, "digits", words->digits},
    };
    int page_width = rect_column(last, 0, 20, 0).w * 3 - gap;
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        bool offered = pages[i].page != KEYBOARD_DIGITS || keyboard->digits;
        if (offered && pages[i].page != keyboard->page) {
            struct rect key = rect_cut_left(&last, wide_key_width(ui, pages[i].label, page_width));
            rect_cut_left(&last, gap);
            wide_key(ui, key, "key", KEY_PAGE_FIRST + (int)pages[i].page, pages[i].code,
                     pages[i].label, NULL, action, false);
        }
    }
    struct rect erase = rect_cut_right(&last, page_width);
    rect_cut_right(&last, gap);
    struct rect clear = rect_cut_right(&last, wide_key_width(ui, words->clear, page_width + gap));
    rect_cut_right(&last, gap);
    /* on a small panel the page keys may leave too little room for the word */
    const bool fits = wide_key_width(ui, words->space, last.w) == last.w;
    wide_key(ui, last, "key", KEY_SPACE, "space", words->space, fits ? NULL : "icon-space.svg",
             action, false);
    wide_key(ui, clear, "key", KEY_CLEAR, "clear", words->clear, NULL, action, false);
    wide_key(ui, erase, "delete", KEY_ERASE, "", words->erase, "icon-delete.svg", action, false);
}

static bool capital_follows(const char *text)
{
    size_t length = strlen(text);
    if (length == 0) {
        return true;
    }
    size_t size = utf8_last(text, length);
    const char *last = text + length - size;
    return strcmp(last, " ") == 0 || strcmp(last, "-") == 0 || strcmp(last, "’") == 0;
}

static void append(char *text, size_t capacity, size_t max_characters, const char *more)
{
    size_t length = strlen(text);
    size_t added = strlen(more);
    if (length + added + 1 > capacity || utf8_count(text) >= max_characters) {
        return;
    }
    memcpy(text + length, more, added + 1);
}

void keyboard_tap(struct keyboard *keyboard, int index, char *text, size_t capacity,
                  size_t max_characters)
{
    if (index >= KEY_PAGE_FIRST) {
        keyboard->page = (enum keyboard_page)(index - KEY_PAGE_FIRST);
    } else if (index == KEY_SPACE) {
        if (!capital_follows(text)) {
            append(text, capacity, max_characters, " ");
        }
    } else if (index == KEY_CLEAR) {
        explicit_bzero(text, capacity);
    } else if (index == KEY_ERASE) {
        size_t length = strlen(text);
        text[length - utf8_last(text, length)] = '\0';
    } else {
        key_row *rows = rows_of(keyboard, (enum keyboard_page)(index / 100));
        const struct letter *letter = &rows[index / 10 % 10][index % 10];
        append(text, capacity, max_characters,
               capital_follows(text) ? letter->upper : letter->lower);
        if (keyboard->page != KEYBOARD_DIGITS) {
            keyboard->page = KEYBOARD_LETTERS; /* one letter is what people go there for */
        }
    }
}

static bool begins_with(const char *text, const char *key)
{
    return strncmp(text, key, strlen(key)) == 0;
}

bool keyboard_find(const char *text, size_t *length, const char **code, const char **page)
{
    static const struct {
        key_row *rows;
        const char *code;
    } pages[] = {
        {qwerty, "letters"}, {accents, "accents"}, {nations, "nations"}, {digits, "digits"}};
    if (text[0] == ' ') {
        *length = 1;
        *code = "space";
        *page = "";
        return true;
    }
    bool straight = text[0] == '\''; /* a script may write it for ’ */
    for (size_t p = 0; p < sizeof(pages) / sizeof(pages[0]); p++) {
        for (int r = 0; r < ROWS; r++) {
            for (int k = 0; k < row_length(pages[p].rows[r]); k++) {
                const struct letter *letter = &pages[p].rows[r][k];
                bool upper = begins_with(text, letter->upper);
                bool apostrophe = straight && strcmp(letter->upper, "’") == 0;
                if (upper || begins_with(text, letter->lower) || apostrophe) {
                    *length = apostrophe ? 1 : strlen(upper ? letter->upper : letter->lower);
                    *code = letter->upper;
                    *page = pages[p].code;
                    return true;
                }
            }
        }
    }
    return false;
}
