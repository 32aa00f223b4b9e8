package dev.typeset.posts;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.Etags;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Plan;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ETag of a post: another for each state of all that the post embeds. */
class PostEtagTest {
  private static TestApp app;
  private static Http http;
  private long author;
  private String address;
  private String before;
  private Answer post;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void publish() {
    author = Given.user(http);
    address = "/posts/" + Given.post(http, author, "A post", unique("first"), unique("second"));
    post = http.get(address);
    before = post.header("ETag");
    assertThat(before).matches("\"[!#-~]+\"");
  }

  @Nested
  class Changes {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"title\":\"New\"}",
          "{\"content\":\"New\"}",
          "{\"tags\":[]}",
          "{\"tags\":[\"other\"]}",
          "{\"tag_ids\":[]}"
        })
    void withAPatch(String patch) {
      Answer patched = http.patch(address, patch);
      assertThat(patched.status()).isEqualTo(200);
      assertChanged();
      assertThat(patched.header("ETag")).isEqualTo(http.get(address).header("ETag"));
    }

    @Test
    void withATagMoreAndATagLess() {
      String first = post.at("/tags/0/name");
      String second = post.at("/tags/1/name");
      http.patch(address, json("tags", new String[] {first, second, "third"}));
      assertChanged();
      String three = http.get(address).header("ETag");
      http.patch(address, json("tags", new String[] {first, second}));
      assertChanged();
      assertThat(http.get(address).header("ETag")).isNotEqualTo(three);
    }

    @Test
    void withTheNameOfTheAuthor() {
      http.patch("/users/" + author, json("full_name", "Ada"));
      assertChanged();
    }

    @Test
    void withTheNameOfATag() {
      http.patch("/tags/" + post.at("/tags/1/id"), json("name", unique("renamed")));
      assertChanged();
    }

    @Test
    void withTheEndOfATag() {
      http.delete("/tags/" + post.at("/tags/0/id"));
      assertChanged();
    }

    private void assertChanged() {
      Answer now = http.send("GET", address, null, "If-None-Match", before);
      assertThat(now.status()).isEqualTo(200);
      assertThat(now.header("ETag")).isNotEqualTo(before);
    }
  }

  @Nested
  class Stays {
    @Test
    void withAPatchThatChangesNothing() {
      var tags = post.json().at("/tags").findValuesAsText("name");
      for (String patch :
          new String[] {
            "{}",
            json("title", post.at("/title"), "content", post.at("/content")),
            json("tags", tags),
            json("title", post.at("/title"), "tags", tags.reversed())
          }) {
        for (String condition : new String[] {"*", before}) {
          Answer same = http.send("PATCH", address, patch, "If-Match", condition);
          assertThat(same.status()).isEqualTo(200);
          assertThat(same.text()).as(patch).isEqualTo(post.text());
          assertThat(same.header("ETag")).isEqualTo(before);
        }
        assertThat(http.patch(address, patch).text()).isEqualTo(post.text());
      }
      assertSame();
    }

    @Test
    void withWhatIsNotEmbedded() {
      long other = Given.post(http, author, "Another", post.at("/tags/0/name"));
      http.patch("/posts/" + other, json("title", "New", "tags", new String[] {"x"}));
      http.patch("/tags/" + Given.tag(http, unique("foreign")), json("name", unique("renamed")));
      http.delete("/posts/" + other);
      assertSame();
    }

    @Test
    void withTheMethod() {
      assertThat(http.send("HEAD", address, null).header("ETag")).isEqualTo(before);
      String body = json("title", "T", "content", "C", "author_id", author);
      Answer made = http.post("/posts", body);
      assertThat(made.header("ETag"))
          .isEqualTo(http.get("/posts/" + made.at("/id")).header("ETag"));
    }

    private void assertSame() {
      assertThat(http.get(address).header("ETag")).isEqualTo(before);
    }
  }

  @Nested
  class Nesting {
    @BeforeEach
    void fill() {
      TestServer.execute(
          app.url(),
          """
          insert into tags (name) select 'filling ' || n from generate_series(1, 3000) n on conflict do nothing;
          insert into posts (author_id, title, content)
            select (select max(id) from users), 'Filling', 'Text' from generate_series(1, 3000);
          insert into post_tags (post_id, tag_id)
            select posts.id, tags.id from posts join tags on tags.id % 3000 = posts.id % 3000 where title = 'Filling' on conflict do nothing;
          analyze;
          """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic", "custom"})
    void isNotRunForOneWhoKnowsThePost(String mode) throws SQLException {
      assertThat(touched(plan(before.substring(1, before.length() - 1), mode))).isZero();
      assertThat(touched(plan("other", mode))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic", "custom"})
    void comesAfterATagThatIsMadeOnce(String mode) throws SQLException {
      for (String known : new String[] {before.substring(1, before.length() - 1), "other"}) {
        assertThat(subPlans(plan(known, mode), "string_agg("))
            .singleElement()
            .satisfies(node -> assertThat(node.path("Actual Loops").asInt()).isEqualTo(1));
      }
    }

    private Plan plan(String known, String mode) throws SQLException {
      long id = post.json().at("/id").longValue();
      var counted = new CountedDatabase(app.url());
      try (counted) {
        assertThat(
                new PostRepository(counted.database())
                    .find(id, new Etags(false, List.of(known)))
                    .blockOptional(Duration.ofSeconds(20)))
            .isPresent();
        List<String> statements = counted.statements();
        assertThat(statements).hasSize(1);
        return Plan.of(app.url(), statements.getFirst(), mode, id + ", array['" + known + "']");
      }
    }

    /** How many blocks the sub-plan touches that makes the list of tags. */
    private static long touched(Plan plan) {
      List<JsonNode> nests = subPlans(plan, "json_agg(");
      assertThat(nests).hasSize(1);
      Plan nest = Plan.of(nests.getFirst());
      return Stream.of("post_tags", "tags")
          .flatMap(table -> nest.scans(table).stream())
          .mapToLong(Plan::blocks)
          .sum();
    }

    private static List<JsonNode> subPlans(Plan plan, String output) {
      return plan.nodes().stream()
          .filter(node -> node.path("Output").toString().contains(output))
          .filter(node -> node.path("Parent Relationship").asText().equals("SubPlan"))
          .toList();
    }
  }
}
