package dev.typeset.posts;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.PageRequest;
import dev.typeset.http.Api;
import dev.typeset.http.Query;
import java.util.List;

/** The HTTP of posts. */
public final class PostRoutes {
  private final PostRepository posts;

  public PostRoutes(PostRepository posts) {
    this.posts = posts;
  }

  public void register(Api api) {
    api.get(BASE + "/posts")
        .summary("Posts, the newest first, each with its author and tags")
        .query(Listing::from)
        .statements(1)
        .page(
            Post.class,
            call -> posts.list(call.query().filter(), call.query().sort(), call.query().page()));

    api.post(BASE + "/posts")
        .summary("Publishes a post; tags that are new are made")
        .body(Post.New.class, Post.New::from)
        .statements(5)
        .created(
            Post.class, Post::id, post -> post.author().id(), call -> posts.create(call.body()));

    api.get(BASE + "/posts/search")
        .summary("The same as the list of posts")
        .query(Listing::from)
        .statements(1)
        .page(
            Post.class,
            call -> posts.list(call.query().filter(), call.query().sort(), call.query().page()));

    api.get(BASE + "/posts/stats")
        .summary("Figures about the posts that the filters select")
        .query(PostRoutes::filter)
        .statements(1)
        .value(PostStats.class, call -> posts.stats(call.query()));

    api.get(BASE + "/posts/{id}")
        .summary("One post with its author and tags")
        .statements(1)
        .one(Post.class, call -> posts.find(call.id(), call.known()));

    api.patch(BASE + "/posts/{id}")
        .summary("Changes the fields of a post that were sent; tags replace the old ones")
        .body(Post.Patch.class, Post.Patch::from)
        .statements(7)
        .one(Post.class, call -> posts.update(call.id(), call.body(), call.expected()));

    api.delete(BASE + "/posts/{id}")
        .summary("Deletes a post")
        .statements(1)
        .done(call -> posts.delete(call.id(), call.expected()));

    api.get(BASE + "/users/{id}/posts")
        .summary("The posts of a user")
        .query(Part::from)
        .statements(2)
        .page(
            Post.class,
            call -> posts.listByAuthor(call.id(), call.query().sort(), call.query().page()));

    api.get(BASE + "/tags/{id}/posts")
        .summary("The posts of a tag")
        .query(Part::from)
        .statements(2)
        .page(
            Post.class,
            call -> posts.listByTag(call.id(), call.query().sort(), call.query().page()));
  }

  private record Listing(PostFilter filter, PostSort sort, PageRequest page) {
    static Listing from(Query query) {
      return new Listing(PostRoutes.filter(query), PostRoutes.sort(query), query.page());
    }
  }

  private record Part(PostSort sort, PageRequest page) {
    static Part from(Query query) {
      return new Part(PostRoutes.sort(query), query.page());
    }
  }

  private static PostSort sort(Query query) {
    return query.choice(
        "sort",
        "By time of publication, time of the last change or title; - in front turns it round.",
        List.of(PostSort.values()),
        PostSort.NEWEST);
  }

  private static PostFilter filter(Query query) {
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
}
