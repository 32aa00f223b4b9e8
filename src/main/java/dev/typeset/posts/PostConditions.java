package dev.typeset.posts;

import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.unnest;

import dev.typeset.db.Parts;
import java.time.OffsetDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** What a filter says in SQL. */
final class PostConditions {
  // PostgreSQL folds the case on both sides: Java's folding differs for some letters.
  private static final Field<String> WANTED_NAME =
      lower(field(name("wanted", "name"), SQLDataType.VARCHAR));

  private final PostFilter filter;
  private final Parts<PostFilter> parts;

  /**
   * Conditions.
   *
   * @param filter tells what is asked for
   * @param parts of the filter that they hold for
   */
  PostConditions(PostFilter filter, Parts<PostFilter> parts) {
    this.filter = filter;
    this.parts = parts;
  }

  /** Those of one filter, for a query that is written for this once. */
  static PostConditions of(PostFilter filter) {
    return new PostConditions(filter, Parts.written(filter));
  }

  /** All that is asked for. */
  Condition all() {
    return besideKeyword().and(keywordIn(POSTS.TITLE, POSTS.CONTENT));
  }

  /**
   * That one of the texts contains the keyword; {@code %}, {@code _} and {@code \} mean themselves.
   */
  Condition keywordIn(Field<String> title, Field<String> content) {
    if (!filter.hasKeyword()) {
      return noCondition();
    }
    Field<String> pattern = parts.of(SQLDataType.VARCHAR, PostFilter::pattern);
    return title.likeIgnoreCase(pattern).or(content.likeIgnoreCase(pattern));
  }

  Condition besideKeyword() {
    return filter.hasTags() ? besideTags().and(POSTS.ID.in(carriers())) : besideTags();
  }

  /** All that is asked for beside the keyword and the tags. */
  Condition besideTags() {
    Condition all = noCondition();
    if (filter.authorId() != null) {
      all = all.and(POSTS.AUTHOR_ID.eq(author()));
    }
    return all.and(created(POSTS.CREATED_AT));
  }

  /** The author. */
  Field<Long> author() {
    return parts.of(SQLDataType.BIGINT, PostFilter::authorId);
  }

  /** When they were published. */
  Condition created(Field<OffsetDateTime> at) {
    Condition all = noCondition();
    if (filter.createdFrom() != null) {
      all = all.and(at.ge(parts.of(at.getDataType(), PostFilter::createdFrom)));
    }
    if (filter.createdTo() != null) {
      all = all.and(at.lt(parts.of(at.getDataType(), PostFilter::createdTo)));
    }
    return all;
  }

  /** The ids of the posts that carry the tags; of one that carries any of them, maybe twice. */
  SelectLimitStep<Record1<Long>> carriers() {
    var carrying = select(POST_TAGS.POST_ID).from(POST_TAGS).where(hasOneOfThem());
    return filter.allTags()
        ? carrying.groupBy(POST_TAGS.POST_ID).having(count().eq(numberOfTags()))
        : carrying;
  }

  /** That a post carries the tags, tried post by post. */
  Condition carries() {
    Field<Integer> carried =
        field(
            selectCount()
                .from(POST_TAGS)
                .where(POST_TAGS.POST_ID.eq(POSTS.ID))
                .and(hasOneOfThem()));
    return filter.allTags() ? carried.eq(numberOfTags()) : carried.gt(inline(0));
  }

  /** The ids of the tags. */
  Select<Record1<Long>> tags() {
    return select(TAGS.ID)
        .from(TAGS)
        .where(
            filter.tagId() == null
                ? lower(TAGS.NAME).in(select(WANTED_NAME).from(wanted()))
                : TAGS.ID.eq(tag()));
  }

  /** Of a row of post_tags. The names are looked up once for all rows. */
  private Condition hasOneOfThem() {
    return filter.tagId() == null
        ? POST_TAGS.TAG_ID.eq(any(array(tags())))
        : POST_TAGS.TAG_ID.eq(tag());
  }

  private Field<Long> tag() {
    return parts.of(SQLDataType.BIGINT, PostFilter::tagId);
  }

  private Field<Integer> numberOfTags() {
    return field(select(countDistinct(WANTED_NAME)).from(wanted()));
  }

  private Table<?> wanted() {
    return unnest(
            parts.of(SQLDataType.CLOB.array(), wanted -> wanted.tags().toArray(String[]::new)))
        .as("wanted", "name");
  }
}
