/**
 * Sign-ins of users, and the tokens by which the service knows its callers: their shape, their SQL,
 * their HTTP.
 */
@NullMarked
package dev.typeset.sessions;

import org.jspecify.annotations.NullMarked;
