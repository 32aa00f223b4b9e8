package dev.typeset.users;

import static dev.typeset.db.Columns.attribute;
import static dev.typeset.db.schema.Tables.USERS;

import dev.typeset.core.About;
import dev.typeset.core.Attribute;
import dev.typeset.core.Page;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A user as callers see one. */
public record User(
    long id,
    String email,
    @Nullable String fullName,
    boolean isActive,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt) {

  /** A user as a post embeds one. */
  public record Ref(long id, @Nullable String fullName) {}

  /** A post as a user embeds one. */
  public record Post(
      long id, String title, String content, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}

  /** A user with the newest posts. */
  public record WithPosts(
      long id,
      String email,
      @Nullable String fullName,
      boolean isActive,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      @About("The newest posts, and the cursor of /users/{id}/posts to the rest.")
          Page<Post> posts) {}

  /** What makes a user. */
  public record New(String email, String password, @Nullable String fullName) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      return new New(
          body.email(EMAIL),
          body.secret(PASSWORD, SHORTEST_PASSWORD),
          body.nullableText(FULL_NAME));
    }
  }

  /** What changes a user; a field that was not sent stays. */
  public record Patch(
      Sent<String> email,
      Sent<String> password,
      Sent<@Nullable String> fullName,
      Sent<Boolean> isActive) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      return new Patch(
          body.sent(EMAIL, body::email),
          body.sent(PASSWORD, field -> body.secret(field, SHORTEST_PASSWORD)),
          body.sent(FULL_NAME, body::nullableText),
          body.sent(IS_ACTIVE, body::flag));
    }
  }

  static final Attribute EMAIL = attribute(USERS.EMAIL);
  private static final Attribute FULL_NAME = attribute(USERS.FULL_NAME);
  private static final Attribute IS_ACTIVE = attribute(USERS.IS_ACTIVE);
  private static final int SHORTEST_PASSWORD = 8;
  private static final Attribute PASSWORD =
      new Attribute("password", "Kept as an argon2id hash alone.", 128, false);
}
