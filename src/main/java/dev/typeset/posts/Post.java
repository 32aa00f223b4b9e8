package dev.typeset.posts;

import static dev.typeset.db.Columns.length;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.TAGS;

import dev.typeset.core.Sent;
import dev.typeset.http.Body;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.time.OffsetDateTime;
import java.util.List;

/** A post as callers see one: always with its author, and its tags by name. */
public record Post(
    long id,
    String title,
    String content,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    User.Ref author,
    List<Tag> tags) {

  private static final int MOST_TAGS = 20;

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
      User.Ref author,
      List<Tag> tags,
      double rank,
      String snippet) {}

  /** What makes a post. */
  public record New(String title, String content, long authorId, TagChoice tags) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      var post =
          new New(
              body.text("title", length(POSTS.TITLE)),
              body.text("content", length(POSTS.CONTENT)),
              body.number("author_id"),
              switch (tagChoice(body)) {
                case Sent.Value<TagChoice>(TagChoice tags) -> tags;
                case Sent.Absent<TagChoice> _ -> TagChoice.NONE;
              });
      body.check();
      return post;
    }
  }

  /** What changes a post; a field that was not sent stays. */
  public record Patch(Sent<String> title, Sent<String> content, Sent<TagChoice> tags) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      var patch =
          new Patch(
              body.sent("title", name -> body.text(name, length(POSTS.TITLE))),
              body.sent("content", name -> body.text(name, length(POSTS.CONTENT))),
              tagChoice(body));
      body.check();
      return patch;
    }
  }

  /** Which tags a post shall carry: by name, made where new, or by id. */
  public sealed interface TagChoice {
    TagChoice NONE = new Named(List.of());

    record Named(List<String> names) implements TagChoice {}

    record Numbered(List<Long> ids) implements TagChoice {}
  }

  private static Sent<TagChoice> tagChoice(Body body) {
    Sent<TagChoice> named =
        body.sent(
            "tags", name -> new TagChoice.Named(body.labels(name, MOST_TAGS, length(TAGS.NAME))));
    Sent<TagChoice> numbered =
        body.sent("tag_ids", name -> new TagChoice.Numbered(body.numbers(name, MOST_TAGS)));
    if (named instanceof Sent.Value && numbered instanceof Sent.Value) {
      body.refuse("/tag_ids", "conflict", "Send either tags or tag_ids, not both.");
    }
    return named instanceof Sent.Value ? named : numbered;
  }
}
