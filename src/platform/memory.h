/* Settings of the C library's heap for a program that runs for weeks. */
#pragma once

/* Gives large blocks (pictures) mappings of their own, which go back to the system when freed. Call
 * it before the first of them is made. By default the C library would move them into the heap once
 * one was freed, and the freed pieces would stay there for good. */
void memory_set_up(void);

/* Gives free memory of the heap back to the system: after loading, and after each visit. Takes
 * about 1 ms. */
void memory_give_back(void);
