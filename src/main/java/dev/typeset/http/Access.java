package dev.typeset.http;

import dev.typeset.core.Caller;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;

/** Who may use a route. Each route says it where it is declared. */
public enum Access {
  /** No token is looked at: what is shown is the same for all, or the body says who it is. */
  OPEN("anyone"),
  /** Who shows a token is known by it, and may see more. */
  ANYONE("anyone"),
  /** Whoever has signed in. */
  SIGNED_IN("whoever has signed in"),
  /** Whoever owns the row, and admins. The statement itself says so, in its WHERE. */
  OWNER("its owner, and admins"),
  /** Admins alone. */
  ADMIN("admins");

  private final String words;

  Access(String words) {
    this.words = words;
  }

  /** Whether it is for none but callers who are known. */
  boolean isForKnown() {
    return this == SIGNED_IN || this == OWNER || this == ADMIN;
  }

  /**
   * That the caller may come in. Whose the row is nobody knows yet.
   *
   * @throws Failure {@link Problem.Unauthorized} where nobody has signed in, {@link
   *     Problem.Forbidden} where it is somebody else's business
   */
  void require(Caller caller) {
    if (isForKnown() && !caller.isKnown()) {
      throw new Problem.Unauthorized(
              "Sign in at /api/v1/auth/token, and send Authorization: Bearer with the access token.",
              false)
          .raise();
    }
    if (this == ADMIN && !caller.isAdmin()) {
      throw new Problem.Forbidden("This is for admins alone.").raise();
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
