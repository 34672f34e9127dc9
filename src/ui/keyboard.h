/*
 * The on-screen keyboard: letters, accented letters and First Nations letters each on a page of
 * their own, every character one tap (no long press). QWERTY, or AZERTY in French.
 */
#pragma once

#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

enum keyboard_page {
    KEYBOARD_LETTERS,
    KEYBOARD_ACCENTS,
    KEYBOARD_NATIONS, /* letters of the First Nations languages of BC, and marks to put on any */
    KEYBOARD_DIGITS,
    KEYBOARD_PAGE_COUNT,
};

struct keyboard {
    enum keyboard_page page;
    bool azerty;
    bool digits; /* offers the page of digits and punctuation */
};

/* Words on its wide keys, in the visitor's language. */
struct keyboard_words {
    const char *space;
    const char *clear;
    const char *letters;
    const char *accents;
    const char *nations;
    const char *digits;
    const char *erase; /* label of the key with the picture */
};

/* Height in px that the keyboard wants at this width. */
int keyboard_height(const struct ui *ui, int width);
/* Draws it into box. A key is a target "key" with code "Q", "space", "clear", "letters", "accents",
 * "nations" or "digits"; the erasing key is a target "delete". All give action, told apart by
 * index. */
void keyboard_view(struct ui *ui, struct rect box, const struct keyboard *keyboard,
                   const struct keyboard_words *words, int action);
/*
 * What the key with this index does: changes the page, or text (capacity bytes, UTF-8, at most
 * max_characters). A letter comes in upper case where a name would have one (at the start, after a
 * space, hyphen or apostrophe), else in lower case.
 */
void keyboard_tap(struct keyboard *keyboard, int index, char *text, size_t capacity,
                  size_t max_characters);
/*
 * For scripts: the code of the key that writes the character at the start of text (either case),
 * how many bytes that is, and the code of the key that turns to its page. False if no key does.
 */
bool keyboard_find(const char *text, size_t *length, const char **code, const char **page);
