package dev.typeset.posts;

import static dev.typeset.db.Columns.attribute;
import static dev.typeset.db.schema.Tables.POSTS;

import dev.typeset.core.About;
import dev.typeset.core.Attribute;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as callers see one: always with its author, and its tags by name. */
public record Post(
    long id,
    String title,
    String content,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    @About("Who wrote it.") User.Ref author,
    @About("The tags it carries, by name.") List<Tag> tags) {

  /**
   * A post that a search found.
   *
   * @param rank how well it matches: above 1 by its words, at most 0.5 by a similar title
   * @param snippet a piece of the content as safe HTML, the words that were found in {@code <mark>}
   */
  public record Found(
      long id,
      String title,
      String content,
      OffsetDateTime createdAt,
      OffsetDateTime updatedAt,
      @About("Who wrote it.") User.Ref author,
      @About("The tags it carries, by name.") List<Tag> tags,
      @About("The higher the better: above 1 where words match, below where a title is similar.")
          double rank,
      @About("A part of the content as HTML, what was found in it marked; safe to show.")
          String snippet) {}

  /**
   * What makes a post.
   *
   * @param authorId who wrote it, where that is not the caller
   */
  public record New(String title, String content, @Nullable Long authorId, TagChoice tags) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      return new New(
          body.text(TITLE),
          body.prose(CONTENT),
          switch (body.sent(AUTHOR_ID, body::number)) {
            case Sent.Value<Long>(Long author) -> author;
            case Sent.Absent<Long> _ -> null;
          },
          switch (TagChoice.from(body)) {
            case Sent.Value<TagChoice>(TagChoice tags) -> tags;
            case Sent.Absent<TagChoice> _ -> TagChoice.NONE;
          });
    }

    /** Who wrote it: the one who is named, else the caller. */
    long author(long caller) {
      return authorId == null ? caller : authorId;
    }
  }

  /** What changes a post; a field that was not sent stays. */
  public record Patch(Sent<String> title, Sent<String> content, Sent<TagChoice> tags) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      return new Patch(
          body.sent(TITLE, body::text), body.sent(CONTENT, body::prose), TagChoice.from(body));
    }
  }

  /** Which tags a post shall carry: by name, made where new, or by id. */
  public sealed interface TagChoice {
    TagChoice NONE = new Named(List.of());

    record Named(List<String> names) implements TagChoice {}

    record Numbered(List<Long> ids) implements TagChoice {}

    private static Sent<TagChoice> from(Body body) {
      Sent<TagChoice> named =
          body.sent(TAGS, field -> new Named(body.labels(field, MOST_TAGS, Tag.NAME)));
      Sent<TagChoice> numbered =
          body.sent(TAG_IDS, field -> new Numbered(body.numbers(field, MOST_TAGS)));
      if (named instanceof Sent.Value && numbered instanceof Sent.Value) {
        body.refuse(TAG_IDS, "conflict", "Send either tags or tag_ids, not both.");
      }
      return named instanceof Sent.Value ? named : numbered;
    }
  }

  private static final int MOST_TAGS = 20;
  private static final Attribute TITLE = attribute(POSTS.TITLE);
  private static final Attribute CONTENT = attribute(POSTS.CONTENT);
  private static final Attribute AUTHOR_ID = attribute(POSTS.AUTHOR_ID);
  private static final Attribute TAGS =
      new Attribute("tags", "Names of tags; those that are new are made.", 0, false);
  private static final Attribute TAG_IDS =
      new Attribute("tag_ids", "Tags by id, instead of tags.", 0, false);
}
