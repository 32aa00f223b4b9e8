package dev.typeset.posts;

import static dev.typeset.db.Columns.mine;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.Caller;
import dev.typeset.core.Etags;
import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import dev.typeset.db.SharedLists;
import dev.typeset.db.SharedWrites;
import dev.typeset.db.Sorting;
import dev.typeset.db.Total;
import dev.typeset.db.View;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The SQL of posts. However many are loaded, and with whatever they embed, it is one statement. */
public final class PostRepository extends Crud<Post> {
  private static final int MADE_AT_ONCE = 32;

  /** With 100,000 characters each: 8 pages of 20 share a statement, of 100 none do. */
  private static final int LISTED_AT_ONCE = 168;

  private final SharedLists<PostList, Record2<Integer, Post>> lists;
  private final SharedWrites<PostInsert, Tagged<Post>> inserts;

  public PostRepository(Database database) {
    super(
        database,
        POSTS,
        new View<>(database, PostRows.FROM, POSTS.ID, PostRows.ROW, PostRows.ETAG, PostRows::byId));
    this.lists =
        new SharedLists<>(
            database,
            list -> Math.max(1, LISTED_AT_ONCE / (list.page().limit() + 1)),
            PostList::form,
            PostRows::page);
    this.inserts =
        new SharedWrites<>(
            database, MADE_AT_ONCE, (dsl, insert) -> insert.run(dsl), PostInserts::run);
  }

  /**
   * A page of the posts that the filter selects, in the order given. One statement, a second to
   * count; none where an index has the order and another caller's brought the page along.
   *
   * @throws Failure {@link Problem.KeywordTooBroad} where a keyword too short for the index would
   *     have more posts read than may be
   */
  public Mono<Page<Post>> list(PostFilter filter, PostSort sort, PageRequest page) {
    var list = new PostList(filter, sort, page);
    return list.isShared()
        ? lists.find(list).map(rows -> page(list, rows))
        : database.read(dsl -> list(dsl, list));
  }

  /**
   * A page of an author's posts, or empty where there is no such user. One statement, or none as
   * with {@link #list}; another where there are no posts.
   */
  public Mono<Page<Post>> listByAuthor(long userId, PostSort sort, PageRequest page) {
    return listOf(USERS, USERS.ID.eq(userId), PostFilter.author(userId), sort, page);
  }

  /**
   * A page of a tag's posts, or empty where there is no such tag. One statement, or none as with
   * {@link #list}; another where there are no posts.
   */
  public Mono<Page<Post>> listByTag(long tagId, PostSort sort, PageRequest page) {
    return listOf(TAGS, TAGS.ID.eq(tagId), PostFilter.tag(tagId), sort, page);
  }

  /**
   * What a full text search finds among the posts that the filter selects, the best first, with the
   * id to break ties. Of the matches about the newest 1,000 are ranked. Where there are fewer than
   * 5, posts with a similar title follow them. One statement.
   *
   * @param q words in the syntax of web searches: {@code "a phrase" or this -not}
   * @param page from where, by the rank of a post; it is neither skipped through nor counted
   */
  public Mono<Page<Post.Found>> search(String q, PostFilter filter, PageRequest page) {
    var rows = PostSearch.of(q, filter, page.from(), page.limit() + 1);
    return database.read(dsl ->
        PostRows.found(dsl, rows, Snippet.of(q))
            .collectList()
            .map(found -> Page.of(found, page, PostRepository::place)));
  }

  /**
   * Figures about the posts that the filter selects, as a whole and, where asked for, by author,
   * tag or month. One statement.
   *
   * @throws Failure {@link Problem.KeywordTooBroad} as {@link #list} does
   */
  public Mono<PostStats> stats(PostFilter filter, PostStats.@Nullable GroupBy groupBy) {
    return database.read(dsl -> PostFigures.of(dsl, filter, groupBy));
  }

  /**
   * Adds a post with its tags; tags that are named and do not exist are made. One statement, or
   * none where tags are numbered and another caller's made the post along.
   *
   * @param caller the author where the post names none
   * @throws Failure {@link Problem.Invalid} where the author or a tag given by its id does not
   *     exist
   */
  public Mono<Tagged<Post>> create(Post.New post, long caller) {
    var insert = new PostInsert(post, post.author(caller));
    return insert.isQuick() ? inserts.write(insert) : database.writeAlone(insert::run);
  }

  /**
   * Adds posts with their tags in one transaction, all or none. At most 7 statements, however many
   * there are, where nobody else makes the same tags meanwhile.
   *
   * @param caller the author of those that name none
   * @return the posts in the order of those that were sent
   * @throws Failure {@link Problem.Invalid} with each author and each tag that does not exist, by
   *     the place of the post
   */
  public Mono<Page<Post>> create(List<Post.New> batch, long caller) {
    return database.write(dsl ->
        new PostBatch(dsl, batch, caller).create().map(made -> new Page<>(made, null, null, null)));
  }

  /**
   * Changes the fields that were sent, tags included, in one transaction. Where nothing would
   * change, nothing does.
   *
   * @param caller the author, or an admin
   * @param expected the states that may be changed; null for any
   * @return the post as it is now, or empty where there is none
   * @throws Failure {@link Problem.Invalid} where a tag given by its id does not exist; {@link
   *     Problem.Forbidden} where the post is somebody else's; {@link Problem.PreconditionFailed}
   *     where it is in another state
   */
  public Mono<Tagged<Post>> update(
      long id, Post.Patch patch, Caller caller, @Nullable Etags expected) {
    Condition mine = mine(POSTS.AUTHOR_ID, caller);
    var changes =
        new Changes()
            .setIfSent(POSTS.TITLE, patch.title())
            .setIfSent(POSTS.CONTENT, patch.content());
    return switch (patch.tags()) {
      case Sent.Absent<Post.TagChoice> _ -> update(id, changes, mine, expected);
      case Sent.Value<Post.TagChoice>(Post.TagChoice choice) ->
          database.write(dsl ->
              // Two patches of one post go one after the other; otherwise each could miss what the
              // other does to the tags.
              (expected == null ? lock(dsl, id, mine) : expect(dsl, id, mine, expected))
                  .flatMap(_ -> update(dsl, id, changes, choice))
                  .flatMap(_ -> load(dsl, id)));
    };
  }

  /**
   * Takes a post away.
   *
   * @param caller the author, or an admin
   * @param expected the states in which it may go; null for any
   * @return whether there was one
   * @throws Failure {@link Problem.Forbidden} where it is somebody else's; {@link
   *     Problem.PreconditionFailed} where it is in another state
   */
  public Mono<Boolean> delete(long id, Caller caller, @Nullable Etags expected) {
    return delete(id, mine(POSTS.AUTHOR_ID, caller), expected);
  }

  private Mono<Integer> update(DSLContext dsl, long id, Changes changes, Post.TagChoice choice) {
    return PostTags.resolve(dsl, choice)
        .flatMap(tags -> PostTags.replace(dsl, id, tags))
        .flatMap(
            replaced -> update(dsl, id, changes, replaced > 0 ? noCondition() : changes.differ()));
  }

  private static Position place(Post.Found post, boolean backwards) {
    return Sorting.place(post.rank(), post.id(), backwards);
  }

  private Mono<Page<Post>> list(DSLContext dsl, PostList list) {
    return lists
        .rows(dsl, list)
        .flatMap(rows -> count(dsl, list.filter(), list.page(), page(list, rows)));
  }

  private static Page<Post> page(PostList list, List<Record2<Integer, Post>> rows) {
    return Page.of(PostRows.posts(rows, list.page()), list.page(), list.sort()::place);
  }

  private static Mono<Page<Post>> count(
      DSLContext dsl, PostFilter filter, PageRequest page, Page<Post> posts) {
    // To count by a keyword that no index helps with is bounded as all else is.
    return filter.hasUnindexedKeyword() && page.count() == PageRequest.Count.EXACT
        ? PostFigures.of(dsl, filter).map(figures -> posts.withTotal(figures.total()))
        : Total.add(
            dsl,
            page,
            () -> select(POSTS.ID).from(POSTS).where(PostConditions.of(filter).all()),
            posts);
  }

  private Mono<Page<Post>> listOf(
      Table<?> owner, Condition isOwner, PostFilter filter, PostSort sort, PageRequest page) {
    var list = new PostList(filter, sort, page);
    return list.isShared()
        ? lists
            .find(list)
            .map(rows -> page(list, rows))
            .flatMap(posts ->
                posts.items().isEmpty()
                    ? database.read(dsl -> ifThere(dsl, owner, isOwner, posts))
                    : Mono.just(posts))
        : database.read(dsl ->
            list(dsl, list)
                .flatMap(posts ->
                    posts.items().isEmpty()
                        ? ifThere(dsl, owner, isOwner, posts)
                        : Mono.just(posts)));
  }

  private static Mono<Page<Post>> ifThere(
      DSLContext dsl, Table<?> owner, Condition isOwner, Page<Post> posts) {
    return Database.one(dsl.selectOne().from(owner).where(isOwner)).map(_ -> posts);
  }
}
