package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that look wrong and are right; those that are wrong are in BadInputTest. */
class OddQueryTest {
  private static TestApp app;
  private static RawHttp raw;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    raw = new RawHttp(app.app().port());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "&&limit=1&",
        "keyword=%EF%BF%BD",
        "keyword=\u00c3\u00a4",
        "keyword=a+b",
        "keyword=a=b",
        "created_from=2026-01-01T00:00:00.123456789Z"
      })
  void isTaken(String query) {
    var answer = get("/api/v1/posts?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** What is sent as one byte comes back as three, and that in three links. */
  @ParameterizedTest
  @ValueSource(strings = {"(", "\u00c3\u00a4"})
  void isRepeatedInEachLink(String character) {
    Http http = app.http();
    long author = Given.user(http);
    String tag = Given.unique("linked");
    for (int i = 0; i < 3; i++) {
      Given.post(http, author, "文".repeat(190) + i, tag);
    }
    var path = new StringBuilder("/api/v1/posts?limit=1&sort=title&tag=" + tag);
    for (int i = 0; i < 15; i++) {
      path.append("&tag=").append(character.repeat(190)).append(i);
    }
    var first = get(path.toString());
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    var second = get(path + "&cursor=" + first.at("/next"));
    assertThat(second.status()).as(second.text()).isEqualTo(200);
    assertThat(second.header("Link")).contains("rel=\"first\"", "rel=\"prev\"", "rel=\"next\"");
  }

  private static Answer get(String path) {
    return raw.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }
}
