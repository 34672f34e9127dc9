/* Names character by character, and folded for comparing. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A letter that somebody's name can begin with. A digit is one as well: 7 is a letter in
 * Sḵwx̱wú7mesh sníchim (Squamish). An apostrophe is none, also where Unicode calls it a letter. */
bool name_is_letter(uint32_t character);
/* A character that belongs to a name but is no name by itself: an accent that is a character of its
 * own, an apostrophe, a hyphen, a dot. */
bool name_is_mark(uint32_t character);

/*
 * For comparing: compatibility decomposition without marks, case folded, apostrophes, hyphens,
 * dots and doubled spaces gone ("Zoë  O’Neil-Roy" → "zoe oneil roy"), letters with a stroke and
 * joined letters as their base letters (Ⱦ → t, ł → l, œ → oe). Letters without a base letter (ə, ɬ,
 * the digit 7) stay. Never NULL.
 */
const char *name_fold(struct arena *arena, const char *name);

/* --- for what takes names apart --- */

struct name_reader {
    const char *at;
    const char *end;
};

struct name_reader name_reader_of(const char *text);
/* The next character, 0 at the end. Bytes that are not well-formed are skipped: no name may stop
 * the kiosk. */
uint32_t name_reader_next(struct name_reader *reader);

bool name_is_space(uint32_t character);
bool name_is_accent(uint32_t character);
bool name_is_hyphen(uint32_t character);
/* An upper or title case letter; false for letters of scripts that have no case. */
bool name_is_upper(uint32_t character);

/* What folding makes of the characters between words. */
enum name_folding {
    NAME_FOLDING_PLAIN, /* as name_fold says */
    /* Also: a hyphen inside a word stays as '-', a comma, a bracket, a quotation mark or a bar ends
     * a word, a dot after a single letter ends it ("J.S." → "j s"). */
    NAME_FOLDING_WORDS,
};

/* Folds text[0..length) into out, which holds size bytes, as far as there is room, and ends it with
 * a zero byte if size > 0. Returns the bytes that all of it takes, without the zero byte. */
size_t name_fold_into(char *out, size_t size, const char *text, size_t length,
                      enum name_folding how);
