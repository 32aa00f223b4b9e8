package dev.typeset.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Http.Answer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Signing in, and staying signed in, as clients of OAuth 2.0 do. */
public final class SignIns {
  private SignIns() {}

  /** What asks for tokens with a password. */
  public static Answer withPassword(Http http, String email, String password) {
    return send(http, form("grant_type", "password", "username", email, "password", password));
  }

  /** What asks for the next tokens. */
  public static Answer withRefreshToken(Http http, String token) {
    return send(http, form("grant_type", "refresh_token", "refresh_token", token));
  }

  /** Sends a form as it is, with the headers given as name, value, name, value. */
  public static Answer send(Http http, String form, String... headers) {
    List<String> all =
        new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
    all.addAll(List.of(headers));
    return http.send("POST", "/auth/token", form, all.toArray(String[]::new));
  }

  /** A form, given as name, value, name, value. */
  public static String form(String... namesAndValues) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(
          URLEncoder.encode(namesAndValues[i], UTF_8)
              + "="
              + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return String.join("&", fields);
  }

  /** The access token of what went well. */
  public static String access(Answer tokens) {
    assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
    return tokens.at("/access_token");
  }

  /** The refresh token of what went well. */
  public static String refresh(Answer tokens) {
    assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
    return tokens.at("/refresh_token");
  }

  /** That it was refused, as a problem and as RFC 6749 (5.2) has it. */
  public static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.at("/type")).matches("/problems/[a-z-]+");
    assertThat(answer.json().at("/status").intValue()).isEqualTo(status);
    assertThat(answer.at("/instance")).isEqualTo(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.at("/error")).as(answer.text()).isEqualTo(error);
    assertThat(answer.at("/error_description")).matches("[ !#-\\[\\]-~]+");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }
}
