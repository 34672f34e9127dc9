/* What a client reads before the first question, and agrees to. */
#pragma once

struct notice {
    const char *language; /* code: "en" */
    const char *text;     /* as it was shown: title and paragraphs, with "\n" between them */
};
