package dev.typeset.users;

/**
 * What a sign-in is held against. Printing it shows no secret.
 *
 * @param id of the user
 * @param hash of the password
 * @param isActive whether the user may sign in
 */
public record Credentials(long id, String hash, boolean isActive) {
  /** By what tries at this account are counted. */
  public String account() {
    return "user " + id;
  }

  @Override
  public String toString() {
    return "credentials of user " + id;
  }
}
