package dev.typeset.posts;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.http.Api;
import dev.typeset.http.Body;
import dev.typeset.http.Input;
import dev.typeset.http.Query;
import dev.typeset.http.Reply;
import io.javalin.http.Context;
import java.util.List;
import reactor.core.publisher.Mono;

/** The HTTP of posts. */
public final class PostRoutes {
  private final PostRepository posts;
  private final Reply reply;

  public PostRoutes(PostRepository posts, Reply reply) {
    this.posts = posts;
    this.reply = reply;
  }

  public void register(Api api) {
    api.get(BASE + "/posts", this::list);
    api.post(BASE + "/posts", this::create);
    api.get(BASE + "/posts/search", this::list);
    api.get(BASE + "/posts/stats", this::stats);
    api.get(BASE + "/posts/{id}", this::find);
    api.patch(BASE + "/posts/{id}", this::update);
    api.delete(BASE + "/posts/{id}", this::delete);
    api.get(BASE + "/users/{id}/posts", ctx -> listOf(ctx, posts::listByAuthor));
    api.get(BASE + "/tags/{id}/posts", ctx -> listOf(ctx, posts::listByTag));
  }

  private void list(Context ctx) {
    var query = Query.of(ctx);
    PostFilter filter = filter(query);
    PostSort sort = sort(query);
    PageRequest page = query.page();
    query.check();
    reply.ok(ctx, posts.list(filter, sort, page).map(Page::of));
  }

  private void listOf(Context ctx, Owned owned) {
    long ownerId = Input.id(ctx);
    var query = Query.of(ctx);
    PostSort sort = sort(query);
    PageRequest page = query.page();
    query.check();
    reply.ok(ctx, owned.list(ownerId, sort, page).map(Page::of));
  }

  private void stats(Context ctx) {
    var query = Query.of(ctx);
    PostFilter filter = filter(query);
    query.check();
    reply.ok(ctx, posts.stats(filter));
  }

  private void create(Context ctx) {
    Query.none(ctx);
    reply.created(
        ctx, posts.create(Post.New.from(Body.of(ctx))), post -> BASE + "/posts/" + post.id());
  }

  private void find(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.ok(ctx, posts.find(id));
  }

  private void update(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.ok(ctx, posts.update(id, Post.Patch.from(Body.of(ctx))));
  }

  private void delete(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    reply.noContent(ctx, posts.delete(id));
  }

  private static PostSort sort(Query query) {
    return query.choice("sort", List.of(PostSort.values()), PostSort.NEWEST);
  }

  private static PostFilter filter(Query query) {
    return new PostFilter(
        query.text("keyword"),
        query.id("author_id"),
        null,
        query.texts("tag"),
        query.choice("tag_match", List.of("any", "all"), "any").equals("all"),
        query.time("created_from"),
        query.time("created_to"));
  }

  /** The posts of a user, or of a tag. */
  private interface Owned {
    Mono<List<Post>> list(long ownerId, PostSort sort, PageRequest page);
  }
}
