package dev.typeset.sessions;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.SignIns.access;
import static dev.typeset.testing.SignIns.assertRefused;
import static dev.typeset.testing.SignIns.form;
import static dev.typeset.testing.SignIns.send;
import static dev.typeset.testing.SignIns.withPassword;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRoutesTest {
  private static TestApp app;
  private static Http http;
  private static String email;
  private static long user;

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

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  private static String sessions(long of) {
    return query("select count(*) from sessions where user_id = " + of);
  }

  /** One more user with the same password, without the work of hashing it. */
  private static String another(String set) {
    String address = Given.email();
    TestServer.execute(
        app.url(),
        "insert into users (email, hashed_password) select '%s', hashed_password from users where id = %d"
            .formatted(address, user));
    TestServer.execute(app.url(), "update users set " + set + " where email = '" + address + "'");
    return address;
  }

  private static long id(String address) {
    return Long.parseLong(query("select id from users where email = '" + address + "'"));
  }

  @Nested
  class Password {
    @Test
    void givesTokensAsOAuthHasThem() {
      Answer tokens = withPassword(http, email, PASSWORD);
      assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
      assertThat(tokens.header("Content-Type")).isEqualTo("application/json");
      assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
      assertThat(tokens.json().fieldNames())
          .toIterable()
          .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
      assertThat(tokens.at("/access_token")).matches("tsa_[A-Za-z0-9_-]{43}");
      assertThat(tokens.at("/refresh_token")).matches("tsr_[A-Za-z0-9_-]{43}");
      assertThat(tokens.at("/token_type")).isEqualTo("Bearer");
      assertThat(tokens.json().at("/expires_in").intValue()).isEqualTo(900);
      Answer me = http.as(access(tokens)).get("/users/me");
      assertThat(me.json().at("/id").longValue()).as(me.text()).isEqualTo(user);
    }

    @Test
    void givesOtherTokensEachTime() {
      assertThat(access(withPassword(http, email, PASSWORD)))
          .isNotEqualTo(access(withPassword(http, email, PASSWORD)));
    }

    @Test
    void findsTheAddressInAnyCase() {
      for (String spelled : List.of(email.toUpperCase(Locale.ROOT), "R" + email.substring(1))) {
        Answer tokens = withPassword(http, spelled, PASSWORD);
        assertThat(tokens.status()).as(spelled + tokens.text()).isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CORRECT HORSE BATTERY",
          " correct horse battery",
          "correct horse battery ",
          "correct"
        })
    void takesThePasswordAsItIsAlone(String almost) {
      assertRefused(withPassword(http, email, almost), 400, "invalid_grant");
    }

    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
      String inactive = another("is_active = false");
      String locked = another("hashed_password = '!'");
      String before = query("select count(*) from sessions");
      var answers =
          List.of(
              withPassword(http, email, "another battery"),
              withPassword(http, "nobody@example.com", PASSWORD),
              withPassword(http, "no address at all", PASSWORD),
              withPassword(http, inactive, PASSWORD),
              withPassword(http, inactive, "another battery"),
              withPassword(http, locked, PASSWORD),
              withPassword(http, locked, "!"));
      answers.forEach(answer -> assertRefused(answer, 400, "invalid_grant"));
      assertThat(answers)
          .extracting(TokenRoutesTest::withoutItsOwn)
          .containsOnly(withoutItsOwn(answers.getFirst()));
      assertThat(query("select count(*) from sessions")).isEqualTo(before);
    }

    @Test
    void leavesWhatClientsOfOAuthSendBesideItAlone() {
      String form =
          form(
              "grant_type",
              "password",
              "username",
              email,
              "password",
              PASSWORD,
              "scope",
              "",
              "client_id",
              "swagger",
              "client_secret",
              "s",
              "audience",
              "x");
      String basic =
          "Basic " + Base64.getEncoder().encodeToString("swagger:secret".getBytes(UTF_8));
      for (String authorization : List.of(basic, "Bearer tsa_wrong", "Bearer", "nonsense")) {
        Answer tokens = send(http, form, "Authorization", authorization);
        assertThat(tokens.status()).as(authorization + tokens.text()).isEqualTo(200);
      }
      assertThat(
              send(http, form, "Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                  .status())
          .isEqualTo(200);
    }

    @Test
    void takesAnyPasswordThatAnAccountMayHave() {
      String odd = "p&=+%;äöü 🂡\u00a0\u2028\ufffd\t\"\\";
      String address = Given.email();
      assertThat(http.post("/users", Given.json("email", address, "password", odd)).status())
          .isEqualTo(201);
      assertThat(withPassword(http, address, odd).status()).isEqualTo(200);
      assertRefused(withPassword(http, address, odd.strip() + "x"), 400, "invalid_grant");
    }

    @Test
    void hashesAnewWhatWasHashedWithLessEffort() {
      String weak = weakHash(PASSWORD);
      String address = another("hashed_password = '" + weak + "'");
      String hash = "select hashed_password from users where email = '" + address + "'";
      String state =
          "select (version, updated_at)::text from users where email = '" + address + "'";
      String before = query(state);
      assertRefused(withPassword(http, address, "another battery"), 400, "invalid_grant");
      assertThat(query(hash)).isEqualTo(weak);
      String token = access(withPassword(http, address, PASSWORD));
      String anew = query(hash);
      assertThat(anew).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      assertThat(http.as(token).get("/users/me").status()).isEqualTo(200);
      assertThat(withPassword(http, address, PASSWORD).status()).isEqualTo(200);
      assertThat(query(hash)).isEqualTo(anew);
      assertThat(query(state)).as("nobody sees that").isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashed_password = '!'", "is_active = false"})
    void beginsNothingWhereTheUserChangedMeanwhile(String change) throws Exception {
      for (String hash : List.of("hashed_password", "'" + weakHash(PASSWORD) + "'")) {
        String address = another("hashed_password = " + hash);
        try (Connection other = TestServer.connect(app.url())) {
          other.setAutoCommit(false);
          try (var statement = other.createStatement()) {
            statement.execute("update users set " + change + " where email = '" + address + "'");
          }
          var signIn =
              http.sendAsync(
                  "POST",
                  "/auth/token",
                  form("grant_type", "password", "username", address, "password", PASSWORD),
                  "Content-Type",
                  "application/x-www-form-urlencoded");
          TestServer.awaitWaiting(app.url());
          other.commit();
          assertThat(signIn)
              .succeedsWithin(Duration.ofSeconds(10))
              .satisfies(answer -> assertRefused(answer, 400, "invalid_grant"));
        }
        assertThat(sessions(id(address))).isEqualTo("0");
      }
    }
  }

  @Nested
  class Errors {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "&&",
          "grant_type=",
          "grant_type=password",
          "grant_type=password&username=a@example.com",
          "grant_type=password&username=a@example.com&password=",
          "grant_type=password&password=x",
          "grant_type=refresh_token",
          "grant_type=refresh_token&refresh_token=",
          "grant_type=password&grant_type=password&username=a@example.com&password=x",
          "grant_type=password&username=a@example.com&username=b@example.com&password=x",
          "grant_type=password&username=a@example.com&password=x&password=",
          "grant_type=password&username=a@example.com&password=x&scope=a&scope=b",
          "grant_type=password&username=%00&password=x",
          "grant_type=password&username=a@example.com&password=%00",
          "grant_type=password&username=a@example.com&password=%zz",
          "grant_type=password&username=a@example.com&password=%ff",
          "{\"grant_type\":\"password\"}"
        })
    void namesAFormThatIsWrong(String form) {
      assertRefused(send(http, form), 400, "invalid_request");
    }

    @Test
    void namesEachFieldThatIsMissing() {
      Answer answer = send(http, "grant_type=password");
      assertThat(answer.json().path("errors").findValuesAsText("pointer"))
          .containsExactly("/username", "/password");
      assertThat(answer.json().path("errors").findValuesAsText("code")).containsOnly("missing");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"authorization_code", "client_credentials", "PASSWORD", "urn:ietf:x", "ä\"\\"})
    void knowsTwoGrantTypes(String grantType) {
      assertRefused(
          send(http, form("grant_type", grantType, "username", email, "password", PASSWORD)),
          400,
          "unsupported_grant_type");
    }

    @Test
    void takesFormsAlone() {
      Answer json = send(http, "{}", "Content-Type", "application/json");
      assertRefused(json, 415, "invalid_request");
      assertRefused(
          send(http, "", "Content-Type", "multipart/form-data; boundary=x"),
          415,
          "invalid_request");
    }

    @Test
    void boundsWhatItReads() {
      String long1 = "x".repeat(1_001);
      assertRefused(withPassword(http, email, long1), 400, "invalid_request");
      assertRefused(withPassword(http, long1 + "@example.com", PASSWORD), 400, "invalid_request");
      String large = "x".repeat(1 << 20);
      assertRefused(Http.told(() -> withPassword(http, email, large)), 413, "invalid_request");
    }

    @Test
    void answersInJsonAlone() {
      assertRefused(
          send(http, form("grant_type", "password"), "Accept", "text/html"),
          406,
          "invalid_request");
    }

    @Test
    void takesNothingFromTheUrl() {
      Answer answer =
          http.send(
              "POST",
              "/auth/token?grant_type=password&username=" + email,
              form("password", PASSWORD),
              "Content-Type",
              "application/x-www-form-urlencoded");
      assertRefused(answer, 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"tsr_unknown", "x", "'tsr_ \"\\ä'"})
    void refusesARefreshTokenThatNobodyGaveOut(String token) {
      assertRefused(
          send(http, form("grant_type", "refresh_token", "refresh_token", token)),
          400,
          "invalid_grant");
    }
  }

  /** All of an answer that somebody could tell it apart by, but for what is each answer's own. */
  private static String withoutItsOwn(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers
        .keySet()
        .removeIf(name ->
            List.of("date", "x-request-id", "traceparent").contains(name.toLowerCase(Locale.ROOT)));
    String timing = answer.header("Server-Timing").replaceAll("dur=[0-9.]+", "");
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("Server-Timing"));
    return answer.text().replace(answer.header("X-Request-Id"), "") + headers + timing;
  }

  private static String weakHash(String password) {
    byte[] salt = "saltsaltsaltsalt".getBytes(UTF_8);
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(64)
            .withIterations(1)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.getBytes(UTF_8), hash);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=64,t=1,p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
