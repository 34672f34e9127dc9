/* The items of a FHIR Questionnaire. */
#pragma once

#include "form/reader.h"

#include <stddef.h>

/* As many conditions as one choice has options. */
#define ENABLE_WHEN_MAX QUESTIONNAIRE_OPTIONS_MAX

/* Reads the items of node (the resource or a group) into reader->items, in document order. */
void items_read(struct reader *reader, struct node node, size_t parent);

/* The options of a choice, and the safety tier of an answer (option.c). */
void options_read(struct reader *reader, struct node node, struct item *item);
enum tier tier_read(struct reader *reader, struct node node, enum extension extension);
/* enableWhen of the item number index, which must already be in reader->items (enable_when.c). */
void enable_when_read(struct reader *reader, struct node node, size_t index);
/* FHIR initial, or initialSelected of the options (initial.c). Type and limits of item are set. */
void initial_read(struct reader *reader, struct node node, struct item *item);
