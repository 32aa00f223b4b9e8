package dev.typeset.tags;

import static dev.typeset.testing.Given.id;
import static dev.typeset.testing.Given.ids;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagRoutesTest {
  private static TestApp app;
  private static Http http;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Create {
    @Test
    void answersWithTheTagAndItsAddress() {
      String name = unique("Java ");
      var answer = http.post("/tags", json("name", name));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.text()).isEqualTo(json("id", id(answer), "name", name));
      assertThat(answer.header("Location")).isEqualTo("/api/v1/tags/" + id(answer));
      assertThat(http.get("/tags/" + id(answer)).text()).isEqualTo(answer.text());
    }

    @Test
    void takesAnyCharacterThatIsNoControlCharacter() {
      String name = "a/b?c=%d \"e\" \\ 'f' #g 😀 \u200e\u00ad";
      assertThat(http.post("/tags", json("name", name)).at("/name")).isEqualTo(name);
    }

    @Test
    void stripsUnicodeWhiteSpace() {
      String name = unique("stripped");
      var answer = http.post("/tags", json("name", "\u00a0\u3000\u2003\t" + name + "\u2028\r\n"));
      assertThat(answer.at("/name")).isEqualTo(name);
      var inside = http.post("/tags", json("name", name + "\u3000b"));
      assertThat(inside.at("/name")).isEqualTo(name + "\u3000b");
    }

    @Test
    void countsCodePoints() {
      assertThat(http.post("/tags", json("name", "😀".repeat(50))).status()).isEqualTo(201);
      assertProblem(http.post("/tags", json("name", "😀".repeat(51))), 422, "invalid", "/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\u00a0", "a\tb", "a\u0001", "a\u007fb", "a\u009fb"})
    void rejectsNamesThatAreBlankOrHoldControlCharacters(String name) {
      assertProblem(http.post("/tags", json("name", name)), 422, "invalid", "/name");
    }

    @Test
    void rejectsANameThatDiffersInCaseAlone() {
      String name = unique("Änderung");
      Given.tag(http, name);
      var answer = http.post("/tags", json("name", " " + name.replace('Ä', 'ä') + " "));
      assertProblem(answer, 409, "taken", "/name");
      assertThat(answer.at("/errors/0/code")).isEqualTo("taken");
    }
  }

  @Nested
  class Find {
    @Test
    void doesNotTellHowOftenItIsUsed() {
      long tag = Given.tag(http, unique("quiet"));
      assertThat(http.get("/tags/" + tag).json().fieldNames())
          .toIterable()
          .containsExactly("id", "name");
    }

    @Test
    void knowsNoOther() {
      assertProblem(http.get("/tags/987654321"), 404, "not-found");
    }
  }

  @Nested
  class ListTags {
    @Test
    void tellsHowOftenEachIsUsed() {
      String prefix = unique("used");
      long often = Given.tag(http, prefix + "b");
      long never = Given.tag(http, prefix + "a");
      Given.post(http, author, "One", prefix + "b");
      Given.post(http, author, "Two", prefix + "B");
      var page = http.get("/tags?prefix=" + prefix);
      assertThat(page.text())
          .isEqualTo(
              """
              {"items":[{"id":%d,"name":"%sa","posts":0},{"id":%d,"name":"%sb","posts":2}],"next":null}\
              """
                  .formatted(never, prefix, often, prefix));
    }

    @Test
    void sortsByCodePointsAndPages() {
      String prefix = unique("order");
      long lower = Given.tag(http, prefix + "a");
      long umlaut = Given.tag(http, prefix + "ä");
      long upper = Given.tag(http, prefix + "Z");
      String path = "/tags?prefix=" + prefix;
      assertThat(ids(http.get(path))).containsExactly(upper, lower, umlaut);
      assertThat(ids(http.get(path + "&limit=1&skip=1"))).containsExactly(lower);
      assertThat(ids(http.get(path + "&skip=3"))).isEmpty();
    }

    @Test
    void takesThePrefixLiterallyAndWithoutRegardToCase() {
      long percent = Given.tag(http, "100% Wolle");
      Given.tag(http, "1000 Dinge");
      long underscore = Given.tag(http, "_Ärger");
      assertThat(ids(http.get("/tags?prefix=100%25"))).containsExactly(percent);
      assertThat(ids(http.get("/tags?prefix=100%25%20wOLLE"))).containsExactly(percent);
      assertThat(ids(http.get("/tags?prefix=_%C3%A4"))).containsExactly(underscore);
      assertThat(ids(http.get("/tags?prefix=%25"))).isEmpty();
    }

    @Test
    void rejectsWhatItDoesNotKnow() {
      assertProblem(http.get("/tags?name=x&limit=0"), 400, "malformed-request", "/name", "/limit");
      assertProblem(http.get("/tags?sort=name"), 400, "malformed-request", "/sort");
    }
  }

  @Nested
  class Update {
    @Test
    void renamesTheTagOnItsPosts() {
      String name = unique("before");
      long post = Given.post(http, author, "Renamed", name);
      long tag = http.get("/posts/" + post).json().at("/tags/0/id").longValue();
      var answer = http.patch("/tags/" + tag, json("name", name + " after"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo(json("id", tag, "name", name + " after"));
      assertThat(http.get("/posts/" + post).at("/tags/0/name")).isEqualTo(name + " after");
    }

    @Test
    void changesTheCaseOfItsOwnName() {
      String name = unique("case");
      long tag = Given.tag(http, name);
      var answer = http.patch("/tags/" + tag, json("name", name.toUpperCase(Locale.ROOT)));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("/name")).isEqualTo(name.toUpperCase(Locale.ROOT));
      assertThat(version(tag)).isEqualTo("2");
    }

    @Test
    void changesNothingWhereNothingWouldChange() {
      String name = unique("same");
      long tag = Given.tag(http, name);
      String before = row(tag);
      assertThat(http.patch("/tags/" + tag, "{}").text()).contains(name);
      assertThat(http.patch("/tags/" + tag, json("name", "\n" + name)).status()).isEqualTo(200);
      assertThat(row(tag)).isEqualTo(before);
      assertThat(http.patch("/tags/" + tag, json("name", name + "!")).status()).isEqualTo(200);
      assertThat(row(tag)).isNotEqualTo(before);
      assertThat(version(tag)).isEqualTo("2");
    }

    @Test
    void rejectsTheNameOfAnother() {
      String name = unique("other");
      Given.tag(http, name);
      long tag = Given.tag(http, unique("mine"));
      assertProblem(http.patch("/tags/" + tag, json("name", name)), 409, "taken", "/name");
      assertThat(version(tag)).isEqualTo("1");
    }

    @Test
    void rejectsNull() {
      long tag = Given.tag(http, unique("nulled"));
      assertProblem(http.patch("/tags/" + tag, "{\"name\":null}"), 422, "invalid", "/name");
    }

    @Test
    void knowsNoOther() {
      assertProblem(http.patch("/tags/987654321", json("name", "x")), 404, "not-found");
      assertProblem(http.patch("/tags/987654321", "{}"), 404, "not-found");
    }

    private static String version(long tag) {
      return TestServer.query(app.url(), "select version from tags where id = " + tag);
    }

    private static String row(long tag) {
      return TestServer.query(app.url(), "select tags::text from tags where id = " + tag);
    }
  }

  @Nested
  class Delete {
    @Test
    void takesTheTagOffItsPosts() {
      String name = unique("gone");
      long post = Given.post(http, author, "Untagged", name, unique("zstays"));
      long tag = http.get("/posts/" + post).json().at("/tags/0/id").longValue();
      var answer = http.delete("/tags/" + tag);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.text()).isEmpty();
      assertThat(http.get("/tags/" + tag).status()).isEqualTo(404);
      assertThat(http.get("/posts/" + post).json().at("/tags")).hasSize(1);
    }

    @Test
    void knowsNoOther() {
      assertProblem(http.delete("/tags/987654321"), 404, "not-found");
    }
  }
}
