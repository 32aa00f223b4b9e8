package dev.typeset.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.Plan;
import dev.typeset.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/**
 * How the very statements of the repository are run on 100,000 posts, by a generic plan and by one
 * for the value: half of the posts hold "common", one in a hundred "middling", ten "rareness", and
 * ten titles "Postgres Tuning".
 */
class PostSearchPlanTest {
  private static final int POSTS = 100_000;
  private static final int LIMIT = 21;
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository REPOSITORY = new PostRepository(COUNTED.database());

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        create temp table sentences as
          select n, string_agg(translate(substr(md5((1000 * power(mod(n * 7919 + word * 104729, 9973) / 9973.0, 2))::int::text), 1, 7),
            '0123456789', 'ghijklmnop'), ' ' order by word) as words
          from generate_series(0, 1999) n, generate_series(1, 8) word group by n;
        create unique index on sentences (n);
        analyze sentences;
        set maintenance_work_mem = '256MB';
        create temp table definitions as select indexname, indexdef from pg_indexes where tablename = 'posts' and indexname <> 'posts_pkey';
        do $$ declare i record; begin for i in select * from definitions loop execute 'drop index ' || i.indexname; end loop; end $$;
        insert into users (email, hashed_password) values ('a@example.com', 'x');
        insert into posts (author_id, title, content, created_at)
          select 1, left(title.words, 30) || case when i % 10000 = 9 then ' Postgres Tuning' else '' end,
            content.words
              || case when i % 2 = 0 then ' common' else '' end
              || case when i % 100 = 1 then ' middling' else '' end
              || case when i % 10000 = 3 then ' rareness' else '' end,
            timestamptz '2020-01-01Z' + i * interval '10 minutes'
          from generate_series(1, 100000) i
          join sentences title on title.n = i * 7 % 2000
          join sentences content on content.n = i % 1999
          order by i;
        do $$ declare i record; begin for i in select * from definitions loop execute i.indexdef; end loop; end $$;
        analyze;
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  /** The plan of the statement that the repository sends, with these values in it. */
  private static Plan plan(Mono<?> search, String mode, IntFunction<String> values)
      throws SQLException {
    COUNTED.statements();
    assertThat(search.blockOptional(Duration.ofSeconds(20))).isPresent();
    List<String> statements = COUNTED.statements();
    assertThat(statements).hasSize(1);
    String sql = statements.getFirst();
    return Plan.of(URL, sql, mode, values.apply(Plan.parameters(sql)));
  }

  private static Plan plan(String q, String mode) throws SQLException {
    // All of its parameters are the words.
    return plan(
        REPOSITORY.search(q, PostFilter.NONE, new PageRequest(0, LIMIT - 1)),
        mode,
        parameters -> String.join(", ", Collections.nCopies(parameters, "'" + q + "'")));
  }

  private static List<Post.Found> search(String q) {
    return REPOSITORY
        .search(q, PostFilter.NONE, new PageRequest(0, LIMIT - 1))
        .blockOptional(Duration.ofSeconds(20))
        .orElseThrow()
        .items();
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "custom"})
  void looksARareWordUp(String mode) throws SQLException {
    Plan plan = plan("rareness", mode);
    plan.assertNoTableScan("posts");
    assertThat(search("rareness")).hasSize(10);
    assertThat(plan.read("posts")).isEqualTo(10);
    assertThat(plan.indexes()).contains("posts_search_idx").doesNotContain("posts_keyword_idx");
  }

  @ParameterizedTest
  @CsvSource({"common, generic", "common, custom", "middling, generic", "middling, custom"})
  void boundsWhatIsReadRankedAndMarked(String q, String mode) throws SQLException {
    Plan plan = plan(q, mode);
    plan.assertNoTableScan("posts");
    assertThat(plan.read("posts")).isBetween(1000.0, PostSearch.MOST_LOOKED_UP + 1.0);
    assertThat(plan.calls("ts_rank_cd")).isEqualTo(PostSearch.MOST_RANKED);
    assertThat(plan.calls("ts_headline")).isEqualTo(LIMIT);
    assertThat(plan.indexes()).doesNotContain("posts_keyword_idx");
  }

  @ParameterizedTest
  @CsvSource({
    "postgers tuning, generic",
    "postgers tuning, custom",
    "postgers, generic",
    "postgers, custom"
  })
  void looksAMisspeltTitleUp(String q, String mode) throws SQLException {
    Plan plan = plan(q, mode);
    plan.assertNoTableScan("posts");
    assertThat(search(q)).hasSize(10);
    assertThat(plan.indexes()).contains("posts_keyword_idx");
    assertThat(plan.read("posts")).isLessThan(1000);
    assertThat(plan.calls("ts_headline")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"the, generic", "the, custom", "-common, generic", "&|!, custom", "..., generic"})
  void readsNothingForWhatNoIndexCanFind(String q, String mode) throws SQLException {
    assertThat(plan(q, mode).read("posts")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "custom"})
  void looksAKeywordUp(String mode) throws SQLException {
    var filter = new PostFilter("rareness", null, null, List.of(), false, null, null);
    Plan plan =
        plan(
            REPOSITORY.list(filter, PostSort.NEWEST, new PageRequest(0, LIMIT)),
            mode,
            _ -> "'%rareness%', '%rareness%'");
    plan.assertNoTableScan("posts");
    assertThat(plan.indexes()).contains("posts_keyword_idx");
    assertThat(plan.read("posts")).isLessThan(100);
  }

  @Test
  void ranksTheNewestOfACommonWord() {
    List<Long> ids = new ArrayList<>();
    Position from = null;
    while (true) {
      var page =
          REPOSITORY
              .search(
                  "common", PostFilter.NONE, new PageRequest(0, 100, from, PageRequest.Count.NONE))
              .blockOptional(Duration.ofSeconds(20))
              .orElseThrow();
      page.items().forEach(post -> ids.add(post.id()));
      from = page.next();
      if (from == null) {
        break;
      }
    }
    assertThat(ids).hasSize(PostSearch.MOST_RANKED).doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id % 2 == 0 && id > POSTS - 2 * PostSearch.MOST_RANKED);
  }
}
