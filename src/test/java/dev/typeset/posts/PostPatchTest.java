package dev.typeset.posts;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostPatchTest {
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

  static List<List<String>> subsets() {
    var fields = List.of("title", "content", "tags", "tag_ids");
    return IntStream.range(0, 1 << fields.size())
        .mapToObj(bits ->
            IntStream.range(0, fields.size())
                .filter(i -> (bits & 1 << i) != 0)
                .mapToObj(fields::get)
                .toList())
        .filter(sent -> !sent.containsAll(List.of("tags", "tag_ids")))
        .toList();
  }

  @Nested
  class EverySubset {
    @ParameterizedTest
    @MethodSource("dev.typeset.posts.PostPatchTest#subsets")
    void changesTheFieldsThatWereSentAndNoOthers(List<String> sent) {
      String name = unique("named");
      long tag = Given.tag(http, unique("numbered"));
      Map<String, Object> values =
          Map.of(
              "title", "Other", "content", "Else", "tags", List.of(name), "tag_ids", List.of(tag));
      long post = Given.post(http, author, "Title", unique("before"));
      var before = (ObjectNode) http.get("/posts/" + post).json();

      var answer = patch(post, body(sent, values));

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      var after = (ObjectNode) answer.json();
      assertThat(Integer.signum(updatedAt(after).compareTo(updatedAt(before))))
          .isEqualTo(sent.isEmpty() ? 0 : 1);
      assertThat(version(post)).isEqualTo(sent.isEmpty() ? 1 : 2);
      if (sent.contains("tags")) {
        assertThat(names(answer)).containsExactly(name);
      } else if (sent.contains("tag_ids")) {
        assertThat(answer.json().at("/tags").findValues("id"))
            .extracting(id -> id.longValue())
            .containsExactly(tag);
      } else {
        assertThat(after.get("tags")).isEqualTo(before.get("tags"));
      }
      for (String field : List.of("title", "content")) {
        assertThat(after.path(field).asText())
            .isEqualTo(sent.contains(field) ? values.get(field) : before.path(field).asText());
      }
      var rest = List.of("title", "content", "tags", "updated_at");
      assertThat(after.deepCopy().without(rest).toString())
          .isEqualTo(before.deepCopy().without(rest).toString());
      assertThat(http.get("/posts/" + post).text()).isEqualTo(answer.text());
    }

    @ParameterizedTest
    @MethodSource("dev.typeset.posts.PostPatchTest#subsets")
    void changesNothingWhereTheValuesAreTheSame(List<String> sent) {
      String name = unique("Same");
      long post = Given.post(http, author, "Title", name);
      var before = http.get("/posts/" + post);
      String row = row(post);
      Map<String, Object> values =
          Map.of(
              "title",
              " Title\u3000",
              "content",
              "About Title",
              "tags",
              List.of(name, name.replace('S', 's')),
              "tag_ids",
              List.of(before.json().at("/tags/0/id").longValue()));

      var answer = patch(post, body(sent, values));

      assertThat(answer.text()).isEqualTo(before.text());
      assertThat(row(post)).isEqualTo(row);
    }
  }

  @Nested
  class Tags {
    @Test
    void areClearedByAnEmptyList() {
      for (String field : List.of("tags", "tag_ids")) {
        long post = Given.post(http, author, "Cleared", unique("a"), unique("b"));
        var answer = patch(post, json(field, List.of()));
        assertThat(answer.json().at("/tags").toString()).isEqualTo("[]");
        assertThat(version(post)).isEqualTo(2);
        String row = row(post);
        assertThat(patch(post, json(field, List.of())).status()).isEqualTo(200);
        assertThat(row(post)).isEqualTo(row);
      }
    }

    @Test
    void areReplacedAndThoseThatStayKeepTheirIds() {
      String stays = unique("stays");
      long post = Given.post(http, author, "Replaced", stays, unique("agoes"));
      var kept = http.get("/posts/" + post).json().at("/tags/1");
      String comes = unique("zcomes");
      var answer = patch(post, json("tags", List.of(comes, stays)));
      assertThat(names(answer)).containsExactly(stays, comes);
      assertThat(answer.json().at("/tags/0")).isEqualTo(kept);
    }

    @Test
    void stayWhereOneOfThemIsUnknown() {
      long post = Given.post(http, author, "Kept", unique("kept"));
      String before = http.get("/posts/" + post).text();
      assertProblem(
          patch(post, json("title", "Lost", "tag_ids", List.of(987654321))),
          422,
          "invalid",
          "/tag_ids/0");
      assertThat(http.get("/posts/" + post).text()).isEqualTo(before);
    }

    @Test
    void areNotMadeForAPostThatDoesNotExist() {
      String name = unique("orphan");
      assertProblem(patch(987654321, json("tags", List.of(name))), 404, "not-found");
      assertThat(Given.ids(http.get("/tags?prefix=" + name))).isEmpty();
    }
  }

  @Nested
  class Update {
    @Test
    void takesAMergePatch() {
      long post = Given.post(http, author, "Merged");
      var answer =
          http.send(
              "PATCH",
              "/posts/" + post,
              "{\"title\":\"New\"}",
              "Content-Type",
              "Application/Merge-Patch+JSON");
      assertThat(answer.at("/title")).isEqualTo("New");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "content", "tags", "tag_ids"})
    void rejectsNull(String field) {
      long post = Given.post(http, author, "Nulled", unique("null"));
      String row = row(post);
      var answer = patch(post, json(field, null));
      assertProblem(answer, 422, "invalid", "/" + field);
      assertThat(answer.at("/errors/0/code")).isEqualTo("null");
      assertThat(row(post)).isEqualTo(row);
    }

    @Test
    void rejectsAnotherAuthorAndWhatOnlyTheServiceSets() {
      long post = Given.post(http, author, "Owned");
      assertProblem(
          patch(post, json("author_id", author, "id", 1, "version", 1, "updated_at", "2020")),
          422,
          "invalid",
          "/author_id",
          "/id",
          "/version",
          "/updated_at");
    }

    @Test
    void knowsNoOther() {
      assertProblem(patch(987654321, "{}"), 404, "not-found");
      assertProblem(patch(987654321, json("title", "x")), 404, "not-found");
    }

    @Test
    void movesTheTimeForwardEvenWhereTheClockIsBehind() {
      long post = Given.post(http, author, "Future");
      TestServer.execute(
          app.url(), "update posts set updated_at = '2999-01-01T00:00:00Z' where id = " + post);
      assertThat(patch(post, json("title", "Next")).at("/updated_at"))
          .isEqualTo("2999-01-01T00:00:00.000001Z");
      assertThat(patch(post, json("tags", List.of("later"))).at("/updated_at"))
          .isEqualTo("2999-01-01T00:00:00.000002Z");
    }
  }

  private static Answer patch(long post, String body) {
    return http.patch("/posts/" + post, body);
  }

  private static String body(List<String> fields, Map<String, Object> values) {
    return json(fields.stream().flatMap(f -> List.of(f, values.get(f)).stream()).toArray());
  }

  private static String updatedAt(ObjectNode post) {
    return post.path("updated_at").asText();
  }

  private static List<String> names(Answer post) {
    return post.json().at("/tags").findValuesAsText("name");
  }

  private static String row(long post) {
    return TestServer.query(app.url(), "select posts::text from posts where id = " + post);
  }

  private static int version(long post) {
    return Integer.parseInt(
        TestServer.query(app.url(), "select version from posts where id = " + post));
  }
}
