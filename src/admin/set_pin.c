/* The PIN of the staff: never on the command line, where others can read it, nor on the screen. */
#include "admin/command.h"
#include "admin/secret_line.h"
#include "base/bug.h"
#include "domain/pin.h"
#include "store/pin.h"

#include <string.h>

#define LINE_SIZE 64 /* a longer line is cut off and then refused, as no PIN is that long */

static const char *fault_text(enum pin_fault fault)
{
    switch (fault) {
    case PIN_IN_ORDER: return "";
    case PIN_NOT_DIGITS: return "a PIN is made of digits alone";
    case PIN_WRONG_LENGTH: return "a PIN has 4 to 12 digits";
    case PIN_TOO_SIMPLE: return "this PIN is too easy to guess, such as 0000, 1212 and 1234";
    }
    BUG("PIN fault %d", (int)fault);
}

static enum admin_exit keep(struct command *command, const char *first, const char *second)
{
    enum pin_fault fault = pin_fault(first);
    if (fault != PIN_IN_ORDER) {
        err_set(&command->err, "set-pin: %s", fault_text(fault));
        return command_fail(command, ADMIN_REFUSED);
    }
    if (strcmp(first, second) != 0) {
        err_set(&command->err, "set-pin: the second was not like the first");
        return command_fail(command, ADMIN_REFUSED);
    }
    if (!store_set_pin(command->store, first, command->host->who, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    fputs("The PIN is set.\n", command->host->err);
    return ADMIN_DONE;
}

enum admin_exit command_set_pin(struct command *command)
{
    char first[LINE_SIZE];
    char second[LINE_SIZE];
    secret_line_read(command->host, "New PIN (4 to 12 digits): ", first, sizeof(first));
    if (command->host->in_is_terminal) {
        secret_line_read(command->host, "Once more: ", second, sizeof(second));
    } else {
        memcpy(second, first,
               sizeof(second)); /* a program is not asked twice: it makes no slips of the finger */
    }
    enum admin_exit code = keep(command, first, second);
    explicit_bzero(first, sizeof(first));
    explicit_bzero(second, sizeof(second));
    return code;
}
