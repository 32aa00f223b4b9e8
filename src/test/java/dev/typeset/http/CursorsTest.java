package dev.typeset.http;

import static dev.typeset.testing.Given.ids;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, links and totals of lists: 25 posts of one author, and nothing else. */
class CursorsTest {
  private static final String NEW_KEY = "new:fedcba9876543210fedcba9876543210";
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(first|prev|next)\"");
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    assertThat(http.get("/users/me").at("/id")).as("the author").isEqualTo("1");
    assertThat(Given.user(http)).isEqualTo(2);
    for (int i = 0; i < 25; i++) {
      Given.post(http, 1, "Post " + (char) ('a' + i), "tag" + i % 3);
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Cursor {
    @ParameterizedTest
    @CsvSource({
      "/posts?, /posts?sort=title&",
      "/posts?, /posts?author_id=1&",
      "/posts?, /users/1/posts?",
      "/posts?, /posts/search?",
      "/posts?, /posts/export?",
      "/posts?, /users?",
      "/users/1/posts?, /users/2/posts?",
      "/users/1/posts?, /posts?author_id=1&",
      "/tags/1/posts?, /tags/2/posts?",
      "/posts?tag=tag1&, /posts?tag=tag2&",
      "/posts?tag=tag1&tag=tag2&, /posts?tag=tag1&tag=tag2&tag_match=all&",
      "/posts?sort=title&, /posts?sort=-title&",
      "/posts?keyword=post&, /posts?keyword=Post&",
      "/tags?, /tags?prefix=t&"
    })
    void isOfItsListAlone(String list, String other) {
      String cursor = cursor(http.get(list + "limit=1"));
      assertThat(http.get(list + "limit=1&cursor=" + cursor).status()).isEqualTo(200);
      assertRefused(http.get(other + "limit=1&cursor=" + cursor));
    }

    @Test
    void goesOnWithAnotherLimitAndCount() {
      String cursor = cursor(http.get("/posts?limit=3"));
      Answer rest = http.get("/posts?cursor=" + cursor + "&limit=100&count=exact");
      assertThat(ids(rest)).hasSize(22);
      assertThat(rest.at("/total")).isEqualTo("25");
      assertThat(ids(http.get("/posts?sort=-created_at&limit=1&cursor=" + cursor))).hasSize(1);
    }

    @Test
    void isRefusedWhereAnyCharacterOfItIsAnother() {
      String cursor = cursor(http.get("/posts?limit=1"));
      for (int i = 0; i < cursor.length(); i++) {
        char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
        assertRefused(
            http.get("/posts?cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1)));
      }
      assertRefused(http.get("/posts?cursor=" + cursor + "A"));
      assertRefused(http.get("/posts?cursor=" + cursor.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%F0%9F%98%80", "....", "null"})
    void isRefusedWhereItIsNone(String text) {
      assertRefused(http.get("/posts?cursor=" + text));
    }

    @Test
    void isOfItsKeys() {
      String cursor = cursor(http.get("/posts?limit=1"));
      String path = "/posts?limit=1&cursor=" + cursor;
      String old = "test:0123456789abcdef0123456789abcdef";
      TestApp stranger = TestApp.start(app.url(), Map.of("SECRET_KEYS", NEW_KEY));
      try (stranger) {
        assertRefused(stranger.http().get(path));
      }
      TestApp impostor =
          TestApp.start(app.url(), Map.of("SECRET_KEYS", NEW_KEY.replace("new", "test")));
      try (impostor) {
        assertRefused(impostor.http().get(path));
      }
      TestApp heir = TestApp.start(app.url(), Map.of("SECRET_KEYS", NEW_KEY + "," + old));
      try (heir) {
        assertThat(heir.http().get(path).text().replaceAll("\"next\".*", ""))
            .isEqualTo(http.get(path).text().replaceAll("\"next\".*", ""));
      }
    }

    private static void assertRefused(Answer answer) {
      assertProblem(answer, 400, "malformed-request", "/cursor");
    }
  }

  @Nested
  class Skip {
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void doesNotGoWithACursor(int skip) {
      String cursor = cursor(http.get("/posts?limit=1"));
      assertProblem(
          http.get("/posts?skip=" + skip + "&cursor=" + cursor), 400, "malformed-request", "/skip");
    }

    @Test
    void leadsToThePagesBesideIt() {
      var all = ids(http.get("/posts?limit=100"));
      Answer middle = http.get("/posts?skip=10&limit=5");
      assertThat(ids(middle)).isEqualTo(all.subList(10, 15));
      assertThat(ids(http.get(link(middle, "next")))).isEqualTo(all.subList(15, 20));
      assertThat(ids(http.get(link(middle, "prev")))).isEqualTo(all.subList(5, 10));
      assertThat(ids(http.get(link(middle, "first")))).isEqualTo(all.subList(0, 5));
      Answer last = http.get("/posts?skip=20&limit=5");
      assertThat(link(last, "next")).isEmpty();
      assertThat(last.json().at("/next").isNull()).isTrue();
      assertThat(ids(http.get(link(last, "prev")))).isEqualTo(all.subList(15, 20));
    }
  }

  @Nested
  class Links {
    @Test
    void ofTheFirstPageLeadForwardAlone() {
      Answer first = http.get("/posts?limit=5");
      assertThat(link(first, "prev")).isEmpty();
      assertThat(link(first, "next")).contains("cursor=" + cursor(first), "limit=5");
      assertThat(ids(http.get(link(first, "first")))).isEqualTo(ids(first));
    }

    @Test
    void leadThereAndBack() {
      Answer first = http.get("/posts?limit=5&sort=title&author_id=1");
      Answer second = http.get(link(first, "next"));
      Answer back = http.get(link(second, "prev"));
      assertThat(ids(back)).isEqualTo(ids(first));
      assertThat(ids(http.get(link(back, "next")))).isEqualTo(ids(second));
      assertThat(link(back, "prev")).isEmpty();
    }

    @Test
    void ofAnEmptyListLeadNowhere() {
      Answer none = http.get("/users/2/posts");
      assertThat(ids(none)).isEmpty();
      assertThat(none.json().at("/next").isNull()).isTrue();
      assertThat(link(none, "next") + link(none, "prev")).isEmpty();
    }

    @Test
    void holdTheLongestTitlesAndFilters() {
      TestApp own = TestApp.start();
      try (own) {
        long author = Given.user(own.http());
        String longest = "\uD83D\uDE00".repeat(199);
        for (int i = 0; i < 5; i++) {
          own.http()
              .post(
                  "/posts",
                  json("title", longest + (char) ('a' + i), "content", "C", "author_id", author));
        }
        Answer page = own.http().get("/posts?sort=-title&limit=2&author_id=" + author);
        List<Long> seen = new ArrayList<>(ids(page));
        while (!link(page, "next").isEmpty()) {
          page = own.http().get(link(page, "next"));
          seen.addAll(ids(page));
        }
        assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(ids(own.http().get(link(page, "prev")))).containsExactly(3L, 2L);
        // A keyword that is as long as it may be, beside such a cursor.
        String keyword = "%F0%9F%98%80".repeat(199) + "a";
        Answer found = own.http().get("/posts?sort=title&limit=1&keyword=" + keyword);
        assertThat(found.status()).as(found.text()).isIn(200, 422);
      }
    }
  }

  @Nested
  class Count {
    @ParameterizedTest
    @CsvSource({
      "/posts, 25",
      "/posts?author_id=1, 25",
      "/posts?author_id=2, 0",
      "/posts?tag=tag0&tag=tag1, 17",
      "/posts?keyword=post%20a, 1",
      "/users/1/posts, 25",
      "/tags/1/posts, 9",
      "/users, 2",
      "/tags, 3",
      "/tags?prefix=tag1, 1"
    })
    void givesATotalAtOneStatementMore(String list, String total) {
      String path = list + (list.contains("?") ? "&" : "?") + "limit=2";
      Answer plain = http.get(path);
      assertThat(plain.json().has("total")).isFalse();
      Answer exact = http.get(path + "&count=exact");
      assertThat(exact.at("/total")).isEqualTo(total);
      assertThat(ids(exact)).isEqualTo(ids(plain));
      Answer estimated = http.get(path + "&count=estimated");
      assertThat(estimated.json().at("/total").isIntegralNumber()).isTrue();
      assertThat(statements(exact)).isEqualTo(statements(plain) + 1);
      assertThat(statements(estimated)).isEqualTo(statements(plain) + 1);
    }

    @Test
    void estimatesFromTheStatistics() {
      TestServer.execute(app.url(), "analyze");
      assertThat(http.get("/posts?count=estimated").at("/total")).isEqualTo("25");
      assertThat(http.get("/posts?author_id=1&count=estimated").at("/total")).isEqualTo("25");
    }

    private static int statements(Answer answer) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return Integer.parseInt(
          answer.header("Server-Timing").replaceAll(".*desc=\"([0-9]+) statement.*", "$1"));
    }
  }

  @Nested
  class NestedPosts {
    @Test
    void goOnAtTheListOfTheUser() {
      var all = ids(http.get("/users/1/posts?limit=100"));
      Answer user = http.get("/users/1?include=posts");
      assertThat(user.json().at("/posts/items").findValuesAsText("id"))
          .isEqualTo(all.subList(0, 20).stream().map(String::valueOf).toList());
      String cursor = user.at("/posts/next");
      assertThat(ids(http.get("/users/1/posts?cursor=" + cursor))).isEqualTo(all.subList(20, 25));
      assertProblem(
          http.get("/users/2/posts?cursor=" + cursor), 400, "malformed-request", "/cursor");
      assertThat(http.get("/users/2?include=posts").json().at("/posts/next").isNull()).isTrue();
    }
  }

  private static String cursor(Answer page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.at("/next");
  }

  /** The target of a link, or the empty string. */
  private static String link(Answer page, String relation) {
    Matcher link = LINK.matcher(page.header("Link"));
    while (link.find()) {
      if (link.group(2).equals(relation)) {
        return link.group(1).replace("/api/v1", "");
      }
    }
    return "";
  }
}
