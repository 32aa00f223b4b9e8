package dev.typeset.users;

import static dev.typeset.http.Api.BASE;

import dev.typeset.core.Attribute;
import dev.typeset.core.Caller;
import dev.typeset.core.FieldError;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.http.Api;
import dev.typeset.http.Call;
import dev.typeset.http.Nothing;
import dev.typeset.http.ProblemType;
import dev.typeset.http.Query;
import dev.typeset.http.RateLimits;
import dev.typeset.http.RateLimits.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The HTTP of users. */
public final class UserRoutes {
  private final UserRepository users;
  private final Passwords passwords;
  private final RateLimits limits;

  public UserRoutes(UserRepository users, Passwords passwords, RateLimits limits) {
    this.users = users;
    this.passwords = passwords;
    this.limits = limits;
  }

  public void register(Api api) {
    api.get(BASE + "/users")
        .admin()
        .summary("Users, the newest first")
        .query(Listing::from)
        .statements(1)
        .page(
            User.class,
            call -> users.list(call.query().email(), call.query().sort(), call.query().page()));

    api.post(BASE + "/users")
        .anyone()
        .summary("Signs a user up")
        .body(User.New.class, User.New::from)
        .statements(1)
        .problems(ProblemType.TAKEN)
        .created(User.class, User::id, User::id, this::create);

    api.get(BASE + "/users/{id}")
        .anyone()
        .summary("One user; include=posts nests the newest 20 posts")
        .query(UserRoutes::include)
        .statements(1)
        .oneOf(
            List.of(User.class, User.WithPosts.class),
            call ->
                call.query()
                    ? users.findWithPosts(call.id(), call.caller()).map(Tagged::without)
                    : users.find(call.id(), call.caller(), call.known()));

    api.patch(BASE + "/users/{id}")
        .owner()
        .summary("Changes the fields of a user that were sent")
        .body(User.Patch.class, User.Patch::from)
        .statements(5)
        .problems(ProblemType.TAKEN, ProblemType.LAST_ADMIN)
        .one(User.class, call -> update(call.id(), call));

    api.delete(BASE + "/users/{id}")
        .owner()
        .summary("Deletes a user; 409 where there are posts, unless cascade=true takes them along")
        .query(UserRoutes::cascade)
        .statements(4)
        .problems(ProblemType.IN_USE, ProblemType.LAST_ADMIN)
        .deleted(call -> delete(call.id(), call));

    api.get(BASE + "/users/me")
        .signedIn()
        .summary("The caller")
        .statements(1)
        .problems(ProblemType.NOT_FOUND)
        .one(User.class, call -> users.find(call.caller().id(), call.known()));

    api.patch(BASE + "/users/me")
        .signedIn()
        .summary("Changes the fields of the caller that were sent")
        .body(User.Patch.class, User.Patch::from)
        .statements(5)
        .problems(
            ProblemType.NOT_FOUND, ProblemType.FORBIDDEN, ProblemType.TAKEN, ProblemType.LAST_ADMIN)
        .one(User.class, call -> update(call.caller().id(), call));

    api.delete(BASE + "/users/me")
        .signedIn()
        .summary("Deletes the caller, as DELETE /users/{id} does")
        .query(UserRoutes::cascade)
        .statements(4)
        .problems(ProblemType.NOT_FOUND, ProblemType.IN_USE, ProblemType.LAST_ADMIN)
        .deleted(call -> delete(call.caller().id(), call));
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
    if (!call.caller().isAdmin()) {
      limits.count(Policy.SIGN_UP_BY_ADDRESS, call.visitor().address());
    }
    return passwords
        .hash(call.body().password().text())
        .flatMap(hash -> users.create(call.body(), hash));
  }

  private Mono<Tagged<User>> update(long id, Call<Nothing, User.Patch> call) {
    User.Patch patch = call.body();
    Caller caller = call.caller();
    List<Attribute> adminsOnly = caller.isAdmin() ? List.of() : patch.adminsOnly();
    if (!adminsOnly.isEmpty()) {
      throw new Problem.Forbidden(
              "Only admins may set these fields.",
              adminsOnly.stream().map(UserRoutes::adminsOnly).toList())
          .raise();
    }
    return patch.password() instanceof Sent.Value<Secret>(Secret password)
            && caller.isOrMayActFor(id)
        ? passwordChange(id, password.text(), call)
            .flatMap(change -> users.update(id, patch, change, caller, call.expected()))
        : users.update(id, patch, null, caller, call.expected());
  }

  /** Who is no admin shows the password as it is, to set another. */
  private Mono<PasswordChange> passwordChange(
      long id, String password, Call<Nothing, User.Patch> call) {
    if (call.caller().isAdmin()) {
      return passwords.hash(password).map(hash -> new PasswordChange(new Secret(hash), null));
    }
    if (!(call.body().currentPassword() instanceof Sent.Value<Secret>(Secret current))) {
      throw new Problem.Invalid(
              new FieldError(
                  "/current_password",
                  "missing",
                  "The current_password is missing: it is needed to set another password."))
          .raise();
    }
    return users
        .findCredentials(id)
        .doOnNext(now -> limits.count(Policy.SIGN_IN_BY_ACCOUNT, now.account()))
        .flatMap(now ->
            passwords
                .verify(current.text(), now.hash().text())
                .filter(verdict -> verdict != Passwords.Verdict.WRONG)
                .switchIfEmpty(Mono.error(() -> User.wrongPassword().raise()))
                .flatMap(_ -> passwords.hash(password))
                .map(hash -> new PasswordChange(new Secret(hash), now.hash())));
  }

  private Mono<Boolean> delete(long id, Call<Boolean, Nothing> call) {
    return call.query()
        ? users.deleteWithPosts(id, call.caller(), call.expected())
        : users.delete(id, call.caller(), call.expected());
  }

  private static FieldError adminsOnly(Attribute field) {
    return new FieldError(
        "/" + field.name(), "admins-only", "Only admins may set " + field.name() + ".");
  }
}
