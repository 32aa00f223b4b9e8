/** Words that posts are filed under: their shape, their SQL, their HTTP. */
@NullMarked
package dev.typeset.tags;

import org.jspecify.annotations.NullMarked;
