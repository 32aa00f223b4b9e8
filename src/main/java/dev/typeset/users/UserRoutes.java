package dev.typeset.users;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Sent;
import dev.typeset.http.Api;
import dev.typeset.http.Body;
import dev.typeset.http.Input;
import dev.typeset.http.Query;
import dev.typeset.http.Reply;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The HTTP of users. */
public final class UserRoutes {
  private final UserRepository users;
  private final Passwords passwords;
  private final Reply reply;

  public UserRoutes(UserRepository users, Passwords passwords, Reply reply) {
    this.users = users;
    this.passwords = passwords;
    this.reply = reply;
  }

  public void register(Api api) {
    api.get(BASE + "/users", this::list);
    api.post(BASE + "/users", this::create);
    api.get(BASE + "/users/{id}", this::find);
    api.patch(BASE + "/users/{id}", this::update);
    api.delete(BASE + "/users/{id}", this::delete);
  }

  private void list(Context ctx) {
    var query = Query.of(ctx);
    @Nullable String email = query.text("email", User.LONGEST_EMAIL);
    UserSort sort = query.choice("sort", List.of(UserSort.values()), UserSort.NEWEST);
    PageRequest page = query.page();
    query.check();
    reply.ok(ctx, users.list(email, sort, page).map(Page::of));
  }

  private void create(Context ctx) {
    Query.none(ctx);
    var user = User.New.from(Body.of(ctx));
    reply.created(
        ctx,
        passwords.hash(user.password()).flatMap(hash -> users.create(user, hash)),
        created -> BASE + "/users/" + created.id());
  }

  private void find(Context ctx) {
    long id = Input.id(ctx);
    var query = Query.of(ctx);
    boolean withPosts = query.choice("include", List.of("posts"), "").equals("posts");
    query.check();
    reply.ok(ctx, withPosts ? users.findWithPosts(id) : users.find(id));
  }

  private void update(Context ctx) {
    long id = Input.id(ctx);
    Query.none(ctx);
    var patch = User.Patch.from(Body.of(ctx));
    reply.ok(ctx, hashed(patch.password()).flatMap(hash -> users.update(id, patch, hash)));
  }

  private void delete(Context ctx) {
    long id = Input.id(ctx);
    var query = Query.of(ctx);
    boolean cascade = query.choice("cascade", List.of(true, false), false);
    query.check();
    reply.noContent(ctx, cascade ? users.deleteWithPosts(id) : users.delete(id));
  }

  private Mono<Sent<String>> hashed(Sent<String> password) {
    return switch (password) {
      case Sent.Value<String>(String value) -> passwords.hash(value).map(Sent::of);
      case Sent.Absent<String> _ -> Mono.just(Sent.absent());
    };
  }
}
