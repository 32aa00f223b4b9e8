package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a body may be sent as. */
class MediaTypeTest {
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    assertThat(Given.post(http, Given.user(http), "First", "first")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class MediaType {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            POST  | Content-Type     | text/plain
            POST  | Content-Type     | application/json; charset=latin1
            POST  | Content-Type     | application/json; charset=bogus
            PATCH | Content-Type     | application/json;charset="
            POST  | Content-Type     | application/json; charset=UTF-16
            POST  | Content-Type     | application/json, text/plain
            POST  | Content-Type     | application/jsonx
            POST  | Content-Type     | application/x-www-form-urlencoded
            POST  | Content-Type     | application/merge-patch+json
            POST  | Content-Encoding | gzip
            PATCH | Content-Type     | application/json-patch+json
            PATCH | Content-Type     | application/merge-patch+json; charset=latin1
            PATCH | Content-Encoding | br
            """)
    void isRefusedUnlessItIsJsonInUtf8(String method, String name, String value) {
      String path = method.equals("POST") ? "/tags" : "/tags/1";
      assertProblem(
          http.send(method, path, "{\"name\":\"first\"}", name, value),
          415,
          "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({"POST,/tags", "POST,/users", "POST,/posts", "PATCH,/users/1", "PATCH,/posts/1"})
    void isRefusedWhereItIsMissing(String method, String path) {
      @Nullable String none = null;
      assertProblem(http.send(method, path, none), 415, "unsupported-media-type");
    }
  }
}
