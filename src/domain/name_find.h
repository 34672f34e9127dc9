/* Finding somebody in a list by what they typed of their name. */
#pragma once

#include "base/arena.h"

/* How near what was typed comes to a name in the list. */
enum name_likeness {
    NAME_OTHER,
    NAME_SLIP, /* a letter missing, added, wrong, or two neighbours swapped; or the list has no more
                  than the initial of the given name ("J. Smith", "JS") and that fits */
    NAME_SAME, /* equal after folding */
};

struct name_query;

/* Reads once what was typed: a given name, and the first letter of the family name. With NULL for
 * family_initial the given name alone counts. Lives in the arena. */
struct name_query *name_query_make(struct arena *arena, const char *given,
                                   const char *family_initial);

/*
 * Compares with a name as the list has it. The typed name may be any of the given names, a nickname
 * in brackets or quotation marks, or several of them, written together, apart or with a hyphen. The
 * letter may begin any other word of the name, because lists put the family name first or last, and
 * a name of one word goes with every letter; of "L'Écuyer" it may be either letter. Honorifics and
 * titles do not count. Of three letters, one more or less behind the first is a slip ("Jon",
 * "John") and nothing else; of fewer, nothing is. An empty typed name is like no other. Allocates
 * nothing; uses memory of the query.
 */
enum name_likeness name_query_compare(struct name_query *query, const char *listed_name);
