/* An example for each type of question: its item in a file, and an answer to it in every form that
 * an answer takes on its way. JSON has single quotes. */
#pragma once

#include "domain/questionnaire.h"

struct answer_example {
    enum item_type type;
    const char *more;  /* further members of the item, each with a comma before it */
    const char *value; /* the answer as FHIR has it, in value[x] */
    const char *words; /* as it is shown and kept in English */
    const char *code;  /* as it is kept beside the words */
    const char *other; /* another value, and a lower one if the type has an order */
};

static const struct answer_example answer_examples[] = {
    {ITEM_BOOLEAN, "", "true", "Yes", "true", "false"},
    /* a choice stays one even if its code looks like a yes */
    {ITEM_CHOICE,
     ",'answerOption':[{'valueCoding':{'code':'false','display':'Not quite'}},"
     "{'valueCoding':{'code':'true','display':'Quite true'},'initialSelected':true}]",
     "{'code':'true','display':'Quite true'}", "Quite true", "true",
     "{'code':'false','display':'Not quite'}"},
    {ITEM_INTEGER,
     ",'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueInteger':0},"
     "{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':10}]",
     "7", "7", "", "3"},
    {ITEM_STRING, ",'maxLength':20", "'élan'", "élan", "", "'elan'"},
    {ITEM_TEXT, "", "'It is my back; élan'", "It is my back; élan", "", "'My back'"},
};
