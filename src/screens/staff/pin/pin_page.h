/* A page to type a PIN on. The digits are never shown, only as many dots. */
#pragma once

#include "app/screen.h"
#include "domain/pin.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct pin_entry {
    char digits[PIN_DIGITS_MAX + 1];
};

enum { PIN_DIGIT = ACTION_OWN, PIN_ERASE, PIN_ENTER };

struct pin_page {
    const char *title;
    const char *why;
    bool urgent;   /* why says what went wrong */
    bool disabled; /* nothing can be typed now */
};

void pin_page_view(const struct app *app, struct ui *ui, const struct pin_entry *entry,
                   const struct pin_page *page);
/* Adds or erases a digit; true if the PIN is complete: PIN_ENTER. */
bool pin_entry_update(struct pin_entry *entry, struct tap tap);
void pin_entry_clear(struct pin_entry *entry);
