package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noField;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.db.Parts;
import dev.typeset.db.Sorting;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The first half of each statement that loads posts: the ids of one page, and the place of each in
 * it.
 */
final class PostPage {
  /** How many posts are looked through for a keyword that the index cannot help with. */
  static final int MOST_SCANNED = 5_000;

  /**
   * The place of a row that is no match, and says that the looking through ended before the page
   * was full.
   */
  static final int SCAN_ENDED = Integer.MAX_VALUE;

  /**
   * How many posts of some tags are looked up and sorted; with more of them, the order is walked.
   */
  static final int MOST_LOOKED_UP = 1_000;

  private static final int LOOKED_UP_FOR_SKIPPED = 5;

  /** One more than may be looked through tells that there are more. */
  static final int TOO_MANY = MOST_SCANNED + 1;

  static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  static final Field<Integer> POSITION = field(name("position"), SQLDataType.INTEGER);

  private final PostFilter filter;
  private final PageRequest page;
  private final Parts<PostList> parts;
  private final PostConditions conditions;
  private final Sorting<?> sorting;
  private final List<SortField<?>> order;

  private PostPage(PostList list, Parts<PostList> parts) {
    this.filter = list.filter();
    this.page = list.page();
    this.parts = parts;
    this.conditions = new PostConditions(filter, parts.in(PostList::filter));
    this.sorting = list.sort().sorting();
    this.order = sorting.order(page);
  }

  /**
   * The posts that a filter selects, in the order in which they are read, and one more to tell
   * whether there are more. They come straight from the index that has the order. Of a LIMIT or
   * OFFSET that is bound a generic plan knows nothing, and takes it for a tenth of the table: so
   * the limit stands in the text, and no offset where none is asked for.
   *
   * @param list tells what is asked for
   * @param parts of the list that they are of
   */
  static Select<Record2<Long, Integer>> of(PostList list, Parts<PostList> parts) {
    return new PostPage(list, parts).rows();
  }

  private Select<Record2<Long, Integer>> rows() {
    if (filter.hasKeyword()) {
      return filter.hasUnindexedKeyword() ? scanned() : matched();
    }
    if (filter.hasTags()) {
      return tagged();
    }
    return filter.hasOnlyAuthor()
        ? ordered(
            POSTS,
            sorting.begins(
                POSTS.AUTHOR_ID, conditions.author(), page, parts.in(PostList::page)),
            sorting.order(POSTS.AUTHOR_ID, page))
        : ordered(POSTS, conditions.all().and(begins()), order);
  }

  private Condition begins() {
    return sorting.begins(page, parts.in(PostList::page));
  }

  /**
   * The posts of a common tag are soon met in the order of all posts, which for a rare one would be
   * read to its end. So a rare one is looked up and sorted, and which of them it is, PostgreSQL
   * sees as it runs: of the two halves one is left out.
   */
  private Select<Record2<Long, Integer>> tagged() {
    var carriers = name("carriers").asMaterialized(conditions.carriers().limit(most(1)));
    var found = field(selectCount().from(carriers));
    var once = selectDistinct(in(carriers, POST_TAGS.POST_ID)).from(carriers).asTable("once");
    // The offset keeps the planner from reading all posts, or walking the order, here too.
    var lookedUp =
        select(POSTS.ID, POSTS.TITLE, POSTS.CREATED_AT, POSTS.UPDATED_AT)
            .from(POSTS)
            .where(POSTS.ID.eq(in(once, POST_TAGS.POST_ID)))
            .and(conditions.besideTags())
            .and(begins())
            .offset(inline(0))
            .asTable(POSTS);
    var rare = ordered(once.crossJoin(lateral(lookedUp)), found.le(most(0)), order);
    var common =
        conditions.besideTags().and(conditions.carries()).and(begins()).and(found.gt(most(0)));
    return with(carriers)
        .selectFrom(rare.asTable("rare"))
        .unionAll(ordered(POSTS, common, order));
  }

  /** What is skipped makes the walk longer, and so the looking up worth more. */
  private Field<Integer> most(int more) {
    return page.skip() == 0
        ? inline(MOST_LOOKED_UP + more)
        : parts.of(
            SQLDataType.INTEGER,
            list -> MOST_LOOKED_UP + LOOKED_UP_FOR_SKIPPED * list.page().skip() + more);
  }

  private Select<Record2<Long, Integer>> ordered(
      Table<?> posts, Condition condition, List<SortField<?>> by) {
    return select(POSTS.ID, position(by))
        .from(posts)
        .where(condition)
        .orderBy(by)
        .limit(limit())
        .offset(skip());
  }

  private Param<Integer> limit() {
    return inline(page.limit() + 1);
  }

  private Field<Long> skip() {
    return page.skip() == 0
        ? noField(Long.class)
        : parts.of(SQLDataType.BIGINT, list -> (long) list.page().skip());
  }

  static Problem tooBroad() {
    return new Problem.KeywordTooBroad(
        "A keyword without "
            + PostFilter.TRIGRAM_LENGTH
            + " letters or digits in a row is looked for in at most "
            + MOST_SCANNED
            + " posts, and there are more. Use a longer keyword, or narrow the posts by author, tag or time.");
  }

  /**
   * A keyword is looked up first and sorted afterwards. Left to choose, the planner walks the order
   * instead and hopes to meet the keyword soon, which for a rare one reads the whole table.
   */
  private Select<Record2<Long, Integer>> matched() {
    var matches =
        name("matches").asMaterialized(select(POSTS.ID).from(POSTS).where(conditions.all()));
    return with(matches)
        .select(POSTS.ID, position(order))
        .from(matches)
        .join(POSTS)
        .on(POSTS.ID.eq(in(matches, POSTS.ID)))
        .where(begins())
        .orderBy(order)
        .limit(limit())
        .offset(skip());
  }

  /**
   * A keyword too short for the index is looked for in so many posts and no more; a last row tells
   * where that ended.
   */
  private Select<Record2<Long, Integer>> scanned() {
    var candidates =
        candidates(
            select(POSTS.ID, POSTS.TITLE, POSTS.CONTENT, position(order))
                .from(POSTS)
                .where(conditions.besideKeyword())
                .and(begins())
                .orderBy(order)
                .limit(TOO_MANY));
    var matches =
        name("matches")
            .as(
                select(ID, POSITION)
                    .from(candidates)
                    .where(
                        conditions.keywordIn(
                            in(candidates, POSTS.TITLE), in(candidates, POSTS.CONTENT)))
                    .and(POSITION.lt(TOO_MANY))
                    .orderBy(POSITION)
                    .limit(limit())
                    .offset(skip()));
    return with(candidates)
        .with(matches)
        .select(ID, POSITION)
        .from(matches)
        .unionAll(
            select(ID, inline(SCAN_ENDED))
                .from(candidates)
                .where(POSITION.eq(TOO_MANY))
                .and(field(selectCount().from(matches)).le(inline(page.limit()))));
  }

  static CommonTableExpression<?> candidates(Select<?> posts) {
    return name("candidates").as(posts);
  }

  private static Field<Integer> position(List<? extends OrderField<?>> order) {
    return rowNumber().over(orderBy(order)).as(POSITION);
  }
}
