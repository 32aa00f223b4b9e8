package dev.typeset.users;

import static dev.typeset.db.Columns.length;
import static dev.typeset.db.schema.Tables.USERS;

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
      Page<Post> posts) {}

  /** What makes a user. */
  public record New(String email, String password, @Nullable String fullName) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      var user =
          new New(
              readEmail(body, "email"),
              readPassword(body, "password"),
              readFullName(body, "full_name"));
      body.check();
      return user;
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
      var patch =
          new Patch(
              body.sent("email", name -> readEmail(body, name)),
              body.sent("password", name -> readPassword(body, name)),
              body.sent("full_name", name -> readFullName(body, name)),
              body.sent("is_active", body::flag));
      body.check();
      return patch;
    }
  }

  static final int LONGEST_EMAIL = length(USERS.EMAIL);
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 128;

  private static String readEmail(Body body, String name) {
    return body.email(name, LONGEST_EMAIL);
  }

  private static String readPassword(Body body, String name) {
    return body.secret(name, SHORTEST_PASSWORD, LONGEST_PASSWORD);
  }

  private static @Nullable String readFullName(Body body, String name) {
    return body.nullableText(name, length(USERS.FULL_NAME));
  }
}
