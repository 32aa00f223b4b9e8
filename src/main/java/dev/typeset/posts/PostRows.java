package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.multisetAgg;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.typeset.db.Database;
import dev.typeset.db.Prepared;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFromStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements that load posts with all that they embed: one for a single post, one for a page of
 * any size.
 */
final class PostRows {
  private static final SelectField<User.Ref> AUTHOR =
      row(USERS.ID, USERS.FULL_NAME).mapping(User.Ref::new);
  private static final Field<List<Tag>> TAGS_BY_NAME =
      multisetAgg(TAGS.ID, TAGS.NAME)
          .orderBy(sorted(TAGS.NAME))
          // null where a post has none: it is the far side of a left join.
          .convertFrom(tags -> tags == null ? List.<Tag>of() : tags.map(mapping(Tag::new)))
          .as("tags");

  private static final Param<Long> WANTED = param("id", POSTS.ID);
  private static final Prepared<
          Long, Record7<Long, String, String, OffsetDateTime, OffsetDateTime, User.Ref, List<Tag>>>
      ONE =
          new Prepared<>(
              WANTED,
              select(
                      POSTS.ID,
                      POSTS.TITLE,
                      POSTS.CONTENT,
                      POSTS.CREATED_AT,
                      POSTS.UPDATED_AT,
                      AUTHOR,
                      tagsOfPost())
                  .from(POSTS)
                  .join(USERS)
                  .on(USERS.ID.eq(POSTS.AUTHOR_ID))
                  .where(POSTS.ID.eq(WANTED)));

  private PostRows() {}

  /** The post, or empty. */
  static Mono<Post> one(DSLContext dsl, long id) {
    return Database.one(ONE.with(dsl, id)).map(mapping(Post::new));
  }

  private static Field<List<Tag>> tagsOfPost() {
    return multiset(
            select(TAGS.ID, TAGS.NAME)
                .from(POST_TAGS)
                .join(TAGS)
                .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
                .where(POST_TAGS.POST_ID.eq(POSTS.ID))
                .orderBy(sorted(TAGS.NAME)))
        .convertFrom(tags -> tags.map(mapping(Tag::new)));
  }

  /**
   * The page of ids first, then all that its posts embed: the tags are aggregated once for the
   * page, not post by post.
   */
  static Flux<Post> of(DSLContext dsl, Select<Record2<Long, Integer>> rows) {
    var page = name("page").as(rows);
    var tags = tagsOf(page).asTable("page_tags");
    return Flux.from(
            nested(
                    dsl.with(page)
                        .select(
                            in(page, PostPage.POSITION),
                            POSTS.ID,
                            POSTS.TITLE,
                            POSTS.CONTENT,
                            POSTS.CREATED_AT,
                            POSTS.UPDATED_AT,
                            AUTHOR,
                            in(tags, TAGS_BY_NAME)),
                    page,
                    tags)
                .orderBy(in(page, PostPage.POSITION)))
        .map(mapping(PostRows::toPost));
  }

  /** The same of what a search found. The headline is made for the posts of the page alone. */
  static Flux<Post.Found> found(
      DSLContext dsl, Select<Record3<Long, Integer, BigDecimal>> rows, Field<String> headline) {
    var page = name("page").as(rows);
    var tags = tagsOf(page).asTable("page_tags");
    return Flux.from(
            nested(
                    dsl.with(page)
                        .select(
                            POSTS.ID,
                            POSTS.TITLE,
                            POSTS.CONTENT,
                            POSTS.CREATED_AT,
                            POSTS.UPDATED_AT,
                            AUTHOR,
                            in(tags, TAGS_BY_NAME),
                            in(page, PostSearch.RANK).convertFrom(BigDecimal::doubleValue),
                            headline.convertFrom(Snippet::html)),
                    page,
                    tags)
                .orderBy(in(page, PostPage.POSITION)))
        .map(mapping(Post.Found::new));
  }

  private static <R extends Record> SelectOnConditionStep<R> nested(
      SelectFromStep<R> columns, Table<?> page, Table<?> tags) {
    return columns
        .from(page)
        .join(POSTS)
        .on(POSTS.ID.eq(in(page, PostPage.ID)))
        .join(USERS)
        .on(USERS.ID.eq(POSTS.AUTHOR_ID))
        .leftJoin(tags)
        .on(in(tags, POST_TAGS.POST_ID).eq(POSTS.ID));
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
