package dev.typeset.persons;

import dev.typeset.core.About;
import dev.typeset.posts.Post;
import dev.typeset.users.User;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored about a person but the hash of the password and those of tokens, which say
 * nothing.
 */
public record Person(
    @About("The account.") User user,
    @About("The sign-ins, the newest first.") List<SignIn> sessions,
    @About(
            "Answers that are remembered for a day under an Idempotency-Key, the newest first, at most 1,000. What"
                + " they hold is below, or was.")
        List<Remembered> remembered,
    @About("The posts, the newest first.") List<Post> posts) {

  static final int MOST = 1_000;

  /** A sign-in. */
  public record SignIn(
      @About("Identifies the sign-in.") long id,
      @About("What the program called itself that signed in.") @Nullable String userAgent,
      @About("When it began.") OffsetDateTime createdAt,
      @About("When its tokens were last renewed.") OffsetDateTime refreshedAt,
      @About("When it ends.") OffsetDateTime expiresAt) {}

  /** An answer that is remembered. */
  public record Remembered(
      @About("The status of the answer.") int status,
      @About("The Location of the answer.") @Nullable String location,
      @About("When it was given.") OffsetDateTime createdAt) {}
}
