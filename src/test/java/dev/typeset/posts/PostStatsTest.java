package dev.typeset.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.posts.PostStats.Group;
import dev.typeset.posts.PostStats.GroupBy;
import dev.typeset.tags.Tag;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import dev.typeset.users.User;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures about posts: five that each test knows, and 110 of one author each in 2020. */
class PostStatsTest {
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository POSTS = new PostRepository(COUNTED.database());
  private static final OffsetDateTime IN_2026 = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        insert into users (email, hashed_password, full_name) values ('a@example.com', 'x', 'Ada'), ('b@example.com', 'x', null);
        insert into users (email, hashed_password) select 'u' || i || '@example.com', 'x' from generate_series(1, 110) i;
        insert into tags (name) values ('java'), ('SQL');
        insert into posts (author_id, title, content, created_at) values
          (1, 'One', 'ä€𝄞', '2026-01-31 23:59:59.999999Z'),
          (1, 'Two', 'four', '2026-02-01 00:00:00Z'),
          (2, 'Three', 'seven77', '2026-02-28 23:30:00Z'),
          (2, 'Four', 'x', '2026-03-01 01:00:00+02'),
          (2, 'Five', 'yy', '2026-03-01 00:00:00Z');
        insert into posts (author_id, title, content, created_at)
          select 2 + i, 'Old', 'old', timestamptz '2005-01-15Z' + i * interval '1 month' from generate_series(1, 110) i;
        insert into post_tags values (1, 1), (1, 2), (2, 2), (3, 2);
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  private static PostStats stats(PostFilter filter, GroupBy groupBy) {
    COUNTED.statements();
    var stats = POSTS.stats(filter, groupBy).blockOptional(Duration.ofSeconds(20)).orElseThrow();
    assertThat(COUNTED.statements()).hasSize(1);
    return stats;
  }

  private static PostFilter since2026() {
    return new PostFilter(null, null, null, List.of(), false, IN_2026, null);
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(PostFilter.NONE, "true"),
        Arguments.of(PostFilter.author(2), "author_id = 2"),
        Arguments.of(since2026(), "created_at >= '2026-01-01Z'"),
        Arguments.of(
            new PostFilter(null, null, null, List.of("sql"), false, null, IN_2026.plusMonths(1)),
            "id = 1"),
        Arguments.of(
            new PostFilter(null, null, null, List.of("Sql", "JAVA"), true, null, null), "id = 1"),
        Arguments.of(
            new PostFilter(
                "seven", 2L, null, List.of("sql"), false, IN_2026, IN_2026.plusMonths(2)),
            "id = 3"),
        Arguments.of(new PostFilter("Y", null, null, List.of(), false, null, null), "id = 5"));
  }

  @Nested
  class Figures {
    @ParameterizedTest
    @MethodSource("dev.typeset.posts.PostStatsTest#filters")
    void areThoseOfPlainSql(PostFilter filter, String where) {
      var stats = stats(filter, GroupBy.AUTHOR);
      String from = " from posts where " + where;
      assertThat(stats.total())
          .isEqualTo(Long.parseLong(TestServer.query(URL, "select count(*)" + from)));
      assertThat(stats.avgLength())
          .isEqualTo(
              Double.parseDouble(TestServer.query(URL, "select avg(char_length(content))" + from)));
      assertThat(groups(stats).stream().mapToLong(Group::total).sum())
          .isEqualTo(Math.min(stats.total(), groups(stats).size() == 100 ? 103 : stats.total()));
    }

    @ParameterizedTest
    @EnumSource(GroupBy.class)
    void ofNothingHaveNoGroupsAndNoAverage(GroupBy groupBy) {
      assertThat(stats(PostFilter.author(999), groupBy))
          .isEqualTo(new PostStats(0, null, List.of()));
    }

    @ParameterizedTest
    @EnumSource(
        value = GroupBy.class,
        names = {"AUTHOR", "MONTH"})
    void haveAtMostAHundredGroups(GroupBy groupBy) {
      assertThat(groups(stats(PostFilter.NONE, groupBy))).hasSize(100);
    }
  }

  @Nested
  class Groups {
    @Test
    void areOfAuthorsTheLargestFirst() {
      assertThat(groups(stats(since2026(), GroupBy.AUTHOR)))
          .containsExactly(
              new Group(new User.Ref(2, null), null, null, 3, 10 / 3.0),
              new Group(new User.Ref(1, "Ada"), null, null, 2, 3.5));
    }

    @Test
    void areOfTagsEachPostCountingForEachOfItsTags() {
      assertThat(groups(stats(since2026(), GroupBy.TAG)))
          .containsExactly(
              new Group(null, new Tag(2, "SQL"), null, 3, 14 / 3.0),
              new Group(null, new Tag(1, "java"), null, 1, 3));
    }

    @Test
    void areOfMonthsInUtcTheNewestFirst() {
      assertThat(groups(stats(since2026(), GroupBy.MONTH)))
          .containsExactly(
              new Group(null, null, "2026-03", 1, 2),
              new Group(null, null, "2026-02", 3, 4),
              new Group(null, null, "2026-01", 1, 3));
    }
  }

  private static List<Group> groups(PostStats stats) {
    return Objects.requireNonNull(stats.groups());
  }
}
