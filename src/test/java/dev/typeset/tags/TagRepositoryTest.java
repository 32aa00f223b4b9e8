package dev.typeset.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.core.Failure;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TagRepositoryTest {
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final CountedDatabase COUNTED = new CountedDatabase(URL);
  private static final TagRepository TAGS = new TagRepository(COUNTED.database());

  @BeforeAll
  static void fill() {
    TestServer.execute(
        URL,
        """
        insert into users (email, hashed_password) values ('ada@example.com', '!');
        insert into posts (author_id, title, content) select 1, 'Title ' || i, 'content' from generate_series(1, 3) i;
        """);
  }

  @AfterAll
  static void close() {
    COUNTED.close();
  }

  @Nested
  class Listing {

    @Test
    void countsThePostsOfEachTagInOneStatement() {
      Tag used = tagOfAllPosts("list-used");
      Tag unused = create("list-unused");
      COUNTED.statements();

      assertThat(list("LIST-"))
          .containsExactly(
              new Tag.Used(unused.id(), "list-unused", 0), new Tag.Used(used.id(), "list-used", 3));
      assertThat(COUNTED.statements()).hasSize(1);
    }

    @Test
    void takesAPrefixAsItStands() {
      create("pre_fix");
      create("prefix");
      create("pre%");

      assertThat(list("pre_")).extracting(Tag.Used::name).containsExactly("pre_fix");
      assertThat(list("pre%")).extracting(Tag.Used::name).containsExactly("pre%");
      assertThat(list("%")).isEmpty();
    }
  }

  @Nested
  class Creating {

    @Test
    void refusesANameThatIsTakenInAnotherCase() {
      create("Größe");

      assertTaken(TAGS.create(new Tag.New("gRÖßE")));
    }
  }

  @Nested
  class Renaming {

    @Test
    void leavesThePostsAsTheyAre() {
      Tag tag = tagOfAllPosts("rename-me");
      String before = posts();

      Tag renamed = rename(tag, "renamed");

      assertThat(renamed).isEqualTo(new Tag(tag.id(), "renamed"));
      assertThat(posts()).isEqualTo(before);
    }

    @Test
    void raisesTheVersionOfTheTagOnceForEachNewName() {
      Tag tag = create("version");

      rename(tag, "version");
      assertThat(version(tag)).isEqualTo("1");

      rename(tag, "Version");
      assertThat(version(tag)).isEqualTo("2");
    }

    @Test
    void refusesTheNameOfAnotherInAnotherCase() {
      create("first");
      Tag second = create("second");

      assertTaken(TAGS.update(second.id(), new Tag.Patch(Sent.of("FIRST")), null));
    }

    @Test
    void isEmptyWhereThereIsNoTag() {
      assertThat(TAGS.update(999_999, new Tag.Patch(Sent.of("nobody")), null).blockOptional())
          .isEmpty();
    }
  }

  @Nested
  class Deleting {

    @Test
    void takesTheTagOffItsPostsAndLeavesThemAsTheyAre() {
      Tag tag = tagOfAllPosts("delete-me");
      String before = posts();

      assertThat(get(TAGS.delete(tag.id(), null))).isTrue();

      assertThat(TestServer.query(URL, "select count(*) from post_tags where tag_id = " + tag.id()))
          .isEqualTo("0");
      assertThat(posts()).isEqualTo(before);
    }

    @Test
    void tellsThatThereWasNone() {
      assertThat(get(TAGS.delete(999_999, null))).isFalse();
    }
  }

  private static <T> T get(Mono<T> result) {
    return result.blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }

  private static Tag row(Mono<Tagged<Tag>> result) {
    return Objects.requireNonNull(get(result).value());
  }

  private static Tag create(String name) {
    return row(TAGS.create(new Tag.New(name)));
  }

  private static Tag rename(Tag tag, String name) {
    return row(TAGS.update(tag.id(), new Tag.Patch(Sent.of(name)), null));
  }

  private static List<Tag.Used> list(String prefix) {
    return get(TAGS.list(prefix, new PageRequest(0, 100))).items();
  }

  private static Tag tagOfAllPosts(String name) {
    Tag tag = create(name);
    TestServer.execute(URL, "insert into post_tags select id, " + tag.id() + " from posts");
    return tag;
  }

  private static void assertTaken(Mono<Tagged<Tag>> result) {
    assertThatThrownBy(() -> get(result))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.problem())
                    .isInstanceOfSatisfying(
                        Problem.Taken.class,
                        taken -> assertThat(taken.error().pointer()).isEqualTo("/name")));
  }

  private static String version(Tag tag) {
    return TestServer.query(URL, "select version from tags where id = " + tag.id());
  }

  /** What an update of any post would move, and where its row lies, which every update moves. */
  private static String posts() {
    return TestServer.query(
        URL,
        "select string_agg(concat_ws(' ', id, version, updated_at, ctid), ',' order by id) from posts");
  }
}
