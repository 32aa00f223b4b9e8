package dev.typeset.sessions;

import dev.typeset.core.Attribute;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;
import dev.typeset.users.User;

/** What is shown to get tokens. */
sealed interface TokenRequest {

  /** An address and a password. */
  record Password(String username, Secret password) implements TokenRequest {}

  /** The refresh token of a sign-in. */
  record Refresh(Token token) implements TokenRequest {}

  /** What there is no way for. */
  record Unsupported() implements TokenRequest {}

  /** Reads the form of a request. */
  static TokenRequest from(Body form) {
    String grantType = form.prose(GRANT_TYPE);
    Sent<String> username = form.sent(USERNAME, form::prose);
    Sent<Secret> password = form.sent(PASSWORD, field -> form.secret(field, 1));
    Sent<Secret> refreshToken = form.sent(REFRESH_TOKEN, field -> form.secret(field, 1));
    return switch (grantType) {
      case "password" ->
          new Password(
              required(form, USERNAME, username, ""),
              required(form, PASSWORD, password, new Secret("")));
      case "refresh_token" ->
          new Refresh(
              new Token(required(form, REFRESH_TOKEN, refreshToken, new Secret("")).text()));
      default -> new Unsupported();
    };
  }

  private static <T> T required(Body form, Attribute field, Sent<T> sent, T otherwise) {
    if (sent instanceof Sent.Value<T>(T value)) {
      return value;
    }
    form.refuse(field, "missing", "The " + field.name() + " is missing.");
    return otherwise;
  }

  int LONGEST = 1_000;
  Attribute GRANT_TYPE = new Attribute("grant_type", "password or refresh_token.", LONGEST, false);
  Attribute USERNAME =
      new Attribute(
          "username",
          "The address of the user, with grant_type=password.",
          User.EMAIL.length(),
          false);
  Attribute PASSWORD =
      new Attribute("password", "The password, with grant_type=password.", LONGEST, false);
  Attribute REFRESH_TOKEN =
      new Attribute(
          "refresh_token",
          "The refresh token that came last, with grant_type=refresh_token.",
          LONGEST,
          false);
}
