/* How the C library's heap behaves in a program that runs for weeks. */
#pragma once

/* Large blocks (pictures) get mappings of their own, which go back to the system when freed. Call
 * it before the first of them is made. Left to itself the C library moves them into the heap after
 * the first one was freed, where what is freed stays, in pieces, for good. */
void memory_set_up(void);

/* Gives back what is free in the heap: after loading, and after each visit. Takes about 1 ms. */
void memory_give_back(void);
