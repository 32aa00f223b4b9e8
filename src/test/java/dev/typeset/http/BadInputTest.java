package dev.typeset.http;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are refused, as the tables in {@code src/test/resources/bad-input} list them: each
 * with its status, its type, and all that it gets wrong. Users, tags and posts 1 and 2 are there;
 * both posts are by user 1, the admin who asks, and carry tag 1. User 3 has a post too.
 */
class BadInputTest {
  private static final int FEWEST = 200;
  private static final List<String> TABLES =
      List.of("users", "posts", "tags", "post_tags", "replays", "sessions", "tokens");

  private static TestApp app;
  private static Http http;
  private static RawHttp raw;
  private static List<String> before;
  private static final Map<String, String> CURSORS = new HashMap<>();

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    raw = new RawHttp(app.app().port());
    for (String email : List.of("first@example.com", "second@example.com")) {
      Given.id(http.post("/users", json("email", email, "password", PASSWORD)));
    }
    Given.tag(http, "first");
    Given.tag(http, "second");
    Given.post(http, 1, "First", "first", "second");
    Given.post(http, 1, "First again", "first");
    Given.post(http, 3, "Of another");
    before = rows();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  static List<BadInput> all() {
    return BadInput.all();
  }

  @Nested
  class Request {
    @ParameterizedTest
    @MethodSource("dev.typeset.http.BadInputTest#all")
    void isRefused(BadInput input) {
      var answer = raw.send(input.request(http.tokenSent(), BadInputTest::cursor));
      assertProblemOf(
          input.target(),
          answer,
          input.status(),
          input.type(),
          input.pointers().toArray(String[]::new));
      if (input.status() == 405) {
        assertThat(answer.header("Allow")).isEqualTo(input.told());
      } else {
        assertThat(answer.text()).contains(input.told());
      }
    }

    @Test
    void changesNothing() {
      for (BadInput input : all()) {
        if (!input.method().equals("GET")) {
          assertThat(raw.send(input.request(http.tokenSent(), BadInputTest::cursor)).status())
              .isEqualTo(input.status());
        }
      }
      assertThat(rows()).isEqualTo(before);
    }
  }

  @Nested
  class Tables {
    @Test
    void holdManyCasesEachOnce() {
      List<String> requests = new ArrayList<>();
      for (BadInput input : all()) {
        requests.add(
            String.join(
                "|", input.method(), input.path(), input.headers().toString(), input.body()));
      }
      assertThat(requests).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
    }

    @Test
    void touchEveryOperation() {
      Set<String> touched = new HashSet<>();
      Set<String> operations = new HashSet<>();
      JsonNode paths = http.get("//openapi.json").json().path("paths");
      for (var path : paths.properties()) {
        for (var operation : path.getValue().properties()) {
          if (operation.getValue().has("operationId")) {
            operations.add(
                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
          }
        }
        for (BadInput input : all()) {
          String name = input.method() + " " + path.getKey();
          if (input.target().matches(path.getKey().replace("{id}", "[0-9]+"))
              && operations.contains(name)) {
            touched.add(name);
          }
        }
      }
      assertThat(operations).isNotEmpty();
      assertThat(touched).isEqualTo(operations);
    }
  }

  /**
   * A cursor, by words as {@code next /posts?limit=1}: as it was given out, {@code changed} in one
   * character, or the {@code start of} it.
   */
  private static String cursor(String words) {
    String path = words.substring(words.indexOf('/'));
    String next = CURSORS.computeIfAbsent(path, list -> http.get(list).at("/next"));
    assertThat(next).as(path).hasSizeGreaterThan(20);
    return switch (words.substring(0, words.indexOf('/')).strip()) {
      case "next" -> next;
      case "start of" -> next.substring(0, next.length() - 4);
      case "changed" ->
          next.substring(0, 9) + (next.charAt(9) == 'A' ? 'B' : 'A') + next.substring(10);
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static List<String> rows() {
    return TABLES.stream()
        .map(table ->
            TestServer.query(
                app.url(),
                "select string_agg(t::text, ';' order by t::text) from " + table + " as t"))
        .toList();
  }
}
