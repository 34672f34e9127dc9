#include "domain/list_source.h"

const char *source_kind_word(enum source_kind kind)
{
    static const char *const words[SOURCE_KINDS] = {"file", "folder", "address"};
    return words[kind];
}

const char *bytes_verdict_code(enum bytes_verdict verdict)
{
    static const char *const codes[BYTES_VERDICTS] = {"", "taken", "refused", "broke-reader"};
    return codes[verdict];
}
