package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.Problem;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemRoutesTest {
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
  class Types {
    @Test
    void areThoseOfTheKindsOfProblems() {
      assertThat(ProblemType.values()).hasSameSizeAs(Problem.class.getPermittedSubclasses());
      assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::title))
          .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void haveWordsForWhatHappenedAndWhatToDo(ProblemType type) {
      assertThat(type.slug()).matches("[a-z]+(-[a-z]+)*");
      assertThat(type.status()).isBetween(400, 599);
      assertThat(type.title()).doesNotEndWith(".");
      assertThat(type.explanation()).endsWith(".");
      assertThat(type.remedy()).endsWith(".");
    }
  }

  @Nested
  class Find {
    @ParameterizedTest
    @EnumSource
    void explainsWithAnExampleThatIsSuchAProblem(ProblemType type) {
      Answer answer = json("//problems/" + type.slug());
      assertThat(answer.at("/type")).isEqualTo("/problems/" + type.slug());
      assertThat(answer.at("/title")).isEqualTo(type.title());
      assertThat(answer.json().at("/status").intValue()).isEqualTo(type.status());
      assertThat(answer.at("/explanation")).isEqualTo(type.explanation());
      assertThat(answer.at("/remedy")).isEqualTo(type.remedy());

      JsonNode example = answer.json().path("example");
      assertThat(example.path("type")).isEqualTo(answer.json().path("type"));
      assertThat(example.path("title")).isEqualTo(answer.json().path("title"));
      assertThat(example.path("status")).isEqualTo(answer.json().path("status"));
      assertThat(example.path("detail").asText()).isNotBlank();
      assertThat(example.path("instance").asText()).matches("[0-9a-f]{16}");
      assertThat(example.fieldNames())
          .toIterable()
          .isSubsetOf("type", "title", "status", "detail", "instance", "errors");
    }

    @ParameterizedTest
    @EnumSource
    void isAPageForPeople(ProblemType type) {
      Answer answer = page("//problems/" + type.slug());
      assertThat(answer.text())
          .contains("<h1>" + type.title() + "</h1>", "<h2>What to do</h2>", "HTTP/1.1 ")
          .contains("&quot;status&quot; : " + type.status());
    }

    @Test
    void showsTheHeadersThatBelongToIt() {
      assertThat(page("//problems/overloaded").text()).contains("\nRetry-After: 1\n");
      assertThat(page("//problems/method-not-allowed").text()).contains("\nAllow: GET, ");
    }

    @Test
    void showsWhatCallersReallyGet() {
      Answer real = http.get("/posts?limit=0");
      assertThat(json("/" + real.at("/type")).json().at("/example/errors"))
          .isEqualTo(real.json().path("errors"));
    }

    @Test
    void knowsNoOtherName() {
      assertProblem(http.get("//problems/nonsense"), 404, "not-found");
      assertProblem(http.get("//problems/NOT-FOUND"), 404, "not-found");
      assertProblem(http.get("//problems/"), 404, "not-found");
      assertProblem(http.get("//problems/a/b"), 404, "not-found");
    }

    @Test
    void takesNothingButGet() {
      assertProblem(http.delete("//problems/taken"), 405, "method-not-allowed");
      assertProblem(http.get("//problems/taken?x=1"), 400, "malformed-request", "/x");
      assertThat(http.send("HEAD", "//problems/taken", null).status()).isEqualTo(200);
    }
  }

  @Nested
  class ListOfAll {
    @Test
    void leadsToEach() {
      String page = page("//problems").text();
      JsonNode items = json("//problems").json().path("items");
      assertThat(items).hasSize(ProblemType.values().length);
      for (JsonNode item : items) {
        String uri = item.path("type").asText();
        assertThat(page).contains("<a href=\"" + uri + "\">");
        assertThat(json("/" + uri).json()).isEqualTo(item);
      }
    }
  }

  @Nested
  class Negotiation {
    @Test
    void refusesWhatItHasNot() {
      assertProblem(
          http.send("GET", "//problems/taken", null, "Accept", "image/png"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/html",
          "*/*",
          "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
          "application/json;q=0.5, text/html"
        })
    void givesThePageUnlessJsonComesFirst(String accept) {
      assertPage(http.send("GET", "//problems/taken", null, "Accept", accept));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            application/json
            Application/JSON; charset=utf-8
            application/json, text/plain, */*
            text/html;q=0.5, application/json
            text/html;q=0, application/json;q=0.1
            """)
    void givesJsonWhereItComesFirst(String accept) {
      Answer answer = http.send("GET", "//problems/taken", null, "Accept", accept);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding", "Accept");
    }

    @Test
    void leavesTheRestOfTheServiceToJson() {
      assertProblem(http.send("GET", "/posts", null, "Accept", "text/html"), 406, "not-acceptable");
    }
  }

  private static Answer json(String path) {
    Answer answer = http.send("GET", path, null, "Accept", "application/json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static Answer page(String path) {
    Answer answer = http.send("GET", path, null, "Accept", "text/html");
    assertPage(answer);
    return answer;
  }

  private static void assertPage(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding", "Accept");
    assertThat(List.of(answer.header("Content-Security-Policy").split("; ?")))
        .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
        .noneMatch(part -> part.contains("script") || part.contains("unsafe"));
    assertThat(answer.text())
        .startsWith("<!doctype html>")
        .contains("name=\"viewport\"")
        .doesNotContain("<script", "style=");
  }
}
