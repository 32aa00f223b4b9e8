package dev.typeset;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Markdown;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final Markdown PAGE = new Markdown(Path.of("docs/metrics.md"));
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
  class Page {
    @Test
    void namesWhatTheEndpointGives() {
      Set<String> given =
          lines()
              .filter(line -> line.startsWith("# TYPE "))
              .map(line -> line.split(" ", -1)[2])
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(given.stream().filter(name -> !documented(_ -> true).contains(name)))
          .as("docs/metrics.md: write a row for each of these metrics")
          .isEmpty();
      assertThat(
              documented(row -> !row.contains("once there was")).stream()
                  .filter(name -> !given.contains(name)))
          .as("docs/metrics.md: there are no such metrics; take them out")
          .isEmpty();
    }

    @Test
    void namesTheirTags() {
      for (String name : List.of("http_server_requests_seconds", "db_unit_of_work_seconds")) {
        assertThat(tags(name + "_count")).isEqualTo(documentedTags(name));
      }
      assertThat(tags("db_retries_total")).isEqualTo(documentedTags("db_retries_total"));
    }

    private static Set<String> documented(Predicate<String> rows) {
      return PAGE.lines().stream()
          .filter(line -> line.startsWith("| `"))
          .filter(rows)
          .map(line -> line.replaceFirst("^\\| `([^`]*)`.*", "$1"))
          .collect(Collectors.toSet());
    }

    private static Set<String> documentedTags(String name) {
      return PAGE.lines().stream()
          .filter(line -> line.startsWith("| `" + name + "` "))
          .flatMap(line -> Stream.of(line.split(" \\| ", -1)[1].split(", ", -1)))
          .map(tag -> tag.replace("`", ""))
          .collect(Collectors.toSet());
    }

    private static Set<String> tags(String name) {
      return lines()
          .filter(line -> line.startsWith(name + "{"))
          .flatMap(line -> Pattern.compile("([a-z]+)=\"").matcher(line).results())
          .map(tag -> tag.group(1))
          .collect(Collectors.toSet());
    }
  }

  @Nested
  class Requests {
    @ParameterizedTest
    @CsvSource({
      "GET, /posts/1, /api/v1/posts/{id}, 200",
      "HEAD, /posts/1, /api/v1/posts/{id}, 200",
      "GET, /posts/987654321, /api/v1/posts/{id}, 404",
      "GET, /posts/search, /api/v1/posts/search, 200",
      "POST, /tags/1, /api/v1/tags/{id}, 405",
      "OPTIONS, /tags, /api/v1/tags, 204",
      "GET, /nope, unmatched, 404",
      "BREW, /posts, /api/v1/posts, 405"
    })
    void areCountedByRouteAndStatus(String method, String path, String route, int status) {
      String series =
          "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"}"
              .formatted(method.equals("BREW") ? "other" : method, route, status);
      double before = value(series);
      assertThat(http.send(method, path, null).status()).isEqualTo(status);
      assertThat(value(series)).isEqualTo(before + 1);
      assertThat(value(series.replace("_count{", "_bucket{").replace("\"}", "\",le=\"10.0\"}")))
          .isEqualTo(before + 1);
    }

    @Test
    void areCountedWhereAcceptIsRefused() {
      assertThat(http.send("GET", "/posts", null, "Accept", "text/html").status()).isEqualTo(406);
      assertThat(
              value(
                  "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v1/posts\",status=\"406\"}"))
          .isEqualTo(1);
    }

    @Test
    void areCountedWhereJettyRefusesThem() {
      String series =
          "http_server_requests_seconds_count{method=\"other\",route=\"unmatched\",status=\"400\"}";
      double before = value(series);
      new RawHttp(app.app().port()).send("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(value(series)).isEqualTo(before + 1);
    }
  }

  @Nested
  class Database {
    @Test
    void isCounted() {
      double statements = value("db_statements_total");
      String reads = "db_unit_of_work_seconds_count{kind=\"read\",outcome=\"done\"}";
      double before = value(reads);
      app.anonymous().get("/posts/1");
      assertThat(value("db_statements_total")).isEqualTo(statements + 1);
      assertThat(value(reads)).isEqualTo(before + 1);
      http.get("/posts/1");
      assertThat(value("db_statements_total")).isEqualTo(statements + 1 + 2);
      assertThat(value(reads)).isEqualTo(before + 1 + 2);
      assertThat(value("db_pool_max")).isEqualTo(16);
    }
  }

  @Nested
  class Endpoint {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/plain",
          "*/*",
          "text/*;q=0.1",
          "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
        })
    void speaksTheTextFormat(String accept) {
      var answer = http.send("GET", "//metrics", null, "Accept", accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type"))
          .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.text()).startsWith("# HELP ").doesNotContain("# EOF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/plain;q=0", "text/plainer"})
    void refusesWhatItDoesNotSpeak(String accept) {
      assertProblem(http.send("GET", "//metrics", null, "Accept", accept), 406, "not-acceptable");
    }

    @Test
    void refusesParametersAndOtherMethods() {
      assertProblem(http.get("//metrics?name=x"), 400, "malformed-request", "/name");
      assertProblem(http.post("//metrics", "{}"), 405, "method-not-allowed");
    }

    @Test
    void answersBeforeTheDatabaseDoes() {
      var nobody = new DatabaseUrl("nobody", "nothing", "127.0.0.1", 1, "none", java.util.Map.of());
      try (App away = App.start(Config.from(TestApp.settings(nobody)))) {
        var answer = new Http("http://127.0.0.1:" + away.port()).get("//metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("db_pool_acquired 0.0");
      }
    }
  }

  private static Stream<String> lines() {
    return http.get("//metrics").text().lines();
  }

  private static double value(String series) {
    return lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElse(0);
  }
}
