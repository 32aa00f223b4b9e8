package dev.typeset.posts;

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
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks through every kind of list, in pages of any size, while rows come, go and change between
 * the pages: whatever stood throughout is seen exactly once. Many rows share a key.
 */
class PageWalkTest {
  private static final int STANDING = 16;
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(first|prev|next)\"");
  private static final List<String> TIMES =
      List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z", "2026-06-01T12:34:56.123456Z");
  private static final List<String> TITLES = List.of("title a", "Title a", "title ä", "title 😀");

  private static TestApp app;
  private static Http http;
  private static Connection beside;

  /** A table that a list is made from. */
  private enum Rows {
    POSTS("posts", "content") {
      @Override
      String insert(Random random, String kind) {
        String title = TITLES.get(random.nextInt(TITLES.size()));
        return ("with made as (insert into posts (author_id, title, content, created_at, updated_at)"
                + " values (1, '%s', '%s', '%s', '%s') returning id)"
                + " insert into post_tags (post_id, tag_id) select id, tag from made, unnest('{1, 2}'::bigint[]) tag")
            .formatted(title, kind, time(random), time(random));
      }
    },
    USERS("users", "full_name") {
      @Override
      String insert(Random random, String kind) {
        return "insert into users (email, hashed_password, full_name, created_at, updated_at) values ('%s', 'x', '%s', '%s', '%s')"
            .formatted(Given.email(), kind, time(random), time(random));
      }
    },
    TAGS("tags", "substr(name, 3)") {
      @Override
      String insert(Random random, String kind) {
        return "insert into tags (name) values ('%s')"
            .formatted("aBä".charAt(random.nextInt(3)) + " " + kind + random.nextLong());
      }
    };

    private final String table;
    private final String kind;

    Rows(String table, String kind) {
      this.table = table;
      this.kind = kind;
    }

    abstract String insert(Random random, String kind);

    String delete(String what) {
      return "delete from %s where id in (select id from %s where %s like '%s%%' order by random() limit 3)"
          .formatted(table, table, kind, what);
    }

    /** Leaves every sort key as it is, and moves the rows about. */
    String touch() {
      return "update %s set version = version + 1 where %s like 'standing%%' and random() < 0.3"
          .formatted(table, kind);
    }

    String ids() {
      return "select string_agg(id::text, ',' order by id) from %s where %s like 'standing%%'"
          .formatted(table, kind);
    }

    private static String time(Random random) {
      return TIMES.get(random.nextInt(TIMES.size()));
    }
  }

  @BeforeAll
  static void start() throws SQLException {
    app = TestApp.start();
    http = app.http();
    assertThat(http.get("/users/me").at("/id")).as("the author").isEqualTo("1");
    assertThat(Given.tag(http, "one")).isEqualTo(1);
    assertThat(Given.tag(http, "two")).isEqualTo(2);
    beside = TestServer.connect(app.url());
  }

  @AfterAll
  static void stop() throws SQLException {
    beside.close();
    app.close();
  }

  static Stream<String> lists() {
    List<String> lists = new ArrayList<>();
    for (String list :
        new String[] {"/posts", "/users/1/posts", "/tags/2/posts", "/posts/search"}) {
      for (PostSort sort : PostSort.values()) {
        lists.add(list + "?sort=" + sort);
      }
    }
    for (String filter :
        new String[] {
          "keyword=title",
          "keyword=ti&sort=title",
          "author_id=1&sort=-title",
          "tag=one",
          "tag=ONE&tag=two&tag_match=all&sort=updated_at",
          "created_from=2026-01-01T00:00:00Z&created_to=2027-01-01T00:00:00Z&author_id=1"
        }) {
      lists.add("/posts?" + filter);
    }
    for (String sort : new String[] {"created_at", "-created_at", "updated_at", "-updated_at"}) {
      lists.add("/users?sort=" + sort);
    }
    return Stream.concat(lists.stream(), Stream.of("/tags?", "/tags?prefix=a"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void seesEachRowThatStoodExactlyOnce(String list) throws SQLException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String told = list + " with seed " + seed;
    System.out.println("Walks " + told);
    Rows rows =
        list.startsWith("/users?")
            ? Rows.USERS
            : list.startsWith("/tags?") ? Rows.TAGS : Rows.POSTS;
    try (Statement statement = beside.createStatement()) {
      statement.execute("delete from posts");
      statement.execute("delete from users where id > 1");
      statement.execute("delete from tags where id > 2");
      for (int i = 0; i < STANDING; i++) {
        statement.execute(rows.insert(random, "standing"));
        statement.execute(rows.insert(random, "passing"));
      }
    }
    List<Long> standing = standing(rows, list);
    assertThat(standing).isNotEmpty();

    List<Answer> pages = new ArrayList<>();
    assertThat(seen(walk(list, rows, random, "cursor", pages), standing))
        .as("by cursor: " + told)
        .containsExactlyInAnyOrderElementsOf(standing);
    assertThat(seen(walk(list, rows, random, "next", pages), standing))
        .as("by rel=next: " + told)
        .containsExactlyInAnyOrderElementsOf(standing);
    // From the last page to the first; one whose rows went before it was read leads nowhere.
    Answer last =
        pages.reversed().stream()
            .filter(page -> !Given.ids(page).isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(seen(back(last, rows, random), standing))
        .as("by rel=prev: " + told)
        .containsExactlyInAnyOrderElementsOf(standing);
  }

  private static List<Long> walk(
      String list, Rows rows, Random random, String by, List<Answer> pages) throws SQLException {
    List<Long> ids = new ArrayList<>();
    String next = list + "&limit=" + (1 + random.nextInt(7));
    while (next != null) {
      Answer page = http.get(next);
      ids.addAll(Given.ids(page));
      pages.add(page);
      disturb(rows, random);
      if (by.equals("next")) {
        next = link(page, "next");
      } else {
        String cursor = page.json().at("/next").asText(null);
        next =
            cursor == null
                ? null
                : list + "&limit=" + (1 + random.nextInt(7)) + "&cursor=" + cursor;
      }
    }
    return ids;
  }

  private static List<Long> back(Answer last, Rows rows, Random random) throws SQLException {
    List<Long> ids = new ArrayList<>(Given.ids(last));
    for (String prev = link(last, "prev"); prev != null; ) {
      Answer page = http.get(prev);
      ids.addAll(Given.ids(page));
      disturb(rows, random);
      prev = link(page, "prev");
    }
    return ids;
  }

  private static void disturb(Rows rows, Random random) throws SQLException {
    try (Statement statement = beside.createStatement()) {
      statement.execute(rows.insert(random, "passing"));
      if (random.nextBoolean()) {
        statement.execute(rows.delete("passing"));
      }
      statement.execute(rows.touch());
    }
  }

  private static @Nullable String link(Answer page, String relation) {
    Matcher link = LINK.matcher(page.header("Link"));
    while (link.find()) {
      if (link.group(2).equals(relation)) {
        return link.group(1).replace("/api/v1", "");
      }
    }
    return null;
  }

  private static List<Long> standing(Rows rows, String list) {
    String ids =
        TestServer.query(
            app.url(), list.endsWith("prefix=a") ? rows.ids() + " and name like 'a%'" : rows.ids());
    return Stream.of(ids.split(",")).map(Long::valueOf).toList();
  }

  private static List<Long> seen(List<Long> ids, List<Long> standing) {
    return ids.stream().filter(standing::contains).toList();
  }
}
