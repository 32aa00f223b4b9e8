package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large a body may be. */
class BodySizeTest {
  private static final int MOST = 2 << 20;

  private static TestApp app;
  private static String post;
  private static Http http;
  private static RawHttp raw;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    raw = new RawHttp(app.app().port());
    String authorization = "Authorization: Bearer " + app.http().tokenSent() + "\r\n";
    post =
        "POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + authorization;
    assertThat(Given.tag(http, "victim")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Size {
    @Test
    void isKnownBeforeTheBodyIsSent() {
      assertProblem(
          raw.send(post + "Content-Length: " + (MOST + 1) + "\r\n\r\n"), 413, "too-large");
      assertProblem(
          raw.send(post + "Expect: 100-continue\r\nContent-Length: " + (MOST + 1) + "\r\n\r\n"),
          413,
          "too-large");
    }

    @Test
    void isBoundWhereTheBodyIsSentAtOnce() {
      String body = "{\"name\":\"padded\"" + " ".repeat(MOST);
      assertProblem(Http.told(() -> http.post("/tags", body)), 413, "too-large");
      assertProblem(Http.told(() -> http.patch("/tags/1", body)), 413, "too-large");
      assertProblem(Http.told(() -> http.post("/posts", body)), 413, "too-large");
      assertProblem(Http.told(() -> http.post("/users", body)), 413, "too-large");
    }

    @Test
    void isBoundWhereTheBodyIsSentInChunks() {
      String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
      assertProblem(
          raw.send(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(33) + "0\r\n\r\n"),
          413,
          "too-large");
    }

    @ParameterizedTest
    @CsvSource({"exactly,0", "almost,1"})
    void mayReachTheBound(String name, int less) {
      String body = "{\"name\":\"" + name + "\"}";
      String padded = body + " ".repeat(MOST - less - body.length());
      assertThat(http.post("/tags", padded).status()).isEqualTo(201);
    }

    @Test
    void isBoundInWhatIsSaidOfIt() {
      var fields = new StringBuilder("{\"name\":\"flooded\"");
      for (int i = 0; i < 200_000; i++) {
        fields.append(",\"").append(i).append("\":1");
      }
      var answer = http.post("/tags", fields.append('}').toString());
      assertProblem(answer);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("errors")).hasSize(Fields.MOST_ERRORS + 1);
    }

    /** Each name stands in the pointers of all that is below it. */
    @Test
    void isNotMultipliedByItsDepth() {
      int depth = 900;
      String name = "n".repeat(2_000);
      String body = ("{\"" + name + "\":").repeat(depth) + "1" + "}".repeat(depth);
      assertProblem(http.post("/tags", body), 422, "invalid", "/name", "/" + name);
      String title = "{\"title\":\"t\",\"content\":\"c\",\"author_id\":1,\"x\":";
      String unstorable = title + "{\"a\":".repeat(depth) + "\"\\u0000\"" + "}".repeat(depth + 1);
      assertProblem(
          http.post("/posts", unstorable), 400, "malformed-request", "/x" + "/a".repeat(depth));
    }
  }
}
