/** Migrations, run statement by statement on many rows: locks, rewrites, time, what was written. */
@NullMarked
package dev.typeset.review.measurement;

import org.jspecify.annotations.NullMarked;
