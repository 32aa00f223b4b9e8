package dev.typeset.posts;

import static dev.typeset.testing.Given.column;
import static dev.typeset.testing.Given.ids;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of posts: four posts of two authors, and nothing else. */
class PostListRoutesTest {
  private static TestApp app;
  private static Http http;
  private static long ada;
  private static long bob;
  private static List<Long> posts;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    ada = Given.user(http);
    bob = Given.user(http);
    posts =
        List.of(
            Given.post(http, ada, "banana 100%", "Java", "SQL"),
            Given.post(http, bob, "Apple_pie", "java"),
            Given.post(http, ada, "Ärger \\ more", "sql"),
            Given.post(http, bob, "apple pie"));
    for (int i = 0; i < posts.size(); i++) {
      TestServer.execute(
          app.url(),
          "update posts set created_at = '2026-01-0%d', updated_at = '2026-02-0%d' where id = %d"
              .formatted(i + 1, 9 - i, posts.get(i)));
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class ListPosts {
    @Test
    void givesWholePostsNewestFirst() {
      var page = http.get("/posts");
      assertThat(ids(page)).isEqualTo(posts.reversed());
      assertThat(page.json().fieldNames()).toIterable().containsExactly("items", "next");
      assertThat(page.json().at("/next").isNull()).isTrue();
      for (int i = 0; i < posts.size(); i++) {
        var post = http.get("/posts/" + posts.reversed().get(i)).json();
        assertThat(page.json().at("/items/" + i)).isEqualTo(post);
      }
    }

    /** The posts are numbered 0 to 3 as they were made. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            sort=-created_at                                | 3210
            sort=created_at                                 | 0123
            sort=-updated_at                                | 0123
            sort=updated_at                                 | 3210
            sort=title                                      | 1302
            sort=-title                                     | 2031
            limit=2                                         | 32
            limit=2&skip=1                                  | 21
            skip=4                                          | ''
            skip=10000                                      | ''
            tag=java                                        | 10
            tag=JAVA                                        | 10
            tag=java&tag=sql                                | 210
            tag=java&tag=sql&tag_match=any                  | 210
            tag=java&tag=sql&tag_match=all                  | 0
            tag=java&tag=JAVA&tag_match=all                 | 10
            tag=java&tag=nothing&tag_match=all              | ''
            tag=nothing                                     | ''
            tag=%25                                         | ''
            tag_match=all                                   | 3210
            created_from=2026-01-03T00:00:00Z               | 32
            created_to=2026-01-03T00:00:00Z                 | 10
            created_from=2026-01-02T01:00:00%2B01:00        | 321
            created_from=2026-01-02T00:00:00.000001Z        | 32
            created_from=2026-01-02T00:00:00Z&created_to=2026-01-04T00:00:00Z | 21
            created_from=2026-01-04T00:00:00Z&created_to=2026-01-02T00:00:00Z | ''
            keyword=APPLE                                   | 31
            keyword=about                                   | 3210
            keyword=100%25                                  | 0
            keyword=%25                                     | 0
            keyword=_                                       | 1
            keyword=pple_p                                  | 1
            keyword=e%20p                                   | 3
            keyword=%5C                                     | 2
            keyword=r%20%5C%20m                             | 2
            keyword=%C3%A4RGER                              | 2
            keyword=%25%25                                  | ''
            keyword=nowhere                                 | ''
            keyword=app&limit=1&skip=1                      | 1
            keyword=ap&limit=1&skip=1                       | 1
            keyword=ap&sort=title                           | 13
            keyword=app&sort=-updated_at                    | 13
            keyword=apple&tag=java                          | 1
            keyword=apple&tag=sql                           | ''
            """)
    void selectsAndSorts(String query, String numbers) {
      var expected = numbers.chars().mapToObj(number -> posts.get(number - '0')).toList();
      assertThat(ids(http.get("/posts?" + query))).isEqualTo(expected);
      assertThat(ids(http.get("/posts/search?" + query))).isEqualTo(expected);
    }

    @Test
    void joinsAuthorAndTheRestWithAnd() {
      assertThat(ids(http.get("/posts?author_id=" + ada)))
          .containsExactly(posts.get(2), posts.get(0));
      assertThat(ids(http.get("/posts?author_id=" + bob + "&tag=java")))
          .containsExactly(posts.get(1));
      assertThat(ids(http.get("/posts?author_id=" + bob + "&keyword=banana"))).isEmpty();
      assertThat(ids(http.get("/posts?author_id=987654321"))).isEmpty();
      assertThat(ids(http.get("/posts?author_id=0"))).isEmpty();
    }

    @Test
    void findsATagWhoseNameHoldsAnyCharacter() {
      String name = "c++ & c# / ?=%41";
      long post = Given.post(http, ada, "Odd", name);
      assertThat(ids(http.get("/posts?tag=" + URLEncoder.encode(name, UTF_8))))
          .containsExactly(post);
      assertThat(http.delete("/posts/" + post).status()).isEqualTo(204);
    }
  }

  @Nested
  class Stats {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            ''               | {"total":4,"avg_length":16.25}
            keyword=banana   | {"total":1,"avg_length":17.0}
            keyword=ap       | {"total":2,"avg_length":15.0}
            keyword=apple    | {"total":2,"avg_length":15.0}
            tag=sql          | {"total":2,"avg_length":17.5}
            keyword=nowhere  | {"total":0,"avg_length":null}
            keyword=%25%25   | {"total":0,"avg_length":null}
            """)
    void countWhatTheFiltersSelect(String query, String expected) {
      assertThat(http.get("/posts/stats?" + query).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "skip", "sort", "group"})
    void rejectWhatListsTake(String name) {
      assertProblem(http.get("/posts/stats?" + name + "=1"), 400, "malformed-request", "/" + name);
    }
  }

  @Nested
  class OfAUser {
    @Test
    void givesThePostsOfTheUserAlone() {
      String path = "/users/" + ada + "/posts";
      assertThat(ids(http.get(path))).containsExactly(posts.get(2), posts.get(0));
      assertThat(ids(http.get(path + "?sort=title&limit=1"))).containsExactly(posts.get(0));
      assertThat(column(http.get(path), "author"))
          .allMatch(author -> author.path("id").asLong() == ada);
      assertThat(ids(http.get(path + "?skip=2"))).isEmpty();
    }

    @Test
    void tellsAUserWithoutPostsFromNoUser() {
      assertThat(ids(http.get("/users/" + Given.user(http) + "/posts"))).isEmpty();
      assertProblem(http.get("/users/987654321/posts"), 404, "not-found");
      assertProblem(
          http.get("/users/" + ada + "/posts?keyword=x"), 400, "malformed-request", "/keyword");
    }
  }

  @Nested
  class OfATag {
    @Test
    void givesThePostsOfTheTagAlone() {
      long tag = http.get("/tags?prefix=sql").json().at("/items/0/id").longValue();
      assertThat(ids(http.get("/tags/" + tag + "/posts")))
          .containsExactly(posts.get(2), posts.get(0));
      assertThat(ids(http.get("/tags/" + tag + "/posts?sort=created_at&skip=1")))
          .containsExactly(posts.get(2));
    }

    @Test
    void tellsATagWithoutPostsFromNoTag() {
      assertThat(ids(http.get("/tags/" + Given.tag(http, "unused") + "/posts"))).isEmpty();
      assertProblem(http.get("/tags/987654321/posts"), 404, "not-found");
    }
  }
}
