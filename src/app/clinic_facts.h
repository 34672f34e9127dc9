/*
 * Facts of the clinic in its pages: {clinic.name}, {clinic.address}, {clinic.phone},
 * {clinic.access}, {clinic.prices}, {clinic.insurance}, {clinic.booking} and {clinic.article} stand
 * for what the configuration says, {practitioner} for the word of those who treat, so that a change
 * there changes every page.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "content/config.h"
#include "domain/document.h"

/* A copy of the catalog, in the arena, with every {name} filled in. A paragraph whose fact is empty
 * is left out, and so is a page break that would then stand alone. An unknown {name} is a problem
 * with file and line; a page left without any block is a problem with its file. */
const struct catalog *clinic_facts_fill_in(struct arena *arena, const struct catalog *catalog,
                                           const struct config *config, const char *practitioner,
                                           struct problems *problems);
