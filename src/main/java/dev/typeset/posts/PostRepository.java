package dev.typeset.posts;

import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.typeset.core.Failure;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of posts. However many are loaded, and with whatever they embed, it is one statement. */
public final class PostRepository extends Crud<Post> {
  public PostRepository(Database database) {
    super(database, POSTS);
  }

  /**
   * A page of the posts that the filter selects, in the order given. One statement.
   *
   * @throws Failure {@link Problem.KeywordTooBroad} where a keyword too short for the index would
   *     have more posts read than may be
   */
  public Mono<List<Post>> list(PostFilter filter, PostSort sort, PageRequest page) {
    return database.read(dsl -> PostRows.of(dsl, PostPage.of(filter, sort, page)).collectList());
  }

  /**
   * A page of an author's posts, or empty where there is no such user. One statement; a second
   * where there are none.
   */
  public Mono<List<Post>> listByAuthor(long userId, PostSort sort, PageRequest page) {
    return listOf(USERS, USERS.ID.eq(userId), PostFilter.author(userId), sort, page);
  }

  /**
   * A page of a tag's posts, or empty where there is no such tag. One statement; a second where
   * there are none.
   */
  public Mono<List<Post>> listByTag(long tagId, PostSort sort, PageRequest page) {
    return listOf(TAGS, TAGS.ID.eq(tagId), PostFilter.tag(tagId), sort, page);
  }

  /**
   * What a full text search finds among the posts that the filter selects, the best first, with the
   * id to break ties. Of the matches the newest 1,000 are ranked. Where there are fewer than 5,
   * posts with a similar title follow them. One statement.
   *
   * @param q words in the syntax of web searches: {@code "a phrase" or this -not}
   * @param from where the page begins, its key the rank of a post as text; null for the first page
   * @param limit how many at most
   * @return in the order read, so with a place to go backwards from, the worst first
   */
  public Mono<List<Post.Found>> search(
      String q, PostFilter filter, @Nullable Position from, int limit) {
    return database.read(dsl ->
        PostRows.found(dsl, PostSearch.of(q, filter, from, limit), Snippet.of(q)).collectList());
  }

  /**
   * Figures about the posts that the filter selects. One statement.
   *
   * @throws Failure {@link Problem.KeywordTooBroad} as {@link #list} does
   */
  public Mono<PostStats> stats(PostFilter filter) {
    return database.read(
        dsl -> Database.one(PostPage.stats(dsl, filter)).map(mapping(PostRepository::toStats)));
  }

  private static PostStats toStats(int scanned, int total, @Nullable BigDecimal avgLength) {
    if (scanned > PostPage.MOST_SCANNED) {
      throw PostPage.tooBroad().raise();
    }
    return new PostStats(total, avgLength == null ? null : avgLength.doubleValue());
  }

  /**
   * Adds a post with its tags in one transaction; tags that are named and do not exist are made.
   *
   * @throws Failure {@link Problem.Invalid} where the author or a tag given by its id does not
   *     exist
   */
  public Mono<Post> create(Post.New post) {
    return database.write(dsl ->
        PostTags.resolve(dsl, post.tags())
            .flatMap(tags ->
                insert(
                        dsl,
                        new Changes()
                            .set(POSTS.TITLE, post.title())
                            .set(POSTS.CONTENT, post.content())
                            .set(POSTS.AUTHOR_ID, post.authorId()))
                    .flatMap(id -> PostTags.add(dsl, id, tags).then(load(dsl, id)))));
  }

  /**
   * Changes the fields that were sent, tags included, in one transaction. Where nothing would
   * change, nothing does.
   *
   * @return the post as it is now, or empty where there is none
   * @throws Failure {@link Problem.Invalid} where a tag given by its id does not exist
   */
  public Mono<Post> update(long id, Post.Patch patch) {
    var changes =
        new Changes()
            .setIfSent(POSTS.TITLE, patch.title())
            .setIfSent(POSTS.CONTENT, patch.content());
    return switch (patch.tags()) {
      case Sent.Absent<Post.TagChoice> _ -> update(id, changes);
      case Sent.Value<Post.TagChoice>(Post.TagChoice choice) ->
          database.write(dsl ->
              lock(dsl, id).flatMap(_ -> update(dsl, id, changes, choice)).then(load(dsl, id)));
    };
  }

  @Override
  protected Mono<Post> load(DSLContext dsl, long id) {
    return PostRows.one(dsl, id);
  }

  @Override
  protected Flux<Post> load(
      DSLContext dsl, Condition where, List<? extends OrderField<?>> order, PageRequest page) {
    return PostRows.of(dsl, PostPage.where(where, order, page));
  }

  private Mono<Integer> update(DSLContext dsl, long id, Changes changes, Post.TagChoice choice) {
    return PostTags.resolve(dsl, choice)
        .flatMap(tags -> PostTags.replace(dsl, id, tags))
        .flatMap(
            replaced -> update(dsl, id, changes, replaced > 0 ? noCondition() : changes.differ()));
  }

  /**
   * Two patches of one post go one after the other; otherwise each could miss what the other does
   * to the tags.
   */
  private static Mono<Long> lock(DSLContext dsl, long id) {
    return Database.one(dsl.select(POSTS.ID).from(POSTS).where(POSTS.ID.eq(id)).forNoKeyUpdate())
        .map(row -> row.value1());
  }

  private Mono<List<Post>> listOf(
      Table<?> owner, Condition isOwner, PostFilter filter, PostSort sort, PageRequest page) {
    return database.read(dsl ->
        PostRows.of(dsl, PostPage.of(filter, sort, page))
            .collectList()
            .flatMap(posts ->
                posts.isEmpty()
                    ? Database.one(dsl.selectOne().from(owner).where(isOwner)).map(_ -> posts)
                    : Mono.just(posts)));
  }
}
