package dev.typeset.users;

import static dev.typeset.db.Columns.etag;
import static dev.typeset.db.Columns.etagOfOwn;
import static dev.typeset.db.Columns.mine;
import static dev.typeset.db.schema.Keys.POSTS__POSTS_AUTHOR_ID_FKEY;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Caller;
import dev.typeset.core.Etags;
import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import dev.typeset.db.SharedReads;
import dev.typeset.db.Total;
import dev.typeset.db.View;
import org.jooq.Condition;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of users. */
public final class UserRepository extends Crud<User> {
  /** A user as users see themselves, and admins all. */
  public static final SelectField<@Nullable User> OWN = UserRows.OWN;

  /** Each may hold 20 contents of 100,000 characters. */
  private static final int MOST_WITH_POSTS = 8;

  private final View<User> seenByOthers;
  private final SharedReads<Long, User.WithPosts> ownWithPosts;
  private final SharedReads<Long, User.WithPosts> withPosts;

  public UserRepository(Database database) {
    super(
        database,
        USERS,
        new View<>(database, USERS, USERS.ID, UserRows.OWN, etagOfOwn(USERS.ID, USERS.VERSION)));
    this.seenByOthers =
        new View<>(
            database,
            USERS,
            USERS.ID,
            UserRows.row(UserRows.NO_EMAIL),
            etag(USERS.ID, USERS.VERSION));
    this.ownWithPosts =
        SharedReads.byId(database, MOST_WITH_POSTS, ids -> UserRows.withPosts(USERS.EMAIL, ids));
    this.withPosts =
        SharedReads.byId(
            database, MOST_WITH_POSTS, ids -> UserRows.withPosts(UserRows.NO_EMAIL, ids));
  }

  /**
   * The user as the caller may see one, or the tag alone where the caller has this state already,
   * or empty. One statement.
   *
   * @param known the states that the caller has; null for none
   */
  public Mono<Tagged<User>> find(long id, Caller caller, @Nullable Etags known) {
    return caller.isOrMayActFor(id) ? find(id, known) : seenByOthers.find(id, known);
  }

  /**
   * A page of the users with their addresses, in the order given: of all, or of those with this
   * address. One statement, a second to count.
   */
  public Mono<Page<User>> list(@Nullable String email, UserSort sort, PageRequest page) {
    Condition wanted = email == null ? noCondition() : hasAddress(email);
    return database.read(dsl ->
        Flux.from(
                dsl.select(UserRows.OWN)
                    .from(USERS)
                    .where(wanted)
                    .and(sort.sorting().begins(page))
                    .orderBy(sort.sorting().order(page))
                    .limit(inline(page.limit() + 1))
                    .offset(page.skip()))
            .mapNotNull(row -> row.value1())
            .collectList()
            .map(users -> Page.of(users, page, sort::place))
            .flatMap(users ->
                Total.add(dsl, page, () -> select(USERS.ID).from(USERS).where(wanted), users)));
  }

  /** The user with this address, without regard to case, or empty. One statement. */
  public Mono<User> findByEmail(String email) {
    return database.read(dsl ->
        Database.one(dsl.select(UserRows.OWN).from(USERS).where(hasAddress(email)))
            .mapNotNull(row -> row.value1()));
  }

  /** What a sign-in with this address is held against, or empty. One statement. */
  public Mono<Credentials> findCredentials(String email) {
    return findCredentials(hasAddress(email));
  }

  /** The same of a user, or empty. One statement. */
  public Mono<Credentials> findCredentials(long id) {
    return findCredentials(USERS.ID.eq(id));
  }

  private Mono<Credentials> findCredentials(Condition wanted) {
    return database.read(dsl ->
        Database.one(
                dsl.select(
                        USERS.ID, USERS.HASHED_PASSWORD.convertFrom(Secret::new), USERS.IS_ACTIVE)
                    .from(USERS)
                    .where(wanted))
            .map(mapping(Credentials::new)));
  }

  /** The user as the caller may see one, with the newest posts, or empty. One statement. */
  public Mono<User.WithPosts> findWithPosts(long id, Caller caller) {
    return (caller.isOrMayActFor(id) ? ownWithPosts : withPosts).find(id);
  }

  /**
   * Adds a user.
   *
   * @param hashedPassword the hash of the password that was sent, never the password
   * @throws Failure {@link Problem.Taken} where the address belongs to somebody
   */
  public Mono<Tagged<User>> create(User.New user, String hashedPassword) {
    return create(
        new Changes()
            .set(USERS.EMAIL, user.email())
            .set(USERS.HASHED_PASSWORD, hashedPassword)
            .set(USERS.FULL_NAME, user.fullName()));
  }

  /**
   * Changes the fields that were sent. Another password ends all sign-ins of the user but the
   * caller's own, and deactivating ends that too.
   *
   * @param password another password, or null
   * @param caller the user, or an admin
   * @param expected the states that may be changed; null for any
   * @return the user as it is now, or empty where there is none
   * @throws Failure {@link Problem.Taken} where the new address belongs to somebody; {@link
   *     Problem.Forbidden} where the caller is another user; {@link Problem.LastAdmin} where no
   *     active admin would be left; {@link Problem.PreconditionFailed} where the user is in another
   *     state
   */
  Mono<Tagged<User>> update(
      long id,
      User.Patch patch,
      @Nullable PasswordChange password,
      Caller caller,
      @Nullable Etags expected) {
    var changes =
        new Changes()
            .setIfSent(USERS.EMAIL, patch.email())
            .setIfSent(USERS.FULL_NAME, patch.fullName())
            .setIfSent(USERS.IS_ACTIVE, patch.isActive())
            .setIfSent(USERS.ROLE, patch.role().map(User.Role::toString));
    if (password != null) {
      changes.set(USERS.HASHED_PASSWORD, password.hash().text());
    }
    boolean deactivates = patch.isActive().equals(Sent.of(false));
    boolean demotes = patch.role().equals(Sent.of(User.Role.USER));
    return database.write(dsl ->
        (deactivates || demotes ? Accounts.requireOtherAdmin(dsl, id, caller) : Mono.<Void>empty())
            .then(password == null ? Mono.empty() : Accounts.requireUnchanged(dsl, id, password))
            .then(update(dsl, id, changes, mine(USERS.ID, caller), expected))
            .flatMap(user ->
                deactivates || password != null
                    ? Accounts.endSessions(dsl, id, deactivates ? Caller.NOBODY : caller)
                        .thenReturn(user)
                    : Mono.just(user)));
  }

  /**
   * Takes a user away.
   *
   * @param caller the user, or an admin
   * @return whether there was one
   * @throws Failure {@link Problem.InUse} where the user has posts; {@link Problem.Forbidden} where
   *     the caller is another user; {@link Problem.LastAdmin} where no active admin would be left;
   *     {@link Problem.PreconditionFailed} where the user is in another state
   */
  public Mono<Boolean> delete(long id, Caller caller, @Nullable Etags expected) {
    return database
        .write(dsl ->
            Accounts.requireOtherAdmin(dsl, id, caller)
                .then(delete(dsl, id, mine(USERS.ID, caller), expected)))
        .onErrorMap(
            error -> Database.violates(error, POSTS__POSTS_AUTHOR_ID_FKEY),
            error ->
                new Problem.InUse(
                        "The user has posts. Delete them first, or add ?cascade=true to delete them too.")
                    .raise(error));
  }

  /**
   * Takes a user away with all posts.
   *
   * @param caller the user, or an admin
   * @param expected the states in which the user may go; null for any
   * @return whether there was one
   * @throws Failure as {@link #delete(long, Caller, Etags)}
   */
  public Mono<Boolean> deleteWithPosts(long id, Caller caller, @Nullable Etags expected) {
    Condition mine = mine(USERS.ID, caller);
    return database.write(dsl ->
        Accounts.requireOtherAdmin(dsl, id, caller)
            // The lock keeps new posts out: inserting one takes a share of it.
            .then(
                Database.one(
                    dsl.select(USERS.ID).from(USERS).where(USERS.ID.eq(id)).and(mine).forUpdate()))
            .hasElement()
            .flatMap(_ -> expect(dsl, id, mine, expected))
            .flatMap(_ ->
                Database.count(
                    dsl.deleteFrom(POSTS)
                        .where(POSTS.AUTHOR_ID.eq(id))
                        .and(mine(POSTS.AUTHOR_ID, caller))))
            .flatMap(_ -> delete(dsl, id, mine, null))
            .defaultIfEmpty(false));
  }

  private static Condition hasAddress(String email) {
    return lower(USERS.EMAIL).eq(lower(val(email)));
  }
}
