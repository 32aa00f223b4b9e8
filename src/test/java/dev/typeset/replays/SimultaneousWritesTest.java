package dev.typeset.replays;

import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same Idempotency-Key many times at once. */
class SimultaneousWritesTest {
  private static final int CALLERS = 64;
  private static final Map<String, String> SETTINGS =
      Map.of("POOL_SIZE", "2", "POOL_BURST", "0", "LOCK_TIMEOUT", "4s");
  private static TestApp app;
  private static TestApp twin;
  private static Http http;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start(SETTINGS);
    twin = TestApp.start(app.url(), SETTINGS);
    http = app.http();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    twin.close();
    app.close();
  }

  @Nested
  class OneProgram {
    @ParameterizedTest
    @EnumSource(names = {"USERS", "POSTS", "TAGS"})
    void makesOneRow(RepeatableWrite write) {
      assertOneRow(write, List.of(http));
    }

    @Test
    void readsMeanwhile() {
      String body = RepeatableWrite.POSTS.body(author);
      String key = unique("key");
      List<CompletableFuture<Answer>> writes = new ArrayList<>();
      List<CompletableFuture<Answer>> reads = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        writes.add(RepeatableWrite.POSTS.sendAsync(http, body, key));
        reads.add(http.sendAsync("GET", "/posts?limit=1", null));
      }
      assertThat(reads).allMatch(read -> read.join().status() == 200);
      assertThat(writes).anyMatch(write -> write.join().status() == 201);
    }
  }

  @Nested
  class TwoPrograms {
    @ParameterizedTest
    @EnumSource(names = {"USERS", "POSTS", "TAGS"})
    void makeOneRow(RepeatableWrite write) {
      assertOneRow(write, List.of(http, twin.http()));
    }

    @Test
    void makeOneBatch() {
      String body = RepeatableWrite.BATCH.body(author);
      String key = unique("key");
      int before = rows(RepeatableWrite.BATCH);
      var first = RepeatableWrite.BATCH.sendAsync(http, body, key);
      var second = RepeatableWrite.BATCH.sendAsync(twin.http(), body, key);
      assertThat(List.of(first.join().status(), second.join().status())).containsOnly(201);
      assertThat(second.join().text()).isEqualTo(first.join().text());
      assertThat(rows(RepeatableWrite.BATCH)).isEqualTo(before + 2);
    }
  }

  @Nested
  class WhileTheFirstRuns {
    @Test
    void othersWaitWithoutAConnectionAndAreTold() throws SQLException {
      String body = RepeatableWrite.POSTS.body(author);
      String key = unique("key");
      try (Connection connection = TestServer.connect(app.url());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select id from users where id = " + author + " for update");
        var first = RepeatableWrite.POSTS.sendAsync(http, body, key);
        TestServer.awaitWaiting(app.url());
        var others =
            IntStream.range(0, 40)
                .mapToObj(_ -> RepeatableWrite.POSTS.sendAsync(http, body, key))
                .toList();
        assertThat(http.get("/tags").status()).isEqualTo(200);
        for (var other : others) {
          Answer answer = other.join();
          assertProblem(answer, 409, "request-in-progress");
          assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        connection.rollback();
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(RepeatableWrite.POSTS.send(http, body, key).text())
            .isEqualTo(first.join().text());
      }
    }

    @Test
    void elsewhereNobodyWaitsLongerThanForALock() throws SQLException {
      TestApp hasty = TestApp.start(app.url(), Map.of("LOCK_TIMEOUT", "100ms"));
      String body = RepeatableWrite.POSTS.body(author);
      String key = unique("key");
      assertThat(RepeatableWrite.POSTS.send(http, body, key).status()).isEqualTo(201);
      int before = rows(RepeatableWrite.POSTS);
      try (hasty;
          Connection connection = TestServer.connect(app.url());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        // As another program does that is about to remember the same.
        statement.execute("update replays set scope = sha256(scope)");
        Answer answer = RepeatableWrite.POSTS.send(hasty.http(), body, key);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        connection.rollback();
      }
      assertThat(rows(RepeatableWrite.POSTS)).isEqualTo(before);
    }
  }

  private static void assertOneRow(RepeatableWrite write, List<Http> programs) {
    String body = write.body(author);
    String key = unique("key");
    int before = rows(write);
    List<Answer> answers =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> write.sendAsync(programs.get(i % programs.size()), body, key))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    List<Answer> made = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(made).isNotEmpty();
    assertThat(made).extracting(Answer::text).containsOnly(made.getFirst().text());
    assertThat(made)
        .filteredOn(answer -> answer.headers().firstValue("Idempotent-Replayed").isEmpty())
        .hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> assertProblem(answer, 409, "request-in-progress"));
    assertThat(rows(write)).isEqualTo(before + 1);
  }

  private static int rows(RepeatableWrite write) {
    return Integer.parseInt(TestServer.query(app.url(), "select count(*) from " + write.table()));
  }
}
