package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, queries and methods that lead nowhere. Post 1, user 1 and tag 1 are there. */
class BadUrlTest {
  private static TestApp app;
  private static Http http;
  private static RawHttp raw;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    raw = new RawHttp(app.app().port());
    assertThat(Given.post(http, Given.user(http), "First", "first")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Path {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "0",
          "-1",
          "+1",
          "1.0",
          "abc",
          "1a",
          "0x1",
          "9223372036854775807",
          "9223372036854775808",
          "9999999999999999999",
          "12345678901234567890",
          "%201",
          "1%20",
          "%D9%A1",
          "null",
          "%2B1"
        })
    void leadsNowhereWithABadId(String id) {
      for (String resource : List.of("/users/", "/posts/", "/tags/")) {
        assertProblem(http.get(resource + id), 404, "not-found");
        assertProblem(http.patch(resource + id, "{}"), 404, "not-found");
        assertProblem(http.delete(resource + id), 404, "not-found");
      }
      assertProblem(http.get("/users/" + id + "/posts"), 404, "not-found");
      assertProblem(http.get("/tags/" + id + "/posts"), 404, "not-found");
      assertProblem(http.delete("/users/" + id + "?cascade=true"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "0000000000000000001", "%31"})
    void leadsToARowHoweverItsNumberIsWritten(String id) {
      assertThat(http.get("/posts/" + id).json().at("/id").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "//nope",
          "//api",
          "//api/v1",
          "//api/v2/posts",
          "//API/v1/posts",
          "//api/v1/Posts",
          "/posts/",
          "/posts/1/",
          "/posts/search/",
          "/posts/stats/",
          "/users/",
          "/users/1/",
          "/users/1/posts/",
          "/tags/",
          "/tags/1/posts/",
          "/posts/1/tags",
          "/post",
          "/users/1/post",
          "/posts/Search",
          "//health",
          "//health/live/",
          "//health/nope",
          "//docs/../nope",
          "/posts/1;v=2",
          "//favicon.ico"
        })
    void leadsNowhere(String path) {
      assertProblem(http.get(path), 404, "not-found");
      assertProblem(http.post(path, "{}"), 404, "not-found");
      assertProblem(http.send("DELETE", path, null), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/posts/%",
          "/posts/%zz",
          "/posts/%1",
          "/posts/%00",
          "/posts/%ff",
          "/posts/%c3%28",
          "/posts/1%2f2",
          "/posts/%2e%2e/users",
          "/posts/%5c",
          "/posts/\u00e4",
          "//posts",
          "/posts#part",
          "/po sts",
          "/posts\\1",
          "/posts/\u0001"
        })
    void isRefusedWhereItIsMalformed(String path) {
      var answer = raw.send("GET /api/v1" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertProblem(answer, 400, "malformed-request");
    }
  }

  @Nested
  class Method {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            /posts          | GET, HEAD, POST, OPTIONS
            /posts/1        | GET, HEAD, PATCH, DELETE, OPTIONS
            /posts/search   | GET, HEAD, OPTIONS
            /posts/stats    | GET, HEAD, OPTIONS
            /users          | GET, HEAD, POST, OPTIONS
            /users/1        | GET, HEAD, PATCH, DELETE, OPTIONS
            /users/1/posts  | GET, HEAD, OPTIONS
            /tags           | GET, HEAD, POST, OPTIONS
            /tags/1         | GET, HEAD, PATCH, DELETE, OPTIONS
            /tags/1/posts   | GET, HEAD, OPTIONS
            //health/live   | GET, HEAD, OPTIONS
            //health/ready  | GET, HEAD, OPTIONS
            """)
    void isRefusedWithThoseThatAreTaken(String path, String allowed) {
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY")) {
        if (!List.of(allowed.split(", ", -1)).contains(method)) {
          var answer = http.send(method, path, "{}");
          assertProblem(answer, 405, "method-not-allowed");
          assertThat(answer.header("Allow")).isEqualTo(allowed);
        }
      }
      var options = http.send("OPTIONS", path, null);
      assertThat(options.status()).isEqualTo(204);
      assertThat(options.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "get"})
    void isRefusedWhereNobodyKnowsIt(String method) {
      assertProblem(raw.send(method + " /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"), 404, "not-found");
      var answer = raw.send(method + " /api/v1/posts/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertProblem(answer, 405, "method-not-allowed");
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, PATCH, DELETE, OPTIONS");
    }

    @Test
    void isNotTakenFromAHeader() {
      for (String header : List.of("X-HTTP-Method-Override", "x-http-method-override")) {
        assertProblem(
            http.send("POST", "/posts", "{}", header, "DELETE"), 400, "malformed-request");
      }
      assertThat(http.get("/posts/1").status()).isEqualTo(200);
    }
  }
}
