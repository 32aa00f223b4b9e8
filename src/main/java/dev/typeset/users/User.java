package dev.typeset.users;

import static dev.typeset.db.Columns.attribute;
import static dev.typeset.db.schema.Tables.USERS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.typeset.core.About;
import dev.typeset.core.Attribute;
import dev.typeset.core.FieldError;
import dev.typeset.core.Page;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user as callers see one; the address is for the user and for admins. */
public record User(
    long id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @About(value = ADDRESS, optional = true)
        @Nullable String email,
    @Nullable String fullName,
    boolean isActive,
    Role role,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt) {

  static final String ADDRESS =
      "Address of the user, unique without regard to case; shown to the user and to admins alone.";

  /** What a user may do. */
  public enum Role {
    USER,
    /** May do all. */
    ADMIN;

    /** The role as the column has it. */
    static Role of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A user as a post embeds one. */
  public record Ref(long id, @Nullable String fullName) {}

  /** A post as a user embeds one. */
  public record Post(
      long id, String title, String content, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}

  /** A user with the newest posts. */
  public record WithPosts(
      long id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @About(value = ADDRESS, optional = true)
          @Nullable String email,
      @Nullable String fullName,
      boolean isActive,
      Role role,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      @About("The newest posts, and the cursor of /users/{id}/posts to the rest.")
          Page<Post> posts) {}

  /** What makes a user. */
  public record New(String email, Secret password, @Nullable String fullName) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      return new New(body.email(EMAIL), newPassword(body, PASSWORD), body.nullableText(FULL_NAME));
    }
  }

  /** What changes a user; a field that was not sent stays. */
  public record Patch(
      Sent<String> email,
      Sent<Secret> password,
      Sent<Secret> currentPassword,
      Sent<@Nullable String> fullName,
      Sent<Boolean> isActive,
      Sent<Role> role) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      return new Patch(
          body.sent(EMAIL, body::email),
          body.sent(PASSWORD, field -> newPassword(body, field)),
          body.sent(CURRENT_PASSWORD, field -> body.secret(field, 1)),
          body.sent(FULL_NAME, body::nullableText),
          body.sent(IS_ACTIVE, body::flag),
          body.sent(ROLE, field -> body.choice(field, List.of(Role.values()))));
    }

    /** The fields that admins alone may send, of those that were sent. */
    List<Attribute> adminsOnly() {
      return Stream.of(
              isActive instanceof Sent.Value ? IS_ACTIVE : null,
              role instanceof Sent.Value ? ROLE : null)
          .filter(Objects::nonNull)
          .toList();
    }
  }

  /** That the password that was shown is not the user's. */
  static Problem wrongPassword() {
    return new Problem.Invalid(
        new FieldError("/current_password", "wrong", "The current_password is not right."));
  }

  private static Secret newPassword(Body body, Attribute field) {
    Secret password = body.secret(field, SHORTEST_PASSWORD);
    if (CommonPasswords.isCommon(password.text())) {
      body.refuse(field, "common", "The password is one of the most common ones; choose another.");
    }
    return password;
  }

  /** The address that a user signs in with. */
  public static final Attribute EMAIL = attribute(USERS.EMAIL);

  /** Characters of a password at least. */
  public static final int SHORTEST_PASSWORD = 8;

  /** Characters of a password at most. */
  public static final int LONGEST_PASSWORD = 128;

  private static final Attribute FULL_NAME = attribute(USERS.FULL_NAME);
  private static final Attribute IS_ACTIVE = attribute(USERS.IS_ACTIVE);
  private static final Attribute ROLE = attribute(USERS.ROLE);
  private static final Attribute PASSWORD =
      new Attribute(
          "password",
          "Not one of the most common ones. Kept as an argon2id hash alone.",
          LONGEST_PASSWORD,
          false);
  static final Attribute CURRENT_PASSWORD =
      new Attribute(
          "current_password",
          "The password as it is now, to set another; admins need not send it.",
          LONGEST_PASSWORD,
          false);
}
