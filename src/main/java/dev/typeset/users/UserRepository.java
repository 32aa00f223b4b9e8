package dev.typeset.users;

import static dev.typeset.db.Columns.etag;
import static dev.typeset.db.schema.Keys.POSTS__POSTS_AUTHOR_ID_FKEY;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Etags;
import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.core.Tagged;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import dev.typeset.db.Sorting;
import dev.typeset.db.Total;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of users. */
public final class UserRepository extends Crud<User> {
  private static final PageRequest NESTED_POSTS = new PageRequest(0, 20);
  private static final SelectField<@Nullable User> ROW =
      row(
              USERS.ID,
              USERS.EMAIL,
              USERS.FULL_NAME,
              USERS.IS_ACTIVE,
              USERS.CREATED_AT,
              USERS.UPDATED_AT)
          .mapping(nullOnAllNull(User::new));

  public UserRepository(Database database) {
    super(database, USERS, USERS, ROW, etag(USERS.ID, USERS.VERSION));
  }

  /**
   * A page of the users in the order given: of all, or of those with this address. One statement, a
   * second to count.
   */
  public Mono<Page<User>> list(@Nullable String email, UserSort sort, PageRequest page) {
    Condition wanted = email == null ? noCondition() : hasAddress(email);
    return database.read(dsl ->
        Flux.from(
                dsl.select(ROW)
                    .from(USERS)
                    .where(wanted)
                    .and(sort.sorting().begins(page))
                    .orderBy(sort.sorting().order(page))
                    .limit(inline(page.limit() + 1))
                    .offset(page.skip()))
            .mapNotNull(row -> row.value1())
            .collectList()
            .map(users -> Page.of(users, page, sort::place))
            .flatMap(
                users -> Total.add(dsl, page, select(USERS.ID).from(USERS).where(wanted), users)));
  }

  /** The user with this address, without regard to case, or empty. One statement. */
  public Mono<User> findByEmail(String email) {
    return database.read(dsl ->
        Database.one(dsl.select(ROW).from(USERS).where(hasAddress(email)))
            .mapNotNull(row -> row.value1()));
  }

  /** The user with the newest posts, or empty. One statement. */
  public Mono<User.WithPosts> findWithPosts(long id) {
    return database.read(dsl ->
        Database.one(
                dsl.select(
                        USERS.ID,
                        USERS.EMAIL,
                        USERS.FULL_NAME,
                        USERS.IS_ACTIVE,
                        USERS.CREATED_AT,
                        USERS.UPDATED_AT,
                        newestPosts())
                    .from(USERS)
                    .where(USERS.ID.eq(id)))
            .map(mapping(User.WithPosts::new)));
  }

  /**
   * Adds a user.
   *
   * @param hashedPassword the hash of the password that was sent, never the password
   * @throws Failure {@link Problem.Taken} where the address belongs to somebody
   */
  public Mono<Tagged<User>> create(User.New user, String hashedPassword) {
    var values =
        new Changes()
            .set(USERS.EMAIL, user.email())
            .set(USERS.HASHED_PASSWORD, hashedPassword)
            .set(USERS.FULL_NAME, user.fullName());
    return database.write(dsl -> create(dsl, values));
  }

  /**
   * Changes the fields that were sent.
   *
   * @param hashedPassword the hash of the password that was sent
   * @param expected the states that may be changed; null for any
   * @return the user as it is now, or empty where there is none
   * @throws Failure {@link Problem.Taken} where the new address belongs to somebody; {@link
   *     Problem.PreconditionFailed} where the user is in another state
   */
  public Mono<Tagged<User>> update(
      long id, User.Patch patch, Sent<String> hashedPassword, @Nullable Etags expected) {
    return update(
        id,
        new Changes()
            .setIfSent(USERS.EMAIL, patch.email())
            .setIfSent(USERS.HASHED_PASSWORD, hashedPassword)
            .setIfSent(USERS.FULL_NAME, patch.fullName())
            .setIfSent(USERS.IS_ACTIVE, patch.isActive()),
        expected);
  }

  /**
   * Takes a user away.
   *
   * @return whether there was one
   * @throws Failure {@link Problem.InUse} where the user has posts; {@link
   *     Problem.PreconditionFailed} where the user is in another state
   */
  @Override
  public Mono<Boolean> delete(long id, @Nullable Etags expected) {
    return super.delete(id, expected)
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
   * @param expected the states in which the user may go; null for any
   * @return whether there was one
   * @throws Failure {@link Problem.PreconditionFailed} where the user is in another state
   */
  public Mono<Boolean> deleteWithPosts(long id, @Nullable Etags expected) {
    return database.write(dsl ->
        // The lock keeps new posts out: inserting one takes a share of it.
        Database.one(dsl.select(USERS.ID).from(USERS).where(USERS.ID.eq(id)).forUpdate())
            .flatMap(user -> expect(dsl, id, expected))
            .flatMap(user -> Database.count(dsl.deleteFrom(POSTS).where(POSTS.AUTHOR_ID.eq(id))))
            .flatMap(posts -> Database.count(dsl.deleteFrom(USERS).where(USERS.ID.eq(id))))
            .map(users -> users > 0)
            .defaultIfEmpty(false));
  }

  private static Condition hasAddress(String email) {
    return lower(USERS.EMAIL).eq(lower(val(email)));
  }

  private static Field<Page<User.Post>> newestPosts() {
    return multiset(
            select(POSTS.ID, POSTS.TITLE, POSTS.CONTENT, POSTS.CREATED_AT, POSTS.UPDATED_AT)
                .from(POSTS)
                .where(POSTS.AUTHOR_ID.eq(USERS.ID))
                .orderBy(POSTS.CREATED_AT.desc(), POSTS.ID.desc())
                .limit(inline(NESTED_POSTS.limit() + 1)))
        .convertFrom(posts ->
            Page.of(
                posts.map(mapping(User.Post::new)),
                NESTED_POSTS,
                (post, backwards) -> Sorting.place(post.createdAt(), post.id(), backwards)));
  }
}
