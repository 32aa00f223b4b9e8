package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsRoutesTest {
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Page {
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "text/html,application/xml;q=0.9,*/*;q=0.8"})
    void isThereForBrowsers(String accept) {
      var answer = http.send("GET", "//docs", null, "Accept", accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void allowsNothingFromElsewhereAndNothingInline() {
      String policy = http.get("//docs").header("Content-Security-Policy");
      assertThat(List.of(policy.split("; ?")))
          .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
          .noneMatch(part -> part.contains("unsafe") || part.contains("*"));
    }

    @Test
    void loadsWhatIsThere() {
      var links = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(http.get("//docs").text());
      List<String> files =
          links
              .results()
              .map(link -> link.group(1))
              .filter(link -> link.startsWith("/docs/"))
              .toList();
      assertThat(files).contains("/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css");
      assertThat(files)
          .allSatisfy(file -> assertThat(http.get("/" + file).status()).isEqualTo(200));
    }

    @Test
    void isWhereTheRootLeads() {
      var answer = http.send("GET", "//", null, "Accept", "text/html");
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo("/docs");
    }
  }

  @Nested
  class Files {
    @ParameterizedTest
    @CsvSource({
      "docs,text/html",
      "docs/docs.js,text/javascript",
      "docs/pages.css,text/css",
      "docs/swagger-ui.css,text/css",
      "docs/swagger-ui-bundle.js,text/javascript"
    })
    void areTypedAndKeptUntilTheyChange(String path, String type) {
      var answer = http.send("GET", "//" + path, null, "Accept", type);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isNotBlank();
      assertThat(answer.header("Content-Type")).isEqualTo(type + ";charset=utf-8");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");

      var head = http.send("HEAD", "//" + path, null, "Accept", type);
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.text()).isEmpty();
      assertThat(head.header("ETag")).isEqualTo(answer.header("ETag"));

      var again = http.send("GET", "//" + path, null, "If-None-Match", answer.header("ETag"));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(http.send("GET", "//" + path, null, "If-None-Match", "W/\"x\"").status())
          .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "//docs/",
          "//docs/index.html",
          "//docs/swagger-initializer.js",
          "//docs/swagger-ui-bundle.js.map",
          "//docs/..%2Flogback.xml",
          "//docs/nope"
        })
    void areNoOthers(String path) {
      assertProblem(http.get(path));
      assertThat(http.get(path).status()).isBetween(400, 404);
    }

    @Test
    void areForReadingOnly() {
      assertProblem(http.delete("//docs"), 405, "method-not-allowed");
      assertProblem(http.delete("//docs/docs.js"), 405, "method-not-allowed");
      assertProblem(http.get("//docs?x=1"), 400, "malformed-request", "/x");
      assertThat(http.send("OPTIONS", "//docs/docs.js", null).header("Allow"))
          .isEqualTo("GET, HEAD, OPTIONS");
    }
  }
}
