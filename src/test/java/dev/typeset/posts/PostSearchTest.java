package dev.typeset.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Tagged;
import dev.typeset.db.Database;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.tags.Tag;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostSearchTest {
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository POSTS = new PostRepository(COUNTED.database());

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        insert into users (email, hashed_password, full_name) values ('a@example.com', 'x', 'Ada'), ('b@example.com', 'x', 'Bob');
        insert into tags (name) values ('sql'), ('food');
        insert into posts (author_id, title, content) values
          (1, 'Tuning Postgres', 'Indexes first, then memory.'),
          (1, 'Weekend', 'We went cycling, and I thought about tuning databases.'),
          (2, 'Apples', 'An apple pie wants six apples. Apples keep for months.'),
          (2, 'Pears', 'Better than an apple.'),
          (2, 'Cooking', 'Pie of pears, pie of plums.');
        insert into posts (author_id, title, content) select 1 + i % 2, 'Filler ' || i, 'needle ' || repeat('hay ', i % 7) from generate_series(1, 30) i;
        insert into post_tags values (1, 1), (2, 1), (3, 2), (4, 2);
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  private static List<Post.Found> search(String q, PostFilter filter) {
    return page(q, filter, null, 100);
  }

  private static List<Post.Found> search(String q) {
    return search(q, PostFilter.NONE);
  }

  private static List<Post.Found> page(
      String q, PostFilter filter, @Nullable Position from, int limit) {
    var page = new PageRequest(0, limit, from, PageRequest.Count.NONE);
    List<Post.Found> items =
        POSTS.search(q, filter, page).blockOptional(Duration.ofSeconds(20)).orElseThrow().items();
    return page.backwards() ? items.reversed() : items;
  }

  private static String ids(List<Post.Found> posts) {
    return posts.stream().map(post -> "" + post.id()).collect(Collectors.joining(" "));
  }

  @Nested
  class Finding {
    @Test
    void takesOneStatementAndGivesWholePosts() {
      COUNTED.statements();
      List<Post.Found> posts = search("tuning");
      assertThat(COUNTED.statements()).hasSize(1);
      Post whole =
          POSTS
              .find(1)
              .mapNotNull(Tagged::value)
              .blockOptional(Duration.ofSeconds(20))
              .orElseThrow();
      Post.Found first = posts.getFirst();
      assertThat(
              new Post(
                  first.id(),
                  first.title(),
                  first.content(),
                  first.createdAt(),
                  first.updatedAt(),
                  first.author(),
                  first.tags()))
          .isEqualTo(whole);
      assertThat(first.tags()).extracting(Tag::name).containsExactly("sql");
      assertThat(posts.get(1).snippet()).contains("about <mark>tuning</mark> databases");
    }

    /** Titles weigh more than contents, and many words near each other more than one. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            tuning                    | 1 2
            tune                      | 1 2
            apple                     | 3 4
            APPLES                    | 3 4
            apple pie                 | 3
            "six apples"              | 3
            "apples six"              | ''
            apple -pie                | 4
            cycling or pears          | 4 5 2
            nowhere                   | ''
            postgers tuning           | 1
            Postgers                  | 1
            "postgers"                | ''
            postgers -memory          | ''
            pos                       | ''
            the                       | ''
            -apple                    | ''
            """)
    void findsByWordsAndForgivesInTitles(String q, String expected) {
      assertThat(ids(search(q))).isEqualTo(expected);
    }

    @Test
    void ranksSimilarTitlesBelowWords() {
      TestServer.execute(
          URL,
          "insert into posts (author_id, title, content) values (1, 'Kubernetes', 'x'), (1, 'y', 'About kuberntes.')");
      List<Post.Found> posts = search("kuberntes");
      assertThat(posts).extracting(Post.Found::title).containsExactly("y", "Kubernetes");
      assertThat(posts.getFirst().rank()).isGreaterThan(1);
      assertThat(posts.getLast().rank()).isBetween(0.25, 0.5);
    }

    @Test
    void joinsFiltersWithAnd() {
      assertThat(ids(search("apple", PostFilter.tag(2)))).isEqualTo("3 4");
      assertThat(ids(search("tuning", PostFilter.author(2)))).isEmpty();
      assertThat(ids(search("postgers", PostFilter.author(2)))).isEmpty();
      var all = new PostFilter("first", 1L, 1L, List.of("SQL"), true, null, null);
      assertThat(ids(search("tuning", all))).isEqualTo("1");
    }

    @Test
    void leavesTheSettingOfTheConnectionAlone() {
      String threshold =
          COUNTED
              .database()
              .read(dsl ->
                  PostRows.found(
                          dsl,
                          PostSearch.of("postgers", PostFilter.NONE, null, 1),
                          Snippet.of("postgers"))
                      .collectList()
                      .then(
                          Database.one(dsl.resultQuery("show pg_trgm.word_similarity_threshold"))))
              .map(row -> String.valueOf(row.get(0)))
              .blockOptional(Duration.ofSeconds(20))
              .orElseThrow();
      assertThat(threshold).isEqualTo("0.6");
    }
  }

  @Nested
  class Pages {
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 30})
    void goForwardsAndBackwardsThroughTheSame(int limit) {
      List<Post.Found> all = search("needle");
      assertThat(all).hasSize(30);
      assertThat(walk(limit, false)).isEqualTo(all);
      assertThat(walk(limit, true)).isEqualTo(all.reversed());
    }

    private static List<Post.Found> walk(int limit, boolean backwards) {
      List<Post.Found> seen = new ArrayList<>();
      Position from = backwards ? new Position("0", 0, true) : null;
      List<Post.Found> page;
      do {
        page = page("needle", PostFilter.NONE, from, limit);
        seen.addAll(page);
        from =
            page.isEmpty()
                ? from
                : new Position(
                    String.valueOf(page.getLast().rank()), page.getLast().id(), backwards);
      } while (!page.isEmpty());
      return seen;
    }
  }

  @Nested
  class AnyText {
    static Stream<String> texts() {
      var random = new Random(42);
      String odd =
          "\"'\\:*&|!()<->-\t\n\u0001\u001f%_$1{}[]?.,;=ßİıé漢字\uD83D\uDE00\u200f\uFFFF aeorn";
      return Stream.concat(
          Stream.of(
              "", " ", "\"", "-", "--", "\"a -\"b", "a:*", "a & | ! b", "'; --", "or", "or or -"),
          Stream.generate(() ->
                  random
                      .ints(200, 0, odd.codePointCount(0, odd.length()))
                      .mapToObj(i -> Character.toString(odd.codePoints().toArray()[i]))
                      .collect(Collectors.joining()))
              .limit(60));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isTakenForAQuery(String q) {
      assertThat(search(q)).isNotNull();
      assertThat(search(q.substring(0, Math.min(q.length(), 20)))).isNotNull();
    }
  }

  @Nested
  class Snippets {
    private static final List<String> PIECES =
        List.of(
            "<script>",
            "alert(1)",
            "</script>",
            "&",
            "&amp;",
            "&lt;",
            "\"",
            "'",
            "<mark>",
            "</mark>",
            "\u0001",
            "\u0002",
            "\u0003",
            "\u0002marked\u0003",
            "hostile",
            "Hostile,",
            "<b>hostile</b>",
            "<!--",
            "-->",
            "<",
            ">",
            "\\",
            "漢字",
            "\uD83D\uDE00",
            "https://hostile.example/?a=<b>&c",
            "hostile\u0003",
            "…",
            "\u2028",
            "word");

    @Test
    void areSafeHtmlWhateverTheContentHolds() {
      var random = new Random(42);
      for (int i = 0; i < 40; i++) {
        String content =
            Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(60)
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
        insert(content);
      }
      List<Post.Found> posts = search("hostile");
      assertThat(posts).hasSizeGreaterThan(30);
      assertThat(posts).allSatisfy(PostSearchTest.Snippets::assertSafe);
      assertThat(posts).anySatisfy(post -> assertThat(post.snippet()).contains("<mark>"));
    }

    private static void insert(String content) {
      var post = new Post.New("t", content, null, new Post.TagChoice.Named(List.of()));
      assertThat(POSTS.create(post, 1).blockOptional(Duration.ofSeconds(20))).isPresent();
    }

    private static void assertSafe(Post.Found post) {
      String snippet = post.snippet();
      String text = snippet.replaceAll("<mark>([^<>]*)</mark>", "$1");
      assertThat(text).doesNotContain("<", ">", "\"", "'", "\u0002", "\u0003");
      assertThat(text.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
      String plain =
          text.replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      String content = post.content().replace('\u0002', ' ').replace('\u0003', ' ');
      assertThat(Pattern.compile("\\s+").splitAsStream(plain))
          .allMatch(word -> word.equals("…") || content.contains(word));
    }

    @Test
    void ofLongContentsAreBounded() {
      String words = String.join(" ", Collections.nCopies(6_000, "lengthy hostilities"));
      for (int i = 0; i < 20; i++) {
        insert(words.substring(0, 100_000));
      }
      long start = System.nanoTime();
      assertThat(page("lengthy", PostFilter.NONE, null, 20)).hasSize(20);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
