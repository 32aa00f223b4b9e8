package dev.typeset.users;

import dev.typeset.core.Secret;

/**
 * What a sign-in is held against.
 *
 * @param id of the user
 * @param hash of the password
 * @param isActive whether the user may sign in
 */
public record Credentials(long id, Secret hash, boolean isActive) {
  /** By what tries at this account are counted. */
  public String account() {
    return "user " + id;
  }
}
