/**
 * The catalogue of statements that each route sends, recorded, planned, and tried on another
 * schema.
 */
@NullMarked
package dev.typeset.review.statements;

import org.jspecify.annotations.NullMarked;
