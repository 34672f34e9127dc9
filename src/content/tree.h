/*
 * YAML as a tree that remembers its lines: what configuration, strings and the front matter of
 * pages are read from. Only plain data: aliases, tags and several documents in a file are refused,
 * and so are duplicate keys, which YAML forbids and most readers let pass.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"

#include <stdbool.h>
#include <stddef.h>

enum tree_kind {
    TREE_TEXT, /* every scalar: what it means is up to who reads it */
    TREE_LIST,
    TREE_MAP,
};

struct tree {
    enum tree_kind kind;
    size_t line;      /* in the file, from 1 */
    const char *text; /* TREE_TEXT: valid UTF-8 without control characters but line ends and tabs */
    const char *key;  /* inside a TREE_MAP; else NULL */
    size_t key_line;
    const struct tree *const *items; /* TREE_LIST, TREE_MAP: in file order */
    size_t count;
};

/*
 * Parses text[0..length). first_line is the line of the file that the text begins in. Every text
 * is copied into the arena. NULL, with the problems added, if anything is wrong; an empty text is
 * an empty map.
 */
const struct tree *tree_parse(struct arena *arena, const char *path, const char *text,
                              size_t length, size_t first_line, struct problems *problems);
/* The same from a file of at most 1 MiB, which must hold a map. */
const struct tree *tree_load(struct arena *arena, const char *path, struct problems *problems);

/* The value of key in a map, or NULL. */
const struct tree *tree_get(const struct tree *map, const char *key);
