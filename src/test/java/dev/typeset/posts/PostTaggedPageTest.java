package dev.typeset.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/**
 * Pages by tags that are walked to, by tags that are looked up, and by both, beside what plain SQL
 * says. Of 6,000 posts every second carries "even", every third "third", ten "rare"; 1,000 and
 * 1,001 carry "most" and "more".
 */
class PostTaggedPageTest {
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository POSTS = new PostRepository(COUNTED.database());

  private static final PageRequest FIRST = new PageRequest(0, 20);

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        insert into users (email, hashed_password) values ('a@example.com', 'x'), ('b@example.com', 'x');
        insert into tags (name) values ('even'), ('Third'), ('rare'), ('most'), ('more');
        insert into posts (author_id, title, content, created_at, updated_at)
          select 1 + i % 7 / 6, 'Title ' || (i * 7919) % 601, 'Text',
            timestamptz '2026-01-01Z' + (i * 104729) % 1009 * interval '1 minute',
            timestamptz '2027-01-01Z' + (i * 31) % 997 * interval '1 minute'
          from generate_series(1, 6000) i;
        insert into post_tags (post_id, tag_id)
          select i, 1 from generate_series(2, 6000, 2) i
          union all select i, 2 from generate_series(3, 6000, 3) i
          union all select i, 3 from generate_series(7, 6000, 600) i
          union all select i, 4 from generate_series(1, 1000) i
          union all select i, 5 from generate_series(1, 1001) i;
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  static Stream<Arguments> filters() {
    return Stream.of(PostSort.NEWEST, PostSort.OLDEST, PostSort.TITLE)
        .flatMap(sort ->
            Stream.of(
                    any("even"),
                    any("EVEN", "third", "nosuch"),
                    any("rare"),
                    any("rare", "even"),
                    any("rare", "most"),
                    any("most"),
                    any("more"),
                    any("nosuch"),
                    all("even", "THIRD", "Even"),
                    all("even", "most"),
                    all("even", "rare"),
                    all("most", "more"),
                    all("even", "nosuch"),
                    new PostFilter(null, null, 1L, List.of(), false, null, null),
                    new PostFilter(null, null, 3L, List.of(), false, null, null),
                    new PostFilter(null, 2L, null, List.of("even"), false, null, null),
                    new PostFilter(null, 2L, null, List.of("rare"), false, null, null),
                    new PostFilter(
                        null, null, null, List.of("even", "third"), true, time(3), time(9)),
                    new PostFilter(null, null, null, List.of("rare", "most"), false, time(3), null))
                .map(filter -> Arguments.of(sort, filter)));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void isWhatPlainSqlFinds(PostSort sort, PostFilter filter) {
    List<Long> expected = expected(sort, filter);
    assertThat(ids(list(filter, sort, new PageRequest(0, 100)))).isEqualTo(first(expected, 0, 100));
    assertThat(ids(list(filter, sort, new PageRequest(37, 20)))).isEqualTo(first(expected, 37, 20));
    assertThat(walked(sort, filter, 450)).isEqualTo(first(expected, 0, 500));
    assertThat(list(filter, sort, new PageRequest(0, 1, null, PageRequest.Count.EXACT)).total())
        .isEqualTo(expected.size());
  }

  @Test
  void isOneStatement() {
    for (PostFilter filter : List.of(any("even"), any("rare"), all("even", "third"))) {
      COUNTED.statements();
      list(filter, PostSort.NEWEST, new PageRequest(0, 20));
      assertThat(COUNTED.statements()).hasSize(1);
    }
  }

  @Test
  void followsATimeOfPublicationThatIsChangedByHand() {
    var page = new PageRequest(0, 1);
    TestServer.execute(
        URL,
        """
        insert into tags (id, name) overriding system value values (900, 'by hand');
        insert into post_tags (post_id, tag_id) values (1, 900), (2, 900);
        create table before_hand as select id, created_at from posts where id in (1, 2);
        """);
    try {
      for (long last : new long[] {1, 2}) {
        TestServer.execute(
            URL, "update posts set created_at = '203" + last + "-01-01Z' where id = " + last);
        assertThat(ids(list(any("by hand"), PostSort.NEWEST, page))).containsExactly(last);
        assertThat(ids(list(any("by hand"), PostSort.OLDEST, page))).containsExactly(3 - last);
      }
    } finally {
      TestServer.execute(
          URL,
          """
          update posts set created_at = b.created_at from before_hand b where posts.id = b.id;
          delete from tags where id = 900;
          drop table before_hand;
          """);
    }
  }

  @Test
  void isEachCallersOwnWhereItsCostDepends() {
    COUNTED.statements();
    assertThat(atOnce(Collections.nCopies(16, all("even", "most")))).hasSize(16);
    assertThat(COUNTED.statements()).hasSize(16);
  }

  @Test
  void isTheSameWhereOthersShareItsStatement() {
    List<PostFilter> filters =
        Stream.of(
                any("even"),
                any("EVEN", "third"),
                any("rare"),
                any("nosuch"),
                any("a\"b,{c}\\", "most"))
            .flatMap(filter ->
                Stream.of(filter, PostFilter.author(1), PostFilter.author(2), PostFilter.tag(3)))
            .toList();
    List<Page<Post>> alone =
        filters.stream().map(filter -> list(filter, PostSort.NEWEST, FIRST)).toList();
    COUNTED.statements();
    assertThat(atOnce(filters)).isEqualTo(alone);
    assertThat(COUNTED.statements().size()).isLessThan(filters.size());
  }

  @ParameterizedTest
  @EnumSource(PostSort.class)
  void goesOnAtEachCallersOwnPlace(PostSort sort) {
    List<PageRequest> pages = new ArrayList<>();
    Page<Post> page = list(PostFilter.NONE, sort, FIRST);
    for (int i = 0; i < 12; i++) {
      var next = new PageRequest(0, 20, page.next(), PageRequest.Count.NONE);
      page = list(PostFilter.NONE, sort, next);
      pages.add(next);
      pages.add(new PageRequest(0, 20, page.previous(), PageRequest.Count.NONE));
    }
    List<Page<Post>> alone =
        pages.stream().map(wanted -> list(PostFilter.NONE, sort, wanted)).toList();
    COUNTED.statements();
    List<Page<Post>> shared =
        Flux.fromIterable(pages)
            .flatMapSequential(wanted -> POSTS.list(PostFilter.NONE, sort, wanted), pages.size())
            .collectList()
            .blockOptional(Duration.ofSeconds(20))
            .orElseThrow();
    assertThat(shared).isEqualTo(alone);
    assertThat(shared.stream().map(found -> found.items().getFirst().id()).distinct().count())
        .isGreaterThan(10);
    assertThat(COUNTED.statements().size()).isLessThan(pages.size());
  }

  private static List<Page<Post>> atOnce(List<PostFilter> filters) {
    return Flux.fromIterable(filters)
        .flatMapSequential(filter -> POSTS.list(filter, PostSort.NEWEST, FIRST), filters.size())
        .collectList()
        .blockOptional(Duration.ofSeconds(20))
        .orElseThrow();
  }

  /** Pages of 50 by their cursors until there are so many posts, and one page more. */
  private static List<Long> walked(PostSort sort, PostFilter filter, int posts) {
    List<Long> walked = new ArrayList<>();
    Page<Post> page = list(filter, sort, new PageRequest(0, 50));
    walked.addAll(ids(page));
    while (page.next() != null && walked.size() <= posts) {
      page = list(filter, sort, new PageRequest(0, 50, page.next(), PageRequest.Count.NONE));
      walked.addAll(ids(page));
    }
    return walked;
  }

  private static List<Long> expected(PostSort sort, PostFilter filter) {
    List<String> conditions = new ArrayList<>();
    List<String> tags =
        filter.tagId() != null
            ? List.of("id = " + filter.tagId())
            : filter.tags().stream().map(tag -> "lower(name) = lower('" + tag + "')").toList();
    conditions.add(
        String.join(
            filter.allTags() ? " and " : " or ",
            tags.stream()
                .map(tag ->
                    "id in (select post_id from post_tags where tag_id = (select id from tags where "
                        + tag
                        + "))")
                .toList()));
    if (filter.authorId() != null) {
      conditions.add("author_id = " + filter.authorId());
    }
    if (filter.createdFrom() != null) {
      conditions.add("created_at >= '" + filter.createdFrom() + "'");
    }
    if (filter.createdTo() != null) {
      conditions.add("created_at < '" + filter.createdTo() + "'");
    }
    String direction = sort.toString().startsWith("-") ? " desc" : "";
    String key = sort.toString().replace("-", "").replace("title", "title collate \"C\"");
    String ids =
        TestServer.query(
            URL,
            "select coalesce(string_agg(id::text, ',' order by %s%s, id%s), '') from posts where (%s)"
                .formatted(key, direction, direction, String.join(") and (", conditions)));
    return ids.isEmpty() ? List.of() : Stream.of(ids.split(",", -1)).map(Long::valueOf).toList();
  }

  private static List<Long> first(List<Long> ids, int skip, int limit) {
    return ids.stream().skip(skip).limit(limit).toList();
  }

  private static List<Long> ids(Page<Post> page) {
    return page.items().stream().map(Post::id).toList();
  }

  private static Page<Post> list(PostFilter filter, PostSort sort, PageRequest page) {
    return POSTS.list(filter, sort, page).blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }

  private static PostFilter any(String... tags) {
    return new PostFilter(null, null, null, List.of(tags), false, null, null);
  }

  private static PostFilter all(String... tags) {
    return new PostFilter(null, null, null, List.of(tags), true, null, null);
  }

  private static OffsetDateTime time(int hours) {
    return OffsetDateTime.parse("2026-01-01T00:00:00Z").plusHours(hours);
  }
}
