/** What users publish, always with author and tags: its shape, its SQL, its HTTP. */
@NullMarked
package dev.typeset.posts;

import org.jspecify.annotations.NullMarked;
