package dev.typeset.posts;

import static dev.typeset.db.Columns.names;
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

import dev.typeset.http.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are meant. What is null or empty restricts nothing; the rest joins with and.
 *
 * @param keyword a substring of title or content, without regard to case
 * @param authorId who wrote them
 * @param tagId a tag that they carry
 * @param tags names of tags, without regard to case; a post carries any of them, or all
 * @param allTags whether it is all of them
 * @param createdFrom the first moment of publication
 * @param createdTo the moment of publication before which they lie
 */
public record PostFilter(
    @Nullable String keyword,
    @Nullable Long authorId,
    @Nullable Long tagId,
    List<String> tags,
    boolean allTags,
    @Nullable OffsetDateTime createdFrom,
    @Nullable OffsetDateTime createdTo) {

  /** How many letters or digits in a row a keyword needs for the index to help with it. */
  static final int TRIGRAM_LENGTH = 3;

  private static final Pattern TRIGRAM =
      Pattern.compile("[\\p{IsAlphabetic}\\p{Nd}]{" + TRIGRAM_LENGTH + "}");

  // PostgreSQL folds the case on both sides: Java's folding differs for some letters.
  private static final Field<String> WANTED_NAME =
      lower(field(name("wanted", "name"), SQLDataType.VARCHAR));

  /** All posts. */
  public static final PostFilter NONE =
      new PostFilter(null, null, null, List.of(), false, null, null);

  /** The posts of one author. */
  public static PostFilter author(long id) {
    return new PostFilter(null, id, null, List.of(), false, null, null);
  }

  /** The posts of one tag. */
  public static PostFilter tag(long id) {
    return new PostFilter(null, null, id, List.of(), false, null, null);
  }

  static PostFilter from(Query query) {
    return new PostFilter(
        query.text("keyword", "A part of the title or the content, without regard to case."),
        query.id("author_id", "Posts of this user."),
        null,
        query.texts("tag", "Posts with a tag of this name; may be repeated."),
        query
            .choice(
                "tag_match",
                "Whether a post carries any of the tags, or all.",
                List.of("any", "all"),
                "any")
            .equals("all"),
        query.time("created_from", "Posts published at this time or later."),
        query.time("created_to", "Posts published before this time."));
  }

  boolean hasKeyword() {
    return keyword != null;
  }

  boolean hasUnindexedKeyword() {
    return keyword != null && !TRIGRAM.matcher(keyword).find();
  }

  boolean hasTags() {
    return tagId != null || !tags.isEmpty();
  }

  /** Who wrote them, where nothing else is asked for; otherwise null. */
  @Nullable Long onlyAuthor() {
    return authorId != null && equals(author(authorId)) ? authorId : null;
  }

  /** All that is asked for. */
  Condition condition() {
    return conditionBesideKeyword().and(keywordIn(POSTS.TITLE, POSTS.CONTENT));
  }

  /**
   * That one of the texts contains the keyword; {@code %}, {@code _} and {@code \} mean themselves.
   */
  Condition keywordIn(Field<String> title, Field<String> content) {
    if (keyword == null) {
      return noCondition();
    }
    String pattern = "%" + keyword.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    return title.likeIgnoreCase(pattern).or(content.likeIgnoreCase(pattern));
  }

  Condition conditionBesideKeyword() {
    return hasTags() ? conditionBesideTags().and(POSTS.ID.in(carriers())) : conditionBesideTags();
  }

  /** All that is asked for beside the keyword and the tags. */
  Condition conditionBesideTags() {
    Condition all = noCondition();
    if (authorId != null) {
      all = all.and(POSTS.AUTHOR_ID.eq(authorId));
    }
    if (createdFrom != null) {
      all = all.and(POSTS.CREATED_AT.ge(createdFrom));
    }
    if (createdTo != null) {
      all = all.and(POSTS.CREATED_AT.lt(createdTo));
    }
    return all;
  }

  /** The ids of the posts that carry the tags; of one that carries any of them, maybe twice. */
  SelectLimitStep<Record1<Long>> carriers() {
    var carrying = select(POST_TAGS.POST_ID).from(POST_TAGS).where(hasOneOfThem());
    return allTags
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
    return allTags ? carried.eq(numberOfTags()) : carried.gt(inline(0));
  }

  /** Of a row of post_tags. The names are looked up once for all rows. */
  private Condition hasOneOfThem() {
    return tagId == null
        ? POST_TAGS.TAG_ID.eq(any(array(idsOfTags())))
        : POST_TAGS.TAG_ID.eq(tagId);
  }

  private Select<Record1<Long>> idsOfTags() {
    return select(TAGS.ID)
        .from(TAGS)
        .where(lower(TAGS.NAME).in(select(WANTED_NAME).from(wanted())));
  }

  private Field<Integer> numberOfTags() {
    return field(select(countDistinct(WANTED_NAME)).from(wanted()));
  }

  private Table<?> wanted() {
    return unnest(names(tags)).as("wanted", "name");
  }
}
