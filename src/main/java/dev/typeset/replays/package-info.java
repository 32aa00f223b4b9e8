/**
 * Writes that may be asked for again: what they answered is kept in their own transaction, and
 * given to whoever comes with the same Idempotency-Key. Joins HTTP and SQL, and so has a room of
 * its own.
 */
@NullMarked
package dev.typeset.replays;

import org.jspecify.annotations.NullMarked;
