package dev.typeset.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.core.Caller;
import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.tags.Tag;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PostRepositoryTest {
  private static final Caller AUTHOR = new Caller(1, false, 0);
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final PostRepository POSTS = new PostRepository(COUNTED.database());

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        insert into users (email, hashed_password, full_name) select 'user' || i || '@example.com', 'x', 'User ' || i from generate_series(1, 10) i;
        insert into tags (name) select 'tag' || i from generate_series(1, 1000) i;
        insert into posts (author_id, title, content, created_at, updated_at)
          select 1 + i % 10, 'Title ' || i, repeat('text ', i % 7 + 1), timestamptz '2026-01-01Z' + i * interval '1 minute', timestamptz '2026-01-01Z'
          from generate_series(1, 300) i;
        insert into post_tags select i, 1 + (i * k) % 50 from generate_series(1, 200) i, generate_series(1, 3) k on conflict do nothing;
        insert into post_tags select 300, id from tags;
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  private static List<Tagged<Post>> createAtOnce(List<Post.New> posts) {
    return get(
        Flux.fromIterable(posts)
            .flatMapSequential(post -> POSTS.create(post, AUTHOR.id()), posts.size())
            .collectList());
  }

  private static <T> T get(Mono<T> result) {
    return result.blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }

  private static List<Post> list(PostFilter filter, PostSort sort, int skip, int limit) {
    return get(POSTS.list(filter, sort, new PageRequest(skip, limit))).items();
  }

  private static PostFilter keyword(String keyword) {
    return new PostFilter(keyword, null, null, List.of(), false, null, null);
  }

  private static PostFilter tagged(boolean all, String... names) {
    return new PostFilter(null, null, null, List.of(names), all, null, null);
  }

  private static Post.TagChoice named(String... names) {
    return new Post.TagChoice.Named(List.of(names));
  }

  private static Post create(String title, Post.TagChoice tags) {
    return row(POSTS.create(new Post.New(title, "content", null, tags), AUTHOR.id()));
  }

  private static Post row(Mono<Tagged<Post>> result) {
    return Objects.requireNonNull(get(result).value());
  }

  private static String row(long id) {
    return TestServer.query(URL, "select version || ' ' || updated_at from posts where id = " + id);
  }

  @Nested
  class Loading {
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100})
    void takesOneStatementHoweverManyPosts(int limit) {
      COUNTED.statements();
      List<Post> posts = list(PostFilter.NONE, PostSort.NEWEST, 0, limit);
      assertThat(COUNTED.statements()).hasSize(1);
      assertThat(posts)
          .hasSize(limit)
          .allSatisfy(post -> assertThat(post.author().fullName()).startsWith("User "));
    }

    @Test
    void takesOneStatementForASinglePost() {
      COUNTED.statements();
      Post post = row(POSTS.find(7));
      assertThat(COUNTED.statements()).hasSize(1);
      assertThat(post.title()).isEqualTo("Title 7");
      assertThat(post.author().fullName()).isEqualTo("User 8");
      assertThat(post.tags()).extracting(Tag::name).containsExactly("tag15", "tag22", "tag8");
    }

    @Test
    void bringsNoTagsWhereThereAreNone() {
      assertThat(row(POSTS.find(250)).tags()).isEmpty();
    }

    @Test
    void bringsAThousandTagsByName() {
      List<String> names = row(POSTS.find(300)).tags().stream().map(Tag::name).toList();
      assertThat(names).hasSize(1000).isSorted();
    }

    @Test
    void isEmptyWhereThereIsNoPost() {
      assertThat(POSTS.find(999_999).blockOptional()).isEmpty();
    }
  }

  @Nested
  class Filtering {
    @Test
    void joinsAllFiltersWithAnd() {
      COUNTED.statements();
      var filter = new PostFilter("title 1", 2L, null, List.of("TAG3", "tag23"), false, null, null);
      List<Post> posts = list(filter, PostSort.OLDEST, 0, 100);
      assertThat(COUNTED.statements()).hasSize(1);
      assertThat(posts)
          .isNotEmpty()
          .allSatisfy(post -> {
            assertThat(post.title()).contains("Title 1");
            assertThat(post.author().id()).isEqualTo(2);
            assertThat(post.tags()).extracting(Tag::name).containsAnyOf("tag3", "tag23");
          });
    }

    @Test
    void findsPostsThatCarryAnyOfTheTagsOrAll() {
      List<Post> any = list(tagged(false, "tag3", "tag5"), PostSort.NEWEST, 0, 100);
      List<Post> all = list(tagged(true, "tag3", "Tag5", "TAG3"), PostSort.NEWEST, 0, 100);
      assertThat(all).isNotEmpty().hasSizeLessThan(any.size()).isSubsetOf(any);
      assertThat(all)
          .allSatisfy(
              post -> assertThat(post.tags()).extracting(Tag::name).contains("tag3", "tag5"));
      assertThat(list(tagged(true, "tag3", "nosuch"), PostSort.NEWEST, 0, 100)).isEmpty();
    }

    @Test
    void takesTheTimeFromInclusiveToExclusive() {
      var from = java.time.OffsetDateTime.parse("2026-01-01T00:10:00Z");
      var filter = new PostFilter(null, null, null, List.of(), false, from, from.plusMinutes(3));
      assertThat(list(filter, PostSort.OLDEST, 0, 100))
          .extracting(Post::id)
          .containsExactly(10L, 11L, 12L);
    }

    @Test
    void sortsByTitleAsCodePoints() {
      assertThat(list(PostFilter.author(1), PostSort.TITLE, 0, 100))
          .extracting(Post::title)
          .isSorted();
      assertThat(list(PostFilter.author(1), PostSort.TITLE_BACKWARDS, 0, 100))
          .extracting(Post::title)
          .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void findsShortKeywordsInTheOrderAsked() {
      List<Post> posts = list(keyword("E 1"), PostSort.OLDEST, 0, 3);
      List<Post> shorter = list(keyword("9"), PostSort.OLDEST, 1, 2);
      assertThat(posts).extracting(Post::title).containsExactly("Title 1", "Title 10", "Title 11");
      assertThat(shorter).extracting(Post::title).containsExactly("Title 19", "Title 29");
    }

    @Test
    void isEmptyForAListWithoutOwner() {
      assertThat(POSTS.listByAuthor(999_999, PostSort.NEWEST, PageRequest.ONE).blockOptional())
          .isEmpty();
      assertThat(POSTS.listByTag(999_999, PostSort.NEWEST, PageRequest.ONE).blockOptional())
          .isEmpty();
      assertThat(get(POSTS.listByTag(999, PostSort.NEWEST, new PageRequest(5, 1))).items())
          .isEmpty();
    }
  }

  @Nested
  class Stats {
    @Test
    void countAndAverageInOneStatement() {
      COUNTED.statements();
      PostStats stats = get(POSTS.stats(PostFilter.author(3), null));
      assertThat(COUNTED.statements()).hasSize(1);
      assertThat(stats.total()).isEqualTo(30);
      assertThat(stats.avgLength())
          .isEqualTo(
              Double.parseDouble(
                  TestServer.query(
                      URL, "select avg(length(content)) from posts where author_id = 3")));
    }

    @Test
    void haveNoAverageOfNothing() {
      assertThat(get(POSTS.stats(PostFilter.author(999), null)))
          .isEqualTo(new PostStats(0, null, null));
    }

    @Test
    void takeAShortKeyword() {
      long expected =
          Long.parseLong(TestServer.query(URL, "select count(*) from posts where title ~ '9'"));
      assertThat(get(POSTS.stats(keyword("9"), null)).total()).isEqualTo(expected);
    }
  }

  @Nested
  class BroadKeywords {
    @Test
    void areRefusedBeyondTheBoundAndFineWithinIt() {
      DatabaseUrl url = TestServer.migrated();
      TestServer.execute(
          url,
          """
          insert into users (email, hashed_password) values ('a@example.com', 'x'), ('b@example.com', 'x');
          insert into posts (author_id, title, content, created_at)
            select 1, 'x' || i, 'y', timestamptz '2026-01-01Z' + i * interval '1 second' from generate_series(1, 5001) i;
          insert into posts (author_id, title, content) values (2, 'zz', 'y');
          """);
      try (var counted = new CountedDatabase(url)) {
        var posts = new PostRepository(counted.database());
        assertThat(get(posts.list(keyword("y"), PostSort.NEWEST, new PageRequest(0, 20))).items())
            .hasSize(20);
        assertThat(get(posts.list(keyword("zz"), PostSort.NEWEST, new PageRequest(0, 1))).items())
            .hasSize(1);
        assertTooBroad(posts.list(keyword("zz"), PostSort.NEWEST, new PageRequest(0, 20)));
        assertTooBroad(posts.list(keyword("q"), PostSort.OLDEST, new PageRequest(100, 20)));
        assertTooBroad(posts.stats(keyword("y"), null));
        var narrowed = new PostFilter("zz", 2L, null, List.of(), false, null, null);
        assertThat(get(posts.list(narrowed, PostSort.NEWEST, new PageRequest(0, 20))).items())
            .hasSize(1);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C++", "...", "a b c", "%%%", "ab"})
    void areThoseThatTheIndexCannotHelpWith(String keyword) {
      assertThat(keyword(keyword).hasUnindexedKeyword()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "c++ 123", "äöü", "%abc%"})
    void areNotThoseWithThreeLettersOrDigitsInARow(String keyword) {
      assertThat(keyword(keyword).hasUnindexedKeyword()).isFalse();
    }

    private static void assertTooBroad(Mono<?> result) {
      assertThatThrownBy(() -> result.block(Duration.ofSeconds(20)))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem()).isInstanceOf(Problem.KeywordTooBroad.class));
    }
  }

  @Nested
  class Create {
    @Test
    void takesOneStatementAndBringsWhatARead() {
      for (var tags :
          List.of(
              named(),
              named("tag1", "TAG2", "made just now", "Made Just Now"),
              new Post.TagChoice.Numbered(List.of()),
              new Post.TagChoice.Numbered(List.of(3L, 1L, 3L, 2L)))) {
        COUNTED.statements();
        Tagged<Post> made =
            get(POSTS.create(new Post.New("made", "content", null, tags), AUTHOR.id()));
        assertThat(COUNTED.statements()).hasSize(1);
        assertThat(made).isEqualTo(get(POSTS.find(made.loaded().id())));
      }
    }

    @Test
    void makesThoseOfSeveralCallersTogether() {
      List<Post.New> sent =
          IntStream.range(0, 33)
              .mapToObj(i ->
                  new Post.New(
                      "together " + i,
                      "content " + i,
                      i % 2 == 0 ? null : 1L + i % 3,
                      new Post.TagChoice.Numbered(
                          LongStream.rangeClosed(1, i % 4).mapToObj(tag -> 1 + tag % 3).toList())))
              .toList();
      COUNTED.statements();
      List<Tagged<Post>> made = createAtOnce(sent);
      // Two, unless the first is over before the last one comes.
      assertThat(COUNTED.statements()).hasSizeBetween(2, 11);
      assertThat(made)
          .extracting(post -> post.loaded().title())
          .containsExactlyElementsOf(sent.stream().map(Post.New::title).toList());
      assertThat(made)
          .allSatisfy(post -> assertThat(post).isEqualTo(get(POSTS.find(post.loaded().id()))));
    }

    @Test
    void keepsEveryTextAsItIsAmongOthers() {
      List<String> texts =
          List.of(
              "first",
              "NULL",
              "null",
              "a\"b",
              "back\\slash",
              "\\",
              "{a,b}",
              "a,b",
              "'",
              " spaced ",
              "line\nbreak",
              "tab\t",
              "\uD83D\uDE80",
              "$1",
              "{}",
              "\"\"");
      List<Tagged<Post>> made =
          createAtOnce(
              texts.stream()
                  .map(text ->
                      new Post.New(text, text, null, new Post.TagChoice.Numbered(List.of(2L))))
                  .toList());
      assertThat(made).extracting(post -> post.loaded().title()).isEqualTo(texts);
      assertThat(made)
          .allSatisfy(post ->
              assertThat(get(POSTS.find(post.loaded().id())).loaded().content())
                  .isEqualTo(post.loaded().title()));
    }

    @Test
    void tellsOfWhatIsMissingToWhoSentItAlone() {
      List<Post.New> sent =
          Stream.of(1L, 1L, 777_777L, 1L)
              .map(author ->
                  new Post.New(
                      "some missing", "c", author, new Post.TagChoice.Numbered(List.of(1L))))
              .toList();
      List<String> outcomes =
          Flux.fromIterable(sent)
              .flatMapSequential(post ->
                  POSTS
                      .create(post, 1)
                      .map(_ -> "made")
                      .onErrorResume(
                          Failure.class,
                          failure -> Mono.just(failure.problem().errors().getFirst().pointer())))
              .collectList()
              .block();
      assertThat(outcomes).containsExactly("made", "made", "/author_id", "made");
      assertThat(TestServer.query(URL, "select count(*) from posts where title = 'some missing'"))
          .isEqualTo("3");
    }

    @Test
    void makesNothingForAnAuthorWhoDoesNotExist() {
      for (var tags :
          List.of(
              named("tag1", "nobody's tag"), new Post.TagChoice.Numbered(List.of(1L)), named())) {
        assertPointers(
            POSTS.create(new Post.New("nobody's", "content", 777_777L, tags), AUTHOR.id()),
            "/author_id");
      }
      assertThat(TestServer.query(URL, "select count(*) from posts where title = 'nobody''s'"))
          .isEqualTo("0");
      assertThat(TestServer.query(URL, "select count(*) from tags where name = 'nobody''s tag'"))
          .isEqualTo("0");
    }

    @Test
    void tellsOfAMissingAuthorAndOfMissingTagsAtOnce() {
      var tags = new Post.TagChoice.Numbered(List.of(777_778L, 1L));
      assertPointers(
          POSTS.create(new Post.New("nobody's", "content", 777_777L, tags), AUTHOR.id()),
          "/author_id",
          "/tag_ids/0");
    }

    @Test
    void waitsForSomebodyWhoTakesATagAway() {
      long gone =
          Long.parseLong(
              TestServer.query(URL, "insert into tags (name) values ('going') returning id"));
      assertPointers(
          whileItGoes(gone, new Post.TagChoice.Numbered(List.of(1L, gone))), "/tag_ids/1");
    }

    @Test
    void makesATagAnewThatSomebodyTakesAway() {
      long gone =
          Long.parseLong(
              TestServer.query(URL, "insert into tags (name) values ('coming') returning id"));
      Post post = row(whileItGoes(gone, named("Coming")));
      assertThat(post.tags())
          .singleElement()
          .satisfies(tag -> {
            assertThat(tag.name()).isEqualTo("Coming");
            assertThat(tag.id()).isNotEqualTo(gone);
          });
    }

    /** Makes a post while another transaction has deleted the tag and is not over. */
    private static Mono<Tagged<Post>> whileItGoes(long tag, Post.TagChoice tags) {
      var going =
          CompletableFuture.runAsync(() ->
              TestServer.execute(
                  URL,
                  "do 'begin delete from tags where id = %d; perform pg_sleep(1); end'"
                      .formatted(tag)));
      while (TestServer.query(
              URL,
              "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")
          .equals("0")) {
        assertThat(going).isNotCompleted();
      }
      return POSTS
          .create(new Post.New("late", "content", null, tags), AUTHOR.id())
          .publishOn(Schedulers.boundedElastic())
          .doOnTerminate(() -> assertThat(going).succeedsWithin(Duration.ofSeconds(5)));
    }

    private static void assertPointers(Mono<?> result, String... pointers) {
      assertThatThrownBy(() -> result.block(Duration.ofSeconds(20)))
          .isInstanceOfSatisfying(
              Failure.class,
              failure ->
                  assertThat(failure.problem().errors())
                      .extracting(FieldError::pointer)
                      .containsExactly(pointers));
    }
  }

  @Nested
  class Tagging {
    @Test
    void makesTagsThatDoNotExistAndKeepsTheSpellingOfThoseThatDo() {
      Post post = create("spelling", named("TAG7", "brand new", "Brand New"));
      assertThat(post.tags()).extracting(Tag::name).containsExactlyInAnyOrder("tag7", "brand new");
    }

    @Test
    void refusesIdsOfNoTag() {
      assertThatThrownBy(
              () -> create("unknown", new Post.TagChoice.Numbered(List.of(1L, 777_777L))))
          .isInstanceOfSatisfying(
              Failure.class,
              failure ->
                  assertThat(failure.problem().errors())
                      .singleElement()
                      .satisfies(error -> assertThat(error.pointer()).isEqualTo("/tag_ids/1")));
      assertThat(TestServer.query(URL, "select count(*) from posts where title = 'unknown'"))
          .isEqualTo("0");
    }

    @Test
    void makesATagOnceWhenManyNameItAtOnce() {
      List<Post> posts =
          get(
              Flux.range(0, 64)
                  .flatMap(
                      i ->
                          POSTS.create(
                              new Post.New(
                                  "crowd " + i,
                                  "content",
                                  null,
                                  named("crowd a", "CROWD B", "crowd c")),
                              AUTHOR.id()),
                      64)
                  .mapNotNull(Tagged::value)
                  .collectList());
      assertThat(posts).hasSize(64).allSatisfy(post -> assertThat(post.tags()).hasSize(3));
      assertThat(
              TestServer.query(URL, "select count(*) from tags where lower(name) like 'crowd %'"))
          .isEqualTo("3");
    }

    @Test
    void survivesPatchesOfTheTagsOfTwoPostsAtOnce() {
      Post first = create("first", named());
      Post second = create("second", named());
      List<String> names = IntStream.range(0, 10).mapToObj(i -> "both " + i).toList();
      Mono<Void> patches =
          Flux.range(0, 40)
              .flatMap(
                  i -> {
                    List<String> order = i % 2 == 0 ? names : names.reversed();
                    var choice = new Post.TagChoice.Named(order.subList(0, 1 + i % 10));
                    long id = i % 4 < 2 ? first.id() : second.id();
                    return POSTS.update(
                        id,
                        new Post.Patch(Sent.absent(), Sent.absent(), Sent.of(choice)),
                        AUTHOR,
                        null);
                  },
                  16)
              .then();
      assertThat(patches.blockOptional(Duration.ofSeconds(20))).isEmpty();
      assertThat(row(POSTS.find(first.id())).tags()).isNotEmpty();
    }
  }

  @Nested
  class Updating {
    @Test
    void changesNothingWhereNothingWouldChange() {
      Post post = create("same", named("a tag"));
      String before = row(post.id());
      Post after =
          row(
              POSTS.update(
                  post.id(),
                  new Post.Patch(Sent.of("same"), Sent.of("content"), Sent.of(named("A TAG"))),
                  AUTHOR,
                  null));
      assertThat(after).isEqualTo(post);
      assertThat(row(post.id())).isEqualTo(before);
      assertThat(
              row(
                  POSTS.update(
                      post.id(),
                      new Post.Patch(Sent.absent(), Sent.absent(), Sent.absent()),
                      AUTHOR,
                      null)))
          .isEqualTo(post);
    }

    @Test
    void raisesTheVersionOnceForTagsAndTextTogether() {
      Post post = create("before", named("one"));
      Post after =
          row(
              POSTS.update(
                  post.id(),
                  new Post.Patch(Sent.of("after"), Sent.absent(), Sent.of(named("two"))),
                  AUTHOR,
                  null));
      assertThat(row(post.id())).startsWith("2 ");
      assertThat(after.updatedAt()).isAfter(post.updatedAt());
      assertThat(after.title()).isEqualTo("after");
      assertThat(after.tags()).extracting(Tag::name).containsExactly("two");
    }

    @Test
    void movesTheTimeForwardWhereTheClockStandsStill() {
      Post post = create("future", named());
      TestServer.execute(
          URL, "update posts set updated_at = '2999-01-01Z' where id = " + post.id());
      Post after =
          row(
              POSTS.update(
                  post.id(),
                  new Post.Patch(Sent.of("later"), Sent.absent(), Sent.absent()),
                  AUTHOR,
                  null));
      assertThat(after.updatedAt()).isEqualTo("2999-01-01T00:00:00.000001Z");
    }

    @Test
    void isEmptyWhereThereIsNoPost() {
      var patch = new Post.Patch(Sent.of("x"), Sent.absent(), Sent.of(named("never made")));
      assertThat(POSTS.update(999_999, patch, AUTHOR, null).blockOptional()).isEmpty();
      assertThat(TestServer.query(URL, "select count(*) from tags where name = 'never made'"))
          .isEqualTo("0");
    }
  }
}
