package dev.typeset.http;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are compressed. */
class CompressionTest {
  private static TestApp app;
  private static Http http;
  private static long post;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    long author = Given.user(http);
    String content = "wörds ".repeat(2000);
    post =
        Given.id(http.post("/posts", json("title", "T", "content", content, "author_id", author)));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Compression {
    @Test
    void isUsedWhereTheCallerTakesIt() throws Exception {
      var plain = exchange("/api/v1/posts/" + post, "identity");
      var packed = exchange("/api/v1/posts/" + post, "gzip");
      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(packed.headers().allValues("Vary"))
          .containsExactly("Accept-Encoding", "Authorization");
      assertThat(packed.body().length).isLessThan(plain.body().length / 10);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
          .isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "deflate", "gzip;q=0"})
    void isNotUsedWhereTheCallerDoesNot(String encoding) throws Exception {
      var answer = exchange("/api/v1/posts/" + post, encoding);
      assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(answer.headers().allValues("Vary"))
          .containsExactly("Accept-Encoding", "Authorization");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"id\":");
    }

    @Test
    void beginsAtOneKibibyte() throws Exception {
      long author = http.get("/posts/" + post).json().at("/author/id").longValue();
      String content = "c".repeat(1100);
      long small =
          Given.id(
              http.post("/posts", json("title", "S", "content", content, "author_id", author)));
      var over = exchange("/api/v1/posts/" + small, "gzip");
      assertThat(over.headers().firstValue("Content-Encoding")).contains("gzip");
      var under = exchange("/health/live", "gzip");
      assertThat(under.headers().firstValue("Content-Encoding")).isEmpty();
    }
  }

  private static HttpResponse<byte[]> exchange(String path, String encoding) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.app().port() + path))
              .header("Accept-Encoding", encoding)
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
