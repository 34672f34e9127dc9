/* For schema.c: the steps of the releases before, each a list of statements with NULL at its end.
 */
#pragma once

extern const char *const schema_step_1[];
extern const char *const schema_step_2[];
extern const char *const schema_step_3[];
extern const char *const schema_step_4[];
extern const char *const schema_step_5[];
extern const char *const schema_step_6[];
