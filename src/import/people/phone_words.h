/* What words say about the telephone number that follows them. Inside import/people/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum phone_words {
    PHONE_WORDS_OTHER, /* not a client's telephone: a fax, a conference, the clinic, a health card
                        */
    PHONE_WORDS_NONE,  /* they say nothing about it */
    PHONE_WORDS_PHONE, /* the client's */
    PHONE_WORDS_MOBILE,
};

/* text[0..length): what stands before a number, from the number before it on. */
enum phone_words phone_words_read(struct arena *arena, const char *text, size_t length);
/* True if words say that a place of work is spoken of ("Cozy Clinic"). */
bool phone_words_name_a_clinic(struct arena *arena, const char *text, size_t length);
