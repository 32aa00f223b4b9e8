/**
 * The entry: environment to settings, settings to a running service. Everything is wired here and
 * nowhere else.
 */
@NullMarked
package dev.typeset;

import org.jspecify.annotations.NullMarked;
