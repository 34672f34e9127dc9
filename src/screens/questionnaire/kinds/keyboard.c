#include "screens/questionnaire/kinds/keyboard.h"

#include "app/session.h"

#include <string.h>

void keyboard_tap_key(struct question_state *state, struct session *session, size_t item,
                      struct tap tap)
{
    char text[sizeof(session->response->answers[0].text)];
    memcpy(text, session->response->answers[item].text, sizeof(text));
    keyboard_tap(&state->keyboard, tap.index, text, sizeof(text),
                 session->questionnaire->items[item].max_length);
    response_set_text(session->response, item, text);
    explicit_bzero(text, sizeof(text));
}

struct question_rehearsal keyboard_rehearse(const struct item *item, struct arena *arena)
{
    (void)item;
    (void)arena;
    return (struct question_rehearsal){.target = "key", .code = "space", .script = "type a"};
}
