package dev.typeset.posts;

import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;

import dev.typeset.core.Position;
import dev.typeset.db.Sorting;
import dev.typeset.http.Query;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;

/** The orders of a list of posts; the id breaks ties. */
public enum PostSort {
  NEWEST("-created_at", POSTS.CREATED_AT, Post::createdAt, true),
  OLDEST("created_at", POSTS.CREATED_AT, Post::createdAt, false),
  LAST_CHANGED("-updated_at", POSTS.UPDATED_AT, Post::updatedAt, true),
  FIRST_CHANGED("updated_at", POSTS.UPDATED_AT, Post::updatedAt, false),
  TITLE("title", sorted(POSTS.TITLE), Post::title, false),
  TITLE_BACKWARDS("-title", sorted(POSTS.TITLE), Post::title, true);

  private final String parameter;
  private final Sorting<?> sorting;
  private final Function<Post, Object> key;

  PostSort(String parameter, Field<?> column, Function<Post, Object> key, boolean descending) {
    this.parameter = parameter;
    this.sorting = new Sorting<>(column, POSTS.ID, descending);
    this.key = key;
  }

  static PostSort from(Query query) {
    return query.choice(
        "sort",
        "By time of publication, time of the last change or title; - in front turns it round.",
        List.of(values()),
        NEWEST);
  }

  /** As the order is spelled in a URL. */
  @Override
  public String toString() {
    return parameter;
  }

  Sorting<?> sorting() {
    return sorting;
  }

  boolean isByPublication() {
    return this == NEWEST || this == OLDEST;
  }

  Position place(Post post, boolean backwards) {
    return Sorting.place(key.apply(post), post.id(), backwards);
  }
}
