package dev.typeset.posts;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Caller;
import dev.typeset.core.FieldError;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import dev.typeset.http.Api;
import dev.typeset.http.Call;
import dev.typeset.http.Nothing;
import dev.typeset.http.ProblemType;
import dev.typeset.http.Query;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The HTTP of posts. */
public final class PostRoutes {
  private static final int LARGEST_BATCH = 1_000;

  private final PostRepository posts;

  public PostRoutes(PostRepository posts) {
    this.posts = posts;
  }

  public void register(Api api) {
    api.get(BASE + "/posts")
        .anyone()
        .summary("Posts, the newest first, each with its author and tags")
        .query(Listing::from)
        .statements(1)
        .page(
            Post.class,
            call -> posts.list(call.query().filter(), call.query().sort(), call.query().page()));

    api.post(BASE + "/posts")
        .signedIn()
        .summary("Publishes a post; tags that are new are made")
        .body(Post.New.class, Post.New::from)
        .statements(1)
        .problems(ProblemType.FORBIDDEN)
        .created(Post.class, Post::id, post -> post.author().id(), this::create);

    api.get(BASE + "/posts/search")
        .anyone()
        .summary("Posts that `q` finds, the best first; without `q` the list")
        .query(Search::from)
        .statements(1)
        .pageOf(List.of(Post.Found.class, Post.class), this::search);

    api.get(BASE + "/posts/stats")
        .anyone()
        .summary("Figures about the posts that the filters select, as a whole or in groups")
        .query(Figures::from)
        .statements(1)
        .value(PostStats.class, call -> posts.stats(call.query().filter(), call.query().groupBy()));

    api
        .get(BASE + "/posts/export")
        .anyone()
        .summary("All posts that the filters select, as a stream; not one snapshot")
        .query(PostExport::from)
        .statements(1)
        .stream(
            Post.class,
            PostExport.CSV,
            PostExport::part,
            PostExport::behind,
            (export, part) -> posts.list(export.filter(), export.sort(), part));

    api.post(BASE + "/posts/batch")
        .signedIn()
        .summary("Publishes up to 1,000 posts, all or none")
        .batch(Post.New.class, LARGEST_BATCH, Post.New::from)
        .statements(7)
        .problems(ProblemType.FORBIDDEN)
        .createdAll(Post.class, PostRoutes::author, this::createAll);

    api.get(BASE + "/posts/{id}")
        .anyone()
        .summary("One post with its author and tags")
        .statements(1)
        .one(Post.class, call -> posts.find(call.id(), call.known()));

    api.patch(BASE + "/posts/{id}")
        .owner()
        .summary("Changes the fields of a post that were sent; tags replace the old ones")
        .body(Post.Patch.class, Post.Patch::from)
        .statements(7)
        .one(
            Post.class,
            call -> posts.update(call.id(), call.body(), call.caller(), call.expected()));

    api.delete(BASE + "/posts/{id}")
        .owner()
        .summary("Deletes a post")
        .statements(1)
        .deleted(call -> posts.delete(call.id(), call.caller(), call.expected()));

    api.get(BASE + "/users/{id}/posts")
        .anyone()
        .summary("The posts of a user")
        .query(Part::from)
        .statements(2)
        .page(
            Post.class,
            call -> posts.listByAuthor(call.id(), call.query().sort(), call.query().page()));

    api.get(BASE + "/tags/{id}/posts")
        .anyone()
        .summary("The posts of a tag")
        .query(Part::from)
        .statements(2)
        .page(
            Post.class,
            call -> posts.listByTag(call.id(), call.query().sort(), call.query().page()));
  }

  private Mono<Tagged<Post>> create(Call<Nothing, Post.New> call) {
    requireOwn(call.caller(), List.of(call.body()), _ -> "");
    return posts.create(call.body(), call.caller().id());
  }

  private Mono<Page<Post>> createAll(Call<Nothing, List<Post.New>> call) {
    requireOwn(call.caller(), call.body(), place -> "/" + place);
    return posts.create(call.body(), call.caller().id());
  }

  /** That nobody but admins publishes in the name of others. */
  private static void requireOwn(Caller caller, List<Post.New> posts, IntFunction<String> pointer) {
    if (caller.isAdmin()) {
      return;
    }
    List<FieldError> errors =
        IntStream.range(0, posts.size())
            .filter(i -> posts.get(i).authorId() != null)
            .mapToObj(i ->
                new FieldError(
                    pointer.apply(i) + "/author_id",
                    "admins-only",
                    "The author is the caller; only admins may send author_id."))
            .toList();
    if (!errors.isEmpty()) {
      throw new Problem.Forbidden("Only admins may publish in the name of others.", errors).raise();
    }
  }

  private Mono<? extends Page<?>> search(Call<Search, Nothing> call) {
    Listing listing = call.query().listing();
    String q = call.query().q();
    return q == null
        ? posts.list(listing.filter(), listing.sort(), listing.page())
        : posts.search(q, listing.filter(), listing.page());
  }

  private record Listing(PostFilter filter, PostSort sort, PageRequest page) {
    static Listing from(Query query) {
      return new Listing(PostFilter.from(query), PostSort.from(query), query.page());
    }
  }

  private record Search(@Nullable String q, Listing listing) {
    static Search from(Query query) {
      String q =
          query.text(
              "q",
              "Words in the syntax of web searches: `\"a phrase\" or this -not`; ranks the posts.");
      var listing = Listing.from(query);
      if (q != null && listing.page().count() != PageRequest.Count.NONE) {
        query.refuse(
            "count", "conflict", "does not go with q: a search ranks some, and counts none.");
      }
      if (q != null && listing.page().skip() > 0) {
        query.refuse("skip", "conflict", "does not go with q: take the cursor.");
      }
      if (q != null && listing.sort() != PostSort.NEWEST) {
        query.refuse("sort", "conflict", "does not go with q: the best come first.");
      }
      return new Search(q, listing);
    }
  }

  private record Part(PostSort sort, PageRequest page) {
    static Part from(Query query) {
      return new Part(PostSort.from(query), query.page());
    }
  }

  private record Figures(PostFilter filter, PostStats.@Nullable GroupBy groupBy) {
    static Figures from(Query query) {
      return new Figures(
          PostFilter.from(query),
          query.choice(
              "group_by",
              "The same figures of each author, tag or month.",
              List.of(PostStats.GroupBy.values())));
    }
  }

  /** The one author of all of the posts, or null where there are more. */
  private static @Nullable Long author(List<Post> posts) {
    List<Long> authors = posts.stream().map(post -> post.author().id()).distinct().toList();
    return authors.size() == 1 ? authors.getFirst() : null;
  }
}
