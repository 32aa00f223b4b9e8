package dev.typeset.sessions;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static dev.typeset.testing.SignIns.assertRefused;
import static dev.typeset.testing.SignIns.form;
import static dev.typeset.testing.SignIns.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Program;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Limits as callers meet them. The windows are long, so that nothing is let in again meanwhile. */
class LimitsOverHttpTest {
  private static final Map<String, String> LIMITS =
      Map.of(
          "RATE_LIMITS", "on",
          "LIMIT_SIGN_IN_ADDRESS", "6/24h",
          "LIMIT_SIGN_IN_ACCOUNT", "4/24h",
          "LIMIT_SIGN_UP_ADDRESS", "3/24h",
          "LIMIT_CALLER", "20/24h");
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static TestApp app;
  private static Http http;
  private static String hash;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(LIMITS);
    settings.put("TRUSTED_PROXIES", "127.0.0.1");
    app = TestApp.start(settings);
    http = app.anonymous();
    String first = Given.email();
    signUp(http, address(), first);
    hash = query("select hashed_password from users where email = '" + first + "'");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  /** Where nobody came from before. */
  private static String address() {
    int next = ADDRESSES.incrementAndGet();
    return "203.0." + next / 250 + "." + next % 250;
  }

  /** The id of a new user whose password is that of all. */
  private static long user(String email) {
    return Long.parseLong(
        query(
            "insert into users (email, hashed_password) values ('%s', '%s') returning id"
                .formatted(email, hash)));
  }

  private static Answer signIn(String address, String email, String password) {
    return send(
        http,
        form("grant_type", "password", "username", email, "password", password),
        "X-Forwarded-For",
        address);
  }

  private static Answer signUp(Http caller, String address, String email) {
    return caller.send(
        "POST", "/users", json("email", email, "password", PASSWORD), "X-Forwarded-For", address);
  }

  private static Answer get(Http caller, String address) {
    return caller.send("GET", "/tags", null, "X-Forwarded-For", address);
  }

  private static String withoutItsOwn(Answer answer) {
    return answer
        .text()
        .replace(answer.at("/instance"), "")
        .replaceAll("Try again in [0-9]+ s", "Try again");
  }

  private static void assertTooMany(Answer answer, String policy, int quota) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(429);
    assertThat(answer.at("/type")).isEqualTo("/problems/too-many-requests");
    assertThat(answer.header("RateLimit-Policy"))
        .isEqualTo("\"" + policy + "\";q=" + quota + ";w=86400");
    assertThat(answer.header("RateLimit")).startsWith("\"" + policy + "\";r=0;t=");
    assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 86_400L / quota);
  }

  @Nested
  class SigningIn {
    @Test
    void mayFailSoOftenFromOneAddress() {
      String address = address();
      for (int i = 0; i < 6; i++) {
        assertRefused(signIn(address, Given.email(), PASSWORD), 400, "invalid_grant");
      }
      String email = Given.email();
      user(email);
      Answer refused = signIn(address, email, PASSWORD);
      assertTooMany(refused, "sign-in-by-address", 6);
      assertRefused(refused, 429, "temporarily_unavailable");
      assertThat(signIn(address(), email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsByAddressAlsoWhereItSucceeds() {
      String address = address();
      String email = Given.email();
      user(email);
      for (int i = 0; i < 8; i++) {
        int expected = i < 6 ? 200 : 429;
        assertThat(signIn(address, email, PASSWORD).status()).isEqualTo(expected);
      }
    }

    @Test
    void maySucceedAnyNumberOfTimesForOneAccount() {
      String email = Given.email();
      user(email);
      for (int i = 0; i < 8; i++) {
        assertThat(signIn(address(), email, PASSWORD).status()).isEqualTo(200);
      }
    }

    @Test
    void isNotForgivenBySuccess() {
      String address = address();
      String email = Given.email();
      user(email);
      for (int i = 0; i < 4; i++) {
        assertRefused(
            signIn(address, Given.email(), "wrong horse"),
            i < 3 ? 400 : 429,
            i < 3 ? "invalid_grant" : "temporarily_unavailable");
        int expected = i < 3 ? 200 : 429;
        assertThat(signIn(address, email, PASSWORD).status()).isEqualTo(expected);
      }
    }

    @Test
    void mayFailSoOftenForOneAccountWhetherThereIsOneOrNot() {
      String email = Given.email();
      user(email);
      String unknown = Given.email();
      for (String account : List.of(email, unknown)) {
        for (int i = 0; i < 4; i++) {
          String spelled = i % 2 == 0 ? account : account.toUpperCase(Locale.ROOT);
          assertRefused(signIn(address(), spelled, "wrong horse"), 400, "invalid_grant");
        }
      }
      Answer known = signIn(address(), email, PASSWORD);
      Answer nobodys = signIn(address(), unknown, PASSWORD);
      assertTooMany(known, "sign-in-by-account", 4);
      assertTooMany(nobodys, "sign-in-by-account", 4);
      assertThat(withoutItsOwn(known)).isEqualTo(withoutItsOwn(nobodys));
    }

    @Test
    void countsAllSpellingsThatTheDatabaseTakesForOne() {
      String email = Given.unique("kiki") + "@example.com";
      user(email);
      for (int i = 0; i < 4; i++) {
        assertRefused(signIn(address(), email, "wrong horse"), 400, "invalid_grant");
      }
      for (String spelled :
          List.of(
              email.replace('i', 'I'),
              email.replace('k', '\u212a'),
              email.replace('i', '\u0130'),
              email.replaceFirst("i", "\u0130"))) {
        boolean same = query("select lower('" + spelled + "') = '" + email + "'").equals("true");
        Answer answer = signIn(address(), spelled, PASSWORD);
        assertThat(answer.status())
            .as(spelled + same)
            .isIn(same ? List.of(429) : List.of(400, 429));
      }
    }

    @Test
    void withTheCurrentPasswordIsCountedToo() {
      Http caller = http.as(SignedIn.user(app.url(), user(Given.email())));
      String wrong = json("password", "another battery", "current_password", "wrong horse");
      for (int i = 0; i < 4; i++) {
        assertProblem(caller.patch("/users/me", wrong), 422, "invalid", "/current_password");
      }
      assertTooMany(
          caller.patch(
              "/users/me", json("password", "another battery", "current_password", PASSWORD)),
          "sign-in-by-account",
          4);
    }
  }

  @Nested
  class SigningUp {
    @Test
    void isLimitedByAddress() {
      String address = address();
      String taken = Given.email();
      assertThat(signUp(http, address, taken).status()).isEqualTo(201);
      assertThat(signUp(http, address, taken).status()).as("one may try").isEqualTo(409);
      assertThat(signUp(http, address, Given.email()).status()).isEqualTo(201);
      Answer refused = signUp(http, address, Given.email());
      assertTooMany(refused, "sign-up-by-address", 3);
      assertProblem(refused);
      assertTooMany(signUp(http, address, taken), "sign-up-by-address", 3);
      assertThat(signUp(http, address(), Given.email()).status()).isEqualTo(201);
    }

    @Test
    void isLimitedForUsersTooButNotForAdmins() {
      String address = address();
      Http user = http.as(SignedIn.user(app.url(), user(Given.email())));
      for (int i = 0; i < 3; i++) {
        assertThat(signUp(user, address, Given.email()).status()).isEqualTo(201);
      }
      assertTooMany(signUp(user, address, Given.email()), "sign-up-by-address", 3);
      assertThat(signUp(app.http(), address, Given.email()).status()).isEqualTo(201);
    }
  }

  @Nested
  class Callers {
    @Test
    void areToldWhatIsLeft() {
      String address = address();
      for (int left = 19; left >= 0; left--) {
        Answer answer = get(http, address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=20;w=86400");
        assertThat(answer.header("RateLimit")).matches("\"caller\";r=" + left + ";t=[0-9]+");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
      }
      Answer refused = get(http, address);
      assertTooMany(refused, "caller", 20);
      assertProblem(refused);
      assertThat(get(http, address()).status()).isEqualTo(200);
    }

    @Test
    void areCountedByWhoTheyAreWhereTheySignedIn() {
      String address = address();
      long user = user(Given.email());
      Http first = http.as(SignedIn.user(app.url(), user));
      Http second = http.as(SignedIn.user(app.url(), user));
      for (int i = 0; i < 10; i++) {
        assertThat(get(first, address).status()).isEqualTo(200);
        assertThat(get(second, address()).status()).isEqualTo(200);
      }
      assertTooMany(get(first, address()), "caller", 20);
      assertTooMany(get(second, address), "caller", 20);
      Http other = http.as(SignedIn.user(app.url(), user(Given.email())));
      assertThat(get(other, address).status()).isEqualTo(200);
      assertThat(get(http, address).status()).isEqualTo(200);
    }

    @Test
    void whoGuessTokensAreCountedByAddress() {
      String address = address();
      Http known = http.as(SignedIn.user(app.url(), user(Given.email())));
      for (int i = 0; i < 20; i++) {
        assertThat(get(http.as("tsa_guess" + i), address).status()).isEqualTo(401);
      }
      assertTooMany(get(http.as("tsa_guess"), address), "bad-tokens", 20);
      assertTooMany(get(known, address), "bad-tokens", 20);
      assertThat(get(known, address()).status()).isEqualTo(200);
    }

    @Test
    void whoGuessRefreshTokensAreCountedByAddress() {
      String address = address();
      String form = form("grant_type", "refresh_token", "refresh_token", "tsr_guess");
      for (int i = 0; i < 20; i++) {
        assertRefused(send(http, form, "X-Forwarded-For", address), 400, "invalid_grant");
      }
      assertTooMany(send(http, form, "X-Forwarded-For", address), "caller", 20);
    }
  }

  @Nested
  class Proxies {
    @Test
    void areBelievedFromTheEndOfWhatTheySay() {
      String address = address();
      for (int i = 0; i < 20; i++) {
        assertThat(get(http, "198.51.100." + i + ", " + address).status()).isEqualTo(200);
      }
      assertTooMany(get(http, "192.0.2.1, " + address), "caller", 20);
      assertTooMany(get(http, address + ":4711"), "caller", 20);
      assertTooMany(get(http, address + ", 127.0.0.1"), "caller", 20);
    }

    @Test
    void areNotBelievedWhereNoneIsTrusted() {
      try (TestApp alone = TestApp.start(LIMITS)) {
        Http caller = alone.anonymous();
        for (int i = 0; i < 20; i++) {
          assertThat(get(caller, address()).status()).isEqualTo(200);
        }
        assertTooMany(get(caller, address()), "caller", 20);
      }
    }
  }

  @Nested
  class Off {
    @Test
    void isSaidOnceAndCountsNothing() {
      Map<String, String> settings = new HashMap<>(TestApp.settings(TestServer.migrated()));
      settings.putAll(LIMITS);
      settings.put("RATE_LIMITS", "off");
      try (Program program = Program.start(settings)) {
        Http caller = program.ready();
        for (int i = 0; i < 25; i++) {
          Answer answer = caller.get("/tags");
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        }
        assertThat(program.output()).containsOnlyOnce("RATE_LIMITS is off");
      }
    }
  }
}
