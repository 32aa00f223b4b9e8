package dev.typeset.users;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastAdminTest {
  private static final int ROUNDS = 50;

  private static TestApp app;

  private long admin;
  private Http http;

  /** What takes an admin away. */
  enum Going {
    DELETED("DELETE", null),
    DELETED_WITH_POSTS("DELETE", null),
    DEACTIVATED("PATCH", "{\"is_active\":false}"),
    DEMOTED("PATCH", "{\"role\":\"user\"}");

    private final String method;
    private final @Nullable String body;

    Going(String method, @Nullable String body) {
      this.method = method;
      this.body = body;
    }

    String path(long user) {
      return "/users/" + user + (this == DELETED_WITH_POSTS ? "?cascade=true" : "");
    }

    Answer send(Http http, long user) {
      return http.send(method, path(user), body);
    }
  }

  @BeforeAll
  static void start() {
    app = TestApp.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** One admin and no others. */
  @BeforeEach
  void begin() {
    execute("delete from posts");
    execute("delete from users");
    admin = user("admin", true);
    http = app.user(admin);
  }

  private static void execute(String sql) {
    TestServer.execute(app.url(), sql);
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  private static String admins() {
    return query("select count(*) from users where role = 'admin' and is_active");
  }

  private static long user(String role, boolean active) {
    return Long.parseLong(
        query(
            "insert into users (email, hashed_password, role, is_active) values ('%s', '!', '%s', %s) returning id"
                .formatted(Given.email(), role, active)));
  }

  @Nested
  class Alone {
    @ParameterizedTest
    @EnumSource
    void stays(Going going) {
      String before = query("select users::text from users where id = " + admin);
      assertProblem(going.send(http, admin), 409, "last-admin");
      assertThat(query("select users::text from users where id = " + admin)).isEqualTo(before);
      assertThat(http.get("/users").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void isNotSavedByAnAdminWhoIsNotActive(Going going) {
      long other = user("admin", false);
      assertProblem(going.send(http, admin), 409, "last-admin");
      assertThat(going.send(http, other).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @EnumSource
    void maySendAwayAllOthers(Going going) {
      long other = user("user", true);
      assertThat(going.send(http, other).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @EnumSource
    void mayGoOnceThereIsAnother(Going going) {
      long other = user("user", true);
      assertThat(http.patch("/users/" + other, json("role", "admin")).status()).isEqualTo(200);
      assertThat(going.send(http, admin).status()).isBetween(200, 204);
      assertProblem(going.send(app.user(other), other), 409, "last-admin");
    }

    @Test
    void staysWithEverythingElseThatIsChanged() {
      Answer changed =
          http.patch("/users/me", json("full_name", "Ada", "role", "admin", "is_active", true));
      assertThat(changed.status()).as(changed.text()).isEqualTo(200);
      assertProblem(
          http.patch("/users/me", json("full_name", "Grace", "role", "user")), 409, "last-admin");
      assertThat(http.get("/users/me").at("/full_name")).isEqualTo("Ada");
      assertProblem(http.delete("/users/me"), 409, "last-admin");
    }

    @Test
    void isNobodyElsesBusiness() {
      Http stranger = app.user(user("user", true));
      for (Going going : Going.values()) {
        assertProblem(
            going.send(stranger, admin),
            403,
            "forbidden",
            switch (going) {
              case DEACTIVATED -> new String[] {"/is_active"};
              case DEMOTED -> new String[] {"/role"};
              case DELETED, DELETED_WITH_POSTS -> new String[0];
            });
      }
    }
  }

  @Nested
  class AtOnce {
    @Test
    void oneOfTwoAlwaysStays() {
      int conflicts = 0;
      List<Integer> statuses = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        begin();
        long other = user("admin", true);
        var first = List.of(Going.values()).get(round % 4);
        var second = List.of(Going.values()).get(round / 4 % 4);
        Http otherHttp = http.as(SignedIn.user(app.url(), other));
        // Each the other in even rounds, each themselves in odd ones.
        boolean each = round % 2 == 0;
        var answers =
            Stream.of(
                    http.sendAsync(first.method, first.path(each ? other : admin), first.body),
                    otherHttp.sendAsync(
                        second.method, second.path(each ? admin : other), second.body))
                .toList()
                .stream()
                .map(sent -> sent.join().status())
                .toList();
        assertThat(admins()).as(first + " and " + second + " " + answers).isEqualTo("1");
        statuses.addAll(answers);
        conflicts += answers.contains(409) ? 1 : 0;
      }
      // Who was sent away before the request came in is nobody any more, or no admin.
      assertThat(statuses).isSubsetOf(200, 204, 409, 401, 403);
      assertThat(conflicts).as("some rounds were close").isPositive();
    }
  }
}
