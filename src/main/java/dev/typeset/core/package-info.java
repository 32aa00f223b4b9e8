/**
 * The words that every room uses: problems, pages and what a patch sent. Depends on the JDK alone.
 */
@NullMarked
package dev.typeset.core;

import org.jspecify.annotations.NullMarked;
