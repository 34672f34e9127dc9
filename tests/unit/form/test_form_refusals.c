/* What form/ refuses, and its messages. The JSON is in single quotes to be readable and is put into
 * a form without other faults. */
#include "form/form.h"
#include "test_arena.h"

struct refusal {
    const char *json;
    const char *message;
};

/* Each item with the only problem that it must give. */
static const struct refusal item_refusals[] = {
    {"'x'", "q.json: item[0]: must be an object"},
    {"{'type':'boolean','text':'B?'}", "q.json: item[0].linkId: is missing"},
    {"{'linkId':' ','type':'boolean','text':'B?'}", "q.json: item[0].linkId: is empty"},
    {"{'linkId':7,'type':'boolean','text':'B?'}", "q.json: item[0].linkId: must be a string"},
    {"{'linkId':'b','text':'B?'}", "q.json: item[0].type: is missing"},
    {"{'linkId':'b','type':'boolean'}", "q.json: item[0].text: is missing"},
    {"{'linkId':'b','type':'boolean','text':'two\\nlines'}",
     "q.json: item[0].text: holds a line break, a tab or a control character"},
    {"{'linkId':'b','type':'boolean','text':'B?','required':1}",
     "q.json: item[0].required: must be true or false"},
    {"{'linkId':'b','type':'boolean','text':'B?','requird':true}",
     "q.json: item[0].requird: is not a property that is supported here"},
    {"{'linkId':'b','type':'boolean','text':'B?','modifierExtension':[{'url':'x'}]}",
     "q.json: item[0].modifierExtension: changes the meaning, so it is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','answerValueSet':'http://x'}",
     "q.json: item[0].answerValueSet: is not a property that is supported here"},
    /* What is ours, and what we know of HL7, under an address that is not quite the one. */
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://harbour.example/fhir/"
     "StructureDefinition/safety-tier','valueCode':'stop'}]}",
     "q.json: item[0].extension[0].url: https://harbour.example/fhir/StructureDefinition/"
     "safety-tier means nothing to the kiosk (item \"b\"): the right address is "
     "https://easycozy.ca/fhir/StructureDefinition/safety-tier"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x',"
     "'display':'X'},'extension':[{'url':'https://harbour.example/safety-tier','valueCode':'stop'},"
     "{'url':'https://easycozy.ca/fhir/StructureDefinition/safety-code','valueCode':'D5'}]}]}",
     "q.json: item[0].answerOption[0].extension[0].url: https://harbour.example/safety-tier means "
     "nothing to the kiosk (item \"c\"): the right address is "
     "https://easycozy.ca/fhir/StructureDefinition/safety-tier"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/Safety_Tier_No/','valueCode':'hold'}]}",
     "q.json: item[0].extension[0].url: https://easycozy.ca/fhir/StructureDefinition/"
     "Safety_Tier_No/ means nothing to the kiosk (item \"b\"): the right address is "
     "https://easycozy.ca/fhir/StructureDefinition/safety-tier-no"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://hl7.org/fhir//"
     "StructureDefinition/questionnaire-optionExclusive','valueBoolean':true}]}",
     "q.json: item[0].extension[0].url: https://hl7.org/fhir//StructureDefinition/"
     "questionnaire-optionExclusive means nothing to the kiosk (item \"b\"): the right address is "
     "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"},
    {"{'linkId':'b','type':'boolean','text':'B?','readOnly':true}",
     "q.json: item[0].readOnly: is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','readOnly':true,'required':true}",
     "q.json: item[0].readOnly: and required contradict each other"},
    {"{'linkId':'b','type':'boolean','text':'B?','repeats':true}",
     "q.json: item[0].repeats: is only supported for a choice"},
    {"{'linkId':'b','type':'boolean','text':'B?','maxLength':5}",
     "q.json: item[0].maxLength: is only for string and text"},
    {"{'linkId':'b','type':'boolean','text':'B?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]}",
     "q.json: item[0].answerOption: is only for a choice"},
    {"{'linkId':'b','type':'boolean','text':'B?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[1].linkId: \"b\" is used before"},
    {"{'linkId':'g','type':'group'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].item: is missing: the group is empty"},
    {"{'linkId':'g','type':'group','item':[]},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].item: must be a list with at least one entry"},
    {"{'linkId':'g','type':'group','required':true,'item':[{'linkId':'b','type':'boolean','text':'"
     "B?'}]}",
     "q.json: item[0].required: is only for questions"},
    {"{'linkId':'g','type':'group','initial':[{'valueBoolean':true}],'item':[{'linkId':'b','type':'"
     "boolean','text':'B?'}]}",
     "q.json: item[0].initial: is only for questions"},
    {"{'linkId':'g','type':'group','item':[{'linkId':'h','type':'group','item':[{'linkId':'d','"
     "type':'attachment','text':'When?'}]},{'linkId':'b','type':'boolean','text':'B?'}]}",
     "q.json: item[0].item[0].item[0].type: \"attachment\" is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','item':[{'linkId':'q','type':'boolean','text':'Q?'"
     "}]}",
     "q.json: item[0].item[0].type: only display may stand inside a question"},
    {"{'linkId':'b','type':'boolean','text':'B?','item':[{'linkId':'b','type':'display','text':'H'}"
     "]}",
     "q.json: item[0].item[0].linkId: \"b\" is used before"},
    {"{'linkId':'b','type':'boolean','text':'B?','item':[{'linkId':'h','type':'display','text':'H'}"
     ",{'linkId':'i','type':'display','text':'I'}]}",
     "q.json: item[0].item[1]: a second hint: lines of a list above the answers have itemControl "
     "\"inline\""},
    {"{'linkId':'b','type':'boolean','text':'B?','item':[{'linkId':'h','type':'display','text':'H',"
     "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'lower'}]}}]}]}",
     "q.json: item[0].item[0]: itemControl \"lower\" is not supported here"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "maxValue','valueInteger':10}],'item':[{'linkId':'h','type':'display','text':'H','extension':["
     "{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'upper'}]}}]},{'linkId':'i','type':'display','text':'I','"
     "extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'upper'}]}}]}]}",
     "q.json: item[0].item[1]: a second upper"},
    {"{'linkId':'b','type':'boolean','text':'B?','item':[{'linkId':'h','type':'display','text':'H',"
     "'enableWhen':[{'question':'b','operator':'exists','answerBoolean':true}]}]}",
     "q.json: item[0].item[0].enableWhen: is not a property that is supported here"},
    {"{'linkId':'d','type':'display','text':'D','item':[{'linkId':'e','type':'display','text':'E'}]"
     "},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].item: nothing may stand inside a display item"},
    {"{'linkId':'d','type':'display','text':'D','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'help'}]}}]},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0]: itemControl \"help\" is not supported here"},
    {"{'linkId':'b','type':'boolean','text':'B?'},{'linkId':'d','type':'display','text':'D'}",
     "q.json: item: no question follows \"d\" to show it with"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'slider'}]}}]}",
     "q.json: item[0]: itemControl \"slider\" is not supported for a yes or no"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'check-box'}]}}]}",
     "q.json: item[0]: itemControl \"check-box\" is not supported for a choice"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'repeats':true,'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'radio-button'}]}}]}",
     "q.json: item[0]: itemControl \"radio-button\" is not supported for a repeating choice"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'drop-down'}]}}]}",
     "q.json: item[0]: itemControl \"drop-down\" is not supported for a choice"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/"
     "questionnaire-item-control','code':'body-map'}]}}]}",
     "q.json: item[0]: itemControl \"body-map\" has the system "
     "\"http://hl7.org/fhir/questionnaire-item-control\", not "
     "\"https://easycozy.ca/fhir/CodeSystem/item-control\""},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'code':'slider'}]}}]}",
     "q.json: item[0]: itemControl needs a coding with system and code"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-itemControl','valueCode':'slider'}]}",
     "q.json: item[0].extension[0]: extension "
     "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl needs "
     "valueCodeableConcept"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/questionnaire-hidden','valueBoolean':true}]}",
     "q.json: item[0].extension[0]: extension "
     "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/safety-tear','valueCode':'stop'}]}",
     "q.json: item[0].extension[0]: extension "
     "https://easycozy.ca/fhir/StructureDefinition/safety-tear is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':1}]}",
     "q.json: item[0].extension[0]: extension http://hl7.org/fhir/StructureDefinition/minValue "
     "does not belong here"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/safety-tier','valueCode':'hold'},{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/safety-tier','valueCode':'stop'}]}",
     "q.json: item[0].extension[1]: extension "
     "https://easycozy.ca/fhir/StructureDefinition/safety-tier is here twice"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[7]}",
     "q.json: item[0].extension[0]: must be an object"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'valueCode':'x'}]}",
     "q.json: item[0].extension[0].url: is missing"},
    {"{'linkId':'b','type':'boolean','text':'B?','extension':[{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/safety-tier','valueCode':'red'}]}",
     "q.json: item[0]: safety tier \"red\" is none of stop, hold, review, ask, tell"},
    {"{'linkId':'b','type':'boolean','text':'B?','_linkId':{'extension':[{'url':'http://hl7.org/"
     "fhir/StructureDefinition/cqf-expression'}]}}",
     "q.json: item[0]._linkId.extension[0]: extension "
     "http://hl7.org/fhir/StructureDefinition/cqf-expression is not supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','_text':{'extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/translation','extension':[{'url':'lang','valueCode':'fr'}]}]}}",
     "q.json: item[0]._text.extension[0]: a translation needs lang (valueCode) and content "
     "(valueString)"},
    {"{'linkId':'b','type':'boolean','text':'B?','_text':{'extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "translation','extension':[{'url':'lang','valueCode':'fr'},{'url':'content','valueString':'Q'}"
     "]},{'url':'http://hl7.org/fhir/StructureDefinition/"
     "translation','extension':[{'url':'lang','valueCode':'fr'},{'url':'content','valueString':'Q'}"
     "]}]}}",
     "q.json: item[0]._text.extension[1]: a second translation into \"fr\""},
    {"{'linkId':'b','type':'boolean','text':'B?','_text':{'extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "translation','extension':[{'url':'lang','valueCode':'fr'},{'url':'content','valueString':''}]"
     "}]}}",
     "q.json: item[0]._text.extension[0].content: is empty"},
    {"{'linkId':'b','type':'boolean','text':'B?','_text':'x'}",
     "q.json: item[0]._text: must be an object"},
    {"{'linkId':'c','type':'choice','text':'C?'}",
     "q.json: item[0].answerOption: is missing: a choice needs options"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[]}",
     "q.json: item[0].answerOption: must be a list with at least one entry"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueString':'x'}]}",
     "q.json: item[0].answerOption[0].valueString: only valueCoding is supported"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueInteger':1}]}",
     "q.json: item[0].answerOption[0].valueInteger: only valueCoding is supported"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{}]}",
     "q.json: item[0].answerOption[0].valueCoding: is missing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':['x']}",
     "q.json: item[0].answerOption[0]: must be an object"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':'x'}]}",
     "q.json: item[0].answerOption[0].valueCoding: must be an object"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'display':'X'}}]}",
     "q.json: item[0].answerOption[0].valueCoding.code: is missing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x'}}]}",
     "q.json: item[0].answerOption[0].valueCoding.display: is missing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}},{'valueCoding':{'code':'x','display':'X'}}]}",
     "q.json: item[0].answerOption[1].valueCoding.code: \"x\" is used before"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'https://easycozy.ca/fhir/StructureDefinition/"
     "safety-tier','valueCode':'urgent'}]}]}",
     "q.json: item[0].answerOption[0]: safety tier \"urgent\" is none of stop, hold, review, ask, "
     "tell"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'https://easycozy.ca/fhir/StructureDefinition/"
     "safety-code','valueCode':'D5'}]}]}",
     "q.json: item[0].answerOption[0]: a safety code without a safety tier says nothing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'https://easycozy.ca/fhir/StructureDefinition/"
     "safety-lasting','valueBoolean':true}]}]}",
     "q.json: item[0].answerOption[0]: safety-lasting without a safety tier says nothing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'https://easycozy.ca/fhir/StructureDefinition/"
     "safety-tier','valueCode':'tell'},{'url':'https://easycozy.ca/fhir/StructureDefinition/"
     "safety-lasting','valueBoolean':'yes'}]}]}",
     "q.json: item[0].answerOption[0]: safety-lasting must be true or false"},
    {"{'linkId':'a','type':'boolean','text':'A?','extension':[{'url':'https://easycozy.ca/fhir/"
     "StructureDefinition/safety-lasting','valueBoolean':true}]}",
     "q.json: item[0]: safety-lasting without a safety tier says nothing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-optionExclusive','valueBoolean':'yes'}]}]}",
     "q.json: item[0].answerOption[0]: optionExclusive must be true or false"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "ordinalValue','valueDecimal':'2'}]}]}",
     "q.json: item[0].answerOption[0]: ordinalValue must be a number"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
     "questionnaire-optionPrefix','valueString':'a)'}]}]}",
     "q.json: item[0].answerOption[0].extension[0]: extension "
     "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix is not supported"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':10}]}",
     "q.json: item[0]: a number needs the extension minValue"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0}]}",
     "q.json: item[0]: a number needs the extension maxValue"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':-1},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':10}]}",
     "q.json: item[0]: minValue must be a whole number from 0 to 20"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':21}]}",
     "q.json: item[0]: maxValue must be a whole number from 0 to 20"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':9.5}]}",
     "q.json: item[0]: maxValue must be a whole number from 0 to 20"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':6},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':5}]}",
     "q.json: item[0]: minValue 6 is above maxValue 5"},
    {"{'linkId':'s','type':'string','text':'S?','maxLength':0}",
     "q.json: item[0].maxLength: must be a whole number from 1 to 250"},
    {"{'linkId':'s','type':'string','text':'S?','maxLength':251}",
     "q.json: item[0].maxLength: must be a whole number from 1 to 250"},
    {"{'linkId':'s','type':'string','text':'S?','maxLength':'5'}",
     "q.json: item[0].maxLength: must be a whole number from 1 to 250"},
    {"{'linkId':'b','type':'boolean','text':'B?','initial':[{'valueBoolean':true},{'valueBoolean':"
     "true}]}",
     "q.json: item[0].initial: only one is supported"},
    {"{'linkId':'b','type':'boolean','text':'B?','initial':[{}]}",
     "q.json: item[0].initial[0].valueBoolean: is missing"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/maxValue','valueInteger':10}],'initial':[{'valueInteger':11}]}",
     "q.json: item[0].initial[0].valueInteger: must be a whole number from minValue to maxValue"},
    {"{'linkId':'s','type':'string','text':'S?','maxLength':2,'initial':[{'valueString':'abc'}]}",
     "q.json: item[0].initial[0].valueString: is longer than maxLength"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'initial':[{'valueCoding':{'code':'x'}}]}",
     "q.json: item[0].initial: a choice has initialSelected on its options"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'},'initialSelected':true},{'valueCoding':{'code':'y','display':'Y'},'"
     "initialSelected':true}]}",
     "q.json: item[0].answerOption: only one may be initialSelected"},
    {"{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'b','operator':'exists',"
     "'answerBoolean':true}]}",
     "q.json: item[0].enableWhen[0].question: \"b\" is this question itself"},
    {"{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'z','operator':'exists',"
     "'answerBoolean':true}]}",
     "q.json: item[0].enableWhen[0].question: there is no item \"z\""},
    {"{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','operator':'exists',"
     "'answerBoolean':true}]},{'linkId':'c','type':'choice','text':'C?','answerOption':[{'"
     "valueCoding':{'code':'x','display':'X'}}]}",
     "q.json: item[0].enableWhen[0].question: \"c\" comes later: it cannot be answered by then"},
    {"{'linkId':'g','type':'group','item':[{'linkId':'c','type':'choice','text':'C?','answerOption'"
     ":[{'valueCoding':{'code':'x','display':'X'}}]}]},{'linkId':'b','type':'boolean','text':'B?','"
     "enableWhen':[{'question':'g','operator':'exists','answerBoolean':true}]}",
     "q.json: item[1].enableWhen[0].question: \"g\" is not a question"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}],'item':[{'linkId':'h','type':'display','text':'H'}]},{'linkId':'b','type':'"
     "boolean','text':'B?','enableWhen':[{'question':'h','operator':'exists','answerBoolean':true}]"
     "}",
     "q.json: item[1].enableWhen[0].question: \"h\" is not a question"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'operator':'"
     "exists','answerBoolean':true}]}",
     "q.json: item[1].enableWhen[0].question: is missing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "answerBoolean':true}]}",
     "q.json: item[1].enableWhen[0].operator: is missing"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'==','answerBoolean':true}]}",
     "q.json: item[1].enableWhen[0].operator: \"==\" is no FHIR operator"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'exists'}]}",
     "q.json: item[1].enableWhen[0].answerBoolean: is missing: it is what this compares with"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'=','answerString':'x'}]}",
     "q.json: item[1].enableWhen[0].answerCoding: is missing: it is what this compares with"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'=','answerCoding':{'code':'y'}}]}",
     "q.json: item[1].enableWhen[0].answerCoding: \"c\" has no option \"y\""},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'=','answerCoding':{'code':'x','system':'urn:z'}}]}",
     "q.json: item[1].enableWhen[0].answerCoding: \"c\" has no option \"x\" of system urn:z"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'>','answerCoding':{'code':'x'}}]}",
     "q.json: item[1].enableWhen[0].operator: a choice cannot be compared by size"},
    {"{'linkId':'n','type':'integer','text':'N?','extension':[{'url':'http://hl7.org/fhir/"
     "StructureDefinition/minValue','valueInteger':0},{'url':'http://hl7.org/fhir/"
     "StructureDefinition/"
     "maxValue','valueInteger':10}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'"
     "question':'n','operator':'>','answerInteger':2.5}]}",
     "q.json: item[1].enableWhen[0].answerInteger: must be a whole number"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableWhen':[{'question':'c','"
     "operator':'exists','answerBoolean':true},{'question':'c','operator':'exists','answerBoolean':"
     "true}]}",
     "q.json: item[1].enableBehavior: is missing: all or any of the conditions?"},
    {"{'linkId':'c','type':'choice','text':'C?','answerOption':[{'valueCoding':{'code':'x','"
     "display':'X'}}]},{'linkId':'b','type':'boolean','text':'B?','enableBehavior':'some','"
     "enableWhen':[{'question':'c','operator':'exists','answerBoolean':true}]}",
     "q.json: item[1].enableBehavior: must be all or any"},
    {"{'linkId':'b','type':'boolean','text':'B?','enableWhen':{}}",
     "q.json: item[0].enableWhen: must be a list with at least one entry"},
    {"{'linkId':'d','type':'attachment','text':'D?'},{'linkId':'b','type':'boolean','text':'B?','"
     "enableWhen':[{'question':'d','operator':'exists','answerBoolean':true}]}",
     "q.json: item[0].type: \"attachment\" is not supported"},
    {"{'linkId':'t','type':'decimal','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"decimal\" is not supported"},
    {"{'linkId':'t','type':'attachment','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"attachment\" is not supported"},
    {"{'linkId':'t','type':'reference','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"reference\" is not supported"},
    {"{'linkId':'t','type':'time','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"time\" is not supported"},
    {"{'linkId':'t','type':'url','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"url\" is not supported"},
    {"{'linkId':'t','type':'open-choice','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"open-choice\" is not supported"},
    {"{'linkId':'t','type':'attachment','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"attachment\" is not supported"},
    {"{'linkId':'t','type':'reference','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"reference\" is not supported"},
    {"{'linkId':'t','type':'quantity','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"quantity\" is not supported"},
    {"{'linkId':'t','type':'question','text':'T?'},{'linkId':'b','type':'boolean','text':'B?'}",
     "q.json: item[0].type: \"question\" is not supported"},
};

#define HEAD "'resourceType':'Questionnaire','url':'u','version':'1','title':'T','status':'active'"
#define ITEM "'item':[{'linkId':'b','type':'boolean','text':'B?'}]"

static const struct refusal form_refusals[] = {
    {"[]", "q.json: must be a JSON object"},
    {"{'url':'u'}", "q.json: resourceType: is missing"},
    {"{'resourceType':'Patient'}", "q.json: resourceType: \"Patient\" is not Questionnaire"},
    {"{" HEAD "}", "q.json: item: there is no question"},
    {"{" HEAD
     ",'item':[{'linkId':'g','type':'group','item':[{'linkId':'d','type':'attachment'}]}]}",
     "q.json: item[0].item[0].type: \"attachment\" is not supported"},
    {"{'resourceType':'Questionnaire','version':'1','title':'T','status':'active'," ITEM "}",
     "q.json: url: is missing"},
    {"{'resourceType':'Questionnaire','url':'u','title':'T','status':'active'," ITEM "}",
     "q.json: version: is missing"},
    {"{'resourceType':'Questionnaire','url':'u','version':'1','status':'active'," ITEM "}",
     "q.json: title: is missing"},
    {"{'resourceType':'Questionnaire','url':'u','version':'1','title':'T'," ITEM "}",
     "q.json: status: is missing"},
    {"{'resourceType':'Questionnaire','url':'u','version':'1','title':'T','status':'retired'," ITEM
     "}",
     "q.json: status: this questionnaire is retired"},
    {"{'resourceType':'Questionnaire','url':'u','version':'1','title':'T','status':'new'," ITEM "}",
     "q.json: status: \"new\" is no FHIR status"},
    {"{" HEAD ",'implicitRules':'http://x'," ITEM "}",
     "q.json: implicitRules: is not a property that is supported here"},
    {"{" HEAD ",'modifierExtension':[]," ITEM "}",
     "q.json: modifierExtension: changes the meaning, so it is not supported"},
    {"{" HEAD ",'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/variable'}]," ITEM "}",
     "q.json: extension[0]: extension http://hl7.org/fhir/StructureDefinition/variable is not "
     "supported"},
    {"{" HEAD ",'url':'again'," ITEM "}", "q.json:1: duplicate object key near '\"url\"'"},
};

/* All problems that the JSON gives, joined by "|". */
static const char *problems_of(struct arena *arena, const char *json)
{
    struct problems problems = {.arena = arena};
    const char *text = with_double_quotes(arena, json);
    const struct questionnaire *read = form_parse(arena, "q.json", text, strlen(text), &problems);
    assert_int_equal(read == NULL, problems.count > 0);
    return problems_joined(arena, &problems, "|");
}

static const char *problems_of_items(struct arena *arena, const char *items)
{
    return problems_of(arena, arena_printf(arena, "{" HEAD ",'item':[%s]}", items));
}

static void form_accepts_the_form_that_the_refusals_are_put_into(void **state)
{
    assert_string_equal(problems_of(*state, "{" HEAD "," ITEM "}"), "");
}

static void form_refuses_items_with_their_path(void **state)
{
    size_t different = 0;
    for (size_t i = 0; i < sizeof(item_refusals) / sizeof(item_refusals[0]); i++) {
        const char *problems = problems_of_items(*state, item_refusals[i].json);
        if (strcmp(problems, item_refusals[i].message) != 0) {
            print_error("%s\n  gives %s\n  not   %s\n", item_refusals[i].json, problems,
                        item_refusals[i].message);
            different++;
        }
    }
    assert_int_equal(different, 0);
}

static void form_refuses_forms_with_their_property(void **state)
{
    for (size_t i = 0; i < sizeof(form_refusals) / sizeof(form_refusals[0]); i++) {
        assert_string_equal(problems_of(*state, form_refusals[i].json), form_refusals[i].message);
    }
}

/* Repeats before, a number from 0, and after count times, joined by commas. */
static const char *many(struct arena *arena, size_t count, const char *before, const char *after)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(arena, "%s%s%s%zu%s", text, i == 0 ? "" : ",", before, i, after);
    }
    return text;
}

static void form_takes_64_options_and_no_more(void **state)
{
    struct arena *arena = *state;
    const char *before = "{'valueCoding':{'code':'x";
    const char *after = "','display':'X'}}";
    assert_string_equal(
        problems_of_items(arena, arena_printf(arena,
                                              "{'linkId':'c','type':'choice','text':'C?',"
                                              "'answerOption':[%s]}",
                                              many(arena, 64, before, after))),
        "");
    assert_string_equal(
        problems_of_items(arena, arena_printf(arena,
                                              "{'linkId':'c','type':'choice','text':'C?',"
                                              "'answerOption':[%s]}",
                                              many(arena, 65, before, after))),
        "q.json: item[0].answerOption: 65 options, at most 64 are supported");
}

static void form_takes_12_texts_in_a_question_and_no_more(void **state)
{
    struct arena *arena = *state;
    const char *before = "{'linkId':'h";
    const char *after = "','type':'display','text':'H','extension':[{'url':"
                        "'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',"
                        "'valueCodeableConcept':{'coding':[{'system':"
                        "'http://hl7.org/fhir/questionnaire-item-control','code':'inline'}]}}]}";
    assert_string_equal(
        problems_of_items(
            arena, arena_printf(arena, "{'linkId':'b','type':'boolean','text':'B?','item':[%s]}",
                                many(arena, 12, before, after))),
        "");
    assert_string_equal(
        problems_of_items(
            arena, arena_printf(arena, "{'linkId':'b','type':'boolean','text':'B?','item':[%s]}",
                                many(arena, 13, before, after))),
        "q.json: item[0].item: at most 12 texts fit into a question");
}

static void form_takes_256_items_and_no_more(void **state)
{
    struct arena *arena = *state;
    const char *before = "{'linkId':'b";
    const char *after = "','type':'boolean','text':'B?'}";
    assert_string_equal(problems_of_items(arena, many(arena, 256, before, after)), "");
    assert_string_equal(problems_of_items(arena, many(arena, 257, before, after)),
                        "q.json: item: more than 256 items");
}

static void form_takes_64_conditions_and_no_more(void **state)
{
    struct arena *arena = *state;
    const char *before = "{'question':'n','operator':'>','answerInteger':";
    const char *number =
        "{'linkId':'n','type':'integer','text':'N?','extension':["
        "{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueInteger':0},"
        "{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':9}]}";
    for (size_t count = 64; count <= 65; count++) {
        const char *items = arena_printf(arena,
                                         "%s,{'linkId':'b','type':'boolean','text':'B?',"
                                         "'enableBehavior':'any','enableWhen':[%s]}",
                                         number, many(arena, count, before, "}"));
        assert_string_equal(
            problems_of_items(arena, items),
            count == 64 ? ""
                        : "q.json: item[1].enableWhen: 65 conditions, at most 64 are supported");
    }
}

static void form_tells_all_problems_of_a_file_in_one_run(void **state)
{
    assert_string_equal(problems_of_items(*state, "{'linkId':'a','type':'attachment','text':'A?'},"
                                                  "{'linkId':'b','type':'boolean','maxLength':3},"
                                                  "{'linkId':'b','type':'url','text':'C?'}"),
                        "q.json: item[0].type: \"attachment\" is not supported|"
                        "q.json: item[1].text: is missing|"
                        "q.json: item[1].maxLength: is only for string and text|"
                        "q.json: item[2].type: \"url\" is not supported|"
                        "q.json: item[2].linkId: \"b\" is used before");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_arena, destroy_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(form_accepts_the_form_that_the_refusals_are_put_into),
        TEST(form_refuses_items_with_their_path),
        TEST(form_refuses_forms_with_their_property),
        TEST(form_takes_64_options_and_no_more),
        TEST(form_takes_12_texts_in_a_question_and_no_more),
        TEST(form_takes_256_items_and_no_more),
        TEST(form_takes_64_conditions_and_no_more),
        TEST(form_tells_all_problems_of_a_file_in_one_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
