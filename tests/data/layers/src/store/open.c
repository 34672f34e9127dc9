#include "import/day_list.h"

#include <sqlite3.h>

static void copy(char *to, const char *from)
{
    strcpy(to, from);
    to = strcat(to, from);
    sprintf(to, "%s", from);
    snprintf(to, 1, "%s", from);
    if (atoi(from) > 0 && strtok(to, " ")) {
        *to = (char)rand();
        srand(1);
    }
}
