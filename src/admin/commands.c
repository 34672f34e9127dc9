#include "admin/commands.h"

#include <string.h>

#define WITH(option) (1U << OPTION_##option)

static const struct command_kind kinds[] = {
    {"arrivals", NULL, WITH(DATE) | WITH(UNDONE) | WITH(JSON), OPENS_DATABASE, command_arrivals,
     "who arrived on a day",
     "cozy-admin --db FILE arrivals [--date DAY] [--undone] [--json]\n"
     "\n"
     "Who arrived today, or on the day given (2026-11-22): emergencies first, then\n"
     "what needs medical advice the same day, then in the order they arrived.\n"
     "\n"
     "  --date DAY   another day than today\n"
     "  --undone     those that were taken back instead, and by whom\n"
     "  --json       for programs: members are named as the columns of the view\n"
     "               arrivals, with undone_at and undone_by\n"},
    {"show", "VISIT", WITH(ASSETS) | WITH(UNDONE) | WITH(JSON), OPENS_DATABASE, command_show,
     "one visit with its answers",
     "cozy-admin --db FILE show VISIT [--assets DIR] [--undone] [--json]\n"
     "\n"
     "The visit of that number (see arrivals): what needs attention first, in the\n"
     "client's own answers; where it hurts; numbers beside those of the first and\n"
     "the last visit; the other answers; what was not answered; pages the client\n"
     "would like to ask about. \"meaningful\": down by 2 points and 30 % since the\n"
     "last visit; \"worse\": up by 2 points.\n"
     "\n"
     "  --assets DIR   where the questionnaires are (default: assets), for visits of\n"
     "                 before the database kept them: without its form, places on the\n"
     "                 body stand among the other answers\n"
     "  --undone       also a visit that was taken back\n"
     "  --json         for programs\n"},
    {"notice", "VISIT", 0, OPENS_DATABASE, command_notice, "what the client agreed to",
     "cozy-admin --db FILE notice VISIT\n"
     "\n"
     "The privacy notice that the client of that visit agreed to before the first\n"
     "question, in the words that were on the screen, and when.\n"},
    {"export", NULL, WITH(FROM) | WITH(TO) | WITH(FORMAT) | WITH(OUTPUT) | WITH(ASSETS),
     OPENS_DATABASE, command_export, "hand visits on to another system",
     "cozy-admin --db FILE export --from DAY --to DAY --format csv|json|fhir\n"
     "                            [--output FILE] [--assets DIR]\n"
     "\n"
     "The visits of these days, both included, with answers, flags, stars and\n"
     "decisions. Arrivals that were taken back are there too, marked with undone_at\n"
     "and undone_by, in FHIR as entered-in-error. What was exported to a file or\n"
     "another program may be purged; what changes after that must be exported again.\n"
     "\n"
     "  --format csv    one answer a row (RFC 4180, UTF-8); a visit without answers\n"
     "                  is one row\n"
     "  --format json   one object a visit, members named as the columns of the\n"
     "                  views\n"
     "  --format fhir   a FHIR R4 Bundle: Patient, Appointment, Encounter,\n"
     "                  QuestionnaireResponse, Flag, and each Questionnaire as it was\n"
     "                  asked. Ids are the same in every export of this database\n"
     "  --output FILE   written as a whole or not at all, readable by its owner\n"
     "                  alone; else to standard output\n"
     "  --assets DIR    for fhir: where the questionnaires are (default: assets), for\n"
     "                  visits of before the database kept them: without its form,\n"
     "                  answers stand in no groups\n"},
    {"backup", "FILE", 0, OPENS_DATABASE, command_backup,
     "copy the whole database, also while it is in use",
     "cozy-admin --db FILE backup COPY\n"
     "\n"
     "Copies the database as it is at this moment, while the kiosk goes on writing.\n"
     "The copy is checked from the first page to the last before it gets its name;\n"
     "it is one file, readable by its owner alone. A file that is there already is\n"
     "replaced only if it is such a copy. Keep backups under names of their own, such\n"
     "as kiosk-2026-11-22.db, on an encrypted disk. A purge does not count on them.\n"},
    {"restore", "FILE", 0, OPENS_NOTHING, command_restore,
     "put a backup in the place of the database",
     "cozy-admin --db FILE restore COPY\n"
     "\n"
     "Puts a backup in the place of the database. Stop the kiosk first. A copy that\n"
     "is damaged, of another program or of a newer version is refused. What was\n"
     "there before is kept beside as FILE.replaced.DATE; remove it when it is no\n"
     "longer needed, for it holds people's answers.\n"},
    {"purge", NULL, WITH(OLDER_THAN) | WITH(CONFIG) | WITH(DRY_RUN), OPENS_DATABASE, command_purge,
     "delete what is old and was exported",
     "cozy-admin --db FILE purge --config FILE [--dry-run]\n"
     "cozy-admin --db FILE purge --older-than DAYS [--dry-run]\n"
     "\n"
     "Deletes the visits that are older than the notice says (the configuration's\n"
     "privacy.retention_years), or than so many days, if they have not changed since\n"
     "they were exported. A backup does not count. All visits of a client who has\n"
     "come since then stay, and so does a visit with an urgent answer that nobody has\n"
     "decided on, and a visit that answers were moved from, as long as the visit that\n"
     "has them now. It says how many visits it left, and why. Clients of whom no visit\n"
     "is left go too, so that a later visit is again their first; and the day lists\n"
     "of that time. What is deleted is overwritten and the file made smaller. Counts\n"
     "for usage stay. When it was stopped, run it again.\n"
     "\n"
     "Nothing is deleted more than 60 days after the last visit, and the visits of the\n"
     "past week do not count: the clock of the machine may be wrong, and people check\n"
     "in by it. After a long closure, wait until the first visit is a week old.\n"
     "\n"
     "  --config FILE       the kiosk.yaml that says how long you keep the record\n"
     "  --older-than DAYS   sooner, for what you keep in your own records\n"
     "  --dry-run           say what would be deleted, and change nothing\n"},
    {"usage", NULL, WITH(MONTH) | WITH(JSON), OPENS_DATABASE, command_usage_of_month,
     "how the kiosk was used in a month",
     "cozy-admin --db FILE usage [--month MONTH] [--json]\n"
     "\n"
     "Arrivals, questionnaires, after which question people stopped, pages that were\n"
     "opened and look-ups that found nobody: counts, without any person.\n"
     "\n"
     "  --month MONTH   such as 2026-11; this month if not given\n"
     "  --json          for programs\n"},
    {"import", "FILE",
     WITH(DATE) | WITH(TO) | WITH(COLUMNS) | WITH(TIME_FORMAT) | WITH(CONFIG) | WITH(SUGGEST) |
         WITH(DRY_RUN) | WITH(JSON),
     OPENS_IF_THERE, command_import, "check a day list, and put it where the kiosk reads it",
     "cozy-admin [--db FILE] import LIST [--config FILE] [--suggest] [--dry-run]\n"
     "                       [--json] [--date DAY] [--to PATH] [--columns NAMES]\n"
     "                       [--time-format PATTERN]\n"
     "\n"
     "Reads a day list (CSV or iCalendar) as the kiosk would: says what is in it for\n"
     "today, which lines are left out, or why the kiosk would refuse it. The kiosk\n"
     "itself reads the file that its configuration names, whenever that changes;\n"
     "nothing is put into the database here, and there need not be one yet.\n"
     "\n"
     "  --config FILE   read it as this kiosk.yaml says: format, columns, times, time\n"
     "                  zone, the clinic's own number\n"
     "  --suggest       find out by itself how the list is written, and print the\n"
     "                  finished day_list of kiosk.yaml; what is said beside it goes\n"
     "                  to standard error\n"
     "  --dry-run       change nothing, and print the rows that would be taken\n"
     "  --json          for programs: one object with the rows, with what was left\n"
     "                  out, and whether the list is refused\n"
     "  --date DAY      another day than today\n"
     "  --to PATH       if the list is in order, put it there, as a whole: the path\n"
     "                  that stands in the configuration as day_list.path\n"
     "  --columns NAMES, --time-format PATTERN\n"
     "                  as day_list.columns and day_list.time_format of the\n"
     "                  configuration, where they are not as it came:\n"
     "                  start=From,client_name=Client, with no name for a column\n"
     "                  that the list does not have, and a plus sign between the\n"
     "                  names where it has a thing in several:\n"
     "                  start=Date+Time,client_name=First Name+Last Name\n"},
    {"set-pin", NULL, 0, OPENS_DATABASE, command_set_pin, "set the PIN of the staff",
     "cozy-admin --db FILE set-pin\n"
     "\n"
     "Sets the PIN of the staff, 4 to 12 digits. On a terminal it is asked for twice\n"
     "and not shown; else it is the first line of standard input. Only a hash of it\n"
     "is kept (Argon2id).\n"},
    {"audit", NULL, WITH(JSON), OPENS_DATABASE, command_audit,
     "who looked at, exported or changed what",
     "cozy-admin --db FILE audit [--json]\n"
     "\n"
     "Whoever looked at, exported or changed data, with this program or at the kiosk:\n"
     "when, by which account, and what it was about. No answers and no names of\n"
     "clients stand in it. Entries are only ever added.\n"
     "\n"
     "  --json   for programs\n"},
};

const struct command_kind *commands_find(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

void commands_help(FILE *out)
{
    fputs("cozy-admin: looks after the data of a kiosk, also while it runs\n"
          "\n"
          "cozy-admin --db FILE COMMAND …\n"
          "\n",
          out);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        char call[64];
        snprintf(call, sizeof(call), "%s%s%s", kinds[i].name, kinds[i].operand == NULL ? "" : " ",
                 kinds[i].operand == NULL ? "" : kinds[i].operand);
        fprintf(out, "  %-16s %s\n", call, kinds[i].summary);
    }
    fputs("\n"
          "  --db FILE         the database of the kiosk\n"
          "  --clock ISO8601   stand still at this time (for trying things out)\n"
          "  --version, --help; COMMAND --help says more about a command\n"
          "\n"
          "Exit codes: 0 done, 1 refused or failed, 2 usage, 4 database.\n",
          out);
}
