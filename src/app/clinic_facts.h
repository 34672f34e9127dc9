/*
 * Facts of the clinic in its pages: {clinic.name}, {clinic.address}, {clinic.phone},
 * {clinic.access}, {clinic.booking} and {clinic.article} stand for what the configuration says, so
 * that a change there changes every page.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "content/config.h"
#include "domain/document.h"

/* A copy of the catalog with every {name} filled in; a paragraph whose fact is empty is left out,
 * and page breaks that then stand alone with it. An unknown {name} is a problem with file and line,
 * a page of which nothing is left one with its file. In the arena. */
const struct catalog *clinic_facts_fill_in(struct arena *arena, const struct catalog *catalog,
                                           const struct config *config, struct problems *problems);
