package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Problem;
import dev.typeset.db.Parts;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Fields;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * The first half of each statement that loads posts: the ids of one page, and the place of each in
 * it. Where an index has their order, it has the posts themselves.
 */
final class PostPage {
  /** How many posts are looked through for a keyword that the index cannot help with. */
  static final int MOST_SCANNED = 5_000;

  /**
   * The place of a row that is no match, and says that the looking through ended before the page
   * was full.
   */
  static final int SCAN_ENDED = Integer.MAX_VALUE;

  /** One more than may be looked through tells that there are more. */
  static final int TOO_MANY = MOST_SCANNED + 1;

  static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  static final Field<Integer> POSITION = field(name("position"), SQLDataType.INTEGER);

  private final PostList list;
  private final Parts<PostList> parts;
  private final PostConditions conditions;
  private final PostSlice slice;

  private PostPage(PostList list, Parts<PostList> parts) {
    this.list = list;
    this.parts = parts;
    this.conditions = new PostConditions(list.filter(), parts.in(PostList::filter));
    this.slice = new PostSlice(list, parts);
  }

  /**
   * The posts that a filter selects, in the order in which they are read, and one more to tell
   * whether there are more. Where an index has the order, they come straight from it.
   *
   * @param list tells what is asked for
   * @param parts of the list that they are of
   */
  static Select<?> of(PostList list, Parts<PostList> parts) {
    return new PostPage(list, parts).rows();
  }

  private Select<?> rows() {
    PostFilter filter = list.filter();
    if (filter.hasKeyword()) {
      return filter.hasUnindexedKeyword() ? scanned() : matched();
    }
    if (filter.hasTags()) {
      return PostTagPage.of(list, parts);
    }
    if (filter.hasOnlyAuthor()) {
      return slice.ofAuthor(conditions.author());
    }
    return filter.equals(PostFilter.NONE)
        ? slice.ofAll()
        : slice.of(POSTS, conditions.all().and(slice.begins()));
  }

  /** Whether a page has the posts themselves, and so can stand for their table. */
  static boolean isWhole(Fields page) {
    return page.field(POSTS.AUTHOR_ID) != null;
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
        .select(POSTS.ID, PostSlice.position(slice.order()))
        .from(matches)
        .join(POSTS)
        .on(POSTS.ID.eq(in(matches, POSTS.ID)))
        .where(slice.begins())
        .orderBy(slice.order())
        .limit(slice.limit())
        .offset(slice.skip());
  }

  /**
   * A keyword too short for the index is looked for in so many posts and no more; a last row tells
   * where that ended.
   */
  private Select<Record2<Long, Integer>> scanned() {
    var candidates =
        candidates(
            select(POSTS.ID, POSTS.TITLE, POSTS.CONTENT, PostSlice.position(slice.order()))
                .from(POSTS)
                .where(conditions.besideKeyword())
                .and(slice.begins())
                .orderBy(slice.order())
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
                    .limit(slice.limit())
                    .offset(slice.skip()));
    return with(candidates)
        .with(matches)
        .select(ID, POSITION)
        .from(matches)
        .unionAll(
            select(ID, inline(SCAN_ENDED))
                .from(candidates)
                .where(POSITION.eq(TOO_MANY))
                .and(field(selectCount().from(matches)).le(inline(list.page().limit()))));
  }

  static CommonTableExpression<?> candidates(Select<?> posts) {
    return name("candidates").as(posts);
  }
}
