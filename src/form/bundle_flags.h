/* Inside form/ only: what clients said that a therapist needs to know, as Flags of a bundle. */
#pragma once

#include "form/bundle_entry.h"

/* Those of the visit itself. */
void bundle_flags_write(struct bundle *bundle, const struct visit_record *record);
/* Those of earlier visits of its client, as far as the bundle has them with no visit of its own. */
void bundle_past_flags_write(struct bundle *bundle, const struct visit_record *record,
                             const struct client_history *history);
