package dev.typeset.posts;

import static dev.typeset.db.schema.Tables.POSTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.Plan;
import dev.typeset.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a page is picked out of 100,000 posts, the first and one deep in: half of the posts are of
 * one author and carry one tag; ten carry a rare tag.
 */
class PostPagePlanTest {
  private static final int LIMIT = 20;
  private static final int DEEP = 25_000;
  private static final String HUB = "1";
  private static final String COMMON = "1";
  private static final String RARE = "2";
  private static final PostFilter BY_HUB = PostFilter.author(Long.parseLong(HUB));
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository REPOSITORY = new PostRepository(COUNTED.database());

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        set maintenance_work_mem = '256MB';
        create temp table definitions as select indexname, indexdef from pg_indexes where tablename = 'posts' and indexname <> 'posts_pkey';
        do $$ declare i record; begin for i in select * from definitions loop execute 'drop index ' || i.indexname; end loop; end $$;
        insert into users (email, hashed_password) select n || '@example.com', 'x' from generate_series(1, 5000) n;
        insert into tags (name) values ('common'), ('rare');
        insert into tags (name) select 'tag ' || n from generate_series(1, 1000) n;
        insert into posts (author_id, title, content, created_at, updated_at)
          select case when i % 2 = 0 then 1 else 2 + i % 4999 end,
            'Title ' || (i::bigint * 7919) % 30011,
            'Text ' || i % 100,
            timestamptz '2020-01-01Z' + i * interval '10 minutes',
            timestamptz '2025-01-01Z' + ((i::bigint * 104729) % 100003) * interval '1 minute'
          from generate_series(1, 100000) i order by i;
        insert into post_tags (post_id, tag_id)
          select id, 1 from posts where id % 4 < 2
          union all select id, 2 from posts where id % 10000 = 3
          union all select id, 3 + id % 1000 from posts;
        do $$ declare i record; begin for i in select * from definitions loop execute i.indexdef; end loop; end $$;
        """);
    // As autovacuum leaves a table soon after it was filled.
    TestServer.execute(URL, "vacuum analyze");
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  static Stream<Arguments> walks() {
    List<Arguments> walks = new ArrayList<>();
    for (PostSort sort : PostSort.values()) {
      for (String mode : new String[] {"generic", "custom"}) {
        walks.add(Arguments.of(sort, mode));
      }
    }
    return walks.stream();
  }

  @ParameterizedTest
  @MethodSource("walks")
  void readsNoMoreThanThePageOfAllPosts(PostSort sort, String mode) throws SQLException {
    // PostgreSQL 15 numbers a row ahead.
    assertInOrder(PostFilter.NONE, sort, mode, LIMIT + 2, PostPagePlanTest::ofAll);
  }

  @ParameterizedTest
  @MethodSource("walks")
  void readsTheOrderOfAnAuthor(PostSort sort, String mode) throws SQLException {
    // A plan for the value may walk the index of all posts, every other of which is the hub's.
    assertInOrder(BY_HUB, sort, mode, 2 * (LIMIT + 2), PostPagePlanTest::ofHub);
  }

  /**
   * By the plan that is chosen after many pages of this tag, and of the other: an index has the
   * order of publication, and in other orders the common one is met soon among all posts, and the
   * rare one is looked up.
   */
  @ParameterizedTest
  @EnumSource
  void boundsWhatATagCosts(PostSort sort) throws SQLException {
    for (String tag : new String[] {COMMON, RARE}) {
      PostFilter filter = PostFilter.tag(Long.parseLong(tag));
      for (Position from : places(filter, sort, tag.equals(COMMON) ? DEEP : 5)) {
        for (String earlier : new String[] {COMMON, RARE}) {
          String sql = statement(filter, sort, from);
          Plan plan = Plan.chosen(URL, sql, ofTag(sql, from, earlier), ofTag(sql, from, tag));
          double rows = plan.read("posts") + plan.read("post_tags");
          long blocks = Plan.blocks(plan.nodes().getFirst());
          plan.assertNoTableScan("posts");
          assertThat(rows)
              .isLessThan(
                  sort.sorting().key().equals(POSTS.CREATED_AT)
                      ? 8 * (LIMIT + 2)
                      : PostTagPage.MOST_LOOKED_UP + 500);
          assertThat(blocks).isLessThan(2_000);
        }
      }
    }
  }

  /** The first page, and both directions from a place deep in. */
  private static void assertInOrder(
      PostFilter filter,
      PostSort sort,
      String mode,
      double most,
      BiFunction<String, @Nullable Position, String> values)
      throws SQLException {
    for (Position from : places(filter, sort, DEEP)) {
      String sql = statement(filter, sort, from);
      Plan plan = Plan.of(URL, sql, mode, values.apply(sql, from));
      plan.assertNoTableScan("posts");
      plan.assertNoTableScan("users");
      Plan page = picking(plan);
      assertThat(page.ofType("Sort")).isEmpty();
      assertThat(page.ofType("Incremental Sort")).isEmpty();
      assertThat(page.scans("posts"))
          .singleElement()
          .satisfies(scan -> {
            assertThat(scan.path("Node Type").asText()).matches("Index (Only )?Scan");
            assertThat(Plan.rows(scan)).isBetween(LIMIT + 1.0, most);
          });
    }
  }

  private static List<@Nullable Position> places(PostFilter filter, PostSort sort, int skipped) {
    Page<Post> deep = list(filter, sort, new PageRequest(skipped, 1));
    assertThat(deep.items()).hasSize(1);
    Post post = deep.items().getFirst();
    List<@Nullable Position> places = new ArrayList<>();
    places.add(null);
    places.add(sort.place(post, false));
    places.add(sort.place(post, true));
    return places;
  }

  private static Page<Post> list(PostFilter filter, PostSort sort, PageRequest page) {
    return REPOSITORY.list(filter, sort, page).blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }

  /** The statement that the repository sends. */
  private static String statement(PostFilter filter, PostSort sort, @Nullable Position from) {
    COUNTED.statements();
    Page<Post> page = list(filter, sort, new PageRequest(0, LIMIT, from, PageRequest.Count.NONE));
    assertThat(page.items()).isNotEmpty();
    List<String> statements = COUNTED.statements();
    assertThat(statements).hasSize(1);
    return statements.getFirst();
  }

  /** The values of its parameters, in their order. */
  private static String values(String sql, String... values) {
    assertThat(Plan.parameters(sql)).isEqualTo(values.length);
    return String.join(", ", values);
  }

  private static String ofAll(String sql, @Nullable Position from) {
    return from == null ? values(sql, "1") : values(sql, key(from), id(from));
  }

  private static String ofHub(String sql, @Nullable Position from) {
    return from == null ? values(sql, HUB, HUB) : values(sql, HUB, key(from), id(from));
  }

  /** The tag and the place; where it is looked up in one half and walked in the other, of both. */
  private static String ofTag(String sql, @Nullable Position from, String tag) {
    String once = from == null ? tag : String.join(", ", tag, key(from), id(from));
    boolean halves = sql.contains("carriers");
    assertThat(Plan.parameters(sql)).isEqualTo((halves ? 2 : 1) * (from == null ? 1 : 3));
    return halves ? once + ", " + once : once;
  }

  private static String key(Position place) {
    return "'" + place.key() + "'";
  }

  private static String id(Position place) {
    return String.valueOf(place.id());
  }

  /** The part that picks the page: the ids, or the posts themselves. */
  private static Plan picking(Plan plan) {
    List<JsonNode> picking =
        plan.nodes().stream()
            .filter(node -> node.path("Subplan Name").asText().matches("CTE (page|posts)"))
            .toList();
    assertThat(picking).hasSize(1);
    return Plan.of(picking.getFirst());
  }
}
