package dev.typeset.sessions;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.SignIns.access;
import static dev.typeset.testing.SignIns.assertRefused;
import static dev.typeset.testing.SignIns.form;
import static dev.typeset.testing.SignIns.refresh;
import static dev.typeset.testing.SignIns.withPassword;
import static dev.typeset.testing.SignIns.withRefreshToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RefreshTest {
  private static TestApp app;
  private static Http http;
  private static String email;
  private static long user;

  private Answer signedIn;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.anonymous();
    email = Given.email();
    user = Given.id(http.post("/users", Given.json("email", email, "password", PASSWORD)));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void signIn() {
    execute("delete from sessions");
    signedIn = withPassword(http, email, PASSWORD);
  }

  private static void execute(String sql) {
    TestServer.execute(app.url(), sql);
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  private static int status(String access) {
    return http.as(access).get("/users/me").status();
  }

  @Nested
  class Rotation {
    @Test
    void givesNewTokensAndKeepsTheSignIn() {
      String before = query("select id from sessions");
      Answer next = withRefreshToken(http, refresh(signedIn));
      assertThat(next.header("Cache-Control")).isEqualTo("no-store");
      assertThat(next.at("/token_type")).isEqualTo("Bearer");
      assertThat(next.json().at("/expires_in").intValue()).isEqualTo(900);
      assertThat(List.of(access(next), refresh(next)))
          .doesNotContain(access(signedIn), refresh(signedIn));
      assertThat(query("select id from sessions")).isEqualTo(before);
      assertThat(query("select refreshed_at > created_at from sessions")).isEqualTo("true");
      assertThat(List.of(status(access(signedIn)), status(access(next)))).containsOnly(200);
    }

    @Test
    void goesOnForManyTimesAndNeverBeyondTheSignIn() {
      String end = query("select expires_at::text from sessions");
      Answer last = signedIn;
      for (int i = 0; i < 20; i++) {
        last = withRefreshToken(http, refresh(last));
      }
      assertThat(status(access(last))).isEqualTo(200);
      assertThat(query("select expires_at::text from sessions")).isEqualTo(end);
      assertThat(
              query(
                  "select count(*) from tokens where kind = 'refresh' and expires_at > '"
                      + end
                      + "'"))
          .isEqualTo("0");
    }

    @Test
    void givesNoAccessTokenThatOutlivesTheSignIn() {
      execute("update sessions set expires_at = clock_timestamp() + interval '5 minutes'");
      withRefreshToken(http, refresh(signedIn));
      assertThat(
              query(
                  "select bool_and(tokens.expires_at = sessions.expires_at) from tokens"
                      + " join sessions on sessions.id = session_id"
                      + " where tokens.created_at > refreshed_at"))
          .isEqualTo("true");
    }

    @Test
    void takesExpiredAccessTokensAway() {
      execute("update tokens set expires_at = now() - interval '1 s' where kind = 'access'");
      withRefreshToken(http, refresh(signedIn));
      assertThat(query("select count(*) from tokens where kind = 'access'")).isEqualTo("1");
    }
  }

  @Nested
  class Reuse {
    @Test
    void endsAllThatCameOfTheSignIn() {
      Answer thief = withRefreshToken(http, refresh(signedIn));
      Answer thiefLater = withRefreshToken(http, refresh(thief));
      assertRefused(withRefreshToken(http, refresh(signedIn)), 400, "invalid_grant");
      assertThat(Stream.of(signedIn, thief, thiefLater).map(answer -> status(access(answer))))
          .containsOnly(401);
      Stream.of(signedIn, thief, thiefLater)
          .forEach(answer ->
              assertRefused(withRefreshToken(http, refresh(answer)), 400, "invalid_grant"));
      assertThat(query("select count(*) from sessions")).isEqualTo("0");
      assertThat(query("select count(*) from tokens")).isEqualTo("0");
    }

    @Test
    void leavesOtherSignInsOfTheUserAlone() {
      Answer other = withPassword(http, email, PASSWORD);
      withRefreshToken(http, refresh(signedIn));
      withRefreshToken(http, refresh(signedIn));
      assertThat(status(access(other))).isEqualTo(200);
      assertThat(status(access(withRefreshToken(http, refresh(other))))).isEqualTo(200);
    }

    @Test
    void isFoundEvenWhereTheTokenHasExpiredSince() {
      Answer next = withRefreshToken(http, refresh(signedIn));
      execute("update tokens set expires_at = now() - interval '1 s' where used_at is not null");
      assertRefused(withRefreshToken(http, refresh(signedIn)), 400, "invalid_grant");
      assertThat(status(access(next))).isEqualTo(401);
    }

    @RepeatedTest(15)
    void ofTwoAtOnceLetsOneGoOnAtMostAndEndsTheSignIn() {
      List<CompletableFuture<Answer>> sent =
          Stream.generate(() -> refreshAsync(refresh(signedIn))).limit(4).toList();
      List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
      List<Answer> wins = answers.stream().filter(answer -> answer.status() == 200).toList();
      assertThat(wins).hasSizeLessThanOrEqualTo(1);
      answers.stream()
          .filter(answer -> answer.status() != 200)
          .forEach(answer -> assertRefused(answer, 400, "invalid_grant"));
      assertThat(query("select count(*) from sessions")).isEqualTo("0");
      assertThat(status(access(signedIn))).isEqualTo(401);
      wins.forEach(win -> assertThat(status(access(win))).isEqualTo(401));
    }

    private static CompletableFuture<Answer> refreshAsync(String token) {
      return http.sendAsync(
          "POST",
          "/auth/token",
          form("grant_type", "refresh_token", "refresh_token", token),
          "Content-Type",
          "application/x-www-form-urlencoded");
    }
  }

  @Nested
  class Worthless {
    @Test
    void isWhatHasExpired() {
      execute("update tokens set expires_at = now()");
      assertThat(status(access(signedIn))).isEqualTo(401);
      assertRefused(withRefreshToken(http, refresh(signedIn)), 400, "invalid_grant");
      assertThat(query("select count(*) from sessions")).as("nobody stole it").isEqualTo("1");
    }

    @Test
    void isARefreshTokenOfASignInThatHasExpired() {
      execute("update sessions set expires_at = now()");
      assertRefused(withRefreshToken(http, refresh(signedIn)), 400, "invalid_grant");
    }

    @Test
    void isEachInPlaceOfTheOther() {
      Answer answer = http.as(refresh(signedIn)).get("/users/me");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"typeset\", error=\"invalid_token\"");
      assertRefused(withRefreshToken(http, access(signedIn)), 400, "invalid_grant");
      assertThat(status(access(signedIn))).as("still signed in").isEqualTo(200);
      assertThat(withRefreshToken(http, refresh(signedIn)).status()).isEqualTo(200);
    }

    @Test
    void isOneOfAUserWhoWasDeactivatedByHand() {
      execute("update users set is_active = false where id = " + user);
      try {
        assertThat(status(access(signedIn))).isEqualTo(401);
        assertRefused(withRefreshToken(http, refresh(signedIn)), 400, "invalid_grant");
      } finally {
        execute("update users set is_active = true where id = " + user);
      }
      assertThat(status(access(signedIn))).as("it was ended for good").isEqualTo(401);
    }

    @Test
    void isATokenWithAnythingMoreOrLess() {
      String token = access(signedIn);
      for (String almost :
          List.of(
              token + "=",
              token.substring(0, token.length() - 1),
              token.substring(4),
              token.replace("tsa_", "TSA_"),
              "tsr_" + token.substring(4))) {
        assertThat(status(almost)).as(almost).isEqualTo(401);
      }
      assertThat(http.send("GET", "/users/me", null, "Authorization", "bearer  " + token).status())
          .isEqualTo(200);
    }
  }

  @Nested
  class Keeping {
    @Test
    void isOfHashesAlone() throws Exception {
      Answer next = withRefreshToken(http, refresh(signedIn));
      for (String token :
          List.of(access(signedIn), refresh(signedIn), access(next), refresh(next))) {
        String hash =
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        assertThat(places(hash)).as("the search finds what is there").containsExactly("tokens");
        assertThat(places(token)).isEmpty();
        assertThat(places(token.substring(4))).isEmpty();
        assertThat(places(HexFormat.of().formatHex(token.getBytes(UTF_8)))).isEmpty();
      }
      assertThat(places(PASSWORD)).isEmpty();
    }

    /** The tables that hold this anywhere, each row taken as text, bytes as hexadecimal digits. */
    private static List<String> places(String text) {
      return Stream.of(
              query(
                      "select string_agg(format('%I', table_name), ',') from information_schema.tables"
                          + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                  .split(","))
          .filter(table ->
              !query(
                      "select count(*) from %s as r where strpos(r::text, '%s') > 0"
                          .formatted(table, text))
                  .equals("0"))
          .toList();
    }
  }
}
