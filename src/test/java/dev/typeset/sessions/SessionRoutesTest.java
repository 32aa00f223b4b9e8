package dev.typeset.sessions;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static dev.typeset.testing.SignIns.access;
import static dev.typeset.testing.SignIns.form;
import static dev.typeset.testing.SignIns.refresh;
import static dev.typeset.testing.SignIns.send;
import static dev.typeset.testing.SignIns.withPassword;
import static dev.typeset.testing.SignIns.withRefreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRoutesTest {
  private static final String SESSIONS = "/users/me/sessions";

  private static TestApp app;
  private static Http http;

  private String email;
  private long user;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.anonymous();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void signUp() {
    email = Given.email();
    user = Given.id(http.post("/users", json("email", email, "password", PASSWORD)));
  }

  private Http signIn() {
    return http.as(access(withPassword(http, email, PASSWORD)));
  }

  private Answer signInWith(String agent) {
    return send(
        http,
        form("grant_type", "password", "username", email, "password", PASSWORD),
        "User-Agent",
        agent);
  }

  private static long current(Http caller) {
    return caller
        .get(SESSIONS + "?limit=100")
        .json()
        .at("/items")
        .valueStream()
        .filter(session -> session.path("current").booleanValue())
        .findFirst()
        .orElseThrow()
        .path("id")
        .longValue();
  }

  private static int status(Http caller) {
    return caller.get("/users/me").status();
  }

  @Nested
  class Listing {
    @Test
    void hasEachSignInTheNewestFirstAndSaysWhichItIs() {
      Http first = http.as(access(signInWith("first/1")));
      Http second = http.as(access(signInWith("second/2")));
      Answer seen = first.get(SESSIONS);
      assertThat(seen.header("Cache-Control")).startsWith("private");
      assertThat(seen.headers().allValues("Vary")).contains("Authorization");
      assertThat(seen.json().at("/items/0").fieldNames())
          .toIterable()
          .containsExactly(
              "id", "user_agent", "created_at", "refreshed_at", "expires_at", "current");
      assertThat(seen.json().findValuesAsText("user_agent")).containsExactly("second/2", "first/1");
      assertThat(seen.json().findValuesAsText("current")).containsExactly("false", "true");
      assertThat(second.get(SESSIONS).json().findValuesAsText("current"))
          .containsExactly("true", "false");
    }

    @Test
    void isOfTheCallerAlone() {
      signIn();
      Http other = app.user(Given.user(app.http()));
      assertThat(Given.ids(other.get(SESSIONS))).hasSize(1).containsExactly(current(other));
      assertThat(Given.ids(signIn().get(SESSIONS))).hasSize(2);
    }

    @Test
    void leavesOutWhatHasExpired() {
      Http caller = signIn();
      Http gone = signIn();
      TestServer.execute(
          app.url(), "update sessions set expires_at = now() where id = " + current(gone));
      assertThat(Given.ids(caller.get(SESSIONS))).containsExactly(current(caller));
    }

    @Test
    void comesInPages() {
      TestServer.execute(
          app.url(),
          "insert into sessions (user_id, expires_at, created_at) select "
              + user
              + ", now() + interval '1 day', timestamptz '2026-01-01' + i / 3 * interval '1 hour'"
              + " from generate_series(1, 25) as i");
      Http caller = signIn();
      Answer first = caller.get(SESSIONS + "?limit=10&count=exact");
      assertThat(first.json().at("/total").intValue()).isEqualTo(26);
      List<Long> walked = new java.util.ArrayList<>(Given.ids(first));
      for (String next = first.at("/next"); !next.equals("null"); ) {
        Answer page = caller.get(SESSIONS + "?limit=10&cursor=" + next);
        walked.addAll(Given.ids(page));
        next = page.at("/next");
      }
      assertThat(walked).isEqualTo(Given.ids(caller.get(SESSIONS + "?limit=100"))).hasSize(26);
      Http other = app.user(Given.user(app.http()));
      assertThat(other.get(SESSIONS + "?limit=10&cursor=" + first.at("/next")).text())
          .doesNotContain(walked.getLast().toString());
    }
  }

  @Nested
  class Agents {
    @Test
    void areCutAt255Characters() {
      Http caller = http.as(access(signInWith("a".repeat(300))));
      assertThat(caller.get(SESSIONS).at("/items/0/user_agent")).isEqualTo("a".repeat(255));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Fünf/5 <b>\"'; drop table--",
          "caf\u00c3\u00a9",
          "\u00ff\u00fe\u0080",
          "a\tb",
          "\u00f0\u009f\u0082\u00a1"
        })
    void mayHoldAnyBytes(String agent) {
      String form = form("grant_type", "password", "username", email, "password", PASSWORD);
      Answer tokens =
          new RawHttp(app.app().port())
              .send(
                  "POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: "
                      + agent
                      + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                      + form.length()
                      + "\r\n\r\n"
                      + form);
      Answer seen = http.as(access(tokens)).get(SESSIONS);
      assertThat(seen.json().at("/items")).as(seen.text()).hasSize(1);
    }
  }

  @Nested
  class Ending {
    @Test
    void endsOneAndItsTokensAtOnce() {
      Http caller = signIn();
      Answer tokens = withPassword(http, email, PASSWORD);
      Http other = http.as(access(tokens));
      assertThat(caller.delete(SESSIONS + "/" + current(other)).status()).isEqualTo(204);
      assertThat(status(other)).isEqualTo(401);
      assertThat(withRefreshToken(http, refresh(tokens)).status()).isEqualTo(400);
      assertThat(status(caller)).isEqualTo(200);
    }

    @Test
    void endsTheCallersOwn() {
      Http caller = signIn();
      assertThat(caller.delete(SESSIONS + "/" + current(caller)).status()).isEqualTo(204);
      assertThat(status(caller)).isEqualTo(401);
    }

    @Test
    void knowsNoneOfOthersNotEvenForAdmins() {
      Http caller = signIn();
      long theirs = current(caller);
      Http other = app.user(Given.user(app.http()));
      for (Http stranger : List.of(other, app.http())) {
        Answer refused = stranger.delete(SESSIONS + "/" + theirs);
        Answer nothing = stranger.delete(SESSIONS + "/999999999");
        assertProblem(refused, 404, "not-found");
        assertThat(refused.text().replace(refused.at("/instance"), ""))
            .isEqualTo(nothing.text().replace(nothing.at("/instance"), ""));
      }
      assertThat(status(caller)).isEqualTo(200);
    }

    @Test
    void answersASecondTimeThatItIsGone() {
      Http caller = signIn();
      long other = current(signIn());
      assertThat(caller.delete(SESSIONS + "/" + other).status()).isEqualTo(204);
      assertProblem(caller.delete(SESSIONS + "/" + other), 404, "not-found");
    }
  }

  @Nested
  class Revoking {
    @Test
    void endsThisSignInAlone() {
      Http other = signIn();
      Answer tokens = withPassword(http, email, PASSWORD);
      Http caller = http.as(access(tokens));
      Answer revoked = caller.send("POST", "/auth/revoke", null);
      assertThat(revoked.status()).isEqualTo(204);
      assertThat(revoked.header("Cache-Control")).isEqualTo("no-store");
      assertThat(status(caller)).isEqualTo(401);
      assertThat(withRefreshToken(http, refresh(tokens)).status()).isEqualTo(400);
      assertThat(caller.send("POST", "/auth/revoke", null).status()).isEqualTo(401);
      assertThat(status(other)).isEqualTo(200);
    }
  }

  @Nested
  class Passwords {
    private static final String NEXT = "another horse battery";

    @Test
    void endAllOthersWhereTheUserChangesThem() {
      for (String path : List.of("/users/me", "/users/" + user)) {
        Http other = signIn();
        Http caller = signIn();
        Answer changed = caller.patch(path, json("password", NEXT, "current_password", PASSWORD));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(status(caller)).isEqualTo(200);
        assertThat(status(other)).isEqualTo(401);
        assertThat(withPassword(http, email, PASSWORD).status()).isEqualTo(400);
        assertThat(
                caller.patch(path, json("password", PASSWORD, "current_password", NEXT)).status())
            .isEqualTo(200);
      }
    }

    @Test
    void endAllWhereAnAdminSetsThem() {
      Http first = signIn();
      Http second = signIn();
      assertThat(app.http().patch("/users/" + user, json("password", NEXT)).status())
          .isEqualTo(200);
      assertThat(List.of(status(first), status(second))).containsOnly(401);
      assertThat(withPassword(http, email, NEXT).status()).isEqualTo(200);
      assertThat(status(app.http())).isEqualTo(200);
    }

    @Test
    void endNothingWhereTheOldOneIsWrong() {
      Http other = signIn();
      Http caller = signIn();
      Answer refused =
          caller.patch("/users/me", json("password", NEXT, "current_password", "wrong horse"));
      assertProblem(refused, 422, "invalid", "/current_password");
      assertProblem(
          caller.patch("/users/me", json("password", NEXT)), 422, "invalid", "/current_password");
      assertThat(status(other)).isEqualTo(200);
      assertThat(withPassword(http, email, PASSWORD).status()).isEqualTo(200);
    }
  }

  @Nested
  class Deactivating {
    @Test
    void endsAllAtOnceAndForGood() {
      Answer tokens = withPassword(http, email, PASSWORD);
      Http caller = http.as(access(tokens));
      assertThat(status(caller)).isEqualTo(200);
      assertThat(app.http().patch("/users/" + user, json("is_active", false)).status())
          .isEqualTo(200);
      assertThat(status(caller)).isEqualTo(401);
      assertThat(caller.get("/posts").status()).as("what anyone may see").isEqualTo(401);
      assertThat(withRefreshToken(http, refresh(tokens)).status()).isEqualTo(400);
      assertThat(withPassword(http, email, PASSWORD).status()).isEqualTo(400);
      assertThat(app.http().patch("/users/" + user, json("is_active", true)).status())
          .isEqualTo(200);
      assertThat(status(caller)).isEqualTo(401);
      assertThat(withRefreshToken(http, refresh(tokens)).status()).isEqualTo(400);
      assertThat(withPassword(http, email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void endsTheSignInOfAnAdminWhoDeactivatesThemselves() {
      TestServer.execute(app.url(), "update users set role = 'admin' where id = " + user);
      Http caller = signIn();
      assertThat(caller.patch("/users/" + user, json("is_active", false)).status()).isEqualTo(200);
      assertThat(status(caller)).isEqualTo(401);
      assertThat(app.http().patch("/users/" + user, json("is_active", true)).status())
          .isEqualTo(200);
      assertThat(status(caller)).isEqualTo(401);
    }

    @Test
    void changesNothingWhereItWasSoBefore() {
      Http caller = signIn();
      assertThat(app.http().patch("/users/" + user, json("is_active", true)).status())
          .isEqualTo(200);
      assertThat(status(caller)).isEqualTo(200);
    }
  }

  @Nested
  class Roles {
    @Test
    void takeEffectAtOnce() {
      Http caller = signIn();
      assertThat(caller.get("/users").status()).isEqualTo(403);
      assertThat(app.http().patch("/users/" + user, json("role", "admin")).status()).isEqualTo(200);
      assertThat(caller.get("/users").status()).isEqualTo(200);
      assertThat(app.http().patch("/users/" + user, json("role", "user")).status()).isEqualTo(200);
      assertThat(caller.get("/users").status()).isEqualTo(403);
    }

    @Test
    void areGoneWithTheUser() {
      Http caller = signIn();
      assertThat(app.http().delete("/users/" + user).status()).isEqualTo(204);
      assertThat(status(caller)).isEqualTo(401);
      assertThat(http.as(SignedIn.admin(app.url())).get("/users/" + user).status()).isEqualTo(404);
    }
  }
}
