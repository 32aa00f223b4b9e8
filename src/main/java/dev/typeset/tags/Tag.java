package dev.typeset.tags;

import static dev.typeset.db.Columns.length;
import static dev.typeset.db.schema.Tables.TAGS;

import dev.typeset.core.Sent;
import dev.typeset.http.Body;

/** A tag as callers see one. */
public record Tag(long id, String name) {

  /**
   * A tag of the list.
   *
   * @param posts how many posts carry it
   */
  public record Used(long id, String name, long posts) {}

  /** What makes a tag. */
  public record New(String name) {

    /** Reads the body of a request. */
    public static New from(Body body) {
      var tag = new New(body.label("name", length(TAGS.NAME)));
      body.check();
      return tag;
    }
  }

  /** What changes a tag. */
  public record Patch(Sent<String> name) {

    /** Reads the body of a request. */
    public static Patch from(Body body) {
      var patch = new Patch(body.sent("name", field -> body.label(field, length(TAGS.NAME))));
      body.check();
      return patch;
    }
  }
}
