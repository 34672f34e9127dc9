/* For the files of store: whether rows of two lists, which write names and numbers each in its own
 * way, are of the same person. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

/* A name as a list has it, and what is compared of it. */
struct listed_name {
    const char *name;   /* "" if the list does not say */
    const char *folded; /* given name first */
    bool full;          /* it has more than an initial of both names */
    struct name_query *query;
};
/* name must outlive the arena; the rest is in the arena. */
struct listed_name listed_name_of(struct arena *arena, const char *name);

/* As whom a list has a client. */
struct listed_client {
    struct listed_name name;
    const char *phone;
};
struct listed_client listed_client_of(struct arena *arena, const char *name, const char *phone);

/* True if the given name and the letter of the family name of one are those of the other, as when
 * somebody types them: "J. Sample", "Joan (Joanie) Sample". */
bool listed_names_alike(const struct listed_name *a, const struct listed_name *b);

/* True if any number of one is any number of the other, whether a list writes the country and the
 * area or not. Digits; spaces divide the numbers. */
bool phones_share_a_number(const char *a, const char *b);

/* True for the same client of a day: the name is the same and the numbers do not differ, or the
 * number is the same and a list has the name shorter. */
bool listed_clients_alike(const struct listed_client *a, const struct listed_client *b);
