package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HEAD, OPTIONS and the methods that are not taken, on every path there is. */
class EveryRouteTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "PURGE");

  /** What differs from one answer to the next. */
  private static final Set<String> OWN =
      Set.of("date", "x-request-id", "traceparent", "server-timing");

  private static TestApp app;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    assertThat(Given.post(app.http(), Given.user(app.http()), "First", "first")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Each path with its methods. */
  static Map<String, List<String>> routes() {
    Map<String, List<String>> routes = new TreeMap<>();
    for (String route : app.app().routes().summaries().keySet()) {
      String[] words = route.split(" ", 2);
      routes.computeIfAbsent(words[1], _ -> new ArrayList<>()).add(words[0]);
    }
    return routes;
  }

  static Stream<String> paths() {
    return routes().keySet().stream();
  }

  static Stream<String> pathsToRead() {
    return paths().filter(path -> routes().getOrDefault(path, List.of()).contains("GET"));
  }

  @Test
  void isOfTheDocumentToo() {
    var documented = new TreeSet<String>();
    app.http()
        .get("//openapi.json")
        .json()
        .at("/paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (METHODS.contains(method.toUpperCase(Locale.ROOT))) {
                    documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    assertThat(documented).hasSizeGreaterThan(15);
    assertThat(app.app().routes().summaries().keySet()).containsAll(documented);
  }

  @ParameterizedTest
  @MethodSource("pathsToRead")
  void givesTheHeadersOfGetToHead(String path) {
    Answer get = send("GET", path);
    Answer head = send("HEAD", path);
    assertThat(get.status()).isEqualTo(path.equals("/") ? 302 : 200);
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.text()).isEmpty();
    assertThat(headers(head)).isEqualTo(headers(get));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void tellsWhatItTakes(String path) {
    Answer options = send("OPTIONS", path);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.text()).isEmpty();
    assertThat(options.header("Allow").split(", "))
        .containsExactlyInAnyOrderElementsOf(allowed(path));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void refusesWhatItDoesNotTake(String path) {
    for (String method : METHODS) {
      if (!allowed(path).contains(method)) {
        Answer refused = send(method, path);
        assertThat(refused.header("Allow").split(", "))
            .as(method)
            .containsExactlyInAnyOrderElementsOf(allowed(path));
        assertThat(refused.status()).as(method).isEqualTo(405);
        if (!method.equals("HEAD")) {
          assertProblemOf(path, refused, 405, "method-not-allowed");
        }
      }
    }
  }

  private static List<String> allowed(String path) {
    List<String> allowed = new ArrayList<>(routes().get(path));
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    return allowed;
  }

  private static Answer send(String method, String path) {
    String name = path.startsWith("/docs") ? "swagger-ui.css" : "not-found";
    String target = path.replace("{id}", "1").replace("{name}", name);
    return new RawHttp(app.app().port())
        .send(
            method
                + " "
                + target
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + app.http().token()
                + "\r\nConnection: close\r\n\r\n");
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name.toLowerCase(Locale.ROOT), values);
          }
        });
    return headers;
  }
}
