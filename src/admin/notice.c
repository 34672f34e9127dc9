/* The words of the privacy notice that the client of a visit agreed to. */
#include "admin/command.h"
#include "domain/plain.h"
#include "store/notices.h"

#include <inttypes.h>
#include <string.h>

static void print(const struct command *command, const struct agreed_notice *notice)
{
    FILE *out = command->host->out;
    fprintf(out, "Agreed to at %s, in %s. First agreed to on %s. SHA-256 %s\n\n", notice->agreed_at,
            notice->language, notice->version, notice->sha256);
    for (const char *line = notice->text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        fprintf(out, "%s\n",
                plain_text(command->arena, arena_strndup(command->arena, line, length)));
        line += length + (line[length] == '\n' ? 1 : 0);
    }
}

enum admin_exit command_notice(struct command *command)
{
    struct visit_id visit = {0};
    struct agreed_notice notice;
    if (!command_visit(command, &visit)) {
        return ADMIN_USAGE;
    }
    if (!command_note(command, "visit %" PRId64, visit.value)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    if (!store_agreed_notice(command->store, command->arena, visit, &notice, &command->err)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    if (notice.agreed_at[0] == '\0') {
        fprintf(command->host->out, "Nobody agreed to a notice in visit %" PRId64 ".\n",
                visit.value);
    } else if (notice.sha256[0] == '\0') {
        fprintf(command->host->out,
                "Agreed to at %s: version %s, whose words were not kept by the program of then.\n",
                notice.agreed_at, notice.version);
    } else {
        print(command, &notice);
    }
    return ADMIN_DONE;
}
