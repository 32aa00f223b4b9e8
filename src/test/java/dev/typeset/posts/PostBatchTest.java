package dev.typeset.posts;

import static dev.typeset.testing.Given.column;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Many posts at once. */
class PostBatchTest {
  private static final int MOST = 1_000;
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

  private static String post(String title, Object... more) {
    var fields =
        new ArrayList<Object>(List.of("title", title, "content", "c", "author_id", author));
    fields.addAll(List.of(more));
    return json(fields.toArray());
  }

  private static String batch(List<String> posts) {
    return "[" + String.join(",", posts) + "]";
  }

  private static long count(String table) {
    return Long.parseLong(TestServer.query(app.url(), "select count(*) from " + table));
  }

  @Nested
  class Batch {
    @Test
    void makesAThousandPostsWithTwentyTagsEachInSevenStatements() {
      long old = Given.tag(http, "Numbered");
      Given.tag(http, "Old");
      List<Post.New> batch =
          IntStream.range(0, MOST)
              .mapToObj(i -> new Post.New("Post " + i, "c", author, tags(i, old)))
              .toList();
      try (var counted = new CountedDatabase(app.url())) {
        var made =
            new PostRepository(counted.database())
                .create(batch, author)
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow()
                .items();
        assertThat(counted.statements()).hasSizeLessThanOrEqualTo(7);
        assertThat(made)
            .extracting(Post::title)
            .isEqualTo(batch.stream().map(Post.New::title).toList());
        assertThat(made).extracting(Post::id).isSorted().doesNotHaveDuplicates();
        assertThat(made).extracting(Post::createdAt).isSorted();
        assertThat(made.get(500).tags()).hasSize(1);
        assertThat(made.get(501).tags())
            .hasSize(20)
            .extracting(tag -> tag.name())
            .contains("Old", "Shared", "new 501 2")
            .isSorted();
      }
    }

    private static Post.TagChoice tags(int i, long old) {
      if (i == 500) {
        return new Post.TagChoice.Numbered(List.of(old));
      }
      List<String> names =
          new ArrayList<>(List.of(i % 2 == 0 ? "OLD" : "old", i == 0 ? "Shared" : "sHARED"));
      IntStream.range(2, 20).forEach(k -> names.add("new " + i + " " + k));
      return new Post.TagChoice.Named(names);
    }

    @Test
    void answersAsTheSinglePostsDo() {
      var answer =
          http.post(
              "/posts/batch", batch(List.of(post("A", "tags", List.of("Zed", "zed")), post("B"))));
      assertThat(answer.status()).isEqualTo(201);
      for (JsonNode item : answer.json().path("items")) {
        assertThat(http.get("/posts/" + item.path("id").asLong()).json()).isEqualTo(item);
      }
      assertThat(answer.at("/items/0/tags/0/name")).isEqualTo("Zed");
      assertThat(answer.json().at("/items/0/tags")).hasSize(1);
    }

    @Test
    void makesNothingWhereAnyIsWrong() {
      long posts = count("posts");
      long tags = count("tags");
      List<String> batch =
          IntStream.range(0, MOST)
              .mapToObj(i -> post("P", "tags", List.of("left over " + i)))
              .collect(Collectors.toCollection(ArrayList::new));
      batch.set(500, json("title", "P", "content", "c", "author_id", 987654321));
      batch.set(700, post("P", "tag_ids", List.of(987654321)));
      assertProblem(
          http.post("/posts/batch", batch(batch)),
          422,
          "invalid",
          "/500/author_id",
          "/700/tag_ids/0");
      assertThat(count("posts")).isEqualTo(posts);
      assertThat(count("tags")).isEqualTo(tags);
    }

    @Test
    void namesEveryFieldAtFaultByItsPlace() {
      String batch =
          batch(
              List.of(
                  post("Fine"),
                  json("title", " ", "author_id", "x"),
                  "7",
                  post("P", "tags", List.of("a", ""), "extra", 1)));
      assertProblem(
          http.post("/posts/batch", batch),
          422,
          "invalid",
          "/1/title",
          "/1/content",
          "/1/author_id",
          "/2",
          "/3/tags/1",
          "/3/extra");
    }

    @Test
    void takesOneToAThousandPosts() {
      assertProblem(http.post("/posts/batch", "[]"), 422, "invalid", "");
      assertProblem(http.post("/posts/batch", post("P")), 422, "invalid", "");
      var tooMany = IntStream.rangeClosed(0, MOST).mapToObj(_ -> post("P")).toList();
      assertProblem(http.post("/posts/batch", batch(tooMany)), 422, "invalid", "");
    }

    @Test
    void takesSixteenMebibytes() {
      String padded = batch(List.of(post("Padded")));
      int bound = 16 << 20;
      assertThat(http.post("/posts/batch", padded + " ".repeat(bound - padded.length())).status())
          .isEqualTo(201);
      assertProblem(
          Http.told(
              () -> http.post("/posts/batch", padded + " ".repeat(bound + 1 - padded.length()))),
          413,
          "too-large");
    }

    @Test
    void isDoneOnceForAnIdempotencyKey() {
      String batch = batch(List.of(post("Once"), post("Once")));
      var first = http.send("POST", "/posts/batch", batch, "Idempotency-Key", "batch-1");
      var again = http.send("POST", "/posts/batch", batch, "Idempotency-Key", "batch-1");
      assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(count("posts where title = 'Once'")).isEqualTo(2);
    }

    @Test
    void isReadTwoAtATime() throws Exception {
      String batch = batch(List.of(post("Held")));
      try (var connection = TestServer.connect(app.url());
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("lock table posts in exclusive mode");
        var held =
            IntStream.range(0, 2)
                .mapToObj(_ -> http.sendAsync("POST", "/posts/batch", batch))
                .toList();
        String waiting = "select count(*) from pg_locks where not granted";
        while (!TestServer.query(app.url(), waiting).equals("2")) {
          Thread.onSpinWait();
        }
        var third = http.post("/posts/batch", batch);
        connection.rollback();
        assertProblem(third, 503, "overloaded");
        assertThat(third.header("Retry-After")).isNotEmpty();
        assertThat(held).allMatch(answer -> answer.join().status() == 201);
      }
      assertThat(column(http.post("/posts/batch", batch), "title")).hasSize(1);
    }
  }
}
