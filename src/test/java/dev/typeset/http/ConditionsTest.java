package dev.typeset.http;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag, If-None-Match and If-Match on the rows of the service. */
class ConditionsTest {
  private static final String ONE_STATEMENT_AND_THE_TOKEN = "desc=\"2 statements\"";

  private static TestApp app;
  private static Http http;
  private static long author;

  /** The resources that carry an ETag. */
  enum Kind {
    USERS("full_name") {
      @Override
      long make() {
        return Given.user(http);
      }
    },
    POSTS("title") {
      @Override
      long make() {
        return Given.post(http, author, "A post", "java", "sql");
      }
    },
    TAGS("name") {
      @Override
      long make() {
        return Given.tag(http, unique("tag"));
      }
    };

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    abstract long make();

    String address() {
      return address(make());
    }

    String address(long id) {
      return "/" + name().toLowerCase(java.util.Locale.ROOT) + "/" + id;
    }

    /** A patch that changes something. */
    String patch() {
      return json(field, unique("Changed "));
    }
  }

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class IfNoneMatch {
    @ParameterizedTest
    @EnumSource
    void saves304(Kind kind) {
      String address = kind.address();
      assert304(http, address, ONE_STATEMENT_AND_THE_TOKEN);
      assert304(app.anonymous(), address, "desc=\"1 statement\"");
    }

    private void assert304(Http caller, String address, String statements) {
      String etag = etag(caller.get(address));
      for (String condition :
          new String[] {
            etag,
            "W/" + etag,
            "*",
            "\"other\", " + etag,
            etag + ",\"other\"",
            " ,W/\"x\" , " + etag + ","
          }) {
        for (String method : new String[] {"GET", "HEAD"}) {
          Answer answer = caller.send(method, address, null, "If-None-Match", condition);
          assertThat(answer.status()).as(condition).isEqualTo(304);
          assertThat(answer.text()).isEmpty();
          assertThat(etag(answer)).isEqualTo(etag);
          assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
          assertThat(answer.header("Server-Timing")).endsWith(statements);
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheRowWhereItIsInAnotherState(Kind kind) {
      String address = kind.address();
      Answer before = http.get(address);
      assertThat(http.patch(address, kind.patch()).status()).isEqualTo(200);
      Answer now = http.send("GET", address, null, "If-None-Match", etag(before) + ", \"other\"");
      assertThat(now.status()).isEqualTo(200);
      assertThat(now.text()).isNotEqualTo(before.text()).isEqualTo(http.get(address).text());
      assertThat(etag(now)).isNotEqualTo(etag(before));
      assertThat(now.header("Server-Timing")).endsWith(ONE_STATEMENT_AND_THE_TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatIsMissingMissing(Kind kind) {
      for (String condition : new String[] {"*", "\"1p-1.1\""}) {
        assertProblem(
            http.send("GET", kind.address(987654321), null, "If-None-Match", condition),
            404,
            "not-found");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/posts", "/tags", "/posts/stats"})
    void isNotLookedAtByLists(String path) {
      Answer list = http.send("GET", path, null, "If-None-Match", "*");
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void isNotLookedAtWherePostsAreNested() {
      Answer nested =
          http.send("GET", "/users/" + author + "?include=posts", null, "If-None-Match", "*");
      assertThat(nested.status()).isEqualTo(200);
      assertThat(nested.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void takesTheTagOfACompressedAnswerBack() {
      String content = "words ".repeat(1000);
      String address =
          "/posts/"
              + Given.id(
                  http.post("/posts", json("title", "T", "content", content, "author_id", author)));
      String plain = etag(http.get(address));
      String coded = etag(http.send("HEAD", address, null, "Accept-Encoding", "gzip"));
      assertThat(coded).isEqualTo(plain.substring(0, plain.length() - 1) + "--gzip\"");
      for (String tag : new String[] {plain, coded, "W/" + coded}) {
        for (String accepted : new String[] {"gzip", "identity"}) {
          assertThat(
                  http.send("GET", address, null, "If-None-Match", tag, "Accept-Encoding", accepted)
                      .status())
              .isEqualTo(304);
        }
      }
      assertThat(http.send("PATCH", address, "{}", "If-Match", coded).status()).isEqualTo(200);
      assertThat(http.send("DELETE", address, null, "If-Match", coded).status()).isEqualTo(204);
    }
  }

  @Nested
  class IfMatch {
    @ParameterizedTest
    @EnumSource
    void letsTheStateThatIsMeantBeChanged(Kind kind) {
      String address = kind.address();
      String first = etag(http.get(address));
      Answer second = http.send("PATCH", address, kind.patch(), "If-Match", "\"x\", " + first);
      assertThat(second.status()).as(second.text()).isEqualTo(200);
      assertThat(etag(second)).isNotEqualTo(first).isEqualTo(etag(http.get(address)));
      Answer third = http.send("PATCH", address, kind.patch(), "If-Match", "*");
      assertThat(third.status()).isEqualTo(200);
      assertThat(http.send("DELETE", address, null, "If-Match", etag(third)).status())
          .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnyOtherState(Kind kind) {
      String address = kind.address();
      String stale = etag(http.get(address));
      Answer now = http.patch(address, kind.patch());
      for (String condition : new String[] {stale, "\"other\"", "W/" + etag(now)}) {
        Answer refused = http.send("PATCH", address, kind.patch(), "If-Match", condition);
        assertProblem(refused, 412, "precondition-failed");
        assertThat(refused.at("/detail")).contains(etag(now));
        assertProblem(
            http.send("PATCH", address, "{}", "If-Match", condition), 412, "precondition-failed");
        assertProblem(
            http.send("DELETE", address, null, "If-Match", condition), 412, "precondition-failed");
      }
      assertThat(http.get(address).text()).isEqualTo(now.text());
    }

    @Test
    void guardsAUserWithPostsToo() {
      long user = Given.user(http);
      long post = Given.post(http, user, "A post");
      String address = "/users/" + user + "?cascade=true";
      assertProblem(
          http.send("DELETE", address, null, "If-Match", "\"other\""), 412, "precondition-failed");
      assertThat(http.get("/posts/" + post).status()).isEqualTo(200);
      String etag = etag(http.get("/users/" + user));
      assertProblem(http.send("DELETE", "/users/" + user, null, "If-Match", etag), 409, "in-use");
      assertThat(http.send("DELETE", address, null, "If-Match", etag).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatIsMissingMissing(Kind kind) {
      for (String condition : new String[] {"*", "\"1p-1.1\""}) {
        String address = kind.address(987654321);
        assertProblem(
            http.send("PATCH", address, kind.patch(), "If-Match", condition), 404, "not-found");
        assertProblem(http.send("DELETE", address, null, "If-Match", condition), 404, "not-found");
      }
    }

    @ParameterizedTest
    @EnumSource
    void letsOneOfManyThrough(Kind kind) {
      String address = kind.address();
      assertOneOfMany(address, i -> json(kind.field, "Caller " + i));
    }

    @Test
    void letsOneOfManySetTheTags() {
      String address = Kind.POSTS.address();
      assertOneOfMany(address, i -> json("tags", new String[] {"caller" + i}));
      assertThat(http.get(address).json().at("/tags")).hasSize(1);
    }

    @Test
    void letsOneOfManyDelete() {
      String address = Kind.POSTS.address();
      String etag = etag(http.get(address));
      var answers =
          IntStream.range(0, 16)
              .mapToObj(_ -> http.sendAsync("DELETE", address, null, "If-Match", etag))
              .toList();
      assertThat(statuses(answers)).isEqualTo(Map.of(204, 1L, 404, 15L));
    }

    @ParameterizedTest
    @CsvSource({"tags, name", "users, full_name"})
    void noticesARenamingWhileItWaits(String embedded, String field) throws SQLException {
      long own = Given.user(http);
      long post = Given.post(http, own, "A post", unique("embedded"));
      Answer before = http.get("/posts/" + post);
      String other =
          embedded.equals("users") ? "/users/" + own : "/tags/" + before.at("/tags/0/id");
      for (String body : new String[] {json("title", "New"), json("tags", new String[] {})}) {
        String etag = etag(http.get("/posts/" + post));
        try (Connection connection = TestServer.connect(app.url());
            Statement statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          statement.execute("select id from posts where id = " + post + " for update");
          var patch = http.sendAsync("PATCH", "/posts/" + post, body, "If-Match", etag);
          TestServer.awaitWaiting(app.url());
          assertThat(http.patch(other, json(field, unique("Renamed"))).status()).isEqualTo(200);
          connection.rollback();
          assertProblem(patch.join(), 412, "precondition-failed");
        }
      }
      assertThat(http.get("/posts/" + post).at("/title")).isEqualTo("A post");
    }

    private void assertOneOfMany(String address, java.util.function.IntFunction<String> body) {
      String etag = etag(http.get(address));
      var answers =
          IntStream.range(0, 64)
              .mapToObj(i -> http.sendAsync("PATCH", address, body.apply(i), "If-Match", etag))
              .toList();
      assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 412, 63L));
      assertThat(answers)
          .extracting(CompletableFuture::join)
          .filteredOn(answer -> answer.status() == 200)
          .extracting(Answer::text)
          .containsExactly(http.get(address).text());
    }

    private static Map<Integer, Long> statuses(java.util.List<CompletableFuture<Answer>> answers) {
      return answers.stream()
          .collect(Collectors.groupingBy(answer -> answer.join().status(), Collectors.counting()));
    }
  }

  @Nested
  class Malformed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ",",
          "abc",
          "\"abc",
          "abc\"",
          "\"a\" \"b\"",
          "*, \"a\"",
          "w/\"a\"",
          "\"a\", b",
          "W/abc",
          "\"a b\""
        })
    void isRefused(String condition) {
      String address = Kind.TAGS.address();
      assertMalformed(http.send("GET", address, null, "If-None-Match", condition));
      assertMalformed(http.send("PATCH", address, "{}", "If-Match", condition));
      assertMalformed(http.send("DELETE", address, null, "If-Match", condition));
      assertThat(http.get(address).status()).isEqualTo(200);
    }

    private static void assertMalformed(Answer answer) {
      assertProblem(answer, 400, "malformed-request");
      assertThat(answer.at("/detail")).contains("-Match must be");
    }
  }

  @Nested
  class MergePatch {
    @ParameterizedTest
    @EnumSource
    void meansTheSame(Kind kind) {
      String address = kind.address();
      String patch = kind.patch();
      Answer merged =
          http.send("PATCH", address, patch, "Content-Type", "application/merge-patch+json");
      assertThat(merged.status()).as(merged.text()).isEqualTo(200);
      assertThat(merged.header("Content-Type")).isEqualTo("application/json");
      Answer again = http.patch(address, patch);
      assertThat(again.text()).isEqualTo(merged.text());
      assertThat(etag(again)).isEqualTo(etag(merged));
    }
  }

  private static String etag(Answer answer) {
    assertThat(answer.headers().allValues("ETag"))
        .singleElement()
        .asString()
        .matches("\"[!#-~]+\"");
    return answer.header("ETag");
  }
}
