package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static dev.typeset.posts.PostTags.WANTED_NAME;
import static dev.typeset.posts.PostTags.WANTED_PLACE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import dev.typeset.db.Database;
import dev.typeset.db.Parts;
import dev.typeset.db.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The statement that makes a post with its tags, and brings what a read of it would.
 *
 * <p>What one part of such a statement changes, its other parts do not see: they go by what it
 * returns. So the parts are named as the tables whose rows they stand for. What is said of USERS,
 * TAGS and POSTS after them is said of the author, the tags and the post. Author and tags are
 * locked against deletion; where one is missing, nothing is inserted.
 *
 * @param post what is to be made
 * @param author who wrote it
 */
record PostInsert(Post.New post, long author) {
  // The words of 100,000 characters can take PostgreSQL 0.4 s.
  private static final int LONGEST_QUICK = 4_000;

  private static final Prepared<PostInsert, Record3<Tagged<Post>, Boolean, Long[]>> NUMBERED =
      new Prepared<>(PostInsert::numbered);
  private static final Prepared<PostInsert, Record3<Tagged<Post>, Boolean, Long[]>> NAMED =
      new Prepared<>(PostInsert::named);

  /**
   * Makes the post. One statement.
   *
   * @throws Failure {@link Problem.Invalid} where the author or a tag given by its id does not
   *     exist
   */
  Mono<Tagged<Post>> run(DSLContext dsl) {
    return Database.one((names().isEmpty() ? NUMBERED : NAMED).with(dsl, this))
        .map(row -> {
          if (row.value1().value() == null) {
            throw new Problem.Invalid(unknown(row.value2(), row.value3())).raise();
          }
          return row.value1();
        });
  }

  private List<FieldError> unknown(boolean hasAuthor, Long @Nullable [] found) {
    List<FieldError> errors = new ArrayList<>();
    if (!hasAuthor) {
      errors.add(
          new FieldError("/author_id", "unknown-reference", "There is no user " + author + "."));
    }
    errors.addAll(PostTags.unknown("", ids(), found == null ? Set.of() : Set.of(found)));
    return errors;
  }

  private List<Long> ids() {
    return post.tags() instanceof Post.TagChoice.Numbered(List<Long> ids) ? ids : List.of();
  }

  /** Those of the tags, each once. */
  Stream<Long> distinctIds() {
    return ids().stream().distinct();
  }

  /** Whether others may be made to wait for it: it is small, and makes no tags. */
  boolean isQuick() {
    return names().isEmpty() && post.content().length() <= LONGEST_QUICK;
  }

  private List<String> names() {
    return post.tags() instanceof Post.TagChoice.Named(List<String> names) ? names : List.of();
  }

  private static Select<Record3<Tagged<Post>, Boolean, Long[]>> numbered(Parts<PostInsert> sent) {
    Field<Long[]> ids =
        sent.of(SQLDataType.BIGINT.array(), insert -> insert.distinctIds().toArray(Long[]::new));
    var tags =
        name("tags")
            .as(
                select(TAGS.ID, TAGS.NAME, TAGS.VERSION)
                    .from(TAGS)
                    .where(TAGS.ID.eq(any(ids)))
                    .forKeyShare());
    Condition complete = field(selectCount().from(TAGS)).eq(cardinality(ids));
    return PostRows.made(
        with(author(sent)).with(tags).with(inserted(sent, complete)).with(carried()));
  }

  /**
   * A tag that somebody else makes at the same time is not found, and in the way of making it. It
   * is waited for and updated to what it is: that gives its id. Tags are made in the order of their
   * names, so that two who make the same ones wait for each other instead of deadlocking.
   */
  private static Select<Record3<Tagged<Post>, Boolean, Long[]>> named(Parts<PostInsert> sent) {
    var wanted =
        PostTags.wanted(
            sent.of(SQLDataType.CLOB.array(), insert -> insert.names().toArray(String[]::new)));
    var found =
        name("found")
            .as(
                select(TAGS.ID, TAGS.NAME, TAGS.VERSION)
                    .from(TAGS)
                    .where(lower(TAGS.NAME).in(select(lower(WANTED_NAME)).from(wanted)))
                    .forKeyShare());
    var made =
        name("made")
            .as(
                insertInto(TAGS, TAGS.NAME)
                    .select(
                        select(WANTED_NAME)
                            .distinctOn(sorted(lower(WANTED_NAME)))
                            .from(wanted)
                            .where(exists(selectOne().from(USERS)))
                            .and(notExists(called(found)))
                            .orderBy(sorted(lower(WANTED_NAME)), WANTED_PLACE))
                    .onConflict(lower(TAGS.NAME))
                    .doUpdate()
                    .set(TAGS.NAME, TAGS.NAME)
                    .returning(TAGS.ID, TAGS.NAME, TAGS.VERSION));
    var tags = name("tags").as(rows(found).unionAll(rows(made)));
    return PostRows.made(
        with(author(sent))
            .with(found)
            .with(made)
            .with(tags)
            .with(inserted(sent, noCondition()))
            .with(carried()));
  }

  private static Select<Record3<Long, String, Long>> rows(Table<?> tags) {
    return select(in(tags, TAGS.ID), in(tags, TAGS.NAME), in(tags, TAGS.VERSION)).from(tags);
  }

  private static Select<?> called(Table<?> found) {
    return selectOne().from(found).where(lower(in(found, TAGS.NAME)).eq(lower(WANTED_NAME)));
  }

  private static CommonTableExpression<?> author(Parts<PostInsert> sent) {
    return name("users")
        .as(
            select(USERS.ID, USERS.FULL_NAME, USERS.VERSION)
                .from(USERS)
                .where(USERS.ID.eq(sent.of(SQLDataType.BIGINT, PostInsert::author)))
                .forKeyShare());
  }

  private static CommonTableExpression<?> inserted(Parts<PostInsert> sent, Condition complete) {
    return name("posts")
        .as(
            insertInto(POSTS, POSTS.TITLE, POSTS.CONTENT, POSTS.AUTHOR_ID)
                .select(
                    select(
                            sent.of(POSTS.TITLE.getDataType(), insert -> insert.post.title()),
                            sent.of(POSTS.CONTENT.getDataType(), insert -> insert.post.content()),
                            USERS.ID)
                        .from(USERS)
                        .where(complete))
                .returning(
                    POSTS.ID,
                    POSTS.AUTHOR_ID,
                    POSTS.TITLE,
                    POSTS.CONTENT,
                    POSTS.VERSION,
                    POSTS.CREATED_AT,
                    POSTS.UPDATED_AT));
  }

  private static CommonTableExpression<?> carried() {
    return name("carried")
        .as(
            insertInto(POST_TAGS, POST_TAGS.POST_ID, POST_TAGS.TAG_ID, POST_TAGS.POST_CREATED_AT)
                .select(select(POSTS.ID, TAGS.ID, POSTS.CREATED_AT).from(POSTS).crossJoin(TAGS))
                .returning(POST_TAGS.TAG_ID));
  }
}
