#include "screens/questionnaire/kinds/keyboard.h"

const struct question_kind question_kind_text = {
    .tap = keyboard_tap_key,
    .rehearse = keyboard_rehearse,
};
