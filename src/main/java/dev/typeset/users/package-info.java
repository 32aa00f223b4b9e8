/** People who write posts: their shape, their SQL, their HTTP. */
@NullMarked
package dev.typeset.users;

import org.jspecify.annotations.NullMarked;
