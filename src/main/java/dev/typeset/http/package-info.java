/**
 * Plumbing to Javalin: input to typed values, asynchronous results to responses, problems to RFC
 * 9457. Knows no SQL.
 */
@NullMarked
package dev.typeset.http;

import org.jspecify.annotations.NullMarked;
