package dev.typeset.users;

import dev.typeset.core.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Another password.
 *
 * @param hash of the new one
 * @param before the hash that must still be there; null where any may be
 */
record PasswordChange(Secret hash, @Nullable Secret before) {}
