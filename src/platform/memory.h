/* Settings of the C library's heap, and large blocks, for a program that runs for weeks. */
#pragma once

#include <stddef.h>

/* Gives large blocks (pictures) mappings of their own, which go back to the system when freed. Call
 * it before the first of them is made. By default the C library would move them into the heap once
 * one was freed, and the freed pieces would stay there for good. */
void memory_set_up(void);

/* Gives free memory of the heap back to the system: after loading, and after each visit. Takes
 * about 1 ms. */
void memory_give_back(void);

/* Fresh memory for pixels that are needed shortly, filled with 0. Only what is written to takes
 * memory, in huge pages where the system has them: a fault for each 4 KiB would take longer than
 * copying the pixels does. The caller unmaps it with the same size. Ends the program if there is
 * none. */
void *memory_map(size_t bytes);
void memory_unmap(void *block, size_t bytes);
