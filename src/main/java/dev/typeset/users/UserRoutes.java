package dev.typeset.users;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.http.Api;
import dev.typeset.http.Call;
import dev.typeset.http.Nothing;
import dev.typeset.http.ProblemType;
import dev.typeset.http.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The HTTP of users. */
public final class UserRoutes {
  private final UserRepository users;
  private final Passwords passwords;

  public UserRoutes(UserRepository users, Passwords passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  public void register(Api api) {
    api.get(BASE + "/users")
        .summary("Users, the newest first")
        .query(Listing::from)
        .statements(1)
        .page(
            User.class,
            call -> users.list(call.query().email(), call.query().sort(), call.query().page()));

    api.post(BASE + "/users")
        .summary("Signs a user up")
        .body(User.New.class, User.New::from)
        .statements(2)
        .conflicts(ProblemType.TAKEN)
        .anonymous()
        .created(User.class, User::id, User::id, this::create);

    api.get(BASE + "/users/{id}")
        .summary("One user; include=posts nests the newest 20 posts")
        .query(UserRoutes::include)
        .statements(1)
        .oneOf(
            List.of(User.class, User.WithPosts.class),
            call ->
                call.query()
                    ? users.findWithPosts(call.id()).map(Tagged::without)
                    : users.find(call.id(), call.known()));

    api.patch(BASE + "/users/{id}")
        .summary("Changes the fields of a user that were sent")
        .body(User.Patch.class, User.Patch::from)
        .statements(2)
        .conflicts(ProblemType.TAKEN)
        .one(User.class, this::update);

    api.delete(BASE + "/users/{id}")
        .summary("Deletes a user; 409 where there are posts, unless cascade=true takes them along")
        .query(UserRoutes::cascade)
        .statements(3)
        .conflicts(ProblemType.IN_USE)
        .done(this::delete);
  }

  private record Listing(@Nullable String email, UserSort sort, PageRequest page) {
    static Listing from(Query query) {
      return new Listing(
          query.text("email", "The user with this address.", User.EMAIL.length()),
          query.choice(
              "sort",
              "By time, of signing up or of the last change; - in front for the newest first.",
              List.of(UserSort.values()),
              UserSort.NEWEST),
          query.page());
    }
  }

  private static boolean include(Query query) {
    return query.choice("include", "Nests the newest posts.", List.of("posts")) != null;
  }

  private static boolean cascade(Query query) {
    return query.choice("cascade", "Deletes the posts too.", List.of(true, false), false);
  }

  private Mono<Tagged<User>> create(Call<Nothing, User.New> call) {
    return passwords.hash(call.body().password()).flatMap(hash -> users.create(call.body(), hash));
  }

  private Mono<Tagged<User>> update(Call<Nothing, User.Patch> call) {
    return hashed(call.body().password())
        .flatMap(hash -> users.update(call.id(), call.body(), hash, call.expected()));
  }

  private Mono<Boolean> delete(Call<Boolean, Nothing> call) {
    return call.query()
        ? users.deleteWithPosts(call.id(), call.expected())
        : users.delete(call.id(), call.expected());
  }

  private Mono<Sent<String>> hashed(Sent<String> password) {
    return switch (password) {
      case Sent.Value<String>(String value) -> passwords.hash(value).map(Sent::of);
      case Sent.Absent<String> _ -> Mono.just(Sent.absent());
    };
  }
}
