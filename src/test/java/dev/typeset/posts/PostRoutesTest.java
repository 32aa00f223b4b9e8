package dev.typeset.posts;

import static dev.typeset.testing.Given.id;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostRoutesTest {
  private static TestApp app;
  private static Http http;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    author = Given.user(http);
    http.patch("/users/" + author, json("full_name", "Ada"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Create {
    @Test
    void answersWithThePostAndItsAddress() {
      var answer = create("title", "T", "content", "C", "tags", List.of("b", "a"));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Location")).isEqualTo("/api/v1/posts/" + id(answer));
      assertThat(answer.json().fieldNames())
          .toIterable()
          .containsExactly("id", "title", "content", "created_at", "updated_at", "author", "tags");
      assertThat(answer.at("/title") + answer.at("/content")).isEqualTo("TC");
      assertThat(answer.json().at("/author").toString())
          .isEqualTo(json("id", author, "full_name", "Ada"));
      assertThat(names(answer)).containsExactly("a", "b");
      assertThat(answer.json().at("/tags/0").fieldNames())
          .toIterable()
          .containsExactly("id", "name");
      assertThat(http.get("/posts/" + id(answer)).text()).isEqualTo(answer.text());
    }

    @Test
    void takesAPostWithoutTags() {
      for (var answer :
          List.of(
              create("title", "T", "content", "C"),
              create("title", "T", "content", "C", "tags", List.of()),
              create("title", "T", "content", "C", "tag_ids", List.of()))) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/tags").toString()).isEqualTo("[]");
      }
    }

    @Test
    void makesTagsOnTheFlyAndTakesThoseThatExistInAnyCase() {
      String old = unique("Übung");
      long tag = Given.tag(http, old);
      String made = unique("new");
      var answer =
          create("title", "T", "content", "C", "tags", List.of(" " + old.replace('Ü', 'ü'), made));
      assertThat(names(answer)).containsExactlyInAnyOrder(old, made);
      assertThat(answer.json().at("/tags").findValues("id"))
          .extracting(JsonNode::longValue)
          .contains(tag);
      assertThat(Given.ids(http.get("/tags?prefix=" + made))).hasSize(1);
    }

    @Test
    void carriesATagOnceHoweverOftenItIsNamed() {
      String name = unique("twice");
      var answer =
          create(
              "title",
              "T",
              "content",
              "C",
              "tags",
              List.of(name, name.toUpperCase(Locale.ROOT), name + " "));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().at("/tags")).hasSize(1);
      long tag = answer.json().at("/tags/0/id").longValue();
      var numbered = create("title", "T", "content", "C", "tag_ids", List.of(tag, tag));
      assertThat(numbered.json().at("/tags")).isEqualTo(answer.json().at("/tags"));
    }

    @Test
    void takesTwentyTagsAndNoMore() {
      String prefix = unique("many");
      List<String> names = IntStream.range(0, 21).mapToObj(n -> prefix + "-" + n).toList();
      var answer = create("title", "T", "content", "C", "tags", names.subList(0, 20));
      assertThat(names(answer)).containsExactlyInAnyOrderElementsOf(names.subList(0, 20));
      assertProblem(create("title", "T", "content", "C", "tags", names), 422, "invalid", "/tags");
      assertProblem(
          create("title", "T", "content", "C", "tag_ids", IntStream.range(0, 21).boxed().toList()),
          422,
          "invalid",
          "/tag_ids");
      assertThat(Given.ids(http.get("/tags?prefix=" + prefix + "-20"))).isEmpty();
    }

    @Test
    void rejectsTagIdsThatDoNotExistEachByItsPlace() {
      long tag = Given.tag(http, unique("known"));
      assertProblem(
          create("title", "T", "content", "C", "tag_ids", List.of(tag, 987654321, tag, 987654322)),
          422,
          "invalid",
          "/tag_ids/1",
          "/tag_ids/3");
    }

    @Test
    void rejectsTagsAndTagIdsTogether() {
      assertProblem(
          create("title", "T", "content", "C", "tags", List.of(), "tag_ids", List.of()),
          422,
          "invalid",
          "/tag_ids");
    }

    @Test
    void rejectsEachBadTagByItsPlace() {
      assertProblem(
          create(
              "title",
              "T",
              "content",
              "C",
              "tags",
              List.of("fine", " ", "a\tb", "x".repeat(51), 7)),
          422,
          "invalid",
          "/tags/1",
          "/tags/2",
          "/tags/3",
          "/tags/4");
    }

    @Test
    void rejectsAnUnknownAuthorAndMakesNoTag() {
      String name = unique("never");
      assertProblem(
          http.post(
              "/posts",
              json("title", "T", "content", "C", "author_id", 987654321, "tags", List.of(name))),
          422,
          "invalid",
          "/author_id");
      assertThat(Given.ids(http.get("/tags?prefix=" + name))).isEmpty();
    }

    @Test
    void countsCodePoints() {
      assertThat(create("title", "😀".repeat(200), "content", "😀".repeat(100_000)).status())
          .isEqualTo(201);
      assertProblem(
          create("title", "😀".repeat(201), "content", "😀".repeat(100_001)),
          422,
          "invalid",
          "/title",
          "/content");
    }

    @Test
    void stripsUnicodeWhiteSpaceOfTitlesBeforeItCountsAndKeepsThatOfContents() {
      var answer =
          create("title", "\u3000" + "t".repeat(200) + "\u00a0\u0085", "content", "\u2029 a b\n\n");
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(answer.at("/title")).isEqualTo("t".repeat(200));
      assertThat(answer.at("/content")).isEqualTo("\u2029 a b\n\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "\t\n", "\u3000", "\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f"})
    void rejectsABlankTitleAndBlankContent(String blank) {
      assertProblem(create("title", blank, "content", blank), 422, "invalid", "/title", "/content");
    }

    @Test
    void takesWhatIsInvisibleAndNoWhiteSpace() {
      assertThat(create("title", "\u200b", "content", "\ufeff\u180e\u001c").at("/title"))
          .isEqualTo("\u200b");
    }

    @Test
    void namesEveryFieldAtFaultAtOnce() {
      assertProblem(
          http.post("/posts", "{\"title\":[],\"author_id\":1.5,\"tags\":{},\"id\":1}"),
          422,
          "invalid",
          "/title",
          "/content",
          "/author_id",
          "/tags",
          "/id");
    }
  }

  private static Answer create(Object... fields) {
    return http.post(
        "/posts", json("author_id", author).replace("}", ",") + json(fields).substring(1));
  }

  private static List<String> names(Answer post) {
    return post.json().at("/tags").findValuesAsText("name");
  }
}
