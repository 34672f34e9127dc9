#include "app/notice.h"

#include "app/context.h"
#include "app/words.h"

/* For how long the answers are kept, as a sentence. */
static const char *kept(const struct app *app, struct arena *arena)
{
    const int years = app_config(app)->retention_years;
    const struct substitution count = {"count", arena_printf(arena, "%d", years)};
    switch (years) {
    case 0: return app_text(app, STR_NOTICE_KEPT_DEMONSTRATION);
    case 1: return app_text(app, STR_NOTICE_KEPT_ONE);
    default: return strings_format(app_strings(app), arena, STR_NOTICE_KEPT, &count, 1);
    }
}

const char *app_notice_words(const struct app *app, struct arena *arena)
{
    const struct config *config = app_config(app);
    const struct substitution facts[] = {
        {"organization", app_config_text(app, &config->privacy_organization)},
        {"kept", kept(app, arena)},
        {"contact", app_config_text(app, &config->privacy_contact)},
    };
    return strings_format(app_strings(app), arena, STR_NOTICE_TEXT, facts,
                          (int)(sizeof(facts) / sizeof(facts[0])));
}

struct notice app_notice(const struct app *app, struct arena *arena)
{
    return (struct notice){
        .language = app_language(app),
        .text = arena_printf(arena, "%s\n%s", app_text(app, STR_NOTICE_TITLE),
                             app_notice_words(app, arena)),
    };
}
