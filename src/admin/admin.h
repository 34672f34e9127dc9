/* cozy-admin: what a clinic does with its data from a shell. */
#pragma once

#include "admin/host.h"

/* Runs one command; the arguments are those of main(). Nothing it prints to err is personal. */
enum admin_exit admin_run(const struct admin_host *host, int count, char **arguments);
