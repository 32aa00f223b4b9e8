package dev.typeset.posts;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.http.Csv;
import dev.typeset.http.Query;
import dev.typeset.tags.Tag;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked of an export.
 *
 * @param part where to begin, and where to end; a limit of 0 is none
 */
record PostExport(PostFilter filter, PostSort sort, PageRequest part) {
  static final Csv<Post> CSV =
      new Csv<>(
          "posts.csv",
          List.of(
              "id",
              "title",
              "content",
              "author_id",
              "author_full_name",
              "tags",
              "created_at",
              "updated_at"),
          post ->
              Arrays.asList(
                  post.id(),
                  post.title(),
                  post.content(),
                  post.author().id(),
                  post.author().fullName(),
                  post.tags().stream().map(Tag::name).toList(),
                  post.createdAt(),
                  post.updatedAt()));

  static PostExport from(Query query) {
    return new PostExport(PostFilter.from(query), PostSort.from(query), query.stream());
  }

  Position behind(Post post) {
    return sort.place(post, false);
  }
}
