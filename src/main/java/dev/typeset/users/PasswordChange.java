package dev.typeset.users;

import org.jspecify.annotations.Nullable;

/**
 * Another password. Printing it shows no secret.
 *
 * @param hash of the new one
 * @param before the hash that must still be there; null where any may be
 */
record PasswordChange(String hash, @Nullable String before) {
  @Override
  public String toString() {
    return "another password";
  }
}
