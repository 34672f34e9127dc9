/* Which questionnaire a visitor is asked. */
#include "app/session.h"

#include "base/log.h"
#include "store/prior.h"

const struct questionnaire *session_questionnaire(const struct session *session,
                                                  const struct visit_reason *reason,
                                                  struct arena *arena, struct prior_response *prior)
{
    const struct world *world = session->world;
    struct err err;
    if (!store_prior_response(world->store, arena, session->visit, reason, prior, &err)) {
        log_warning("earlier response: %s", err.text);
        *prior = (struct prior_response){0};
    }
    return visit_reason_questionnaire(reason, prior->full_ms, clock_wall_ms(world->clock));
}
