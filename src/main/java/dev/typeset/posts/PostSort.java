package dev.typeset.posts;

import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;

import java.util.List;
import org.jooq.Field;
import org.jooq.SortField;

/** The orders of a list of posts; the id breaks ties. */
public enum PostSort {
  NEWEST("-created_at", POSTS.CREATED_AT, true),
  OLDEST("created_at", POSTS.CREATED_AT, false),
  LAST_CHANGED("-updated_at", POSTS.UPDATED_AT, true),
  FIRST_CHANGED("updated_at", POSTS.UPDATED_AT, false),
  TITLE("title", sorted(POSTS.TITLE), false),
  TITLE_BACKWARDS("-title", sorted(POSTS.TITLE), true);

  private final String parameter;
  private final Field<?> key;
  private final boolean descending;

  PostSort(String parameter, Field<?> key, boolean descending) {
    this.parameter = parameter;
    this.key = key;
    this.descending = descending;
  }

  /** As the order is spelled in a URL. */
  @Override
  public String toString() {
    return parameter;
  }

  List<SortField<?>> order() {
    return descending ? List.of(key.desc(), POSTS.ID.desc()) : List.of(key.asc(), POSTS.ID.asc());
  }
}
