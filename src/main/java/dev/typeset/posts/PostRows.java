package dev.typeset.posts;

import static dev.typeset.db.Columns.digest;
import static dev.typeset.db.Columns.etag;
import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.Columns.stamp;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.multisetAgg;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Failure;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import dev.typeset.db.Parts;
import dev.typeset.db.TypedQuery;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFromStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.WithStep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements that load posts with all that they embed: one for a single post, one for a page of
 * any size.
 */
final class PostRows {
  private static final SelectField<User.Ref> AUTHOR =
      row(USERS.ID, USERS.FULL_NAME).mapping(nullOnAllNull(User.Ref::new));
  private static final Field<List<Tag>> TAGS_BY_NAME =
      multisetAgg(TAGS.ID, TAGS.NAME)
          .orderBy(sorted(TAGS.NAME))
          // null where a post has none: it is the far side of a left join.
          .convertFrom(tags -> tags == null ? List.<Tag>of() : tags.map(mapping(Tag::new)))
          .as("tags");

  /** A post and its author. */
  static final Table<?> FROM = POSTS.join(USERS).on(USERS.ID.eq(POSTS.AUTHOR_ID));

  /** A post with all that it embeds. */
  static final SelectField<@Nullable Post> ROW = post(tagsOfPost());

  private static final Field<String> STAMPS =
      listAgg(stamp(TAGS.ID, TAGS.VERSION), ",").withinGroupOrderBy(TAGS.ID).as("stamps");

  /** The versions of a post, of its author and of its tags. */
  static final Field<String> ETAG = etagOf(field(stampsOfTags()));

  private PostRows() {}

  /** Posts by their ids: the tags are aggregated once for all of them. */
  static Select<Record2<Long, Tagged<Post>>> byId(Field<Long[]> ids) {
    var tags = tags(POST_TAGS.POST_ID.eq(any(ids)), STAMPS).asTable("page_tags");
    return select(POSTS.ID, tagged(tags))
        .from(FROM)
        .leftJoin(tags)
        .on(in(tags, POST_TAGS.POST_ID).eq(POSTS.ID))
        .where(POSTS.ID.eq(any(ids)));
  }

  /** The same of the posts, authors and tags that a WITH has named as their tables are. */
  static Select<Record2<Long, Tagged<Post>>> allMade(WithStep with) {
    var tags = tags(noCondition(), STAMPS).asTable("page_tags");
    return with.select(POSTS.ID, tagged(tags))
        .from(FROM)
        .leftJoin(tags)
        .on(in(tags, POST_TAGS.POST_ID).eq(POSTS.ID));
  }

  private static SelectField<Tagged<Post>> tagged(Table<?> tags) {
    return row(post(in(tags, TAGS_BY_NAME)), etagOf(in(tags, STAMPS))).mapping(Tagged::new);
  }

  /**
   * The post, author and tags that a WITH has named as their tables are, whether there is an
   * author, and the ids of the tags; a row without a post where there is none.
   */
  static Select<Record3<Tagged<Post>, Boolean, Long[]>> made(WithStep with) {
    Field<Long[]> ids = arrayAgg(TAGS.ID).as("ids");
    var tags = select(TAGS_BY_NAME, STAMPS, ids).from(TAGS).asTable("post_tags");
    return with.select(tagged(tags), field(exists(selectOne().from(USERS))), in(tags, ids))
        .from(tags)
        .leftJoin(FROM)
        .on(trueCondition());
  }

  private static SelectField<@Nullable Post> post(Field<List<Tag>> tags) {
    return row(
            POSTS.ID, POSTS.TITLE, POSTS.CONTENT, POSTS.CREATED_AT, POSTS.UPDATED_AT, AUTHOR, tags)
        // A post that is not joined is null; one that is may have columns that are null.
        .mapping((id, title, content, createdAt, updatedAt, author, named) ->
            id == null ? null : new Post(id, title, content, createdAt, updatedAt, author, named));
  }

  private static Field<String> etagOf(Field<String> stampsOfTags) {
    return concat(
        etag(POSTS.ID, POSTS.VERSION),
        inline("-"),
        stamp(USERS.ID, USERS.VERSION),
        inline("-"),
        digest(stampsOfTags));
  }

  /** Null, and not run, where there is no post: it is the far side of a left join. */
  private static Field<List<Tag>> tagsOfPost() {
    var tags =
        select(TAGS.ID, TAGS.NAME)
            .from(POST_TAGS)
            .join(TAGS)
            .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
            .where(POST_TAGS.POST_ID.eq(POSTS.ID))
            .orderBy(sorted(TAGS.NAME));
    return when(
        POSTS.ID.isNotNull(),
        multiset(tags).convertFrom(rows -> rows == null ? null : rows.map(mapping(Tag::new))));
  }

  private static Select<Record1<String>> stampsOfTags() {
    return select(STAMPS)
        .from(POST_TAGS)
        .join(TAGS)
        .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
        .where(POST_TAGS.POST_ID.eq(POSTS.ID));
  }

  /** A page of the list, and one post more where there is one. */
  static Select<Record2<Integer, Post>> page(PostList list, Parts<PostList> parts) {
    return page(PostPage.of(list, parts));
  }

  /** Posts by their ids, each with its place among them. */
  static Mono<List<Post>> of(DSLContext dsl, Select<Record2<Long, Integer>> rows) {
    return TypedQuery.rows(dsl, page(rows)).map(row -> row.value2()).collectList();
  }

  /**
   * The page of ids first, then all that its posts embed: the tags are aggregated once for the
   * page, not post by post.
   */
  private static Select<Record2<Integer, Post>> page(Select<?> rows) {
    var page = (PostPage.isWhole(rows) ? POSTS.getUnqualifiedName() : name("page")).as(rows);
    var tags = tagsOf(page).asTable("page_tags");
    var position = in(page, PostPage.POSITION);
    return nested(with(page).select(position, post(in(tags, TAGS_BY_NAME))), page, tags)
        .orderBy(position);
  }

  /** The same of what a search found. The headline is made for the posts of the page alone. */
  static Flux<Post.Found> found(
      DSLContext dsl, Select<Record3<Long, Integer, BigDecimal>> rows, Field<String> headline) {
    var page = name("page").as(rows);
    var tags = tagsOf(page).asTable("page_tags");
    return TypedQuery.rows(
            dsl,
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
    var from = columns.from(page);
    return (PostPage.isWhole(page) ? from : from.join(POSTS).on(POSTS.ID.eq(in(page, PostPage.ID))))
        .join(USERS)
        .on(USERS.ID.eq(POSTS.AUTHOR_ID))
        .leftJoin(tags)
        .on(in(tags, POST_TAGS.POST_ID).eq(POSTS.ID));
  }

  private static Select<?> tagsOf(Table<?> page) {
    return tags(POST_TAGS.POST_ID.eq(any(array(select(in(page, PostPage.ID)).from(page)))));
  }

  private static Select<?> tags(Condition wanted, SelectField<?>... more) {
    return select(POST_TAGS.POST_ID, TAGS_BY_NAME)
        .select(more)
        .from(POST_TAGS)
        .join(TAGS)
        .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
        .where(wanted)
        .groupBy(POST_TAGS.POST_ID);
  }

  /**
   * The posts of a page, by their places.
   *
   * @throws Failure {@link Problem.KeywordTooBroad} where too many would have to be looked through
   */
  static List<Post> posts(List<Record2<Integer, Post>> rows, PageRequest request) {
    var sorted = rows.stream().sorted(Comparator.comparing(Record2::value1)).toList();
    if (sorted.size() <= request.limit()
        && !sorted.isEmpty()
        && sorted.getLast().value1() == PostPage.SCAN_ENDED) {
      throw PostPage.tooBroad().raise();
    }
    return sorted.stream().map(row -> row.value2()).toList();
  }
}
