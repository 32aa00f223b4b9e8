package dev.typeset.posts;

import static dev.typeset.db.schema.Tables.POSTS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noField;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.PageRequest;
import dev.typeset.db.Parts;
import dev.typeset.db.Sorting;
import java.util.List;
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
 * What a page takes of some posts: from where, in which order and how many, with one more to tell
 * whether there are more. Of a LIMIT or OFFSET that is bound a generic plan knows nothing, and
 * takes it for a tenth of the table: so the limit stands in the text, and no offset where none is
 * asked for.
 */
final class PostSlice {
  private static final List<Field<?>> WHOLE =
      List.of(
          POSTS.ID,
          POSTS.TITLE,
          POSTS.CONTENT,
          POSTS.CREATED_AT,
          POSTS.UPDATED_AT,
          POSTS.AUTHOR_ID);

  private final PageRequest page;
  private final Parts<PostList> parts;
  private final Sorting<?> sorting;

  /**
   * A slice.
   *
   * @param list tells what is asked for
   * @param parts of the list that it is of
   */
  PostSlice(PostList list, Parts<PostList> parts) {
    this.page = list.page();
    this.parts = parts;
    this.sorting = list.sort().sorting();
  }

  /** The order in which the posts are read. */
  List<SortField<?>> order() {
    return sorting.order(page);
  }

  /** That a post lies behind the place where the page begins. */
  Condition begins() {
    return sorting.begins(page, parts.in(PostList::page));
  }

  /** The slice of all posts. */
  Select<?> ofAll() {
    return walked(begins(), order());
  }

  /** The slice of an author's posts. */
  Select<?> ofAuthor(Field<Long> author) {
    return walked(
        sorting.begins(POSTS.AUTHOR_ID, author, page, parts.in(PostList::page)),
        sorting.order(POSTS.AUTHOR_ID, page));
  }

  /**
   * An index has the order, so that no post is read that is not of the page. Each then comes with
   * all that it has. What is skipped is read from the index alone.
   */
  private Select<?> walked(Condition condition, List<SortField<?>> by) {
    return select(page.skip() == 0 ? WHOLE : List.of(POSTS.ID))
        .select(position(by))
        .from(POSTS)
        .where(condition)
        .orderBy(by)
        .limit(limit())
        .offset(skip());
  }

  /** The slice of the posts that the condition selects. */
  Select<Record2<Long, Integer>> of(Table<?> posts, Condition condition) {
    return select(POSTS.ID, position(order()))
        .from(posts)
        .where(condition)
        .orderBy(order())
        .limit(limit())
        .offset(skip());
  }

  Param<Integer> limit() {
    return inline(page.limit() + 1);
  }

  Field<Long> skip() {
    return page.skip() == 0
        ? noField(Long.class)
        : parts.of(SQLDataType.BIGINT, list -> (long) list.page().skip());
  }

  static Field<Integer> position(List<? extends OrderField<?>> order) {
    return rowNumber().over(orderBy(order)).as(PostPage.POSITION);
  }
}
