package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multisetAgg;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.Failure;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of posts. However many are loaded, and with whatever they embed, it is one statement. */
public final class PostRepository extends Crud<Post> {
  private static final Field<List<Tag>> TAGS_BY_NAME =
      multisetAgg(TAGS.ID, TAGS.NAME)
          .orderBy(sorted(TAGS.NAME))
          // null where a post has none: it is the far side of a left join.
          .convertFrom(tags -> tags == null ? List.<Tag>of() : tags.map(mapping(Tag::new)))
          .as("tags");

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
    return database.read(dsl -> load(dsl, PostPage.of(filter, sort, page)).collectList());
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
  protected Flux<Post> load(
      DSLContext dsl, Condition where, List<? extends OrderField<?>> order, PageRequest page) {
    return load(dsl, PostPage.where(where, order, page));
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
        load(dsl, PostPage.of(filter, sort, page))
            .collectList()
            .flatMap(posts ->
                posts.isEmpty()
                    ? Database.one(dsl.selectOne().from(owner).where(isOwner)).map(_ -> posts)
                    : Mono.just(posts)));
  }

  /**
   * The page of ids first, then all that its posts embed: the tags are aggregated once for the
   * page, not post by post.
   */
  private static Flux<Post> load(DSLContext dsl, Select<Record2<Long, Integer>> rows) {
    var page = name("page").as(rows);
    var tags = tagsOf(page).asTable("page_tags");
    return Flux.from(
            dsl.with(page)
                .select(
                    in(page, PostPage.POSITION),
                    POSTS.ID,
                    POSTS.TITLE,
                    POSTS.CONTENT,
                    POSTS.CREATED_AT,
                    POSTS.UPDATED_AT,
                    row(USERS.ID, USERS.FULL_NAME).mapping(User.Ref::new),
                    in(tags, TAGS_BY_NAME))
                .from(page)
                .join(POSTS)
                .on(POSTS.ID.eq(in(page, PostPage.ID)))
                .join(USERS)
                .on(USERS.ID.eq(POSTS.AUTHOR_ID))
                .leftJoin(tags)
                .on(in(tags, POST_TAGS.POST_ID).eq(POSTS.ID))
                .orderBy(in(page, PostPage.POSITION)))
        .map(mapping(PostRepository::toPost));
  }

  private static Select<?> tagsOf(Table<?> page) {
    return select(POST_TAGS.POST_ID, TAGS_BY_NAME)
        .from(POST_TAGS)
        .join(TAGS)
        .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
        .where(POST_TAGS.POST_ID.in(select(in(page, PostPage.ID)).from(page)))
        .groupBy(POST_TAGS.POST_ID);
  }

  private static Post toPost(
      int position,
      long id,
      String title,
      String content,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      User.Ref author,
      List<Tag> tags) {
    if (position == PostPage.SCAN_ENDED) {
      throw PostPage.tooBroad().raise();
    }
    return new Post(id, title, content, createdAt, updatedAt, author, tags);
  }
}
