package dev.typeset.http;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says of its cost. */
class ServerTimingTest {
  private static TestApp app;
  private static Http http;
  private static Http anonymous;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    anonymous = app.anonymous();
    assertThat(Given.post(http, Given.user(http), "First", "first")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/posts/1, 1",
    "/posts, 1",
    "/posts?keyword=First, 1",
    "/posts/987654321, 1",
    "/users/1?include=posts, 1",
    "//health/ready, 1"
  })
  void tellsTheStatementsOfARead(String path, int statements) {
    assertCost(anonymous.get(path), statements);
    assertCost(anonymous.send("HEAD", path, null), statements);
    int withToken = path.startsWith("//") ? statements : statements + 1;
    assertCost(http.get(path), withToken);
    assertCost(http.send("HEAD", path, null), withToken);
  }

  @Test
  void tellsTheStatementsOfAWriteAndOfTheToken() {
    var renamed = http.patch("/tags/1", json("name", "renamed"));
    assertThat(renamed.status()).isEqualTo(200);
    assertCost(renamed, 2 + 1);
    Given.tag(http, "taken");
    var taken = http.post("/tags", json("name", "taken"));
    assertThat(taken.status()).isEqualTo(409);
    assertCost(taken, 1 + 1);
  }

  @Test
  void tellsWhichReadsCameAlongWithOthers() {
    List<CompletableFuture<Http.Answer>> crowd =
        IntStream.range(0, 100)
            .mapToObj(_ -> anonymous.sendAsync("GET", "/posts/1", null))
            .toList();
    List<String> costs =
        crowd.stream()
            .map(answer ->
                answer.join().header("Server-Timing").replaceAll("db;dur=[0-9.]+;desc=", ""))
            .toList();
    assertThat(costs).containsOnly("\"1 statement\"", "\"0 statements, shared\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//health/live", "//metrics", "/posts/x", "/posts?limit=0", "/nope"})
  void tellsNothingWhereTheDatabaseWasNotAsked(String path) {
    assertThat(anonymous.get(path).headers().firstValue("Server-Timing")).isEmpty();
  }

  private static void assertCost(Http.Answer answer, int statements) {
    assertThat(answer.headers().allValues("Server-Timing"))
        .singleElement()
        .asString()
        .matches(
            "db;dur=[0-9]+\\.[0-9]{2};desc=\"%d statement%s\""
                .formatted(statements, statements == 1 ? "" : "s"));
  }
}
