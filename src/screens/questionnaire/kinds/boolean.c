/* Yes or no: two buttons. */
#include "app/session.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_offers.h"

static void tap(struct question_state *state, struct session *session, size_t item, struct tap tap)
{
    (void)state;
    response_choose_offer(session->response, item, (size_t)tap.index);
}

const struct question_kind question_kind_boolean = {
    .view = question_offers,
    .tap = tap,
    .heights = question_offers_heights,
    .view_part = question_offers_part,
};
