/*
 * "Take it with you": an address as a QR code that a phone reads off the screen. For addresses that
 * a clinic configured, never for anything about a person.
 */
#pragma once

#include "ui/ui.h"

/* The least side of a module in mm: from there on the camera of a phone held at arm's length tells
 * one from the next. */
#define QR_MODULE_MM 0.6

/* The side in px of the square that text takes with modules of at least module_mm, never less than
 * QR_MODULE_MM, with the empty margin of four modules that ISO/IEC 18004 asks for. 0: text is empty
 * or longer than any code
 * holds. */
int ui_qr_size(const struct ui *ui, const char *text, double module_mm);

/*
 * Draws text in the middle of box, as large as fits in whole pixels: black on a white plate in
 * every theme, for not every phone reads a light code on a dark ground. False, and nothing is
 * drawn, if there is no code for text or no room for modules of QR_MODULE_MM.
 */
bool ui_qr(struct ui *ui, struct rect box, const char *text);
