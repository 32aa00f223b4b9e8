/**
 * What a change of the schema does, measured before it is merged: {@code make review}. Nothing that
 * runs in production depends on it.
 */
@NullMarked
package dev.typeset.review;

import org.jspecify.annotations.NullMarked;
