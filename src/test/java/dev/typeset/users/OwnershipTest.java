package dev.typeset.users;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {
  private static TestApp app;

  private String email;
  private long owner;
  private long other;
  private Http asOwner;
  private Http asOther;

  @BeforeAll
  static void start() {
    app = TestApp.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void begin() {
    email = Given.email();
    owner = user(email);
    other = user(Given.email());
    asOwner = app.user(owner);
    asOther = app.user(other);
  }

  private static long user(String address) {
    return Long.parseLong(
        query(
            "insert into users (email, hashed_password) values ('"
                + address
                + "', '!') returning id"));
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  private long post() {
    return Given.id(asOwner.post("/posts", json("title", "Mine", "content", "mine")));
  }

  @Nested
  class Statements {
    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void askWhoseItIsWhenTheyWrite(String method) throws Exception {
      long post = post();
      String body = method.equals("PATCH") ? json("title", "Stolen") : null;
      Answer refused =
          meanwhile(
              "update posts set author_id = " + other + " where id = " + post,
              asOwner,
              method,
              "/posts/" + post,
              body);
      assertProblem(refused, 403, "forbidden");
      assertThat(query("select title from posts where id = " + post)).isEqualTo("Mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void askItWithIfMatchToo(String method) throws Exception {
      long post = post();
      Answer refused =
          meanwhile(
              "update posts set author_id = " + other + " where id = " + post,
              asOwner,
              method,
              "/posts/" + post,
              method.equals("PATCH") ? json("title", "Stolen", "tags", List.of("x")) : null,
              "If-Match",
              asOwner.get("/posts/" + post).header("ETag"));
      assertProblem(refused, 403, "forbidden");
      assertThat(query("select title from posts where id = " + post)).isEqualTo("Mine");
    }

    @Test
    void askItWhereTagsAloneChange() {
      long post = post();
      String before = query("select posts::text from posts where id = " + post);
      String tags = query("select count(*) from tags");
      assertProblem(
          asOther.patch("/posts/" + post, json("tags", List.of(Given.unique("stolen")))),
          403,
          "forbidden");
      assertProblem(asOther.patch("/posts/" + post, json("tags", List.of())), 403, "forbidden");
      assertProblem(asOther.patch("/posts/" + post, "{}"), 403, "forbidden");
      assertThat(query("select posts::text from posts where id = " + post)).isEqualTo(before);
      assertThat(query("select count(*) from tags")).isEqualTo(tags);
    }

    @Test
    void tellStrangersNoEtag() {
      long post = post();
      Answer refused =
          asOther.send("PATCH", "/posts/" + post, json("title", "x"), "If-Match", "\"1\"");
      assertProblem(refused, 403, "forbidden");
      assertProblem(
          asOther.send("DELETE", "/users/" + owner, null, "If-Match", "\"1\""), 403, "forbidden");
      assertProblem(asOther.patch("/posts/999999999", json("title", "x")), 404, "not-found");
    }

    /** What a request is answered that waits for somebody else's change of the row. */
    private static Answer meanwhile(
        String change,
        Http http,
        String method,
        String path,
        @Nullable String body,
        String... headers)
        throws Exception {
      try (Connection connection = TestServer.connect(app.url())) {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
          statement.execute(change);
        }
        var sent = http.sendAsync(method, path, body, headers);
        TestServer.awaitWaiting(app.url());
        connection.commit();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
        return sent.join();
      }
    }
  }

  @Nested
  class Races {
    @RepeatedTest(10)
    void endWithOneOutcome() {
      long post = post();
      var answers =
          Stream.of(
                  asOwner.sendAsync("PATCH", "/posts/" + post, json("title", "Changed")),
                  app.http().sendAsync("DELETE", "/posts/" + post, null),
                  asOwner.sendAsync("DELETE", "/posts/" + post, null),
                  asOther.sendAsync("DELETE", "/posts/" + post, null))
              .toList()
              .stream()
              .map(sent -> sent.join().status())
              .toList();
      assertThat(answers.getFirst()).isIn(200, 404);
      assertThat(answers.subList(1, 3)).containsExactlyInAnyOrder(204, 404);
      assertThat(answers.getLast()).isIn(403, 404);
      assertThat(query("select count(*) from posts where id = " + post)).isEqualTo("0");
    }

    @RepeatedTest(10)
    void leaveNoPostWithoutItsAuthor() {
      var deleted = asOwner.sendAsync("DELETE", "/users/me?cascade=true", null);
      var posted = asOwner.sendAsync("POST", "/posts", json("title", "Late", "content", "late"));
      assertThat(deleted.join().status()).isEqualTo(204);
      // The author was gone before the request came in, or between that and the write.
      assertThat(posted.join().status()).isIn(201, 401, 422);
      assertThat(query("select count(*) from posts where author_id = " + owner)).isEqualTo("0");
    }
  }

  @Nested
  class Leaving {
    @Test
    void isRefusedWhereThereArePosts() {
      long post = post();
      assertProblem(asOwner.delete("/users/me"), 409, "in-use");
      assertThat(asOwner.get("/posts/" + post).status()).isEqualTo(200);
      assertThat(asOwner.delete("/users/me?cascade=true").status()).isEqualTo(204);
      assertThat(app.anonymous().get("/posts/" + post).status()).isEqualTo(404);
      assertThat(app.anonymous().get("/users/" + owner).status()).isEqualTo(404);
      assertThat(asOwner.get("/users/me").status()).isEqualTo(401);
    }

    @Test
    void takesAlongAllThatIsTheirsAndNothingElse() {
      String key = Given.unique("key");
      String post = json("title", "Secret", "content", "mine");
      String batch = "[" + json("title", "Secret too", "content", "mine") + "]";
      for (Http http : List.of(asOwner, asOther)) {
        assertThat(send(http, "/posts", post, key).status()).isEqualTo(201);
        assertThat(send(http, "/posts/batch", batch, key).status()).isEqualTo(201);
        assertThat(send(http, "/tags", json("name", Given.unique("t")), key).status())
            .isEqualTo(201);
      }
      Answer before = send(asOther, "/posts", post, key);
      String otherRows = rows(other);
      assertThat(asOwner.delete("/users/me?cascade=true").status()).isEqualTo(204);
      assertThat(rows(owner)).isEqualTo("0 0 0");
      assertThat(rows(other)).isEqualTo(otherRows).isNotEqualTo("0 0 0");
      assertThat(query("select count(*) from replays where user_id = " + owner)).isEqualTo("0");
      assertThat(query("select count(*) from replays where user_id = " + other)).isNotEqualTo("0");
      assertThat(send(asOther, "/posts", post, key).text()).isEqualTo(before.text());
    }

    private static Answer send(Http http, String path, String body, String key) {
      return http.send("POST", path, body, "Idempotency-Key", key);
    }

    private static String rows(long user) {
      return query(
          "select concat_ws(' ', (select count(*) from posts where author_id = %1$d),"
                  .formatted(user)
              + " (select count(*) from sessions where user_id = %1$d),".formatted(user)
              + " (select count(*) from users where id = %1$d))".formatted(user));
    }
  }

  @Nested
  class Addresses {
    @Test
    void areForOneselfAndForAdmins() {
      post();
      for (String path : List.of("/users/" + owner, "/users/" + owner + "?include=posts")) {
        for (Http http : List.of(asOwner, app.http())) {
          assertThat(http.get(path).at("/email")).isEqualTo(email);
        }
        for (Http http : List.of(asOther, app.anonymous())) {
          Answer seen = http.get(path);
          assertThat(seen.status()).isEqualTo(200);
          assertThat(seen.json().has("email")).isFalse();
          assertThat(seen.text()).doesNotContain(email);
        }
      }
      assertThat(asOwner.get("/users/me").at("/email")).isEqualTo(email);
    }

    @Test
    void areInAnswersToChanges() {
      for (Http http : List.of(asOwner, app.http())) {
        Answer changed = http.patch("/users/" + owner, json("full_name", Given.unique("A")));
        assertThat(changed.at("/email")).isEqualTo(email);
      }
      assertThat(asOwner.patch("/users/me", "{}").at("/email")).isEqualTo(email);
    }

    @Test
    void areInNoList() {
      long post = post();
      for (Http http : List.of(asOther, app.anonymous(), asOwner, app.http())) {
        for (String path :
            List.of(
                "/posts",
                "/posts/" + post,
                "/posts/search?q=mine",
                "/posts/stats?group_by=author",
                "/posts/export",
                "/users/" + owner + "/posts",
                "/tags")) {
          assertThat(http.get(path).text()).as(path).doesNotContain("@example.com");
        }
      }
      assertProblem(asOther.get("/users?email=" + email), 403, "forbidden");
      assertProblem(app.anonymous().get("/users?email=" + email), 401, "unauthorized");
    }

    @Test
    void ofOthersAreNotToldByOnesOwnChange() {
      Answer taken =
          asOther.patch("/users/me", json("email", email.toUpperCase(java.util.Locale.ROOT)));
      assertProblem(taken, 409, "taken", "/email");
      assertThat(taken.text()).doesNotContainIgnoringCase(email);
    }
  }

  @Nested
  class Tags {
    @Test
    void differFromViewToView() {
      String path = "/users/" + owner;
      String own = asOwner.get(path).header("ETag");
      String open = asOther.get(path).header("ETag");
      assertThat(own).isNotEmpty().isNotEqualTo(open);
      assertThat(app.http().get(path).header("ETag")).isEqualTo(own);
      assertThat(app.anonymous().get(path).header("ETag")).isEqualTo(open);
      assertThat(asOwner.get("/users/me").header("ETag")).isEqualTo(own);
    }

    @Test
    void areKnownInTheirOwnViewAlone() {
      String path = "/users/" + owner;
      String own = asOwner.get(path).header("ETag");
      String open = asOther.get(path).header("ETag");
      for (Http http : List.of(asOwner, app.http())) {
        assertThat(known(http, path, own).status()).isEqualTo(304);
        assertThat(known(http, path, open).at("/email")).isEqualTo(email);
      }
      for (Http http : List.of(asOther, app.anonymous())) {
        assertThat(known(http, path, open).status()).isEqualTo(304);
        JsonNode seen = known(http, path, own).json();
        assertThat(seen.path("id").longValue()).isEqualTo(owner);
        assertThat(seen.has("email")).isFalse();
        Answer any = known(http, path, "*");
        assertThat(any.status()).isEqualTo(304);
        assertThat(any.header("ETag")).isEqualTo(open);
        assertThat(any.headers().allValues("Vary")).contains("Authorization");
      }
    }

    @Test
    void holdForWritesOfOnesOwnView() {
      String path = "/users/" + owner;
      String own = asOwner.get(path).header("ETag");
      String open = asOther.get(path).header("ETag");
      assertProblem(
          asOwner.send("PATCH", path, json("full_name", "A"), "If-Match", open),
          412,
          "precondition-failed");
      assertThat(asOwner.send("PATCH", path, json("full_name", "A"), "If-Match", own).status())
          .isEqualTo(200);
      assertThat(asOther.get(path).header("ETag")).isNotEqualTo(open);
    }

    private static Answer known(Http http, String path, String tag) {
      return http.send("GET", path, null, "If-None-Match", tag);
    }
  }
}
