package dev.typeset.persons;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.ProblemAnswers;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonTest {
  private static TestApp app;
  private static long id;
  private static Http me;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    id = Given.user(app.http());
    me = app.user(id);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void isAllThatIsStoredAndNothingOfOthers() {
    long author = Given.user(app.http());
    Http http = app.user(author);
    List<String> posts =
        IntStream.range(0, 250)
            .mapToObj(
                i -> json("title", "Mine " + i, "content", "\"]}\n", "tags", List.of("a", "b")))
            .toList();
    for (int i = 0; i < 250; i += 125) {
      assertThat(http.post("/posts/batch", posts.subList(i, i + 125).toString()).status())
          .isEqualTo(201);
    }
    assertThat(
            http.send(
                    "POST", "/posts", json("title", "Once", "content", "c"), "Idempotency-Key", "k")
                .status())
        .isEqualTo(201);
    long others = Given.post(app.http(), id, "Not mine");
    Answer export = http.get("/users/me/export");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"typeset.json\"");
    assertThat(export.header("Cache-Control")).startsWith("private");
    JsonNode person = export.json();
    assertThat(person.at("/user")).isEqualTo(http.get("/users/me").json()).hasSize(7);
    assertThat(person.at("/sessions")).hasSize(1);
    assertThat(person.at("/remembered/0/location").asText()).startsWith("/api/v1/posts/");
    List<Long> ids = new ArrayList<>();
    person.at("/posts").forEach(post -> ids.add(post.at("/id").longValue()));
    assertThat(ids).hasSize(251).doesNotContain(others).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(person.at("/posts/250/tags")).hasSize(2);
    assertThat(person.at("/posts/250").path("content").asText()).isEqualTo("\"]}\n");
  }

  @Test
  void holdsNoHash() {
    String hash = TestServer.query(app.url(), "select hashed_password from users where id = " + id);
    assertThat(hash).startsWith("$argon2id$");
    assertThat(me.get("/users/me/export").text()).doesNotContain("argon2id").doesNotContain("hash");
  }

  @Test
  void isWholeWhereThereIsNothing() {
    long fresh = Given.user(app.http());
    JsonNode person = app.user(fresh).get("/users/me/export").json();
    assertThat(person.at("/posts")).isEmpty();
    assertThat(person.at("/remembered")).isEmpty();
    assertThat(person.at("/user/id").longValue()).isEqualTo(fresh);
  }

  @Test
  void loadsNothingForHead() {
    Answer head = me.send("HEAD", "/users/me/export", null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Type")).startsWith("application/json");
    assertThat(head.header("Server-Timing")).contains("1 statement");
  }

  @Test
  void isForNobodyElse() {
    ProblemAnswers.assertProblem(app.anonymous().get("/users/me/export"), 401, "unauthorized");
  }
}
