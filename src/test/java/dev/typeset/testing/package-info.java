/** What the tests share: a real PostgreSQL, the real program, and a plain HTTP client. */
@NullMarked
package dev.typeset.testing;

import org.jspecify.annotations.NullMarked;
