package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.PageRequest;
import dev.typeset.db.Parts;
import dev.typeset.db.Sorting;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** A page of the posts that carry some tags. */
final class PostTagPage {
  /**
   * How many posts of some tags are looked up and sorted; with more of them, the order is walked.
   */
  static final int MOST_LOOKED_UP = 1_000;

  private static final int LOOKED_UP_FOR_SKIPPED = 5;

  private final PostList list;
  private final PostFilter filter;
  private final PageRequest page;
  private final Sorting<?> sorting;
  private final Parts<PostList> parts;
  private final PostConditions conditions;
  private final PostSlice slice;

  private PostTagPage(PostList list, Parts<PostList> parts) {
    this.list = list;
    this.filter = list.filter();
    this.page = list.page();
    this.sorting = list.sort().sorting();
    this.parts = parts;
    this.conditions = new PostConditions(filter, parts.in(PostList::filter));
    this.slice = new PostSlice(list, parts);
  }

  static Select<Record2<Long, Integer>> of(PostList list, Parts<PostList> parts) {
    return new PostTagPage(list, parts).rows();
  }

  private Select<Record2<Long, Integer>> rows() {
    return list.isOfTagsByPublication() ? published() : tagged();
  }

  /**
   * The posts of each tag stand in an index in the order of their publication. So each tag gives a
   * page of its posts, however many it has, and the first of all of those are the page.
   */
  private Select<Record2<Long, Integer>> published() {
    var tags = conditions.tags().asTable("wanted_tags");
    var ofTag = new Sorting<>(POST_TAGS.POST_CREATED_AT, POST_TAGS.POST_ID, sorting.descending());
    var found =
        select(POST_TAGS.POST_ID, POST_TAGS.POST_CREATED_AT)
            .from(POST_TAGS)
            .where(POST_TAGS.TAG_ID.eq(in(tags, TAGS.ID)))
            .and(conditions.created(POST_TAGS.POST_CREATED_AT))
            .and(ofTag.begins(page, parts.in(PostList::page)))
            .orderBy(ofTag.order(page))
            .limit(reach())
            .asTable("found");
    // A post with two of the tags is found twice.
    var once =
        selectDistinct(
                in(found, POST_TAGS.POST_ID).as(POSTS.ID),
                in(found, POST_TAGS.POST_CREATED_AT).as(POSTS.CREATED_AT))
            .from(tags.crossJoin(lateral(found)))
            .asTable(POSTS);
    return slice.of(once, noCondition());
  }

  /** How many posts of each tag the page may need. */
  private Field<Integer> reach() {
    return page.skip() == 0
        ? slice.limit()
        : parts.of(SQLDataType.INTEGER, list -> list.page().skip() + list.page().limit() + 1);
  }

  /**
   * In other orders, and of posts that carry all of some tags or are restricted otherwise: the
   * posts of a common tag are soon met in the order of all posts, which for a rare one would be
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
            .and(slice.begins())
            .offset(inline(0))
            .asTable(POSTS);
    var rare = slice.of(once.crossJoin(lateral(lookedUp)), found.le(most(0)));
    var common =
        conditions
            .besideTags()
            .and(conditions.carries())
            .and(slice.begins())
            .and(found.gt(most(0)));
    return with(carriers).selectFrom(rare.asTable("rare")).unionAll(slice.of(POSTS, common));
  }

  /** What is skipped makes the walk longer, and so the looking up worth more. */
  private Field<Integer> most(int more) {
    return page.skip() == 0
        ? inline(MOST_LOOKED_UP + more)
        : parts.of(
            SQLDataType.INTEGER,
            list -> MOST_LOOKED_UP + LOOKED_UP_FOR_SKIPPED * list.page().skip() + more);
  }
}
