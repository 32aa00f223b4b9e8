package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.charLength;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.typeset.db.Database;
import dev.typeset.posts.PostStats.Group;
import dev.typeset.posts.PostStats.GroupBy;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The statements that count posts. */
final class PostFigures {
  private static final Field<Integer> LENGTH = field(name("length"), SQLDataType.INTEGER);
  private static final Field<@Nullable List<Group>> NO_GROUPS =
      inline((String) null).convertFrom(_ -> null);

  private PostFigures() {}

  /** The figures of all posts that the filter selects. */
  static Mono<PostStats> of(DSLContext dsl, PostFilter filter) {
    return of(dsl, filter, null);
  }

  /**
   * The same, and those of each group.
   *
   * @param groupBy null for no groups
   */
  static Mono<PostStats> of(DSLContext dsl, PostFilter filter, @Nullable GroupBy groupBy) {
    var selected = selected(filter);
    Condition wanted = wanted(filter, selected);
    Field<@Nullable List<Group>> groups =
        groupBy == null ? NO_GROUPS : groups(selected, wanted, groupBy);
    return Database.one(
            dsl.with(selected)
                .select(
                    count(),
                    count().filterWhere(wanted),
                    avg(in(selected, LENGTH)).filterWhere(wanted),
                    groups)
                .from(selected))
        .map(
            mapping(
                (scanned, total, average, found) -> stats(filter, scanned, total, average, found)));
  }

  private static Field<@Nullable List<Group>> groups(
      CommonTableExpression<?> selected, Condition wanted, GroupBy groupBy) {
    // No aliases: inside of a multiset jOOQ gives the columns names of its own.
    Field<Integer> total = count();
    Field<BigDecimal> average = avg(in(selected, LENGTH));
    return switch (groupBy) {
      case AUTHOR ->
          multiset(
                  select(USERS.ID, USERS.FULL_NAME, total, average)
                      .from(selected)
                      .join(USERS)
                      .on(USERS.ID.eq(in(selected, POSTS.AUTHOR_ID)))
                      .where(wanted)
                      .groupBy(USERS.ID)
                      .orderBy(total.desc(), USERS.ID)
                      .limit(inline(PostStats.MOST_GROUPS)))
              .convertFrom(rows ->
                  rows.map(
                      mapping((id, fullName, posts, length) ->
                          new Group(
                              new User.Ref(id, fullName),
                              null,
                              null,
                              posts,
                              length.doubleValue()))));
      case TAG ->
          multiset(
                  select(TAGS.ID, TAGS.NAME, total, average)
                      .from(selected)
                      .join(POST_TAGS)
                      .on(POST_TAGS.POST_ID.eq(in(selected, POSTS.ID)))
                      .join(TAGS)
                      .on(TAGS.ID.eq(POST_TAGS.TAG_ID))
                      .where(wanted)
                      .groupBy(TAGS.ID)
                      .orderBy(total.desc(), TAGS.ID)
                      .limit(inline(PostStats.MOST_GROUPS)))
              .convertFrom(rows ->
                  rows.map(
                      mapping((id, tag, posts, length) ->
                          new Group(null, new Tag(id, tag), null, posts, length.doubleValue()))));
      case MONTH -> {
        Field<String> month =
            field(
                "to_char({0} at time zone 'UTC', 'YYYY-MM')",
                SQLDataType.VARCHAR, in(selected, POSTS.CREATED_AT));
        yield multiset(
                select(month, total, average)
                    .from(selected)
                    .where(wanted)
                    .groupBy(month)
                    .orderBy(month.desc())
                    .limit(inline(PostStats.MOST_GROUPS)))
            .convertFrom(rows ->
                rows.map(
                    mapping((name, posts, length) ->
                        new Group(null, null, name, posts, length.doubleValue()))));
      }
    };
  }

  /**
   * The posts to count. Where the index cannot help with the keyword they are not more than may be
   * looked through, and the keyword is looked for in them.
   */
  private static CommonTableExpression<?> selected(PostFilter filter) {
    var length = charLength(POSTS.CONTENT).as(LENGTH);
    return filter.hasUnindexedKeyword()
        ? PostPage.candidates(
            select(POSTS.ID, POSTS.AUTHOR_ID, POSTS.CREATED_AT, POSTS.TITLE, POSTS.CONTENT, length)
                .from(POSTS)
                .where(PostConditions.of(filter).besideKeyword())
                .limit(PostPage.TOO_MANY))
        : PostPage.candidates(
            select(POSTS.ID, POSTS.AUTHOR_ID, POSTS.CREATED_AT, length)
                .from(POSTS)
                .where(PostConditions.of(filter).all()));
  }

  private static Condition wanted(PostFilter filter, CommonTableExpression<?> selected) {
    return filter.hasUnindexedKeyword()
        ? PostConditions.of(filter)
            .keywordIn(in(selected, POSTS.TITLE), in(selected, POSTS.CONTENT))
        : noCondition();
  }

  private static PostStats stats(
      PostFilter filter,
      int scanned,
      int total,
      @Nullable BigDecimal average,
      @Nullable List<Group> groups) {
    if (filter.hasUnindexedKeyword() && scanned > PostPage.MOST_SCANNED) {
      throw PostPage.tooBroad().raise();
    }
    return new PostStats(total, average == null ? null : average.doubleValue(), groups);
  }
}
