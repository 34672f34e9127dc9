/* Several lines in the visitor's own words. */
#include "domain/kinds/words.h"

const struct answer_kind answer_kind_text = {
    .code = "text",
    .value = "String",
    .noun = "text",
    .shape = VALUE_STRING,
    .takes = TAKES_LENGTH,
    .words = own_words,
    .take = own_words_take,
    .refusal = own_words_refusal,
    .equals = own_words_equal,
};
