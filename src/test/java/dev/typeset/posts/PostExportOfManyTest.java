package dev.typeset.posts;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Http;
import dev.typeset.testing.Program;
import dev.typeset.testing.SlowReader;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports of 100,000 posts by the real program, in 64 MiB of heap. */
class PostExportOfManyTest {
  private static final int POSTS = 100_000;
  private static final int READERS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static DatabaseUrl url;
  private static Program program;
  private static Http http;

  @BeforeAll
  static void start() {
    url = TestServer.migrated();
    TestServer.execute(
        url,
        """
        insert into users (email, hashed_password) values ('ada@example.com', '!'), ('long@example.com', '!');
        drop index posts_keyword_idx, posts_search_idx;
        insert into posts (author_id, title, content)
          select 1, 'Title ' || n, repeat('words ', 30) from generate_series(1, %d) n;
        insert into posts (author_id, title, content)
          select 2, 'Long ' || n, repeat('words ', 800) from generate_series(1, 5000) n;
        insert into tags (name) values ('even');
        insert into post_tags select id, 1 from posts where id %% 2 = 0;
        analyze;
        """
            .formatted(POSTS));
    Map<String, String> settings = new HashMap<>(TestApp.settings(url));
    settings.putAll(Map.of("POOL_SIZE", "2", "POOL_BURST", "0"));
    program = Program.withHeap("64m", settings);
    http = program.ready();
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @Test
  void bringsThemAll() throws Exception {
    assertThat(lines("/posts/export?author_id=1", "application/x-ndjson")).isEqualTo(POSTS + 1);
    assertThat(lines("/posts/export?created_from=2999-01-01T00:00:00Z", "text/csv")).isOne();
  }

  @Test
  void holdsNoConnectionForReadersWhoAreSlow() throws Exception {
    List<SlowReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) {
        readers.add(new SlowReader(program.port(), "/api/v1/posts/export?author_id=2", 10_000));
      }
      // The pool has two connections; were one held by each, the twenty would have both for good.
      for (int i = 0; i < 50; i++) {
        assertThat(http.get("/posts/" + (1 + i)).status()).isEqualTo(200);
      }
      assertThat(becomesIdle()).isTrue();
    } finally {
      readers.forEach(SlowReader::close);
    }
    assertThat(http.get("/posts/1").status()).isEqualTo(200);
  }

  @Test
  void isCutShortWhereItFailsAndGoesOnBehindTheLastLine() throws Exception {
    SlowReader.Ending cut;
    try (var reader = new SlowReader(program.port(), "/api/v1/posts/export?author_id=1", 10_000)) {
      TestServer.execute(url, "alter table posts rename to elsewhere");
      try {
        cut = reader.rest();
        assertProblem(http.get("/posts/export"), 500, "internal");
      } finally {
        TestServer.execute(url, "alter table elsewhere rename to posts");
      }
    }
    assertThat(cut.whole()).isFalse();
    List<JsonNode> seen = new ArrayList<>();
    for (String line : cut.text().split("\n", -1)) {
      if (line.endsWith("}")) {
        seen.add(JSON.readTree(line));
      }
    }
    assertThat(seen).hasSizeBetween(10, POSTS - 1);
    assertThat(cut.text()).doesNotContain("\"next\"", "problem");
    long last = seen.getLast().path("id").longValue();
    String cursor = seen.getLast().path("cursor").asText();
    var rest =
        http.get("/posts/export?author_id=1&limit=10&cursor=" + cursor).text().lines().toList();
    for (int i = 0; i < 10; i++) {
      assertThat(JSON.readTree(rest.get(i)).path("id").longValue()).isEqualTo(last - 1 - i);
    }
  }

  /** Whether the buffers between become full, so that no page is read any more. */
  private static boolean becomesIdle() throws InterruptedException {
    int idle = 0;
    for (int tenths = 0; tenths < 400 && idle < 10; tenths++) {
      idle = http.get("//metrics").text().contains("db_pool_acquired 0.0") ? idle + 1 : 0;
      Thread.sleep(100);
    }
    return idle == 10;
  }

  private static long lines(String path, String accept) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + program.port() + "/api/v1" + path))
              .header("Accept", accept)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofLines()).body().count();
    }
  }
}
