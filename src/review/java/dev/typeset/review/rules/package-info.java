/**
 * Findings: what is to be said of a migration that was measured, and the safe way to the same end.
 */
@NullMarked
package dev.typeset.review.rules;

import org.jspecify.annotations.NullMarked;
