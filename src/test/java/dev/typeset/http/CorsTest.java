package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String ORIGIN = "https://app.example.org";
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start(Map.of("CORS_ORIGINS", ORIGIN + ", http://localhost:3000"));
    http = app.http();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Preflight {
    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void allowsWhatTheServiceTakes(String method) {
      var answer =
          http.send(
              "OPTIONS",
              "/posts/1",
              null,
              "Origin",
              ORIGIN,
              "Access-Control-Request-Method",
              method,
              "Access-Control-Request-Headers",
              "authorization,content-type,idempotency-key,if-match");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, PATCH, DELETE, OPTIONS");
      assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
      assertThat(words(answer, "Access-Control-Allow-Methods")).contains("POST", method);
      assertThat(words(answer, "Access-Control-Allow-Headers"))
          .contains(
              "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match");
      assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(words(answer, "Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example",
          "http://app.example.org",
          "https://app.example.org:8443",
          "https://app.example.org.evil.example",
          "https://APP.example.org",
          "null",
          "*"
        })
    void isNotAnsweredForOthers(String origin) {
      var answer =
          http.send(
              "OPTIONS",
              "/posts/1",
              null,
              "Origin",
              origin,
              "Access-Control-Request-Method",
              "PATCH");
      assertThat(answer.status()).isEqualTo(204);
      assertSilent(answer);
      assertThat(words(answer, "Vary")).contains("Origin");
    }
  }

  @Nested
  class Answers {
    @ParameterizedTest
    @CsvSource({
      "/posts, Authorization",
      "/posts/987654321, Authorization",
      "/posts?limit=0, Authorization",
      "/nope,",
      "//health/live,"
    })
    void mayBeReadWithTheirHeaders(String path, @Nullable String differsByCaller) {
      var answer = http.send("GET", path, null, "Origin", ORIGIN);
      assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
      assertThat(words(answer, "Access-Control-Expose-Headers"))
          .containsExactlyInAnyOrder(
              "ETag",
              "Idempotent-Replayed",
              "Link",
              "Location",
              "RateLimit",
              "RateLimit-Policy",
              "Retry-After",
              "Server-Timing",
              "WWW-Authenticate",
              "X-Request-Id",
              "traceparent");
      assertThat(words(answer, "Vary"))
          .containsExactlyElementsOf(
              Stream.of("Accept-Encoding", "Origin", differsByCaller)
                  .filter(Objects::nonNull)
                  .toList());
    }

    @Test
    void sayNothingToOthersAndVary() {
      for (var answer :
          List.of(
              http.get("/posts"),
              http.send("GET", "/posts", null, "Origin", "https://evil.example"))) {
        assertThat(answer.status()).isEqualTo(200);
        assertSilent(answer);
        assertThat(words(answer, "Vary"))
            .containsExactly("Accept-Encoding", "Origin", "Authorization");
      }
    }
  }

  @Nested
  class Options {
    @Test
    void areAnsweredAsEverWithoutAnOrigin() {
      var answer = http.send("OPTIONS", "/posts", null);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
      assertSilent(answer);
    }
  }

  @Nested
  class Everybody {
    @Test
    void isAllowedByAStar() {
      try (var open = TestApp.start(Map.of("CORS_ORIGINS", "*"))) {
        var preflight =
            open.http()
                .send(
                    "OPTIONS",
                    "/posts",
                    null,
                    "Origin",
                    "null",
                    "Access-Control-Request-Method",
                    "POST");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(words(preflight, "Access-Control-Allow-Headers")).contains("Authorization");
        var answer = open.http().get("/posts");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(words(answer, "Vary")).containsExactly("Accept-Encoding", "Authorization");
      }
    }
  }

  private static void assertSilent(Http.Answer answer) {
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
  }

  private static List<String> words(Http.Answer answer, String header) {
    return answer.headers().allValues(header).stream()
        .flatMap(value -> Stream.of(value.split(", ", -1)))
        .toList();
  }
}
