package dev.typeset.posts;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of 250 posts, many of them at the same time and of the same title. */
class PostExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    TestServer.execute(
        app.url(),
        """
        insert into users (email, hashed_password, full_name) values ('a@example.com', 'x', 'Ada "A", Countess'), ('b@example.com', 'x', null);
        insert into tags (name) values ('c++, "quoted"'), ('sql');
        insert into posts (author_id, title, content, created_at, updated_at)
          select 1 + i % 2, 'Title ' || i % 10, E'a "quote", a comma\\r\\nand a line; ä€𝄞 ' || i,
            timestamptz '2026-01-01Z' + i / 20 * interval '1 day', timestamptz '2026-03-01Z' + i % 7 * interval '1 day'
          from generate_series(1, 250) i;
        insert into post_tags select i, 1 + i % 2 from generate_series(1, 200) i;
        insert into post_tags select i, 2 from generate_series(2, 60, 2) i;
        """);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Ndjson {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "sort=created_at",
          "sort=title",
          "sort=-title",
          "sort=updated_at",
          "sort=-updated_at",
          "author_id=2",
          "tag=SQL",
          "tag=sql&tag=c%2B%2B%2C%20%22quoted%22&tag_match=all",
          "keyword=comma",
          "keyword=9",
          "created_from=2026-01-03T00:00:00Z&created_to=2026-01-09T00:00:00Z&author_id=1&sort=title",
          "keyword=nowhere"
        })
    void holdsWhatAWalkThroughTheListDoes(String query) {
      List<JsonNode> lines = lines(http.get("/posts/export?" + query));
      assertThat(lines.removeLast().toString()).isEqualTo("{\"next\":null}");
      assertThat(lines).allMatch(line -> line.path("cursor").isTextual());
      lines.forEach(line -> ((ObjectNode) line).remove("cursor"));
      assertThat(lines).isEqualTo(walk(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=-created_at", "sort=title", "sort=-updated_at&author_id=1"})
    void goesOnBehindAnyLine(String query) {
      List<JsonNode> all = lines(http.get("/posts/export?" + query));
      for (int seen : List.of(1, 99, 100, 101, all.size() - 1)) {
        String cursor = all.get(seen - 1).path("cursor").asText();
        assertThat(lines(http.get("/posts/export?" + query + "&cursor=" + cursor)))
            .isEqualTo(all.subList(seen, all.size()));
      }
    }

    @Test
    void comesInPartsWhereALimitIsSet() {
      List<JsonNode> all = lines(http.get("/posts/export"));
      var part = http.get("/posts/export?limit=90");
      List<JsonNode> parts = lines(part);
      while (!parts.getLast().path("next").isNull()) {
        assertThat(part.header("Link"))
            .contains("cursor=" + parts.removeLast().path("next").asText());
        part = http.get(part.header("Link").replaceAll(".*</api/v1([^>]*)>; rel=\"next\".*", "$1"));
        parts.addAll(lines(part));
      }
      assertThat(parts).isEqualTo(all);
      assertThat(part.header("Link")).doesNotContain("next");
    }

    @Test
    void isNotGoneThroughWithTheCursorOfAnotherList() {
      String cursor = lines(http.get("/posts/export?limit=1")).getLast().path("next").asText();
      assertProblem(
          http.get("/posts/export?sort=title&cursor=" + cursor),
          400,
          "malformed-request",
          "/cursor");
      assertProblem(http.get("/posts?cursor=" + cursor), 400, "malformed-request", "/cursor");
    }
  }

  @Nested
  class Csv {
    @Test
    void holdsTheSame() {
      var answer = http.send("GET", "/posts/export?sort=title", null, "Accept", "text/csv");
      assertThat(answer.header("Content-Disposition"))
          .isEqualTo("attachment; filename=\"posts.csv\"");
      assertThat(answer.text())
          .startsWith("id,title,content,author_id,author_full_name,tags,created_at,updated_at\r\n")
          .endsWith("\r\n");
      List<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(answer.text()).stream().toList();
      List<JsonNode> posts = walk("sort=title");
      assertThat(rows).hasSameSizeAs(posts);
      for (int i = 0; i < rows.size(); i++) {
        JsonNode post = posts.get(i);
        List<String> tags = post.path("tags").findValuesAsText("name");
        assertThat(rows.get(i).getFields())
            .containsExactly(
                post.path("id").asText(),
                post.path("title").asText(),
                post.path("content").asText(),
                post.at("/author/id").asText(),
                post.at("/author/full_name").asText(""),
                JSON.valueToTree(tags).toString(),
                post.path("created_at").asText(),
                post.path("updated_at").asText());
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            */*                                        | application/x-ndjson
            text/*                                     | text/csv
            text/csv;q=0.5, application/x-ndjson;q=0.4 | text/csv
            text/csv;q=0, */*                          | application/x-ndjson
            text/html, text/csv;q=0.1                  | text/csv
            """)
    void isChosenByAccept(String accept, String type) {
      var answer = http.send("GET", "/posts/export?limit=1", null, "Accept", accept);
      assertThat(answer.header("Content-Type")).startsWith(type);
      assertThat(answer.headers().allValues("Vary")).contains("Accept");
    }

    @Test
    void isOneOfTwo() {
      assertProblem(
          http.send("GET", "/posts/export", null, "Accept", "application/json"),
          406,
          "not-acceptable");
    }
  }

  private static List<JsonNode> lines(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> lines = new ArrayList<>();
    answer.text().lines().forEach(line -> lines.add(read(line)));
    return lines;
  }

  private static List<JsonNode> walk(String query) {
    List<JsonNode> items = new ArrayList<>();
    String path = "/posts?limit=100&" + query;
    JsonNode page = http.get(path).json();
    page.path("items").forEach(items::add);
    while (!page.path("next").isNull()) {
      page = http.get(path + "&cursor=" + page.path("next").asText()).json();
      page.path("items").forEach(items::add);
    }
    return items;
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
