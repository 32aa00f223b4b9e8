package dev.typeset.sessions;

import dev.typeset.core.Attribute;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;

/** What is shown to get tokens. Printing it shows no secret. */
sealed interface TokenRequest {

  /** An address and a password. */
  record Password(String username, String password) implements TokenRequest {
    @Override
    public String toString() {
      return "a sign-in";
    }
  }

  /** The refresh token of a sign-in. */
  record Refresh(Token token) implements TokenRequest {}

  /** What there is no way for. */
  record Unsupported() implements TokenRequest {}

  /** Reads the form of a request. */
  static TokenRequest from(Body form) {
    String grantType = form.prose(GRANT_TYPE);
    Sent<String> username = form.sent(USERNAME, form::prose);
    Sent<String> password = form.sent(PASSWORD, field -> form.secret(field, 1));
    Sent<String> refreshToken = form.sent(REFRESH_TOKEN, field -> form.secret(field, 1));
    return switch (grantType) {
      case "password" ->
          new Password(required(form, USERNAME, username), required(form, PASSWORD, password));
      case "refresh_token" -> new Refresh(new Token(required(form, REFRESH_TOKEN, refreshToken)));
      default -> new Unsupported();
    };
  }

  private static String required(Body form, Attribute field, Sent<String> sent) {
    if (sent instanceof Sent.Value<String>(String value)) {
      return value;
    }
    form.refuse(field, "missing", "The " + field.name() + " is missing.");
    return "";
  }

  int LONGEST = 1_000;
  int LONGEST_ADDRESS = 255;
  Attribute GRANT_TYPE = new Attribute("grant_type", "password or refresh_token.", LONGEST, false);
  Attribute USERNAME =
      new Attribute(
          "username", "The address of the user, with grant_type=password.", LONGEST_ADDRESS, false);
  Attribute PASSWORD =
      new Attribute("password", "The password, with grant_type=password.", LONGEST, false);
  Attribute REFRESH_TOKEN =
      new Attribute(
          "refresh_token",
          "The refresh token that came last, with grant_type=refresh_token.",
          LONGEST,
          false);
}
