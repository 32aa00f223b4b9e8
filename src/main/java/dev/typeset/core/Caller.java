package dev.typeset.core;

/**
 * Who asks.
 *
 * @param id the user; 0 for nobody
 * @param isAdmin whether the user may do all
 * @param session the sign-in that the request came with; 0 for none
 */
public record Caller(long id, boolean isAdmin, long session) {
  /** Who has not signed in. */
  public static final Caller NOBODY = new Caller(0, false, 0);

  /** Whether the caller has signed in. */
  public boolean isKnown() {
    return id != 0;
  }

  /** Whether the caller is this user, or an admin. */
  public boolean isOrMayActFor(long user) {
    return isAdmin || (isKnown() && id == user);
  }
}
