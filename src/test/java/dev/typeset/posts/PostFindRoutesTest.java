package dev.typeset.posts;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostFindRoutesTest {
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
  class Find {
    @Test
    void showsTheNameOfTheAuthorAsItIsNow() {
      long user = Given.user(http);
      long post = Given.post(http, user, "Signed");
      assertThat(http.get("/posts/" + post).json().at("/author/full_name").isNull()).isTrue();
      http.patch("/users/" + user, json("full_name", "Grace"));
      assertThat(http.get("/posts/" + post).at("/author/full_name")).isEqualTo("Grace");
    }

    @Test
    void sortsTagsByCodePoints() {
      String prefix = unique("sort");
      long post = Given.post(http, author, "Sorted", prefix + "ä", prefix + "a", prefix + "B");
      assertThat(names(http.get("/posts/" + post)))
          .containsExactly(prefix + "B", prefix + "a", prefix + "ä");
    }

    @Test
    void showsAPostWithAThousandTags() {
      long post = Given.post(http, author, "Tagged");
      TestServer.execute(
          app.url(),
          "with made as (insert into tags (name) select 'bulk ' || n from generate_series(1, 1000) n returning id)"
              + " insert into post_tags (post_id, tag_id) select "
              + post
              + ", id from made");
      assertThat(names(http.get("/posts/" + post)))
          .hasSize(1000)
          .isSorted()
          .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "conditional"})
    void leavesOutWhatTheCallerHas(String tag) {
      long post =
          Given.post(http, author, "Known", tag.isEmpty() ? new String[0] : new String[] {tag});
      String etag = http.get("/posts/" + post).header("ETag");
      for (String known : List.of("*", etag, "W/" + etag, "\"other\", , , " + etag)) {
        var answer = http.send("GET", "/posts/" + post, null, "If-None-Match", known);
        assertThat(answer.status()).as(known).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(etag);
      }
    }

    @Test
    void knowsNoOther() {
      assertProblem(http.get("/posts/987654321"), 404, "not-found");
    }

    @Test
    void takesNoParameters() {
      long post = Given.post(http, author, "Plain");
      assertProblem(
          http.get("/posts/" + post + "?include=tags"), 400, "malformed-request", "/include");
    }
  }

  @Nested
  class Delete {
    @Test
    void takesThePostAwayAndLeavesItsTags() {
      String name = unique("left");
      long post = Given.post(http, author, "Gone", name);
      var answer = http.delete("/posts/" + post);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
      assertProblem(http.get("/posts/" + post), 404, "not-found");
      assertProblem(http.delete("/posts/" + post), 404, "not-found");
      assertThat(http.get("/tags?prefix=" + name).json().at("/items/0/posts").intValue()).isZero();
    }
  }

  private static List<String> names(Answer post) {
    return post.json().at("/tags").findValuesAsText("name");
  }
}
