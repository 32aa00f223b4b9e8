package dev.typeset.tags;

import static dev.typeset.db.Columns.attribute;
import static dev.typeset.db.schema.Tables.TAGS;

import dev.typeset.core.About;
import dev.typeset.core.Attribute;
import dev.typeset.core.Sent;
import dev.typeset.http.Body;

/** A tag as callers see one. */
public record Tag(long id, String name) {

  /** The name of a tag as it is sent. */
  public static final Attribute NAME = attribute(TAGS.NAME);

  /**
   * A tag of the list.
   *
   * @param posts how many posts carry it
   */
  public record Used(long id, String name, @About("How many posts carry the tag.") long posts) {}

  /** What makes a tag. */
  public record New(String name) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      return new New(body.label(NAME));
    }
  }

  /** What changes a tag. */
  public record Patch(Sent<String> name) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      return new Patch(body.sent(NAME, body::label));
    }
  }
}
