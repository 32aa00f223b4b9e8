package dev.typeset.posts;

import dev.typeset.http.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
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

  /** Whether nothing is asked for but who wrote them. */
  boolean hasOnlyAuthor() {
    return authorId != null && equals(author(authorId));
  }

  /** Whether nothing is asked for but any of some tags, and when they were published. */
  boolean hasOnlyAnyOfTags() {
    return hasTags() && !allTags && authorId == null && keyword == null;
  }

  /** What a text is like that contains the keyword. */
  @Nullable String pattern() {
    return keyword == null ? null : "%" + keyword.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /** The same with other values where a statement has parameters. */
  PostFilter form() {
    return new PostFilter(
        keyword == null ? null : hasUnindexedKeyword() ? "" : "keyword",
        authorId == null ? null : 0L,
        tagId == null ? null : 0L,
        tags.isEmpty() ? tags : List.of(""),
        allTags && tags.size() > 1,
        createdFrom == null ? null : OffsetDateTime.MIN,
        createdTo == null ? null : OffsetDateTime.MIN);
  }
}
